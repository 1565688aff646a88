// SPDX-License-Identifier: MIT
/* The moment that is asked for: flags, words, and what a new text does not know any more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flagsFor, mended, momentKey, momentWords, sourcesOf } from "../src/moment.js";
import { blank } from "../src/state.js";

const event = (id, more = {}) => ({ id, label: null, date: null, sources: [], ...more });
const followed = { ...blank(), outline: { sources: [{ id: "letter" }], timeline: [
  event("offer", { label: "An offer", date: "2025-02-03", sources: [{ id: "radio" }] }), event("pays", { label: "The city pays" })] } };

test("flags go to what obeys them, and only where something was chosen", () => {
  assert.deepEqual(flagsFor("report", { limit: 3 }, followed), { limit: 3 });
  const chosen = { ...followed, at: "offer", without: ["letter", "radio"], withoutBasis: ["assumed"] };
  assert.deepEqual(flagsFor("report", { limit: 3 }, chosen), { at: "offer", without: "letter,radio", "without-basis": "assumed", limit: 3 });
  for (const command of ["check", "edit", "compare", "read", "apply", "timeline"]) assert.deepEqual(flagsFor(command, {}, chosen), {});
  assert.equal(flagsFor("report", { without: null }, chosen).without, null);
  assert.notEqual(momentKey(chosen), momentKey(followed));
});

test("words tell the moment and what is withdrawn", () => {
  assert.equal(momentWords(blank()), "");
  assert.equal(momentWords(followed), "For the moment after event 2 of 2, The city pays.");
  assert.equal(momentWords({ ...followed, at: "offer" }), "For the moment after event 1 of 2, An offer (2025-02-03).");
  assert.equal(momentWords({ ...followed, at: "start", without: ["letter"], withoutBasis: ["stated", "assumed"] }),
    "For the moment as the record begins, before all events; without source letter and what is stated or assumed.");
  assert.equal(momentWords({ ...blank(), withoutBasis: ["assumed"] }), "Without what is assumed.");
});

test("what is gone from the text is given up", () => {
  assert.equal(mended(followed), null);
  assert.equal(mended({ ...followed, at: "offer", without: ["radio"] }), null);
  assert.deepEqual(mended({ ...followed, at: "gone", without: ["letter", "paper"] }), { at: null, without: ["letter"] });
  assert.deepEqual(mended({ ...blank(), at: "start", outline: { sources: [], timeline: [] } }), { at: null, without: [] });
  assert.equal(mended({ ...blank(), at: "offer" }), null);
  assert.deepEqual(sourcesOf(followed.outline).map(({ id }) => id), ["letter", "radio"]);
});
