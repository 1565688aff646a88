// SPDX-License-Identifier: MIT
/*
 * Draws the JSON tree of a report (docs/report.md) as nodes. Text stays text.
 */
import { h } from "./dom.js";

const TAGS = { section: "section", paragraph: "p", list: "ul", item: "li", table: "table", row: "tr", cell: "td",
  strong: "strong", word: "code" };

/** @param {any} node a node of the tree @returns {HTMLElement} */
export function drawPage(node) {
  const made = h(TAGS[node.kind] ?? "div", {}, node.text);
  for (const child of node.children ?? node.sections ?? []) made.append(drawPage(child));
  return made;
}
