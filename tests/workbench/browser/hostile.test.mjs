// SPDX-License-Identifier: MIT
/* A dispute of which every text, and the name of the file, would be code if it were taken for more than text. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { makeFolder, openPage, settled, showTab, startBrowser, startServer } from "./harness.mjs";

const evil = [
  "<img src=x onerror=globalThis.harm=1>", "</script><script>globalThis.harm=2</script>", "javascript:globalThis.harm=3",
  "\\\"><svg onload=globalThis.harm=4>", "' onmouseover='globalThis.harm=5", "<iframe srcdoc='<script>parent.harm=6</script>'>",
  "</style><style>*{display:none}", "{{constructor.constructor('harm=7')()}}", "<a href=\\\"javascript:harm=8\\\">here</a>", "&lt;b&gt;bold&lt;/b&gt;",
  "</title></textarea><math><mtext><img src=x onerror=harm=9>", "]]><!--",
];
let turn = 0;
const bad = () => `"${evil[turn++ % evil.length]} ${evil[turn % evil.length]}"`;

const hostile = () => `entente: 1
title: ${bad()}
description: ${bad()}
sources:
  herald: {title: ${bad()}, author: ${bad()}, date: ${bad()}, url: ${bad()}, note: ${bad()}}
parties:
  city: {name: ${bad()}, note: ${bad()}}
  union: {name: ${bad()}, note: ${bad()}}
options:
  raise: {party: city, label: ${bad()}, note: ${bad()}, basis: stated, source: herald, passage: ${bad()}}
  strike: {party: union, label: ${bad()}, note: ${bad()}, basis: inferred, source: herald, passage: ${bad()}}
rules:
  - {never: raise and strike, note: ${bad()}, basis: assumed}
today: {strike: yes}
states:
  deal: raise and not strike
timeline:
  - id: talks
    label: ${bad()}
    place: ${bad()}
    participants: [${bad()}]
    source: herald
    basis: stated
    note: ${bad()}
    today: {strike: no}
preferences:
  city:
    - {want: not strike, label: ${bad()}, note: ${bad()}, basis: stated, source: herald, passage: ${bad()}, hedge: ${bad()}}
    - {want: not raise, label: ${bad()}, note: ${bad()}}
  union:
    - {want: raise, label: ${bad()}, note: ${bad()}}
    - {want: not strike, label: ${bad()}, note: ${bad()}}
positions:
  wage:
    label: ${bad()}
    meanings: {0: ${bad()}, 100: ${bad()}}
    parties:
      city: {position: 10, basis: stated, source: herald, passage: ${bad()}, hedge: ${bad()}, note: ${bad()}}
      union: {position: 90, note: ${bad()}}
`;
const name = "<img src=x onerror=harm=1>'\" onload=.yaml";

let server;
let browser;
before(async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, name), hostile());
  server = await startServer({ folder, open: name });
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** Whether anything of it became more than text. */
async function harmless(opened, where) {
  const found = await opened.evaluate(() => ({
    harm: globalThis.harm,
    elements: [...document.querySelectorAll("img, iframe, object, embed, math, svg:not(.chart), a[href], script:not([src]), b")].map((node) => node.outerHTML.slice(0, 100)),
    listeners: [...document.querySelectorAll("*")].flatMap((node) => [...node.attributes].filter(({ name }) => /^on|^srcdoc$/.test(name)).map(({ name }) => `${node.tagName} ${name}`)),
    shown: document.querySelector("#app")?.getBoundingClientRect().height,
  }));
  assert.deepEqual({ ...found, shown: found.shown > 100 }, { harm: undefined, elements: [], listeners: [], shown: true }, where);
}

test("in every tab text stays text", async () => {
  const opened = await openPage(browser, server.start);
  await settled(opened);
  await harmless(opened, "editor");
  assert.equal(await opened.locator(".status .checked").innerText(), "No errors; possible states: 3");
  for (const tab of await opened.getByRole("tab").allTextContents()) {
    const panel = await showTab(opened, tab);
    assert.equal(await panel.getByRole("alert").innerText(), "", tab);
    if (!["Compare", "Reading"].includes(tab)) assert.match(await panel.innerText(), /onerror=|<script>|javascript:|onload=|srcdoc|onmouseover/, tab);
    await harmless(opened, tab);
  }
  await opened.close();
});

test("in what comes of a change, in findings, and in meanings", async () => {
  const opened = await openPage(browser, server.start);
  await settled(opened);
  const panel = await showTab(opened, "What if");
  await panel.locator(".wishes input").nth(1).uncheck();
  await panel.locator(".verdict").getByText(/settlement/).waitFor();
  await panel.getByText(/What differs/).click();
  await harmless(opened, "what if");
  await opened.keyboard.press("Control+o");
  await opened.locator("dialog").waitFor();
  await harmless(opened, "files");
  await opened.keyboard.press("Escape");
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+End");
  await opened.keyboard.insertText("  \"<img src=x onerror=harm=10>\": [raise]\n");
  await opened.locator(".findings").getByText("onerror").first().waitFor();
  await harmless(opened, "findings");
  await opened.close();
});

test("in the report as a file", async () => {
  const opened = await openPage(browser, server.start);
  await settled(opened);
  const panel = await showTab(opened, "Report");
  const [file] = await Promise.all([opened.waitForEvent("download"), panel.getByRole("button", { name: "Download HTML" }).click()]);
  const html = readFileSync(await file.path(), "utf8");
  assert.ok(!/<(img|script|iframe|math|textarea)\b/i.test(html));
  assert.ok(html.includes("&lt;img src=x onerror="));
  await opened.goto("about:blank");
  await opened.setContent(html);
  assert.equal(await opened.evaluate(() => globalThis.harm), undefined);
  await opened.close();
});
