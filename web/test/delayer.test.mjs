// SPDX-License-Identifier: MIT
/* Work that is put off: after a pause, not for ever, never twice at once, and again when it fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDelayer } from "../src/files/delayer.js";

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A delayer that counts what it did. */
function made(over = {}) {
  const seen = { runs: 0, at: 0, most: 0, fail: 0 };
  const delayer = makeDelayer({ pause: 20, most: 100, retry: 30, async run() {
    seen.runs += 1;
    seen.at += 1;
    seen.most = Math.max(seen.most, seen.at);
    await wait(10);
    seen.at -= 1;
    if (seen.fail > 0) {
      seen.fail -= 1;
      throw new Error("refused");
    }
  }, ...over });
  return { seen, delayer };
}

test("once after a pause", async () => {
  const { seen, delayer } = made();
  for (let turn = 0; turn < 5; turn += 1) delayer.touch();
  assert.equal(seen.runs, 0);
  assert.ok(delayer.waits());
  await delayer.flush();
  assert.equal(seen.runs, 1);
  assert.ok(!delayer.waits());
  await wait(60);
  assert.equal(seen.runs, 1);
});

test("also while there is no pause", async () => {
  const { seen, delayer } = made({ pause: 1000, most: 40 });
  for (let turn = 0; turn < 20; turn += 1) {
    delayer.touch();
    await wait(10);
  }
  assert.ok(seen.runs >= 1, `${seen.runs}`);
  await delayer.drop();
});

test("never two at once, and what comes meanwhile is done after", async () => {
  const { seen, delayer } = made();
  delayer.touch();
  const first = delayer.flush();
  delayer.touch();
  await first;
  await delayer.flush();
  assert.equal(seen.runs, 2);
  assert.equal(seen.most, 1);
});

test("what fails is tried again", async () => {
  const { seen, delayer } = made();
  seen.fail = 2;
  delayer.touch();
  await delayer.flush();
  assert.ok(delayer.waits());
  await delayer.flush();
  await delayer.flush();
  assert.equal(seen.runs, 3);
  assert.ok(!delayer.waits());
});

test("what waits can be given up", async () => {
  const { seen, delayer } = made();
  delayer.touch();
  await delayer.drop();
  await wait(60);
  assert.equal(seen.runs, 0);
  delayer.touch();
  const running = delayer.flush();
  delayer.touch();
  await delayer.drop();
  await running;
  await wait(60);
  assert.equal(seen.runs, 1);
});
