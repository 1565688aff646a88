// SPDX-License-Identifier: MIT
/*
 * Colours for what the expressions in view are made of: the words of the language, and names that the file declares.
 */
import { RangeSetBuilder, StateEffect } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { readerAfter, withoutComment } from "./contexts.js";
import { expressionAt } from "./offers.js";

const word = Decoration.mark({ class: "tok-word" });
const name = Decoration.mark({ class: "tok-name" });
const LARGEST = 1 << 20; /* beyond, reading what stands above would be felt while typing */
const WORD = /[A-Za-z_]\w*/g;

/** Says that names changed, so that colours are put anew. */
export const renamed = StateEffect.define();

/** The part of a line in which an expression may stand: behind its key or dashes. */
const HEAD = /^\s*(-\s+)*([A-Za-z_]\w*:(?=\s|$))?/;

function marksOf(line, names, add) {
  const text = withoutComment(line.text);
  const { from } = line;
  const start = HEAD.exec(text)?.[0].length ?? 0;
  const words = new Set(names.words.expression ?? []);
  for (const match of text.slice(start).matchAll(WORD)) {
    const at = from + start + match.index;
    if (words.has(match[0])) add(at, at + match[0].length, word);
    else if (names.find(match[0], ["option", "state"]) !== undefined) add(at, at + match[0].length, name);
  }
}

function drawRange({ doc }, from, to, names, add) {
  const first = doc.lineAt(from);
  const reader = readerAfter(doc.sliceString(0, first.from));
  for (let line = first; ; line = doc.line(line.number + 1)) {
    const { text } = line;
    const begin = text.search(/\S/);
    const head = HEAD.exec(text)?.[0].length ?? 0;
    const probe = text.slice(0, begin < head ? head + 2 : text.length); /* into the value, or all of a line that goes on */
    if (/\S/.test(text.slice(head)) && expressionAt(reader.at(probe))) marksOf(line, names, add);
    reader.take(line.text);
    if (line.to >= to || line.number === doc.lines) return;
  }
}

function draw(view, names) {
  const builder = new RangeSetBuilder();
  if (view.state.doc.length <= LARGEST)
    for (const { from, to } of view.visibleRanges)
      drawRange(view.state, from, to, names, (at, end, mark) => builder.add(at, end, mark));
  return builder.finish();
}

/** The extension. @param {() => ReturnType<typeof import("./names.js").makeNames>} names what is known by now */
export function colouring(names) {
  return ViewPlugin.fromClass(class {
    constructor(view) {
      this.decorations = draw(view, names());
    }

    update(update) {
      const told = update.transactions.some((each) => each.effects.some((effect) => effect.is(renamed)));
      if (update.docChanged || update.viewportChanged || told) this.decorations = draw(update.view, names());
    }
  }, { decorations: (plugin) => plugin.decorations });
}
