// SPDX-License-Identifier: MIT
/* Pages drawn from their trees: what each kind becomes, what is not known, and that text stays text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawPage } from "../src/page.js";
import { standIn } from "./document.mjs";

standIn();

const page = (...children) => ({ sections: [{ kind: "section", key: "moves", text: "Moves", children }] });
const words = (text) => [{ kind: "text", text }];
const evil = "<img src=x onerror=alert(1)></script>";

test("a section has its key and a heading", () => {
  const [section] = drawPage(page()).children;
  assert.equal(section.name, "section");
  assert.equal(section.attributes["data-section"], "moves");
  assert.equal(section.all("h2")[0].textContent, "Moves");
  assert.equal(drawPage(page(), { headings: 3 }).all("h3").length, 1);
});

test("headings within cards go deeper, never below h6", () => {
  const card = { kind: "card", text: "A", children: [{ kind: "heading", children: words("B") }] };
  const made = drawPage(page({ kind: "cards", children: [card] }), { headings: 5 });
  assert.equal(made.all("h6").length, 2);
});

test("a table has a head, heads of rows, and numbers at the right", () => {
  const cell = (text, role) => ({ kind: "cell", role, children: words(text) });
  const rows = [[cell("Name"), cell("States")], [cell("deal"), cell("3", "number")]].map((children) => ({ kind: "row", children }));
  const made = drawPage(page({ kind: "table", text: "All", children: rows }));
  assert.deepEqual(made.all("th").map((each) => each.attributes.scope), ["col", "col", "row"]);
  assert.equal(made.all("td")[0].attributes.class, "role-number");
  assert.equal(made.all("caption")[0].textContent, "All");
});

test("states and parties are buttons where somebody listens, else words", () => {
  const tree = page({ kind: "paragraph", children: [{ kind: "state", key: "s12", text: "s12 (deal)" }, { kind: "party", key: "us", text: "United States" }] });
  assert.equal(drawPage(tree).all("button").length, 0);
  const chosen = [];
  const made = drawPage(tree, { onState: (state) => chosen.push(state), onParty: (party) => chosen.push(party) });
  for (const button of made.all("button")) button.listeners.click();
  assert.deepEqual(chosen, ["s12", "us"]);
});

test("what is not known is shown by its text and its children", () => {
  const made = drawPage(page({ kind: "hologram", text: "far ", children: words("near") }));
  assert.ok(made.textContent.includes("far near"));
  assert.equal(made.all("hologram").length, 0);
  assert.ok(drawPage(page({ kind: "constructor", text: "words" })).textContent.includes("words"));
});

test("text stays text, in every kind", () => {
  for (const kind of ["paragraph", "heading", "list", "item", "table", "card", "terms", "code", "details", "strong", "word", "state", "party", "badge",
    "link", "script", evil]) {
    const made = drawPage(page({ kind, text: evil, key: evil, role: evil, children: words(evil) }));
    assert.deepEqual([...made.all("img"), ...made.all("script"), ...made.all("a")], [], kind);
    assert.ok(made.textContent.includes(evil), kind);
  }
});

test("a chart takes known elements and attributes alone", () => {
  const shapes = [
    { element: "rect", class: "ink-node", x: 1, y: 2, width: 3, height: 4, onclick: "alert(1)", href: "javascript:alert(1)", style: "x", state: "s3", tip: "Deal" },
    { element: "script", text: "alert(1)" }, { element: "image", href: "x" }, { element: "foreignObject" },
    { element: "path", class: "ink-move", d: "M0 0 L1 1", arrow: true },
    { element: "text", x: 0, y: 0, text: "Deal (support for", state: "s4", tip: "Deal (support for all)" },
  ];
  const chosen = [];
  const made = drawPage(page({ kind: "chart", drawing: { title: evil, description: evil, width: 10, height: 20, shapes } }), { onState: (state) => chosen.push(state) });
  const [rect] = made.all("rect");
  assert.deepEqual(Object.keys(rect.attributes).sort(), ["aria-label", "class", "height", "role", "tabindex", "width", "x", "y"]);
  assert.deepEqual(["script", "image", "foreignObject", "img"].flatMap((name) => made.all(name)), []);
  assert.match(made.all("path").find((each) => each.attributes["marker-end"]).attributes["marker-end"], /^url\(#chart-\d+-head-0\)$/);
  assert.equal(made.all("text")[0].attributes["aria-label"], "Deal: support for all");
  rect.listeners.keydown({ key: "Enter", preventDefault() {} });
  rect.listeners.keydown({ key: "x", preventDefault() {} });
  assert.deepEqual(chosen, ["s3"]);
});
