// SPDX-License-Identifier: MIT
/* Values in words: a label where there is one, else the name; also in what a plan changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelAndName, labelOfValue } from "../src/values.js";
import { changesOf } from "../src/whatif/changes.js";
import { GRAPH, empty, setToday } from "../src/whatif/plan.js";

const wages = { id: "wages", label: "higher wages", party: "city", values: ["none", "p5"], labels: { p5: "5 percent" }, today: "none" };

test("words", () => {
  assert.equal(labelOfValue(wages, "p5"), "5 percent");
  assert.equal(labelOfValue(wages, "none"), "none");
  assert.equal(labelOfValue({}, "p5"), "p5");
  assert.equal(labelOfValue(undefined, "p5"), "p5");
  assert.equal(labelOfValue(wages, "toString"), "toString");
  assert.equal(labelAndName(wages, "p5"), "5 percent (p5)");
  assert.equal(labelAndName(wages, "none"), "none");
});

test("what a plan changes", () => {
  const outline = { options: [wages], parties: [{ id: "city", name: "City" }], wishes: [] };
  const words = (plan) => changesOf(plan, outline).map((change) => change.words);
  assert.deepEqual(words(setToday(empty(), "wages", "p5", "none")), ["Today, City, higher wages: 5 percent"]);
  assert.deepEqual(words(setToday(empty(), GRAPH, "s2", "s1")), ["Today, the state: s2"]);
});
