// SPDX-License-Identifier: MIT
/*
 * Completion: what may stand at the cursor, by offers.js, shown as CodeMirror shows it.
 */
import { acceptCompletion, autocompletion, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { h } from "../dom.js";
import { contextAt } from "./contexts.js";
import { offersAt } from "./offers.js";

const TYPES = { option: "variable", state: "constant", party: "class", source: "text", key: "property", value: "enum", word: "keyword" };

function told(lines) {
  return lines.length === 0 ? undefined : () => h("div", { class: "told" }, ...lines.map((line) => h("p", {}, line)));
}

/** An offer as the editor has them. A key brings its colon, where none stands yet. */
function toOption(offer, colonNext) {
  return {
    label: offer.label,
    type: TYPES[offer.type] ?? "text",
    detail: offer.detail === "" ? undefined : offer.detail,
    info: told(offer.lines),
    apply: offer.colon && !colonNext ? `${offer.label}: ` : undefined,
  };
}

/** @param {() => ReturnType<typeof import("./names.js").makeNames>} names */
function sourceOf(names) {
  return (asked) => {
    const { state, pos } = asked;
    const context = contextAt(state.sliceDoc(0, pos), pos);
    if (context.word === "" && !asked.explicit) return null;
    if (/^\d/.test(context.word)) return null;
    const colonNext = /^\s*["']?\s*:/.test(state.sliceDoc(pos, Math.min(pos + 8, state.doc.lineAt(pos).to)));
    const options = offersAt(context, names()).map((offer) => toOption(offer, colonNext));
    return options.length === 0 ? null : { from: pos - context.word.length, options, validFor: /^\w*$/ };
  };
}

/** The extension. @param {() => ReturnType<typeof import("./names.js").makeNames>} names what is known by now */
export function completing(names) {
  return [
    autocompletion({ override: [sourceOf(names)], icons: false, defaultKeymap: false }),
    Prec.highest(keymap.of([{ key: "Tab", run: acceptCompletion }, { key: "Ctrl-Space", run: startCompletion }, ...completionKeymap])),
  ];
}
