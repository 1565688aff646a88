// SPDX-License-Identifier: MIT
/* What the status line says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkWords, progressWords, savedWords } from "../src/frame/status.js";

test("where the text is", () => {
  const state = { path: "a.yaml", dirty: false, journal: "none", version: "v" };
  assert.equal(savedWords({ ...state, path: null }), "No file is open");
  assert.equal(savedWords(state), "Saved");
  assert.equal(savedWords({ ...state, dirty: true }), "Not saved");
  assert.equal(savedWords({ ...state, dirty: true, journal: "ok" }), "Not saved; kept beside the file");
  assert.equal(savedWords({ ...state, dirty: true, journal: "failing" }), "Not saved, and not kept beside the file");
});

test("what the check found", () => {
  const found = (...severities) => severities.map((severity) => ({ severity }));
  assert.equal(checkWords({ diagnostics: [], checked: null, counts: null }), "");
  assert.equal(checkWords({ diagnostics: [], checked: "t", counts: { states: 4 } }), "No errors; possible states: 4");
  assert.equal(checkWords({ diagnostics: found("note"), checked: "t", counts: null }), "No errors");
  assert.equal(checkWords({ diagnostics: found("error", "warning", "warning"), checked: "t", counts: {} }), "1 error, 2 warnings");
});

test("how far work is", () => {
  assert.equal(progressWords(null), "");
  assert.equal(progressWords({ stage: "readings", done: 1, total: 3 }), "readings 33 %");
  assert.equal(progressWords({ stage: "listing" }), "listing");
});
