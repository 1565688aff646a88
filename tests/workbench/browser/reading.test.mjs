// SPDX-License-Identifier: MIT
/* Followed disputes and texts: the moment that is asked for, what falls without a source, and a text that is read, decided and put into the file. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, makeFolder, openPage, settled, shot, showTab, startBrowser, startServer } from "./harness.mjs";

const dispute = `entente: 1
title: A harbour
sources:
  letter: {title: Letter of the port}
parties:
  port: {name: Port, aliases: [port authority]}
  union: {name: Union, aliases: [dockers]}
options:
  guarantee: {party: port, label: a guarantee, aliases: [guarantee of all jobs]}
  strike: {party: union, label: the strike, aliases: {yes: [strike, walk out], no: [return to work]}}
states:
  peace: guarantee and not strike
today: {strike: yes}
preferences:
  port:
    - {want: not guarantee}
    - {want: not strike, basis: stated, source: letter}
  union:
    - {want: guarantee}
    - {want: not strike}
timeline:
  - id: offer
    date: 2025-02-03
    label: The port would guarantee all jobs
    source: letter
    basis: stated
    preferences:
      port:
        - {insert: {id: bargain, want: guarantee iff not strike}, at: first}
  - id: works
    label: The dockers return to work
    today: {strike: no}
`;
const news = "👩‍👩‍👧 The port authority in Köln said it will offer a guarantee of all jobs. <img src=x onerror=globalThis.harm=1> It rained.\n\n"
  + "The dockers refused to return to work, the union said. “We will strike,” it said.\n";

let server;
let browser;
before(async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, "harbour.yaml"), dispute);
  writeFileSync(join(folder, "news.txt"), news);
  server = await startServer({ folder, open: "harbour.yaml" });
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await server.stop();
});

async function page(options) {
  const opened = await openPage(browser, server.start, options);
  await settled(opened);
  return opened;
}

const FILE = "news.coding.json";
const coding = (name = FILE) => JSON.parse(server.read(name));
const bytes = Buffer.from(news);
const wordsAt = ({ start, end }) => bytes.subarray(start, end).toString();

/** Waits until a coding on disk is as it should be. */
async function kept(fits, name = FILE) {
  for (let turn = 0; turn < 200; turn += 1) {
    if (server.names().includes(name) && fits(coding(name))) return coding(name);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return assert.fail(`the coding on disk: ${server.names().includes(name) ? server.read(name) : "is not there"}`);
}

async function openText(opened, name = "news.txt") {
  const panel = await showTab(opened, "Reading");
  await panel.getByLabel("second opinion").uncheck();
  await panel.getByLabel("Text", { exact: true }).selectOption(name);
  await panel.locator(".statement.current").waitFor();
  return panel;
}

/** Selects words of the text, as a pointer would. */
const selectWords = (opened, words) => opened.evaluate((wanted) => {
  const walk = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const text = nodes.map(({ data }) => data).join("");
  const place = (unit) => {
    let at = unit;
    for (const node of nodes) {
      if (at <= node.length) return [node, at];
      at -= node.length;
    }
    throw new Error("beyond the text");
  };
  const [from, to] = [place(text.indexOf(wanted)), place(text.indexOf(wanted) + wanted.length)];
  getSelection().setBaseAndExtent(from[0], from[1], to[0], to[1]);
}, words);

test("a moment that is chosen is that of all tabs, and they say so", async () => {
  const opened = await page();
  const choice = opened.getByLabel("Moment", { exact: true });
  const panel = await showTab(opened, "What would hold");
  assert.match(await panel.locator(".of-moment").innerText(), /after event 2 of 2, The dockers return to work/);
  await choice.selectOption("start");
  await settled(opened);
  assert.match(await panel.locator(".of-moment").innerText(), /before all events/);
  assert.match(await panel.locator(".command code").first().innerText(), / --at start /);
  await showTab(opened, "Timeline");
  await opened.getByRole("button", { name: "1. The port would guarantee all jobs (2025-02-03)" }).click();
  await settled(opened);
  assert.equal(await choice.inputValue(), "offer");
  const timeline = opened.locator("#panel-timeline");
  assert.match(await timeline.innerText(), /2 events, of which 1 has happened/);
  const whatif = await showTab(opened, "What if");
  assert.match(await whatif.innerText(), /tried for the last moment/);
  server.write("harbour.yaml", dispute.replace("id: offer", "id: proposal"));
  await opened.waitForFunction(() => document.querySelector("#moment")?.value === "");
  server.write("harbour.yaml", dispute);
  await opened.close();
});

test("what falls without a source stands beside it; other tabs follow until it is put back", async () => {
  const opened = await page();
  const panel = await showTab(opened, "What it rests on");
  await panel.getByLabel("Letter of the port").check();
  await panel.locator(".fall").getByText(/would hold|Nothing would fall/).first().waitFor();
  assert.match(await panel.locator(".fall .command code").innerText(), /^entente evidence harbour.yaml --without letter /);
  await accessible(opened, "what falls");
  await shot(opened, "evidence-withdrawn");
  const holds = await showTab(opened, "What would hold");
  assert.match(await holds.locator(".of-moment").innerText(), /without source letter/);
  assert.match(await holds.locator(".command code").first().innerText(), / --without letter /);
  await opened.getByRole("button", { name: "Put back" }).click();
  await settled(opened);
  assert.ok(!(await holds.locator(".of-moment").innerText()).includes("without"));
  await opened.close();
});

test("a text is read by keys alone: accepted, rejected, edited, undone, and on disk after each step", async () => {
  const opened = await page();
  const panel = await openText(opened);
  await panel.getByLabel("Coder").fill("ab");
  assert.equal(await panel.locator(".article").evaluate((node) => node.textContent), news);
  assert.equal(await opened.evaluate(() => globalThis.harm ?? document.querySelectorAll("img").length), 0);
  assert.ok(!server.names().includes(FILE), "proposals are no file");
  await panel.locator(".sentence").first().focus();
  await opened.keyboard.press("a");
  const first = await kept(({ statements }) => statements[0].decision === "accepted");
  assert.equal(first.coder, "ab");
  await opened.keyboard.press("r");
  await kept(({ statements }) => statements.filter(({ decision }) => decision === "rejected").length === 1);
  await opened.keyboard.press("u");
  await kept(({ statements }) => statements.every(({ decision }) => decision !== "rejected"));
  await opened.keyboard.press("Shift+U");
  await kept(({ statements }) => statements.some(({ decision }) => decision === "rejected"));
  await opened.keyboard.press("j");
  await opened.keyboard.press("Home");
  await opened.keyboard.press("n");
  const { length } = first.statements;
  await kept(({ statements }) => statements.length === length + 1);
  assert.equal(await opened.evaluate(() => document.activeElement?.id), "reading-speaker");
  await opened.keyboard.press("U");
  await opened.waitForFunction(() => document.activeElement?.value === "union");
  await kept(({ statements }) => statements[length].fields.speaker?.value === "union");
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("ArrowRight");
  await opened.keyboard.press("ArrowRight");
  await opened.keyboard.press("ArrowRight");
  await opened.keyboard.press("Shift+ArrowRight");
  await opened.keyboard.press("Enter");
  const moved = await kept(({ statements }) => statements[length].fields.speaker?.end > 0);
  assert.equal(wordsAt(moved.statements[length].fields.speaker), "port authority");
  assert.equal(moved.statements[length].decision, "edited");
  assert.match(await panel.locator(".reading-told").innerText(), /3 of \d statements decided: 1 accepted, 1 edited, 1 rejected/);
  await shot(opened, "reading");
  await accessible(opened, "reading");
  await opened.close();
});

test("words that are selected are kept in bytes, a second opinion by one click; then all goes into the file, and out by one undo", async () => {
  const before = coding();
  const index = before.statements.findIndex(({ decision }) => decision === "accepted");
  const sentence = before.statements[index];
  before.statements[index] = { ...sentence, decision: "proposed", fields: { ...sentence.fields,
    speaker: { value: "port", start: 26, end: 30, rule: "says", confidence: "low", other: { value: "union", start: 0, end: 0 } } } };
  server.write(FILE, JSON.stringify(before));
  const opened = await page();
  const panel = await openText(opened);
  await panel.locator(".sentence").first().click();
  await panel.getByLabel("Coder").fill("ab");
  await panel.getByRole("button", { name: "Second opinion: Union" }).click();
  await kept(({ statements }) => statements[index].fields.speaker.value === "union" && statements[index].fields.speaker.other === undefined);
  await panel.getByRole("combobox", { name: "Speaker" }).selectOption("port");
  await selectWords(opened, "Köln said");
  await panel.getByRole("button", { name: /the words of Speaker$/ }).click();
  const after = await kept(({ statements }) => wordsAt(statements[index].fields.speaker) === "Köln said");
  assert.equal(after.statements[index].decision, "edited");
  const told = execFileSync(process.env.ENTENTE, ["read", "--agree", `${join(server.folder, FILE)},${join(server.folder, FILE)}`, "--text", join(server.folder, "news.txt")]);
  assert.match(told.toString(), /1\.00/);
  await panel.getByRole("button", { name: "Into the dispute…" }).click();
  await opened.locator("dialog").getByLabel("What the text is called").fill("news");
  await opened.keyboard.press("Enter");
  await opened.waitForFunction(() => document.querySelector(".bar .dot")?.textContent === "●");
  const written = await opened.waitForFunction(() => document.querySelector("#moment")?.options.length > 3);
  assert.ok(written);
  assert.equal(server.read("harbour.yaml"), dispute, "nothing is saved by itself");
  await opened.keyboard.press("Control+z");
  await opened.waitForFunction(() => document.querySelector(".bar .dot")?.textContent === "");
  await opened.close();
});

test("a coding that something else changed is not overwritten, and another coder makes one of their own", async () => {
  const opened = await page({ allowed: [/status of 409/] });
  const panel = await openText(opened);
  await panel.getByLabel("Coder").fill("ab");
  const theirs = coding();
  for (const statement of theirs.statements) statement.note = "from elsewhere";
  server.write(FILE, JSON.stringify(theirs));
  await panel.locator(".sentence").first().click();
  await panel.getByRole("button", { name: "Reject" }).click();
  await opened.getByText("was changed by something else; nothing was written").waitFor();
  assert.equal(coding().statements[0].note, "from elsewhere");
  await opened.getByRole("button", { name: "Keep mine" }).click();
  await kept(({ statements }) => statements[0].note === null);
  server.write(FILE, JSON.stringify(theirs));
  await panel.getByRole("button", { name: "Accept" }).click();
  await opened.getByRole("button", { name: "Take the file's" }).click();
  await opened.waitForFunction(() => document.querySelector("#reading-note")?.value === "from elsewhere");
  await panel.getByLabel("Coder").fill("Bo");
  await panel.getByRole("button", { name: "Accept" }).click();
  await opened.getByText("is the coding of ab, not of Bo").waitFor();
  await panel.getByLabel("Coding").selectOption(":another");
  await opened.waitForFunction(() => document.querySelector("#reading-coding")?.value === "news.bo.coding.json");
  await panel.getByRole("button", { name: "Accept" }).click();
  await kept(({ coder }) => coder === "Bo", "news.bo.coding.json");
  await opened.close();
});

test("a text is pasted; and narrow, in the dark, all can be read", async () => {
  const opened = await page({ width: 400, scheme: "dark" });
  const panel = await showTab(opened, "Reading");
  await shot(opened, "reading-none");
  await panel.getByLabel("second opinion").uncheck();
  await panel.getByRole("button", { name: "Paste a text…" }).click();
  await opened.locator("dialog textarea").fill("The dockers will strike. <script>globalThis.harm=1</script>");
  await accessible(opened, "paste");
  await opened.getByRole("button", { name: "Read it" }).click();
  await panel.locator(".statement.current").waitFor();
  assert.equal(await panel.getByLabel("Coding").inputValue(), "pasted.coding.json");
  assert.equal(await opened.evaluate(() => globalThis.harm), undefined);
  await panel.scrollIntoViewIfNeeded();
  await shot(opened, "reading-400-dark");
  await accessible(opened, "reading 400");
  const overflow = await opened.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await opened.close();
});
