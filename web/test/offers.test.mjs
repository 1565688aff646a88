// SPDX-License-Identifier: MIT
/* What is offered where, and what names mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contextAt } from "../src/editor/contexts.js";
import { makeNames } from "../src/editor/names.js";
import { expressionAt, kindsAt, offersAt } from "../src/editor/offers.js";

const text = "states:\n  quo:\n    strike: yes # so far\n    pay: none\n";
const place = { byte_start: 10, byte_end: text.length - 1 };
const names = makeNames({
  parties: [{ id: "city", name: "City council" }, { id: "union", name: "union" }],
  options: [
    { id: "pay", label: "pay more", party: "city", values: ["none", "full"], moves: "up", today: "none", basis: "stated", source: "herald", passage: "2" },
    { id: "strike", label: "strike", party: "union", values: ["no", "yes"], moves: "any", today: "yes", basis: "assumed" },
  ],
  states: [{ name: "deal", expression: "pay = full and not strike", states: 1, place }, { name: "quo", expression: null, states: 1, place }],
  sources: [{ id: "herald", title: "The Herald" }],
  wishes: [{ party: "city" }],
  keys: { dispute: ["parties", "options"], option: ["party", "label"], statement: ["want", "label"], wishes: ["ranking"], rule: ["never", "always"] },
  words: { expression: ["not", "and", "yes", "no"], moves: ["any", "up"], basis: ["stated"], ranking: ["rest"] },
}, text);

/** The labels offered at the mark, in order. */
function offered(marked) {
  const at = marked.indexOf("|");
  return offersAt(contextAt(marked.slice(0, at), at), names).map((offer) => offer.label + (offer.colon ? ":" : ""));
}

test("keys", () => {
  assert.deepEqual(offered("|"), ["parties:", "options:"]);
  assert.deepEqual(offered("options:\n  a:\n    |"), ["party:", "label:"]);
  assert.deepEqual(offered("preferences:\n  |"), ["city:", "union:"]);
  assert.deepEqual(offered("today:\n  |"), ["pay:", "strike:"]);
  assert.deepEqual(offered("rules:\n  - |"), ["never:", "always:"]);
});

test("names and words as values", () => {
  assert.deepEqual(offered("options:\n  a:\n    party: |"), ["city", "union"]);
  assert.deepEqual(offered("options:\n  a:\n    moves: |"), ["any", "up"]);
  assert.deepEqual(offered("options:\n  a:\n    basis: s|"), ["stated"]);
  assert.deepEqual(offered("options:\n  a:\n    source: |"), ["herald"]);
  assert.deepEqual(offered("today:\n  pay: |"), ["none", "full"]);
  assert.deepEqual(offered("states:\n  x:\n    strike: |"), ["no", "yes"]);
  assert.deepEqual(offered("coalitions:\n  both: [|"), ["city", "union"]);
});

test("expressions", () => {
  const whole = ["pay", "strike", "deal", "quo", "not", "and"];
  assert.deepEqual(offered("rules:\n  - never: a|"), whole);
  assert.deepEqual(offered("preferences:\n  city:\n    - want: pay and |"), whole);
  assert.deepEqual(offered("preferences:\n  city:\n    - pay and |"), whole);
  assert.deepEqual(offered("preferences:\n  city:\n    - |"), [...whole, "want:", "label:"]);
  assert.deepEqual(offered("preferences:\n  city:\n    ranking: [|"), [...whole, "rest"]);
  assert.deepEqual(offered("rules:\n  - never: pay >= |"), ["none", "full"]);
  assert.deepEqual(offered("rules:\n  - never: strike and pay=f|"), ["none", "full"]);
  assert.deepEqual(offered("rules:\n  - never: deal = |"), whole);
});

test("nothing in prose and comments", () => {
  for (const marked of ["title: |", "options:\n  a:\n    note: |", "# |", "rules:\n  - never: a # |"]) assert.deepEqual(offered(marked), []);
});

test("where expressions stand", () => {
  const at = (marked) => expressionAt(contextAt(marked, marked.length));
  assert.ok(at("states:\n  x: >-\n    a and"));
  assert.ok(at("rules:\n  - same: a"));
  assert.ok(!at("rules:\n  - note: a"));
  assert.ok(!at("title: a"));
});

test("what names mean", () => {
  const pay = names.find("pay", ["option"]);
  assert.equal(pay.title, "pay more");
  assert.deepEqual(pay.lines, ["An option of City council", "Values: none, full; moves: up", "Today: none", "Basis: stated; source herald, 2"]);
  assert.deepEqual(names.find("deal", ["option", "state"]).lines, ["pay = full and not strike", "Fits 1 state"]);
  assert.deepEqual(names.find("quo", ["state"]).lines, ["strike: yes, pay: none", "Fits 1 state"]);
  assert.deepEqual(names.find("city", ["party"]).lines, ["A party", "Can decide on: pay more", "1 wish"]);
  assert.equal(names.find("nobody", ["party", "option"]), undefined);
});

test("graph form", () => {
  const graph = makeNames({ parties: [{ id: "a" }], graph: { states: ["war", "peace"], numbered: null }, words: {}, keys: {} }, "");
  const labels = (marked) => offersAt(contextAt(marked, marked.length), graph).map((offer) => offer.label);
  assert.deepEqual(labels("today: "), ["war", "peace"]);
  assert.deepEqual(labels("graph:\n  moves:\n    a:\n      "), ["war", "peace"]);
  assert.deepEqual(labels("graph:\n  moves:\n    a:\n      war: [peace, "), ["war", "peace"]);
  assert.deepEqual(labels("preferences:\n  a: [w"), ["war", "peace"]);
});

test("of which kind a name is", () => {
  const first = (marked) => kindsAt(contextAt(marked, marked.length))[0];
  assert.equal(first("options:\n  a:\n    party: u"), "party");
  assert.equal(first("options:\n  a:\n    source: u"), "source");
  assert.equal(first("preferences:\n  u"), "party");
  assert.equal(first("preferences:\n  u:\n    - want: u"), "option");
});

test("without an outline there is nothing to offer", () => {
  const none = makeNames(null, "");
  assert.deepEqual(offersAt(contextAt("today:\n  ", 9), none), []);
});
