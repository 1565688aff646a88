// SPDX-License-Identifier: MIT
/* Writing: findings as one types, completion, meanings, undo. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, editorText, settled, shot, small, toEnd, withStrike } from "./harness.mjs";

const { page } = withStrike();

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

test("an error is underlined as typed, told in full, and gone when mended", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("    - want: nobody\n");
  await opened.waitForSelector('.editor .cm-lintRange-error:has-text("nobody")');
  assert.match(await opened.locator(".findings").textContent(), /1 finding.*Error E305, line 22: there is no option or named state 'nobody'/s);
  assert.match(await opened.locator(".status").textContent(), /1 error, 0 warnings/);
  assert.match(await opened.locator('[role="tabpanel"]:not([hidden]) .freshness').textContent(), /The file has errors/);
  await opened.locator(".editor .cm-lintRange-error").hover();
  await opened.waitForSelector(".told");
  assert.match(await opened.locator(".told").textContent(), /E305 there is no option.*an expression is made of/s);
  await shot(opened, "error");
  await accessible(opened, "an error");
  await opened.keyboard.press("F8"); /* it is selected then */
  await opened.keyboard.type("deal");
  await opened.waitForFunction(() => /0 errors, 1 warning; possible states: 4/.test(document.querySelector(".status")?.textContent ?? ""));
  assert.equal(await opened.locator(".editor .cm-lintRange-error").count(), 0);
  assert.match(await opened.locator(".findings").textContent(), /Warning W509.*decides nothing/);
  await opened.close();
});

test("places hold behind letters of several bytes", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# “Zürich”, 日本, 𝄞\n    - want: raise and nobody # 𝄞\n");
  await opened.waitForSelector('.editor .cm-lintRange-error:has-text("nobody")');
  await opened.close();
});

test("the list of findings leads to their places", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("    - want: nobody\n");
  await opened.waitForSelector(".findings:not([hidden]) button");
  await opened.keyboard.press("Control+Home");
  await opened.locator(".findings button").focus();
  await opened.keyboard.press("Enter");
  const chosen = await opened.evaluate(() => String(document.getSelection()));
  assert.equal(chosen, "nobody");
  await opened.close();
});

test("completion knows where it is", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("    - want: st");
  await opened.waitForSelector(".cm-tooltip-autocomplete li");
  const offers = await opened.locator(".cm-tooltip-autocomplete li").allTextContents();
  assert.ok(offers[0].startsWith("strike"), offers.join("; "));
  await shot(opened, "completion");
  await accessible(opened, "completion");
  await opened.waitForTimeout(100); /* CodeMirror takes no choice right after the list has come */
  await opened.keyboard.press("Enter");
  assert.equal(await editorText(opened), `${small}    - want: strike`);
  await opened.close();
});

test("what a name means, by pointer and by key", async () => {
  const opened = await page();
  await opened.locator(".editor .cm-line", { hasText: "deal: raise and not strike" }).locator(".tok-name").first().hover();
  await opened.waitForSelector(".told");
  const told = await opened.locator(".told").textContent();
  assert.match(told, /raise the wages.*An option of City council.*Values: no, yes.*Today: no/s);
  await shot(opened, "meaning");
  await opened.mouse.move(5, 5);
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+Home");
  for (let line = 1; line < 14; line += 1) await opened.keyboard.press("ArrowDown");
  await opened.keyboard.press("End");
  await opened.keyboard.press("Control+i");
  await opened.waitForFunction(() => /An option of Dockers' union/.test(document.querySelector(".told")?.textContent ?? ""));
  await opened.waitForFunction(() => /An option of Dockers' union/.test(document.querySelector('[role="status"].unseen')?.textContent ?? ""));
  await opened.keyboard.press("Escape");
  await opened.waitForFunction(() => document.querySelector(".told") === null);
  await opened.close();
});

test("undo and redo, and results that follow", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# words");
  await opened.waitForFunction(() => /Not saved/.test(document.querySelector(".status .saved")?.textContent ?? ""));
  for (let step = 0; step < 7 && (await editorText(opened)) !== small; step += 1) await opened.keyboard.press("Control+z");
  assert.equal(await editorText(opened), small);
  await opened.waitForFunction(() => document.querySelector(".status .saved")?.textContent === "Saved");
  for (let step = 0; step < 7; step += 1) await opened.keyboard.press("Control+y");
  assert.equal(await editorText(opened), `${small}# words`);
  await opened.close();
});

test("results of an earlier text are greyed, and say so", async () => {
  const opened = await page();
  const before = await opened.locator('[role="tabpanel"]:not([hidden]) .content').textContent();
  await toEnd(opened);
  await opened.keyboard.type("    - want: nobody\n");
  await opened.waitForSelector('[data-freshness="errors"]');
  assert.equal(await opened.locator('[role="tabpanel"]:not([hidden]) .content').textContent(), before);
  assert.match(await opened.locator('[role="tabpanel"]:not([hidden]) .freshness').textContent(), /earlier text/);
  await opened.close();
});
