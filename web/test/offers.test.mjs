// SPDX-License-Identifier: MIT
/* What is offered where, and what names mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { contextAt } from "../src/editor/contexts.js";
import { homeOf } from "../src/editor/homes.js";
import { makeNames } from "../src/editor/names.js";
import { expressionAt, kindsAt, offersAt } from "../src/editor/offers.js";

const text = "states:\n  quo:\n    strike: yes # so far\n    pay: none\n";
const place = { byte_start: 10, byte_end: text.length - 1 };
const names = makeNames({
  parties: [{ id: "city", name: "City council" }, { id: "union", name: "union" }],
  options: [
    { id: "pay", label: "pay more", party: "city", values: ["none", "full"], labels: { full: "12 percent" }, moves: "up", today: "none", basis: "stated", source: "herald", passage: "2" },
    { id: "strike", label: "strike", party: "union", values: ["no", "yes"], moves: "any", today: "yes", basis: "assumed" },
  ],
  states: [{ name: "deal", expression: "pay = full and not strike", states: 1, place }, { name: "quo", expression: null, states: 1, place }],
  sources: [{ id: "herald", title: "The Herald" }],
  wishes: [{ party: "city" }],
  keys: { dispute: ["parties", "options"], option: ["party", "label"], statement: ["want", "label"], wishes: ["ranking"], rule: ["never", "always"],
    issue: ["label", "utilities"], stake: ["position"], issue_changes: ["add", "change"] },
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

test("issues and positions", () => {
  assert.deepEqual(offered("issues:\n  pay:\n    |"), ["label:", "utilities:"]);
  assert.deepEqual(offered("issues:\n  pay:\n    utilities:\n      |"), ["city:", "union:"]);
  assert.deepEqual(offered("positions:\n  pay:\n    parties:\n      |"), ["city:", "union:"]);
  assert.deepEqual(offered("positions:\n  pay:\n    parties:\n      city:\n        |"), ["position:"]);
  assert.deepEqual(offered("timeline:\n  - id: a\n    positions:\n      |"), ["add:", "change:"]);
  assert.deepEqual(offered("timeline:\n  - id: a\n    positions:\n      change:\n        pay:\n          parties:\n            |"), ["city:", "union:"]);
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

test("values are offered by their names, with their labels beside", () => {
  const details = (marked) => offersAt(contextAt(marked.slice(0, -1), marked.length - 1), names).map(({ label, detail }) => [label, detail]);
  const both = [["none", ""], ["full", "12 percent"]];
  assert.deepEqual(details("today:\n  pay: |"), both);
  assert.deepEqual(details("rules:\n  - never: pay = |"), both);
  assert.deepEqual(details("options:\n  pay:\n    labels:\n      |"), both);
  assert.deepEqual(offered("options:\n  pay:\n    labels:\n      |"), ["none:", "full:"]);
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

/** A file with events, in which a court was added and the talks were dropped. */
const followed = makeNames({
  parties: [{ id: "city", name: "City council" }], options: [{ id: "pay", party: "city", today: "no" }, { id: "talks", party: "city", today: "no" }],
  states: [{ name: "quo", expression: null, place }], sources: [], wishes: [], coalitions: [],
  timeline: [{ id: "first", sources: [{ id: "radio", title: "News", file: null }], parties: [{ id: "court", name: "The court" }],
    options: [{ id: "rule", label: "rules", party: "court", values: ["no", "yes"] }] }],
  last: { parties: [{ id: "city", name: "City council" }, { id: "court", name: "The court" }], coalitions: [],
    options: [{ id: "pay", party: "city", today: "yes" }, { id: "rule", label: "rules", party: "court", today: "no" }],
    states: [{ name: "quo", expression: null, place: { byte_start: place.byte_start } }, { name: "late", expression: null, place: { byte_start: 3 } }],
    graph: null, wishes: [{ party: "court" }] },
  keys: { event: ["id", "preferences"], changes: ["add", "drop"], party_changes: ["add"], step: ["move", "insert"], new_wishes: ["statements"],
    statement: ["want"], option: ["party"], rule: ["never"] },
  words: { event: ["call"], place: ["first", "last"], expression: ["not"] },
}, text);

