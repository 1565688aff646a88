// SPDX-License-Identifier: MIT
/* Codings: their file, steps and what they come to; stretches in bytes and units; names of texts, codings and sources. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { codingsOf, newCoding, sourceOf, textsOf } from "../src/reading/choose.js";
import { accepted, countsOf, hasSteps, inOrder, newStatement, nextOpen, rejected, withNote, withOther, withoutStep, withStep, withValue,
  withWords } from "../src/reading/coding.js";
import { asCoding, codingText, parseCoding } from "../src/reading/form.js";
import { moved, piecesOf, placesOf, trimmed, whole, wordsOf } from "../src/reading/stretches.js";
import { choicesOf, valueWords } from "../src/reading/words.js";

const field = (value, start, end, more = {}) => ({ value, start, end, rule: "says", confidence: "medium", ...more });
const statement = (start, end, fields = {}, decision = "proposed") => ({ start, end, decision, note: null, fields });
const coding = (...statements) => ({ entente_coding: 1, text: { name: "a.txt", length: 100, sha256: "00" }, coder: "entente", statements });

test("a coding comes out of its file as it went in, a statement a line", () => {
  const other = { value: "union", start: 3, end: 5 };
  const one = withStep(coding(statement(0, 9, { speaker: field("city", 0, 2, { other }), issue: field("raise=yes", 4, 6) }), statement(10, 20)), 1,
    statement(10, 20, {}, "rejected"));
  const text = codingText(one);
  assert.deepEqual(parseCoding(text), one);
  assert.equal(codingText(parseCoding(text)), text);
  assert.deepEqual(text.split("\n").map((line) => line[0]), ["{", "{", ",", "{", undefined]);
  assert.equal(codingText(coding()).trim(), '{"entente_coding":1,"text":{"name":"a.txt","length":100,"sha256":"00"},"coder":"entente","statements":[]}');
});

test("what is no coding is refused", () => {
  const good = coding(statement(0, 9, { act: field("call", 0, 2) }));
  const bad = [null, [], {}, "x", { ...good, entente_coding: 2 }, { ...good, text: null }, { ...good, coder: 3 }, { ...good, statements: {} },
    coding(null), coding(statement(9, 0)), coding(statement(0, 101)), coding(statement(0, 1.5)), coding(statement(-1, 4)), coding({ ...statement(0, 9), decision: "maybe" }),
    coding(statement(0, 9, { speaker: "city" })), coding(statement(0, 9, { speaker: field(7, 0, 1) })), coding(statement(0, 9, { who: field("city", 0, 1) })),
    coding(statement(0, 9, { speaker: field("city", 0, 1, { other: 3 }) })), coding(statement(0, 9, { speaker: field("city", 0, 1, { confidence: "sure" }) })),
    { ...good, "x-history": [{ statement: 0, before: 3 }] }, { ...good, "x-history": [3] }, { ...good, "x-history": {} }];
  for (const value of bad) assert.throws(() => asCoding(value), undefined, JSON.stringify(value));
  for (const text of ["", "{", "nothing"]) assert.throws(() => parseCoding(text));
  assert.equal(asCoding(good), good);
});

test("steps are taken back one by one, and done again", () => {
  const first = coding(statement(0, 9), statement(10, 20));
  const second = withStep(first, 1, rejected(first.statements[1]));
  const third = withStep(second, 2, newStatement(first.statements[0]));
  assert.deepEqual([hasSteps(first), hasSteps(third), third.statements.length, first.statements.length], [false, true, 3, 2]);
  const back = withoutStep(third);
  assert.deepEqual([back.index, back.coding.statements.length], [2, 2]);
  assert.deepEqual(withStep(back.coding, back.index, back.undone), third);
  const start = withoutStep(back.coding);
  assert.deepEqual(start.coding.statements, first.statements);
  assert.equal(hasSteps(start.coding), false);
});

test("who changes a statement edits it; who accepts it as it is does not", () => {
  const other = { value: "union", start: 3, end: 5 };
  const one = statement(0, 9, { speaker: field("city", 0, 2, { other }) });
  assert.equal(accepted(one).decision, "accepted");
  const taken = withOther(one, "speaker");
  assert.deepEqual(taken.fields.speaker, { value: "union", start: 3, end: 5, rule: "person", confidence: "high" });
  assert.equal(taken.decision, "edited");
  assert.equal(accepted(rejected(taken)).decision, "edited");
  assert.deepEqual(withValue(one, "speaker", null).fields, {});
  assert.deepEqual(withValue(one, "speaker", "port").fields.speaker, { value: "port", start: 0, end: 2, rule: "person", confidence: "high" });
  assert.deepEqual(withValue(one, "act", "call").fields.act, { value: "call", start: 0, end: 0, rule: "person", confidence: "high" });
  assert.deepEqual(withWords(one, "speaker", 4, 6).fields.speaker, { value: "city", start: 4, end: 6, rule: "person", confidence: "high" });
  assert.deepEqual([withNote(one, "so").note, withNote(one, "").note, withNote(one, "so").decision], ["so", null, "proposed"]);
});

test("the order is that of the text, and the next open one comes round", () => {
  const all = coding(statement(50, 60), statement(0, 9), statement(0, 9, {}, "accepted"), statement(20, 30, {}, "rejected"));
  assert.deepEqual(inOrder(all), [1, 2, 3, 0]);
  assert.deepEqual([nextOpen(all, 1), nextOpen(all, 0), nextOpen(all, 2), nextOpen(all, -1)], [0, 1, 0, 1]);
  assert.equal(nextOpen(coding(statement(0, 9)), 0), -1);
  assert.deepEqual(countsOf(all), { proposed: 2, accepted: 1, edited: 0, rejected: 1, all: 4, decided: 2 });
});

test("bytes and units, with letters of every size", () => {
  const text = "e\u0301 👩‍👩‍👧 “so”\r\nZu\u0308rich 🇺🇦\n日本";
  const places = placesOf(text);
  const encoder = new TextEncoder();
  let byte = 0;
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) {
    assert.equal(places.toUnit(byte), unit);
    assert.equal(places.toByte(unit), byte);
    byte += encoder.encode(String.fromCodePoint(text.codePointAt(unit))).length;
  }
  assert.equal(places.toUnit(byte), text.length);
  const pair = text.indexOf("👩");
  assert.deepEqual([whole(text, pair), whole(text, pair + 1), whole(text, pair + 2), whole(text, -1), whole(text, 999)], [pair, pair, pair + 2, 0, text.length]);
});

test("a text is cut where marks begin and end", () => {
  const pieces = piecesOf(2, 10, [{ from: 0, to: 5, key: "a" }, { from: 4, to: 8, key: "b" }, { from: 6, to: 6, key: "c" }, { from: 20, to: 30, key: "d" }]);
  assert.deepEqual(pieces, [{ from: 2, to: 4, keys: ["a"], begins: ["a"] }, { from: 4, to: 5, keys: ["a", "b"], begins: ["b"] },
    { from: 5, to: 8, keys: ["b"], begins: [] }, { from: 8, to: 10, keys: [], begins: [] }]);
  assert.deepEqual(piecesOf(0, 3, []), [{ from: 0, to: 3, keys: [], begins: [] }]);
  assert.deepEqual(piecesOf(3, 3, []), []);
});

test("words are moved by their ends", () => {
  const text = "The U.S. won't (yet) go. Ko\u0308ln";
  const words = wordsOf(text, 0, text.length);
  assert.deepEqual(words.map(({ from, to }) => text.slice(from, to)), ["The", "U.S", "won't", "yet", "go", "Ko\u0308ln"]);
  assert.deepEqual(moved(words, null, "to", 1), words[0]);
  assert.deepEqual(moved(words, null, "to", -1), words.at(-1));
  const two = moved(words, words[0], "to", 1);
  assert.equal(text.slice(two.from, two.to), "The U.S");
  assert.equal(text.slice(moved(words, two, "from", 1).from, two.to), "U.S");
  assert.deepEqual(moved(words, words[0], "to", -1), words[0]);
  assert.deepEqual(moved(words, words.at(-1), "to", 1), words.at(-1));
  assert.deepEqual(moved(words, words[1], "from", 1), words[1]);
  assert.equal(moved([], null, "to", 1), null);
  assert.deepEqual([trimmed("a b  c", 1, 5), trimmed("a   c", 1, 4)], [{ from: 2, to: 3 }, null]);
});

test("texts, codings and sources by their names", () => {
  const files = ["a.txt", "a.coding.json", "a.bo.coding.json", "ab.coding.json", "sub/a.txt", "a.yaml"].map((path) => ({ path }));
  assert.deepEqual(textsOf(files), ["a.txt", "sub/a.txt"]);
  assert.deepEqual(codingsOf("a.txt", files), ["a.coding.json", "a.bo.coding.json"]);
  assert.equal(newCoding("b.txt", "x", []), "b.coding.json");
  assert.equal(newCoding("a.txt", "Bo / Ny", ["a.coding.json"]), "a.bo-ny.coding.json");
  assert.equal(newCoding("a.txt", "../", ["a.coding.json", "a.other.coding.json"]), "a.other-2.coding.json");
  assert.equal(sourceOf("sub/a.txt", [{ id: "news", file: "a.txt" }]), "news");
  assert.equal(sourceOf("my news.txt", []), "my_news");
  assert.equal(sourceOf("2025-02.txt", []), "text_2025_02");
  assert.match(sourceOf("新闻.txt", [{ id: "x", file: null }]), /^[A-Za-z_][A-Za-z0-9_]*$/);
});

test("what may be chosen is what the file declares, with what events add", () => {
  const outline = { parties: [{ id: "city", name: "City" }], options: [{ id: "raise", label: "raise", values: ["no", "yes"] }],
    timeline: [{ parties: [{ id: "court", name: "The court" }], options: [{ id: "fine", label: "a fine", values: ["low", "high"] }], sources: [] }] };
  assert.deepEqual(choicesOf("speaker", outline).map(({ value }) => value), ["city", "court"]);
  assert.deepEqual(choicesOf("issue", outline).map(({ value }) => value), ["raise", "raise=no", "raise=yes", "fine", "fine=low", "fine=high"]);
  assert.deepEqual([choicesOf("act", null).length, choicesOf("modality", null).length, choicesOf("actor", null).length], [13, 8, 0]);
  assert.deepEqual([valueWords("speaker", "court", outline), valueWords("speaker", "gone", outline)], ["The court", "gone"]);
});
