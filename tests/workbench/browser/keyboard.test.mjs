// SPDX-License-Identifier: MIT
/* Without a pointer: every part can be reached, used and left by keys alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, editorText, settled, shot, small, withStrike } from "./harness.mjs";

const strike = withStrike();
const { page } = strike;

/** What has the focus: the part of the page, and the element. */
const focused = (opened) => opened.evaluate(() => {
  const at = document.activeElement;
  const part = at?.closest(".editor, .findings, .results, .status, .bar, dialog, .splitter, .notices");
  return `${part?.tagName.toLowerCase() === "dialog" ? "dialog" : part?.className.split(" ").pop()}`;
});

test("F6 goes round the parts, and back", async () => {
  const opened = await page();
  const seen = [];
  for (let turn = 0; turn < 4; turn += 1) {
    seen.push(await focused(opened));
    await opened.keyboard.press("F6");
  }
  assert.deepEqual(seen, ["editor", "results", "status", "bar"]);
  assert.equal(await focused(opened), "editor");
  await opened.keyboard.press("Shift+F6");
  assert.equal(await focused(opened), "bar");
  await opened.close();
});

test("Escape and Tab leave the editor; Tab alone indents", async () => {
  const opened = await page();
  assert.equal(await focused(opened), "editor");
  await opened.keyboard.press("Tab");
  assert.equal(await focused(opened), "editor");
  await opened.keyboard.press("Control+z");
  await opened.keyboard.press("Escape");
  await opened.keyboard.press("Tab");
  assert.equal(await focused(opened), "splitter");
  await opened.close();
});

test("the bar between the parts moves", async () => {
  const opened = await page();
  const bar = opened.getByRole("separator");
  await bar.focus();
  const width = () => opened.locator(".editing").evaluate((node) => node.getBoundingClientRect().width);
  const before = await width();
  await opened.keyboard.press("ArrowLeft");
  assert.ok((await width()) < before);
  assert.equal(await bar.getAttribute("aria-valuenow"), "48");
  await opened.keyboard.press("End");
  assert.equal(await bar.getAttribute("aria-valuenow"), "80");
  await opened.keyboard.press("Home");
  assert.equal(await bar.getAttribute("aria-valuenow"), "20");
  await opened.close();
});

test("the tabs: arrows, Home, End, and Alt with a number", async () => {
  const opened = await page();
  const chosen = () => opened.locator('[role="tab"][aria-selected="true"]').textContent();
  const names = await opened.locator('[role="tab"]').allTextContents();
  await opened.keyboard.press("Alt+1");
  assert.equal(await chosen(), names[0]);
  await opened.keyboard.press("End");
  assert.equal(await chosen(), names.at(-1));
  await opened.keyboard.press("ArrowRight");
  assert.equal(await chosen(), names[0]);
  await opened.keyboard.press("ArrowLeft");
  assert.equal(await chosen(), names.at(-1));
  await opened.keyboard.press("Home");
  assert.equal(await chosen(), names[0]);
  assert.equal(await opened.locator('[role="tabpanel"]:not([hidden])').count(), 1);
  assert.equal(await opened.locator('[role="tab"][tabindex="0"]').count(), 1);
  await opened.close();
});

test("help by F1, and by ? outside of the editor; it gives the focus back", async () => {
  const opened = await page();
  await opened.keyboard.press("F1");
  assert.equal(await focused(opened), "dialog");
  const rows = await opened.locator("dialog .keys tr").count();
  assert.ok(rows >= 10);
  await shot(opened, "help");
  await accessible(opened, "help");
  await opened.keyboard.press("Escape");
  assert.equal(await focused(opened), "editor");
  await opened.keyboard.type("?");
  assert.equal(await opened.locator("dialog").count(), 0);
  await opened.keyboard.press("Control+z");
  await opened.keyboard.press("Alt+1");
  await opened.keyboard.press("?");
  assert.equal(await focused(opened), "dialog");
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("Enter");
  assert.equal(await focused(opened), "results");
  await opened.close();
});

test("a whole edit: to the error, mended, saved", async () => {
  const opened = await page();
  await opened.keyboard.press("Control+f");
  await opened.waitForSelector(".cm-search input");
  await opened.keyboard.type("not raise");
  await opened.keyboard.press("Enter");
  await shot(opened, "search");
  await accessible(opened, "search");
  await opened.keyboard.press("Escape");
  await opened.keyboard.type("not riase");
  await opened.waitForSelector(".editor .cm-lintRange-error");
  await opened.keyboard.press("F6");
  assert.equal(await focused(opened), "findings");
  await opened.keyboard.press("Enter");
  assert.equal(await focused(opened), "editor");
  await opened.keyboard.type("raise");
  await opened.waitForFunction(() => document.querySelectorAll(".editor .cm-lintRange-error").length === 0);
  await settled(opened);
  await opened.keyboard.press("Control+s");
  await opened.waitForFunction(() => document.querySelector(".status .saved")?.textContent === "Saved");
  assert.equal(await editorText(opened), small);
  assert.equal(strike.read(), small);
  await opened.close();
});
