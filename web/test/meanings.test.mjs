// SPDX-License-Identifier: MIT
/* What words mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeMeanings } from "../src/frame/words.js";

test("a word is found by its names", () => {
  const meaning = makeMeanings({ terms: [
    { key: "party", term: "party", meaning: "Who acts.", others: ["decision maker", "DM"] },
    { key: "seq", term: "sequential stability", meaning: "Who stays.", others: ["SEQ"] },
  ] });
  assert.equal(meaning("SEQ"), "sequential stability: Who stays.");
  assert.equal(meaning(" Decision-Maker "), "party: Who acts.");
  assert.equal(meaning("Parties"), null);
  assert.equal(meaning("DMs"), "party: Who acts.");
  assert.equal(meaning("anything else"), null);
});
