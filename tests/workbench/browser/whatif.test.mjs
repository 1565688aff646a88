// SPDX-License-Identifier: MIT
/* What if: wishes dragged, moved by keys and switched off, today changed; what comes of it; into the text, and back. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { accessible, makeFolder, openPage, settled, shot, showTab, source, startBrowser, startServer } from "./harness.mjs";

const strike = `entente: 1
title: A strike
parties:
  city: {name: City council}
  union: {name: Dockers' union}
options:
  raise: {party: city, label: raise the wages}
  strike: {party: union, label: strike}
  talks: {party: city, values: [none, secret, open], label: talks}
today:
  strike: yes        # since March
states:
  deal: raise and not strike
preferences:
  city:
    # they said so twice
    - want: not strike
      label: no strike

    - not raise          # money is short
    - want: talks = open
      basis: stated
  union: [raise, not strike]
`;
const graph = `entente: 1
title: War and peace
parties: {north: , south: }
graph:
  states: [war, truce, peace]
  moves:
    north: {war: truce, truce: [war, peace]}
    south: {truce: war, peace: truce}
today: war
preferences:
  north: [peace, truce]
  south: {ranking: [truce, peace, war]}
`;
const json = JSON.stringify({ entente: 1, title: "A strike", parties: { city: {}, union: {} },
  options: { raise: { party: "city" }, strike: { party: "union" } }, today: { strike: "yes" },
  preferences: { city: ["not strike", "not raise"], union: ["raise", "not strike"] } }, null, 1);

let server;
let browser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());
afterEach(() => server.stop());

/** The tab, of a file. */
async function page(text = strike, name = "strike.yaml") {
  const folder = makeFolder();
  writeFileSync(join(folder, name), text);
  server = await startServer({ folder, open: name });
  const opened = await openPage(browser, server.start);
  await settled(opened);
  return { opened, panel: await showTab(opened, "What if") };
}

const order = (panel, party = "City council") => panel.getByRole("list", { name: `Wishes of ${party}` }).locator(".wish").allTextContents();
const handle = (panel, words) => panel.getByRole("button", { name: `Move “${words}”` });
const changes = (panel) => panel.getByRole("list", { name: "Changes" }).getByRole("listitem").locator("xpath=.").allInnerTexts();
const verdict = (panel) => panel.locator(".verdict");
const focusedName = (opened) => opened.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);

/** The plan is worked out, and what comes of it is shown. */
async function answered(opened, panel) {
  await settled(opened);
  await verdict(panel).getByText(/settlement/).waitFor();
}

async function drag(opened, panel, words, over, where = 0.8) {
  const from = await handle(panel, words).boundingBox();
  const to = await handle(panel, over).boundingBox();
  await opened.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await opened.mouse.down();
  await opened.mouse.move(from.x + 5, from.y + 20, { steps: 2 });
  await opened.mouse.move(to.x + 5, to.y + to.height * where, { steps: 4 });
}

async function save(opened) {
  await opened.keyboard.press("Control+s");
  await opened.waitForFunction(() => document.querySelector(".status .saved")?.textContent === "Saved");
}

test("a wish is dragged, the result is shown, applied, and undone letter by letter", async () => {
  const { opened, panel } = await page();
  assert.deepEqual(await order(panel), ["no strike", "not raise", "talks = open"]);
  await drag(opened, panel, "no strike", "not raise");
  assert.equal(await panel.locator("li.dragged").count(), 1);
  await shot(opened, "dragging");
  await opened.mouse.up();
  assert.deepEqual(await order(panel), ["not raise", "no strike", "talks = open"]);
  await answered(opened, panel);
  assert.equal((await changes(panel)).length, 1);
  await shot(opened, "whatif");
  await accessible(opened, "what if, with a change");
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await settled(opened);
  assert.equal(await opened.locator(".editor .cm-focused, .editor.cm-focused, .cm-editor.cm-focused").count(), 1);
  await save(opened);
  const applied = server.read("strike.yaml");
  assert.ok(applied.indexOf("- not raise          # money is short") < applied.indexOf("# they said so twice\n    - want: not strike\n      label: no strike"));
  assert.equal([...applied].sort().join(""), [...strike].sort().join(""));
  await panel.getByText("Nothing is changed yet").waitFor();
  assert.deepEqual(await order(panel), ["not raise", "no strike", "talks = open"]);
  await opened.keyboard.press("Control+z");
  await settled(opened);
  await save(opened);
  assert.equal(server.read("strike.yaml"), strike);
  await opened.close();
});

test("a drag that is let go with Escape changes nothing", async () => {
  const { opened, panel } = await page();
  await drag(opened, panel, "no strike", "talks = open");
  await opened.keyboard.press("Escape");
  await opened.mouse.up();
  assert.deepEqual(await order(panel), ["no strike", "not raise", "talks = open"]);
  await panel.getByText("Nothing is changed yet").waitFor();
  await opened.close();
});

