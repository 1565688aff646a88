// SPDX-License-Identifier: MIT
/* Where a place is: | marks it. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { contextAt } from "../src/editor/contexts.js";
import { homeOf } from "../src/editor/homes.js";
import { expressionAt } from "../src/editor/offers.js";

/** Checks path, kind and word at the mark. */
function check(marked, path, kind, word = "") {
  const at = marked.indexOf("|");
  const found = contextAt(marked.slice(0, at) + marked.slice(at + 1), at);
  assert.deepEqual([found.path, found.kind, found.word], [path, kind, word], marked);
}

test("behind the last bracket of a file in JSON", () => {
  check('{\n "entente": 1\n}|', [], "value");
  check("today: {\n  a: yes\n  }|", ["today"], "value");
});

test("keys of the whole file", () => {
  check("|", [], "key");
  check("entente: 1\nti|", [], "key", "ti");
  check("parties:\n  us:\n|", [], "key");
  check("parties:\n  us:\n\nopt|", [], "key", "opt");
});

test("keys below keys, by indentation", () => {
  check("parties:\n  us:\n  |", ["parties"], "key");
  check("parties:\n  us:\n    na|", ["parties", "us"], "key", "na");
  check("options:\n  a:\n    party: us\n    mo|", ["options", "a"], "key", "mo");
  check("options:\n  a:\n    party: us\n  b|", ["options"], "key", "b");
});

test("values", () => {
  check("options:\n  a:\n    party: |", ["options", "a", "party"], "value");
  check("options:\n  a:\n    party: u|", ["options", "a", "party"], "value", "u");
  check("today:\n  a: y|\nstates:\n", ["today", "a"], "value", "y");
  check("title: a # |", [], "none");
  check("# par|", [], "none");
});

test("items of lists", () => {
  check("rules:\n  - |", ["rules", "-"], "item");
  check("rules:\n  - never: a and |", ["rules", "-", "never"], "value");
  check("rules:\n- never: a an|", ["rules", "-", "never"], "value", "an");
  check("rules:\n  - never: a\n    so|", ["rules", "-"], "key", "so");
  check("preferences:\n  us:\n    - want: a\n      label: x\n    - want: |", ["preferences", "us", "-", "want"], "value");
  check("preferences:\n  us:\n    - a and b|", ["preferences", "us", "-"], "item", "b");
  check("preferences:\n  us:\n    - want: a\n  eu|", ["preferences"], "key", "eu");
});

test("values over several lines", () => {
  check("states:\n  deal: >-\n    a and\n    b|\n", ["states", "deal"], "value", "b");
  check("states:\n  deal: a and\n    b or c|", ["states", "deal"], "value", "c");
  check("description: >-\n  words\n\n  more\npar|", [], "key", "par");
  check("rules:\n  - note: |\n", ["rules", "-", "note"], "value");
});

test("brackets", () => {
  check("options: {a: {par|", ["options", "a"], "key", "par");
  check("options: {a: {party: u|", ["options", "a", "party"], "value", "u");
  check("options:\n  a: {party: us, mo|", ["options", "a"], "key", "mo");
  check("coalitions:\n  both: [us, r|", ["coalitions", "both", "-"], "item", "r");
  check("preferences:\n  us:\n    ranking: [[a, b], |", ["preferences", "us", "ranking", "-"], "item");
  check("preferences:\n  us:\n    ranking: [[a, b|", ["preferences", "us", "ranking", "-", "-"], "item", "b");
  check("preferences: {us: [a and |", ["preferences", "us", "-"], "item");
  check("options: {a: {party: us}}\nto|", [], "key", "to");
});

test("JSON", () => {
  check('{"entente": 1, "options": {"a": {"party": "u|', ["options", "a", "party"], "value", "u");
  check('{\n  "today": {\n    "a|', ["today"], "key", "a");
});

test("quotes, and what looks like a comment", () => {
  check("preferences:\n  us: [\"pay < full\", 'a|", ["preferences", "us", "-"], "item", "a");
  check("parties:\n  union: {name: Dockers' union}\nto|", [], "key", "to");
  check("parties:\n  a: {name: it's, no|", ["parties", "a"], "key", "no");
  check("title: \"a # b\"\npar|", [], "key", "par");
  check("title: it's # so\npar|", [], "key", "par");
});

test("line ends of other systems", () => {
  check("parties:\r\n  us:\r\n    na|", ["parties", "us"], "key", "na");
});

test("every place of every case and template has a context, also where the text ends in the middle", () => {
  const root = new URL("../../", import.meta.url);
  const files = ["cases", "templates"].flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => name.endsWith(".yaml")).map((name) => new URL(`${folder}/${name}`, root)));
  assert.ok(files.length >= 10);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (let at = 0; at <= text.length; at += 13) {
      const { path, kind, word } = contextAt(text, at);
      assert.ok(path.every((key) => typeof key === "string") && ["key", "value", "item", "none"].includes(kind));
      assert.ok(text.slice(0, at).endsWith(word));
      assert.deepEqual(contextAt(text.slice(0, at), at).path, path);
    }
  }
});

test("where expressions stand in the cases", () => {
  const text = readFileSync(new URL("../../cases/ukraine-2025/dispute.yaml", import.meta.url), "utf8");
  const places = [...text.matchAll(/^( *- )?( *)(want|never|always): ./gm)];
  assert.ok(places.length > 40);
  for (const place of places) {
    const context = contextAt(text, place.index + place[0].length);
    const home = homeOf(context.path);
    assert.equal(context.kind, "value");
    assert.equal(home.at(-1), place[3]);
    assert.ok(home[0] === "rules" || home[0] === "preferences", context.path.join("/"));
    assert.ok(expressionAt(context));
  }
});
