// SPDX-License-Identifier: MIT
/*
 * The text, sentence by sentence: each can be chosen, by the pointer, or by arrows, Home and End; the words of the statement
 * in hand are marked by a colour, a line of its own kind, and two letters. What is selected in it is told in units of the text.
 *
 * The nodes hold the text letter by letter, so places in the page are places in the text; the two letters come from the style sheet.
 */
import { h } from "../dom.js";
import { FIELD_WORDS } from "./words.js";
import { piecesOf } from "./stretches.js";

/** A piece of a sentence within its marks, one node around the other. */
function drawPiece(text, { from, to, keys, begins }) {
  /** @type {Node} */
  let node = document.createTextNode(text.slice(from, to));
  for (const key of keys)
    node = h("span", { class: `mark mark-${key}`, "data-short": begins.includes(key) ? FIELD_WORDS[key].short : null }, node);
  return node;
}

/** Where in the text of `host` a place in the page stands; null: elsewhere. */
function unitAt(host, node, offset) {
  if (!host.contains(node)) return null;
  const before = document.createRange();
  before.selectNodeContents(host);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** @param {{onChoose: (sentence: number) => void}} given */
export function makeArticle({ onChoose }) {
  const node = h("div", { class: "article", role: "listbox", "aria-label": "The text, by sentences" });
  let text = "";
  let sentences = []; /* {from, to} in units */
  let nodes = [];
  let chosen = -1;
  let selected = null; /* the last selection within the text */

  function target(key) {
    if (key === "ArrowDown" || key === "ArrowRight") return Math.min(sentences.length - 1, chosen + 1);
    if (key === "ArrowUp" || key === "ArrowLeft") return Math.max(0, chosen - 1);
    if (key === "Home") return 0;
    return key === "End" ? sentences.length - 1 : -1;
  }
  node.addEventListener("keydown", (event) => {
    const to = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? -1 : target(event.key);
    if (to < 0 || sentences.length === 0) return;
    event.preventDefault();
    onChoose(to);
    nodes[to].focus();
  });
  node.addEventListener("click", (event) => {
    const at = nodes.findIndex((each) => each.contains(/** @type {Node} */ (event.target)));
    if (at >= 0 && getSelection()?.isCollapsed !== false) onChoose(at);
  });
  document.addEventListener("selectionchange", () => {
    const found = getSelection();
    if (!found || found.rangeCount === 0 || found.isCollapsed || !node.isConnected) return;
    const range = found.getRangeAt(0);
    const [from, to] = [unitAt(node, range.startContainer, range.startOffset), unitAt(node, range.endContainer, range.endOffset)];
    if (from === null || to === null || from >= to) return;
    selected = { from, to };
  });

  function mark(index, marks) {
    const { from, to } = sentences[index];
    nodes[index].replaceChildren(...piecesOf(from, to, marks).map((piece) => drawPiece(text, piece)));
  }

  return {
    node,
    /** Shows a text. @param {{from: number, to: number}[]} parts its sentences, in order, which do not overlap */
    open(whole, parts) {
      text = whole;
      sentences = parts;
      chosen = -1;
      selected = null;
      nodes = parts.map(({ from, to }) => h("span", { role: "option", class: "sentence", tabindex: "-1", "aria-selected": "false" }, text.slice(from, to)));
      const all = [];
      let at = 0;
      parts.forEach(({ from, to }, index) => {
        all.push(document.createTextNode(text.slice(at, from)), nodes[index]);
        at = to;
      });
      node.replaceChildren(...all, document.createTextNode(text.slice(at)));
      nodes[0]?.setAttribute("tabindex", "0");
    },
    /** Shows which sentence is chosen, its marks, and how far each is: "none", "open" or "done". */
    show(index, marks, states) {
      if (chosen >= 0 && chosen !== index) mark(chosen, []);
      chosen = index;
      nodes.forEach((each, place) => {
        each.setAttribute("aria-selected", String(place === index));
        each.tabIndex = place === Math.max(0, index) ? 0 : -1;
        each.dataset.state = states[place];
      });
      if (index < 0) return;
      mark(index, marks);
      const [box, own] = [node.getBoundingClientRect(), nodes[index].getBoundingClientRect()];
      if (own.top < box.top || own.bottom > box.bottom) node.scrollTop += own.top - box.top - Math.max(0, (box.height - own.height) / 3);
    },
    /** What was selected last; null: nothing. */
    selected: () => selected,
    forget() {
      selected = null;
      if (node.contains(getSelection()?.anchorNode ?? null)) getSelection()?.removeAllRanges();
    },
    focus: () => nodes[Math.max(0, chosen)]?.focus(),
  };
}
