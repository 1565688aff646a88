// SPDX-License-Identifier: MIT
/* Bytes and units: against a conversion by TextEncoder, letter by letter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { commonEnds, lineEnds, makePlaces, utf8Length } from "../src/editor/positions.js";

const encoder = new TextEncoder();
const samples = ["", "a", "abc\ndef\n", "Zürich\nnaïve – “so”\n", "日本\n語", "a𝄞b\n👩‍👩‍👧\n", "\n\n\n", "e\u0301\u200d\ufeffx"];

test("how many bytes", () => {
  for (const text of samples) assert.equal(utf8Length(text), encoder.encode(text).length, JSON.stringify(text));
});

for (const end of ["\n", "\r\n"])
  test(`both ways, lines that end with ${JSON.stringify(end)}`, () => {
    for (const text of samples) {
      const places = makePlaces(text.split("\n"), end.length);
      let byte = 0;
      let unit = 0;
      for (const letter of text) {
        assert.equal(places.toUnit(byte), unit, JSON.stringify([text, letter]));
        assert.equal(places.toByte(unit), byte, JSON.stringify([text, letter]));
        const size = letter === "\n" ? end.length : encoder.encode(letter).length;
        for (let inside = 1; inside < size; inside += 1) assert.equal(places.toUnit(byte + inside), unit);
        byte += size;
        unit += letter.length;
      }
      assert.equal(places.toUnit(byte), unit);
      assert.equal(places.toByte(unit), byte);
    }
  });

test("beyond the text", () => {
  const places = makePlaces(["ab", "ü"], 1);
  assert.equal(places.toUnit(-3), 0);
  assert.equal(places.toUnit(99), 4);
  assert.equal(places.toByte(99), 5);
});

test("line ends", () => {
  assert.equal(lineEnds("a"), "lf");
  assert.equal(lineEnds("a\nb\n"), "lf");
  assert.equal(lineEnds("a\r\nb\r\n"), "crlf");
  assert.equal(lineEnds("a\r\nb\n"), "mixed");
  assert.equal(lineEnds("a\rb\r\n"), "mixed");
  assert.equal(lineEnds("a\rb"), "mixed");
});

test("what two texts have in common", () => {
  const cases = [["abc", "abc"], ["abc", "abXc"], ["aa", "aaa"], ["", "x"], ["x𝄞y", "x𝄢y"], ["𝄞", "𝄟𝄞"], ["ab", "ba"]];
  for (const [before, after] of cases) {
    const { head, tail } = commonEnds(before, after);
    assert.equal(before.slice(0, head), after.slice(0, head));
    assert.equal(before.slice(before.length - tail), after.slice(after.length - tail));
    assert.ok(head + tail <= Math.min(before.length, after.length));
    for (const piece of [before.slice(0, head), after.slice(head, after.length - tail)])
      assert.equal(piece, piece.toWellFormed?.() ?? piece);
  }
});
