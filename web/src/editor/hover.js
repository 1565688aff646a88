// SPDX-License-Identifier: MIT
/*
 * What a name means, where the pointer rests, or at the cursor by Ctrl I.
 */
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { h } from "../dom.js";
import { contextAt } from "./contexts.js";
import { kindsAt } from "./offers.js";

const setShown = StateEffect.define();

/** The word around a place: {from, to, text}, or null. */
function wordAt(state, pos) {
  const line = state.doc.lineAt(pos);
  const before = /\w*$/.exec(line.text.slice(0, pos - line.from))?.[0].length ?? 0;
  const after = /^\w*/.exec(line.text.slice(pos - line.from))?.[0].length ?? 0;
  if (before + after === 0) return null;
  return { from: pos - before, to: pos + after, text: line.text.slice(pos - before - line.from, pos + after - line.from) };
}

function tooltip(word, meaning) {
  return { pos: word.from, end: word.to, above: true, create: () => ({ dom: h("div", { class: "told" },
    h("p", { class: "message" }, h("strong", {}, meaning.title), meaning.title === meaning.name ? null : h("code", {}, meaning.name)),
    ...meaning.lines.map((line) => h("p", {}, line))) }) };
}

/** What is known of the word at a place, or null. */
function meaningAt(state, pos, names) {
  const word = wordAt(state, pos);
  if (word === null) return null;
  const context = contextAt(state.sliceDoc(0, word.to), word.to);
  if (context.kind === "none") return null;
  const meaning = names().find(word.text, kindsAt(context));
  return meaning === undefined ? null : { word, meaning };
}

/** Shown by the key until the cursor moves, the text changes, or Escape. */
const shownByKey = StateField.define({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setShown)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * The extension.
 * @param {() => ReturnType<typeof import("./names.js").makeNames>} names what is known by now
 * @param {(words: string) => void} announce for those who do not see it
 */
export function hovering(names, announce) {
  function show(view) {
    const found = meaningAt(view.state, view.state.selection.main.head, names);
    if (found === null) return false;
    view.dispatch({ effects: setShown.of(tooltip(found.word, found.meaning)) });
    announce([found.meaning.title, ...found.meaning.lines].join(". "));
    return true;
  }
  function hide(view) {
    if (view.state.field(shownByKey) === null) return false;
    view.dispatch({ effects: setShown.of(null) });
    return true;
  }
  return [
    shownByKey,
    hoverTooltip((view, pos) => {
      const found = meaningAt(view.state, pos, names);
      return found === null ? null : tooltip(found.word, found.meaning);
    }),
    Prec.high(keymap.of([{ key: "Mod-i", run: show, preventDefault: true }, { key: "Escape", run: hide }])),
  ];
}