test("names of all moments, as things stand after the last event", () => {
  const ids = (kind) => followed.all(kind).map(({ name }) => name);
  assert.deepEqual([ids("party"), ids("option"), ids("source")], [["city", "court"], ["pay", "rule", "talks"], ["radio"]]);
  assert.ok(followed.find("pay", ["option"])?.lines.includes("Today: yes"));
  assert.ok(followed.find("court", ["party"])?.lines.includes("1 wish"));
  assert.deepEqual(followed.find("quo", ["state"])?.lines, names.find("quo", ["state"])?.lines.slice(0, 1));
  assert.deepEqual(followed.find("late", ["state"])?.lines, []);
});

test("events", () => {
  const head = "timeline:\n  - id: a\n";
  const at = (marked) => offersAt(contextAt(head + marked, head.length + marked.length), followed).map((offer) => offer.label + (offer.colon ? ":" : ""));
  const whole = ["pay", "rule", "talks", "quo", "late", "not"];
  assert.deepEqual(at("    "), ["id:", "preferences:"]);
  assert.deepEqual(at("    kind: "), ["call"]);
  assert.deepEqual(at("    source: "), ["radio"]);
  assert.deepEqual(at("    participants: ["), ["city", "court"]);
  assert.deepEqual(at("    today:\n      "), ["pay:", "rule:", "talks:"]);
  assert.deepEqual(at("    today: {rule: "), ["no", "yes"]);
  assert.deepEqual(at("    preferences:\n      "), ["city:", "court:"]);
  assert.deepEqual(at("    preferences:\n      city:\n        "), ["statements:"]);
  assert.deepEqual(at("    preferences:\n      city:\n        - "), ["move:", "insert:"]);
  assert.deepEqual(at("    preferences:\n      city:\n        - {move: x, at: "), ["first", "last"]);
  assert.deepEqual(at("    preferences:\n      city:\n        - insert: {want: "), whole);
  assert.deepEqual(at("    preferences:\n      city:\n        - replace: x\n          by: {"), ["want:"]);
  assert.deepEqual(at("    preferences: {city: {statements: ["), [...whole, "want:"]);
  assert.deepEqual(at("    options:\n      "), ["add:", "drop:"]);
  assert.deepEqual(at("    parties:\n      "), ["add:"]);
  assert.deepEqual(at("    options: {add: {x: {"), ["party:"]);
  assert.deepEqual(at("    options: {replace: {pay: {party: "), ["city", "court"]);
  assert.deepEqual(at("    options: {drop: ["), ["pay", "rule", "talks"]);
  assert.deepEqual(at("    states: {drop: ["), ["quo", "late"]);
  assert.deepEqual(at("    states: {add: {x: "), whole);
  assert.deepEqual(at("    rules: {add: [{"), ["never:"]);
  assert.deepEqual(at("    rules: {replace: {x: {never: "), whole);
  assert.deepEqual(at("    rules: {drop: ["), []);
  assert.deepEqual(at("    misperceptions: {city: ["), whole);
  assert.deepEqual(at("    label: "), []);
});

test("homes of what stands in events", () => {
  const home = (path) => homeOf(path.split("/")).join("/");
  const event = "timeline/-/";
  assert.equal(home("options/o/party"), "options/o/party");
  assert.equal(home(`${event}options/add/o/values/-`), "options/o/values/-");
  assert.equal(home(`${event}rules/replace/r/same`), "rules/-/same");
  assert.equal(home(`${event}rules/add/-/never`), "rules/-/never");
  assert.equal(home(`${event}preferences/p/-/by/want`), "preferences/p/-/want");
  assert.equal(home(`${event}preferences/p/weights/-/want`), "preferences/p/weights/-/want");
  assert.equal(home(`${event}preferences/p/ranking/-`), "preferences/p/ranking/-");
  assert.equal(home(`${event}fuzzy/p/threshold`), "fuzzy/p/threshold");
  for (const own of ["id", "preferences/p", "preferences/p/-/move", "options/drop/-", "rules", "note"]) assert.equal(home(event + own), event + own);
});

test("what a name in an event may be", () => {
  const first = (path) => kindsAt({ path: path.split("/"), kind: "value" })[0];
  assert.equal(first("timeline/-/participants/-"), "party");
  assert.equal(first("timeline/-/states/drop/-"), "state");
  assert.equal(first("timeline/-/options/add/o/party"), "party");
  assert.equal(first("timeline/-/source"), "source");
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
  assert.deepEqual(pay.lines, ["An option of City council", "Values: none, 12 percent (full); moves: up", "Today: none", "Basis: stated; source herald, 2"]);
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
