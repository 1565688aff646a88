// SPDX-License-Identifier: MIT
/* The store: who is told, when, and in which order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeStore } from "../src/state.js";

test("only those are told who asked, and once", () => {
  const store = makeStore({ a: 1, b: 2, c: 3 });
  const told = [];
  store.on(["a", "b"], (state) => told.push(["ab", state.a, state.b]));
  store.on(["c"], (state) => told.push(["c", state.c]));
  store.set({ a: 5, b: 6 });
  assert.deepEqual(told, [["ab", 5, 6]]);
  store.set({ a: 5 });
  store.set({ c: 4, a: 5 });
  assert.deepEqual(told, [["ab", 5, 6], ["c", 4]]);
});

test("what a subscriber sets is told after, and the record is whole by then", () => {
  const store = makeStore({ a: 0, b: 0 });
  const told = [];
  store.on(["a"], ({ a }) => {
    if (a < 3) store.set({ a: a + 1, b: a });
    told.push(`first ${a}`);
  });
  store.on(["a"], ({ a, b }) => told.push(`second ${a} ${b}`));
  store.set({ a: 1 });
  assert.equal(store.get().a, 3);
  assert.equal(told.filter((word) => word.startsWith("second")).length, 3);
  assert.equal(told.at(-1), "second 3 2");
});

test("a subscription ends, also while it is told", () => {
  const store = makeStore({ a: 0 });
  let calls = 0;
  const off = store.on(["a"], () => {
    calls += 1;
    off();
  });
  store.set({ a: 1 });
  store.set({ a: 2 });
  assert.equal(calls, 1);
});

test("one that throws does not keep the store from telling later", () => {
  const store = makeStore({ a: 0 });
  const off = store.on(["a"], () => {
    throw new Error("broken");
  });
  assert.throws(() => store.set({ a: 1 }), /broken/);
  off();
  let told = 0;
  store.on(["a"], () => (told += 1));
  store.set({ a: 2 });
  assert.equal(told, 1);
});
