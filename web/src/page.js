// SPDX-License-Identifier: MIT
/*
 * Draws the JSON tree of a report (docs/report.md) as nodes: one function a kind. Text stays text. What is not
 * known is shown by its text and its children.
 */
import { h } from "./dom.js";
import { drawChart } from "./drawing.js";

/**
 * What a page may do when something on it is chosen.
 * @typedef {{onState?: (state: string) => void, onParty?: (party: string) => void, headings?: number}} Manners
 *   `headings`: the level of a section's title; default 2
 */

const role = (node) => (node.role ? `role-${node.role}` : "");
const classes = (...names) => names.filter(Boolean).join(" ") || null;

/** A heading that stands `depth` below a section's title. */
function heading(manners, depth, ...children) {
  return h(`h${Math.min(6, (manners.headings ?? 2) + depth)}`, {}, ...children);
}

function drawTable(node, manners) {
  const rows = (node.children ?? []).map((row, number) => h("tr", {}, ...(row.children ?? []).map((cell, column) => {
    const scope = number === 0 ? "col" : column === 0 ? "row" : null;
    return h(scope ? "th" : "td", { scope, class: classes(role(cell)) }, ...all(cell, manners));
  })));
  const table = h("table", {}, node.text ? h("caption", {}, node.text) : null, h("thead", {}, rows[0]),
    h("tbody", {}, ...rows.slice(1)));
  return h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": node.text ?? "Table" }, table);
}

function drawFigure(node, manners) {
  const { drawing } = node;
  return h("figure", {},
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": drawing.title },
      /** @type {any} */ (drawChart(drawing, manners.onState))),
    h("figcaption", {}, drawing.title, h("details", {}, h("summary", {}, "In words"), h("p", {}, drawing.description))));
}

function choice(kind, call) {
  return (node) =>
    call === undefined || !node.key
      ? h("span", { class: kind }, node.text)
      : h("button", { type: "button", class: `${kind} choice`, onclick: () => call(node.key) }, node.text);
}

/** Kinds, each with how it is drawn. */
const DRAW = {
  section: (node, manners) => h("section", { "data-section": node.key }, heading(manners, 0, node.text), ...all(node, manners)),
  heading: (node, manners) => heading(manners, 1, node.text, ...all(node, manners)),
  paragraph: (node, manners) => h("p", { class: classes(role(node)) }, ...all(node, manners)),
  list: (node, manners) => h("ul", {}, ...all(node, manners)),
  steps: (node, manners) => h("ol", {}, ...all(node, manners)),
  item: (node, manners) => h("li", { class: classes(role(node)) }, ...all(node, manners)),
  table: drawTable,
  cards: (node, manners) => h("div", { class: "cards" }, ...all(node, manners)),
  card(node, manners) {
    const title = node.key && manners.onState
      ? h("button", { type: "button", class: "choice", onclick: () => manners.onState(node.key) }, node.text)
      : node.text;
    const inside = { ...manners, headings: (manners.headings ?? 2) + 1 };
    return h("article", { class: classes("card", role(node)) }, heading(manners, 1, title), ...all(node, inside));
  },
  terms: (node, manners) => h("dl", {}, ...all(node, manners)),
  term: (node, manners) => h("dt", {}, ...all(node, manners)),
  meaning: (node, manners) => h("dd", { class: classes(role(node)) }, ...all(node, manners)),
  code: (node) => h("pre", {}, h("code", {}, node.text)),
  details: (node, manners) => h("details", {}, h("summary", {}, node.text), ...all(node, manners)),
  chart: drawFigure,
  strong: (node) => h("strong", {}, node.text),
  word: (node) => h("code", {}, node.text),
  state: (node, manners) => choice("state", manners.onState)(node),
  party: (node, manners) => choice("party", manners.onParty)(node),
  badge: (node) => h("span", { class: classes("badge", role(node)) }, node.text),
  link: (node) => h("span", {}, node.text),
};

function draw(node, manners) {
  if (node.kind === "text") return document.createTextNode(node.text ?? "");
  const known = Object.hasOwn(DRAW, node.kind) ? DRAW[node.kind] : null;
  return known ? known(node, manners) : h("div", {}, node.text, ...all(node, manners));
}

const all = (node, manners) => (node.children ?? []).map((child) => draw(child, manners));

/**
 * @param {{sections: any[]}} page the tree of a report
 * @param {Manners} [manners]
 * @returns {DocumentFragment}
 */
export function drawPage(page, manners = {}) {
  const made = document.createDocumentFragment();
  for (const section of page.sections ?? []) made.append(draw(section, manners));
  return made;
}
