// SPDX-License-Identifier: MIT
/* Long work that is cancelled, reports as files, two versions by what follows from them, and commands to copy. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { accessible, openPage, settled, shot, showTab, startServer, withStrike } from "./harness.mjs";

const strike = withStrike();
const { page } = strike;

test("a long run shows how far it is, and is cancelled; a short one works after", async () => {
  const ukraine = await startServer({ open: "ukraine-2025.yaml" });
  const opened = await openPage(strike.browser(), ukraine.start);
  await settled(opened);
  const panel = await showTab(opened, "How sure");
  await panel.getByLabel("Readings drawn by chance").selectOption("1000000");
  const job = opened.locator(".jobs li:not([hidden])");
  await job.locator("progress[value]").waitFor();
  await shot(opened, "long-run");
  await accessible(opened, "a long run");
  await job.getByRole("button", { name: "Cancel: How sure this is" }).click();
  await opened.waitForFunction(() => document.querySelector("#panel-robustness")?.dataset.freshness === "cancelled");
  assert.equal(await job.count(), 0);
  await opened.waitForFunction(async () => {
    const { secret } = JSON.parse(sessionStorage.getItem("entente-session") ?? "{}");
    const status = await (await fetch("/api/status", { headers: { "X-Entente-Secret": secret } })).json();
    return status.running === 0 && status.queued === 0;
  });
  await panel.getByText("This was cancelled").waitFor();
  await accessible(opened, "cancelled");
  await panel.getByLabel("Readings drawn by chance").selectOption("1000");
  await settled(opened);
  assert.ok((await panel.innerText()).includes("1,000 readings"));
  await opened.close();
  await ukraine.stop();
});

test("the report is a file: HTML, text, Markdown", async () => {
  const opened = await page();
  const panel = await showTab(opened, "Report");
  for (const [name, ending, begins] of [["HTML", "html", /^<!doctype html>/i], ["Text", "txt", /^A strike\n=+\n/], ["Markdown", "md", /^# A strike\n/]]) {
    const [file] = await Promise.all([opened.waitForEvent("download"), panel.getByRole("button", { name: `Download ${name}` }).click()]);
    assert.equal(file.suggestedFilename(), `strike-report.${ending}`);
    assert.match(readFileSync(await file.path(), "utf8"), begins);
  }
  await opened.close();
});

test("a change of the text against the text on disk, and another file", async () => {
  const opened = await page();
  const panel = await showTab(opened, "Compare");
  await panel.getByText("the same, letter by letter").waitFor();
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+End");
  await opened.keyboard.insertText("# no change of substance\n");
  await panel.getByText("No settlement appears or disappears").waitFor();
  for (let line = 0; line < 2; line += 1) await opened.keyboard.press("ArrowUp");
  await opened.keyboard.press("Home");
  await opened.keyboard.press("Shift+End");
  await opened.keyboard.insertText("- want: strike");
  await panel.getByText(/^Of the settlements/).waitFor();
  await settled(opened);
  assert.match(await panel.innerText(), /strike/);
  await shot(opened, "compare");
  await accessible(opened, "compare");
  await panel.getByLabel("Against the text").selectOption("elmira-1991.yaml");
  await panel.getByRole("alert").getByText("have nothing in common").first().waitFor();
  await opened.close();
});

test("the command that ran can be copied", async () => {
  const opened = await page();
  await opened.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const panel = await showTab(opened, "Ways there");
  await panel.getByRole("button", { name: "Copy the command" }).click();
  await opened.waitForFunction(() => document.querySelector('.unseen[role="status"]')?.textContent?.includes("copied"));
  assert.equal(await opened.evaluate(() => navigator.clipboard.readText()), "entente report strike.yaml --sections paths --format json");
  await opened.close();
});

test("errors in the text leave older results, greyed; mended, they are new", async () => {
  const opened = await page();
  const panel = await showTab(opened, "What would hold");
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+End");
  await opened.keyboard.insertText("  nobody: [raise]\n");
  await panel.getByText("The file has errors. What is below is of an earlier text.").waitFor();
  await accessible(opened, "errors");
  await opened.keyboard.press("Control+z");
  await settled(opened);
  assert.ok(!(await panel.innerText()).includes("earlier text"));
  await opened.close();
});