test("by keys: moved, switched off, undone; the focus stays, and it is said", async () => {
  const { opened, panel } = await page();
  await handle(panel, "talks = open").focus();
  await opened.keyboard.press("ArrowUp");
  assert.match(await focusedName(opened), /talks = open”, 2 of 3/);
  await opened.waitForFunction(() => /now 2 of 3|settlement/.test(document.querySelector('.unseen[role="status"]')?.textContent ?? ""));
  await opened.keyboard.press("ArrowUp");
  await opened.keyboard.press("ArrowUp");
  assert.deepEqual(await order(panel), ["talks = open", "no strike", "not raise"]);
  await answered(opened, panel);
  assert.match(await focusedName(opened), /talks = open”, 1 of 3/);
  await opened.keyboard.press("Tab");
  await opened.keyboard.press("Space");
  assert.match(await focusedName(opened), /talks = open” counts/);
  await opened.keyboard.press("Alt+ArrowDown");
  assert.match(await focusedName(opened), /talks = open” counts|talks = open”, 2 of 3/);
  await answered(opened, panel);
  assert.equal((await changes(panel)).length, 2);
  await opened.waitForFunction(() => /settlement/.test(document.querySelector('.unseen[role="status"]')?.textContent ?? ""));
  const undo = panel.getByRole("button", { name: "Undo" });
  await undo.focus();
  for (let turn = 0; turn < 5; turn += 1) await opened.keyboard.press("Enter");
  assert.equal(await focusedName(opened), "Undo");
  assert.equal(await undo.getAttribute("aria-disabled"), "true");
  assert.deepEqual(await order(panel), ["no strike", "not raise", "talks = open"]);
  await opened.close();
});

test("today: a box and a choice; each change is taken back alone; reset takes all", async () => {
  const { opened, panel } = await page();
  await panel.getByLabel("strike", { exact: true }).press("Space");
  assert.equal(await opened.evaluate(() => document.activeElement?.id), "today-strike");
  await panel.getByLabel("talks", { exact: true }).selectOption("open");
  await answered(opened, panel);
  assert.deepEqual((await changes(panel)).map((words) => words.split("\n")[0].replace(/ ?Take back$/, "")),
    ["Today, Dockers' union, strike: no", "Today, City council, talks: open"]);
  await panel.getByText("in the file: yes").waitFor();
  await panel.getByRole("button", { name: "Take back: Today, Dockers' union, strike: no" }).click();
  assert.ok(await panel.getByLabel("strike", { exact: true }).isChecked());
  assert.equal(await focusedName(opened), "What if");
  await panel.getByRole("button", { name: "Reset" }).click();
  await panel.getByText("Nothing is changed yet").waitFor();
  await panel.getByLabel("strike", { exact: true }).uncheck();
  await answered(opened, panel);
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  assert.equal(server.read("strike.yaml"), strike.replace("strike: yes  ", "strike: no  "));
  await opened.close();
});

