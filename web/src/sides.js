// SPDX-License-Identifier: MIT
/*
 * Two texts side by side, with what differs marked; both can be read and searched, not changed.
 */
import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { MergeView, goToNextChunk, goToPreviousChunk } from "@codemirror/merge";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { h } from "./dom.js";
import { highlighting } from "./editor/theme.js";

const FOLDED = { margin: 3, minSize: 6 };
const NONCE = 'meta[name="nonce"]';

function side(text, name) {
  return {
    doc: text,
    extensions: [
      EditorView.cspNonce.of(document.querySelector(NONCE)?.getAttribute("content") ?? ""),
      EditorView.contentAttributes.of({ "aria-label": name, "aria-readonly": "true", tabindex: "0" }),
      EditorState.readOnly.of(true), EditorView.lineWrapping, lineNumbers(), yaml(), highlighting,
      keymap.of([{ key: "F7", run: goToNextChunk, shift: goToPreviousChunk }, ...defaultKeymap, ...searchKeymap]),
    ],
  };
}

/**
 * Makes the view. @returns {{node: HTMLElement, destroy: () => void}}
 * @param {{text: string, name: string}} left
 * @param {{text: string, name: string}} right
 */
export function makeSides(left, right) {
  const body = h("div", { class: "sides-body" });
  const view = new MergeView({
    a: side(left.text, left.name),
    b: side(right.text, right.name),
    parent: body,
    collapseUnchanged: FOLDED,
  });
  const all = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  all.addEventListener("change", () => view.reconfigure({ collapseUnchanged: all.checked ? undefined : FOLDED }));
  const node = h("div", { class: "sides" },
    h("p", { class: "sides-keys" }, h("label", {}, all, " Show what is the same, too"),
      h("span", { class: "faint" }, "F7, Shift F7: to the next or previous difference")),
    h("div", { class: "sides-head" }, h("h3", {}, left.name), h("h3", {}, right.name)), body);
  if (left.text === right.text) node.prepend(h("p", { class: "same" }, "The two are the same, letter by letter."));
  return { node, destroy: () => view.destroy() };
}
