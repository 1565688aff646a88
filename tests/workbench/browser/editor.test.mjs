// SPDX-License-Identifier: MIT
/* Writing: findings as one types, completion, meanings, undo. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, editorText, openPage, settled, shot, small, startBrowser, startServer, toEnd } from "./harness.mjs";

let server;
let browser;
before(async () => {
  server = await startServer({ open: "strike.yaml" });
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** A page of its own session, by a token of an open one or the start page. */
async function page(options) {
  const opened = await openPage(browser, server.start, options);
  await settled(opened);
  return opened;
}

test("the token is gone from the address, and a reload goes on", async () => {
  const opened = await page();
  assert.equal(new URL(opened.url()).hash, "");
  assert.equal(await editorText(opened), small);
  await opened.reload();
  await settled(opened);
  assert.equal(await editorText(opened), small);
  await shot(opened, "start");
  await accessible(opened, "start");
  await opened.close();
});