test("settlements that appear and disappear are told, with what has a name", async () => {
  const { opened, panel } = await page();
  await panel.getByLabel("“not raise” counts").uncheck();
  await answered(opened, panel);
  assert.match(await verdict(panel).innerText(), /^Of the settlements (none|\d+) appears?, (none|\d+) disappears?, (none|\d+) stays?\.$/);
  await panel.getByText("Below each stands what differs from").first().waitFor();
  await panel.getByRole("heading", { name: /^Would (now hold|hold no more)/ }).first().waitFor();
  const named = panel.locator("table.named");
  assert.match(await named.innerText(), /deal[^\n]*(would now hold|now also|would hold no more|no longer)/);
  await shot(opened, "whatif-named");
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  assert.match(server.read("strike.yaml"), /^ {4}# - not raise {10}# money is short$/m);
  await opened.close();
});

test("a wish in brackets is taken away, and comes back by undo", async () => {
  const { opened, panel } = await page();
  await panel.getByLabel("“raise” counts").uncheck();
  await answered(opened, panel);
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  assert.match(server.read("strike.yaml"), /union: \[not strike\]/);
  await opened.keyboard.press("Control+z");
  await save(opened);
  assert.equal(server.read("strike.yaml"), strike);
  await opened.close();
});

test("a plan outlives a comment that is typed, and goes with what it is of", async () => {
  const { opened, panel } = await page();
  await panel.getByLabel("“no strike” counts").uncheck();
  await answered(opened, panel);
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+End");
  await opened.keyboard.insertText("# so far");
  await answered(opened, panel);
  assert.equal((await changes(panel)).length, 1);
  await opened.keyboard.press("Control+f");
  await opened.waitForSelector(".cm-search input");
  await opened.keyboard.type("talks = open");
  await opened.keyboard.press("Enter");
  await opened.keyboard.press("Escape");
  await opened.keyboard.insertText("talks = secret");
  await panel.getByText("Nothing is changed yet").waitFor();
  await opened.close();
});

test("a graph: its state of today; a ranking is shown in the text", async () => {
  const { opened, panel } = await page(graph, "graph.yaml");
  await panel.getByLabel("the state of today").selectOption("peace");
  await answered(opened, panel);
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  assert.equal(server.read("graph.yaml"), graph.replace("today: war", "today: peace"));
  await panel.getByText("Nothing is changed yet").waitFor();
  await settled(opened);
  await panel.getByRole("button", { name: "Show it in the text" }).click();
  assert.equal(await opened.evaluate(() => getSelection()?.toString()), "truce");
  await opened.close();
});

test("a file in JSON: changed and undone", async () => {
  const { opened, panel } = await page(json, "strike.json");
  await handle(panel, "not strike").first().focus();
  await opened.keyboard.press("ArrowDown");
  await panel.getByLabel("“raise” counts").uncheck();
  await panel.getByLabel("strike", { exact: true }).uncheck();
  await answered(opened, panel);
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  const changed = JSON.parse(server.read("strike.json"));
  assert.deepEqual(changed.preferences, { city: ["not raise", "not strike"], union: ["not strike"] });
  assert.equal(changed.today.strike, "no");
  await opened.keyboard.press("Control+z");
  await save(opened);
  assert.equal(server.read("strike.json"), json);
  await opened.close();
});

test("a file that is followed: as things stand after the last event, and applied as one more", async () => {
  const followed = `${strike}timeline:
  - id: offer
    label: The city offers a raise
    today: {raise: yes}
    preferences:
      city: [{insert: {id: calm, want: raise implies not strike, label: calm}, at: first}]
`;
  const { opened, panel } = await page(followed);
  assert.deepEqual(await order(panel), ["calm", "no strike", "not raise", "talks = open"]);
  assert.ok(await panel.getByLabel("raise the wages", { exact: true }).isChecked());
  await panel.getByText("adds an event at the end of the timeline").waitFor();
  await handle(panel, "calm").focus();
  await opened.keyboard.press("ArrowDown");
  await panel.getByLabel("“not raise” counts").uncheck();
  await panel.getByLabel("strike", { exact: true }).uncheck();
  await answered(opened, panel);
  await accessible(opened, "what if of a file that is followed");
  await shot(opened, "whatif-followed");
  await panel.getByRole("button", { name: "Apply to the text" }).click();
  await save(opened);
  assert.equal(server.read("strike.yaml"), `${followed}  - id: edited_1
    label: Edited
    kind: other
    basis: assumed
    today:
      strike: no
    preferences:
      city:
        - drop: 3
        - move: calm
          at: 2
`);
  await settled(opened);
  assert.deepEqual(await order(panel), ["no strike", "calm", "talks = open"]);
  await opened.keyboard.press("Control+z");
  await save(opened);
  assert.equal(server.read("strike.yaml"), followed);
  await settled(opened);
  await opened.keyboard.press("Control+End");
  await opened.keyboard.insertText("    today: {nothing: yes}\n");
  await opened.locator(".cm-lintRange-error").first().waitFor();
  assert.deepEqual(await order(panel), ["calm", "no strike", "not raise", "talks = open"]);
  await opened.close();
});

test("what cannot be done is told, and is not applied", async () => {
  const { opened, panel } = await page(strike.replace("label: no strike", "strength: strong"));
  await handle(panel, "not strike").first().focus();
  await opened.keyboard.press("ArrowDown");
  await panel.getByRole("alert").getByText(/strong/).first().waitFor();
  await settled(opened);
  await accessible(opened, "what cannot be done");
  assert.equal(await panel.getByRole("button", { name: "Apply to the text" }).getAttribute("aria-disabled"), "true");
  await opened.keyboard.press("ArrowUp");
  await panel.getByText("Nothing is changed yet").waitFor();
  assert.equal(await panel.locator(".whatif-outcome").innerText(), "");
  await opened.close();
});

test("a file in another format is left alone", async () => {
  const { opened, panel } = await page(readFileSync(join(source, "tests/formats/gmcr/dilemma.gmcr"), "utf8"), "dilemma.gmcr");
  await panel.getByText("Only files in YAML or JSON can be changed here.").waitFor();
  assert.equal(await panel.locator("fieldset, .wishes").count(), 0);
  assert.match(await (await showTab(opened, "What would hold")).innerText(), /In brief/);
  await opened.close();
});
