// SPDX-License-Identifier: MIT
/* What becomes of a state with a name, in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fate } from "../src/whatif/named.js";

const concepts = ["nash", "seq", "gmr"];
const side = (nash, seq, gmr) => ({ state_count: 4, nash, seq, gmr });

test("what holds more, less, no more, now, or as before", () => {
  for (const [before, after, words, role] of [
    [side(0, 0, 0), side(0, 0, 0), "does not hold", ""],
    [side(0, 0, 0), side(0, 1, 1), "would now hold", "good"],
    [side(1, 1, 1), side(0, 0, 0), "would hold no more", "bad"],
    [side(0, 1, 1), side(1, 1, 1), "now also under Nash", "good"],
    [side(1, 1, 1), side(0, 0, 1), "no longer under Nash, SEQ", "bad"],
    [side(1, 0, 1), side(0, 1, 1), "now also under SEQ; no longer under Nash", "bad"],
    [side(1, 2, 3), side(1, 2, 4), "in more of its states", "good"],
    [side(1, 2, 3), side(1, 2, 3), "as before", ""],
  ])
    assert.deepEqual(fate(before, after, concepts), { words, role });
});
