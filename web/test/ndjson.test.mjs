// SPDX-License-Identifier: MIT
/* Lines of JSON, cut everywhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSplitter, readLines } from "../src/ndjson.js";

const text = '{"a":"ü𝄞"}\n\n{"b":[1,\t2]}\r\n{"c":null}';
const values = [{ a: "ü𝄞" }, { b: [1, 2] }, { c: null }];
const bytes = new TextEncoder().encode(text);

test("cut at every two places", () => {
  for (let first = 0; first <= bytes.length; first += 1)
    for (let second = first; second <= bytes.length; second += 1) {
      const got = [];
      const splitter = makeSplitter((value) => got.push(value));
      for (const [from, to] of [[0, first], [first, second], [second, bytes.length]]) splitter.push(bytes.subarray(from, to));
      splitter.end();
      assert.deepEqual(got, values);
    }
});

test("byte by byte out of a stream", async () => {
  const got = [];
  const stream = new ReadableStream({ start(out) {
    for (const byte of bytes) out.enqueue(Uint8Array.of(byte));
    out.close();
  } });
  await readLines(stream, (value) => got.push(value));
  assert.deepEqual(got, values);
});

test("what is no JSON, and what is no UTF-8, is refused", () => {
  const splitter = makeSplitter(() => {});
  assert.throws(() => splitter.push(new TextEncoder().encode("{]\n")), SyntaxError);
  assert.throws(() => makeSplitter(() => {}).push(Uint8Array.of(0x22, 0xff, 0x22, 0x0a)), TypeError);
});
