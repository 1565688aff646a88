// SPDX-License-Identifier: MIT
/* Every tab, of a large dispute and of one with rankings: what it shows, how it looks, and what axe-core says of it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, openPage, settled, shot, showTab, startBrowser, startServer } from "./harness.mjs";

const servers = {};
let browser;
before(async () => {
  browser = await startBrowser();
  for (const name of ["ukraine-2025", "elmira-1991"]) servers[name] = await startServer({ open: `${name}.yaml` });
});
after(async () => {
  await browser.close();
  for (const server of Object.values(servers)) await server.stop();
});

/** Words that each tab shows, of either dispute. */
const SHOWN = {
  "What would hold": { ukraine: ["In brief", "2,880 possible states", "Who would stay where"], elmira: ["9 possible states", "Who would stay where"] },
  Why: { ukraine: ["What each party does", "Russia"], elmira: ["Uniroyal Chemical"] },
  Moves: { ukraine: ["Moves from today", "s853"], elmira: ["Moves from today", "Local government"] },
  "Ways there": { ukraine: ["How to get there"], elmira: ["How to get there"] },
  "What would change it": { ukraine: ["What would have to change", "could bring it about", "On what it depends"], elmira: ["On what it depends"] },
  "What if": { ukraine: ["Nothing is changed yet", "guarantees carried by Europe"], elmira: ["changed in the text", "modify the control order"] },
  Settle: { ukraine: ["What is efficient and fair", "possible states", "Holds under"], elmira: ["9 possible states"] },
  Forecast: { ukraine: ["Where each issue is heading", "Compromise mean", "none is known to be right"], elmira: ["tells of no positions"] },
  Timeline: { ukraine: ["What each event changed", "speak by telephone"], elmira: ["tells of no events"] },
  "How sure": { ukraine: ["1,000 readings", "It is not a probability"], elmira: ["It is not a probability"] },
  "What it rests on": { ukraine: ["News article on the first calls", "Stated"], elmira: ["Interactive Decision Making"] },
  Reading: { ukraine: ["or paste one"], elmira: ["or paste one"] },
  Compare: { ukraine: ["the same, letter by letter"], elmira: ["the same, letter by letter"] },
  Report: { ukraine: ["Talks on the war in Ukraine, February 2025", "How this was made"], elmira: ["Elmira groundwater"] },
};
const CHARTS = ["What would hold", "Moves", "How sure", "What it rests on", "Report"];

async function open(name) {
  const opened = await openPage(browser, servers[name].start);
  await settled(opened);
  return opened;
}

/** What the tab in view shows has no look that leaves it hard to use. */
async function fits(opened, where) {
  const overflow = await opened.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${where}: ${overflow} pixels too wide`);
}

async function look(opened, tab, name) {
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [400, "light"], [400, "dark"]]) {
    await opened.setViewportSize({ width, height: 800 });
    await opened.emulateMedia({ colorScheme: scheme });
    await opened.evaluate((narrow) => narrow && document.querySelector(".results").scrollIntoView(), width < 900);
    await shot(opened, `${name}-${width}-${scheme}`);
    await fits(opened, `${tab} ${width}`);
    if (width >= 900 && scheme === "light") await accessible(opened, `${tab} ${width} ${scheme}`);
    if (width < 900 && scheme === "dark" && tab !== "Report") await accessible(opened, `${tab} ${width} ${scheme}`, ["color-contrast"]);
  }
  await opened.setViewportSize({ width: 1280, height: 800 });
}

for (const [file, key] of [["ukraine-2025", "ukraine"], ["elmira-1991", "elmira"]])
  test(`each tab shows what is of ${file}`, async () => {
    const opened = await open(file);
    const names = await opened.getByRole("tab").allTextContents();
    assert.deepEqual(names, Object.keys(SHOWN));
    for (const [index, tab] of names.entries()) {
      const panel = await showTab(opened, tab);
      const words = await panel.innerText();
      for (const word of SHOWN[tab][key]) assert.ok(words.includes(word), `${tab} says "${word}": ${words.slice(0, 400)}`);
      if (CHARTS.includes(tab)) assert.ok((await panel.locator("svg.chart").count()) > 0, `${tab} has a chart`);
      if (!["What if", "Reading", "Compare", ...(key === "ukraine" ? [] : ["Timeline"])].includes(tab)) assert.match(await panel.locator(".command code").first().innerText(), /^entente report /);
      if (key === "ukraine") await look(opened, tab, `tab-${index}`);
      else if (tab === "What if") await accessible(opened, `${file} ${tab}`);
    }
    await opened.close();
  });

test("a state that is chosen anywhere is explained; a party shows its wishes", async () => {
  const opened = await open("elmira-1991");
  await showTab(opened, "Why");
  const holds = await showTab(opened, "What would hold");
  const state = holds.locator("button.state").first();
  const number = /s\d+/.exec(await state.innerText())[0];
  await state.click();
  await settled(opened);
  const panel = opened.locator('[role="tabpanel"]:not([hidden])');
  assert.equal(await panel.getAttribute("id"), "panel-explain");
  assert.equal(await panel.getByLabel("State").inputValue(), number);
  assert.ok((await panel.locator(".content").innerText()).includes(number));
  await panel.getByLabel("State").fill("abandon");
  await opened.keyboard.press("Enter");
  await opened.waitForFunction(() => document.querySelector("#panel-explain")?.textContent?.includes("abandoned"));
  await panel.locator("button.party").first().click();
  await settled(opened);
  assert.equal(await panel.getAttribute("id"), "panel-evidence");
  assert.equal(await panel.getByLabel("Wishes of", { exact: true }).inputValue(), "ministry");
  assert.ok(!(await panel.innerText()).includes("Wishes of Local government"));
  await opened.close();
});

test("what no state is called is told, and mended", async () => {
  const opened = await open("elmira-1991");
  const panel = await showTab(opened, "Why");
  await panel.getByLabel("State").fill("no_such_thing");
  await opened.keyboard.press("Enter");
  await panel.getByRole("alert").getByText("no_such_thing").first().waitFor();
  await accessible(opened, "a state that is not there");
  await panel.getByLabel("State").fill("deadlock");
  await opened.keyboard.press("Enter");
  await settled(opened);
  assert.equal(await panel.getByRole("alert").innerText(), "");
  await opened.close();
});

test("the map grows, shrinks and scrolls by buttons and keys, and its states are buttons", async () => {
  const opened = await open("elmira-1991");
  const panel = await showTab(opened, "Moves");
  const width = async () => (await panel.locator("svg.chart").first().boundingBox()).width;
  const first = await width();
  await panel.getByRole("button", { name: "Larger" }).click();
  assert.ok((await width()) > first * 1.2);
  const box = panel.locator(".scroll").filter({ has: opened.locator("svg.chart") }).first();
  await panel.getByRole("button", { name: "Larger" }).click();
  await box.focus();
  await opened.keyboard.press("ArrowRight");
  await opened.waitForFunction((node) => node.scrollLeft > 0, await box.elementHandle());
  await panel.getByRole("button", { name: "Smaller" }).click();
  await panel.locator("svg.chart [role=button]").first().focus();
  await opened.keyboard.press("-");
  assert.ok(Math.abs((await width()) - first) < 1);
  await opened.keyboard.press("0");
  assert.ok((await width()) <= (await panel.boundingBox()).width);
  await opened.keyboard.press("Enter");
  await settled(opened);
  assert.equal(await opened.locator('[role="tabpanel"]:not([hidden])').getAttribute("id"), "panel-explain");
  await opened.close();
});
