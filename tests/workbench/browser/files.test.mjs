// SPDX-License-Identifier: MIT
/* Losing nothing: saving, what others do to the file, what a crash leaves. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, after, before, beforeEach, test } from "node:test";
import { accessible, editorText, openPage, settled, shot, small, startBrowser, startServer, toEnd } from "./harness.mjs";

let server;
let browser;
before(async () => (browser = await startBrowser()));
after(() => browser.close());
beforeEach(async () => (server = await startServer({ open: "strike.yaml" })));
afterEach(() => server.stop());

async function page(options) {
  const opened = await openPage(browser, server.start, options);
  await settled(opened);
  return opened;
}

const savedWords = (opened, words) => opened.waitForFunction((wanted) =>
  (document.querySelector(".status .saved")?.textContent ?? "").includes(wanted), words);
const journals = () => server.names().filter((name) => name.includes(".journal-"));
const noticed = (opened, words) => opened.waitForFunction((wanted) =>
  [...document.querySelectorAll(".notice")].some((notice) => notice.textContent.includes(wanted)), words);

/** Waits for something outside of the page. */
async function until(holds) {
  for (let turn = 0; turn < 100; turn += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`not within 5 seconds: ${holds}`);
}

test("a save writes the file, and takes the journal away", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await savedWords(opened, "kept beside the file");
  assert.equal(journals().length, 1);
  assert.equal(server.read("strike.yaml"), small);
  await opened.keyboard.press("Control+s");
  await savedWords(opened, "Saved");
  assert.equal(server.read("strike.yaml"), `${small}# mine`);
  await until(() => journals().length === 0);
  await opened.close();
});

test("what was undone leaves no journal", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await until(() => journals().length === 1);
  for (let step = 0; step < 6 && (await editorText(opened)) !== small; step += 1) await opened.keyboard.press("Control+z");
  await until(() => journals().length === 0);
  await opened.close();
});

for (const [kind, text, end] of [["CR LF", small.replaceAll("\n", "\r\n"), "\r\n"], ["mixed", small.replace("\n", "\r\n"), "\n"]])
  test(`line ends are kept as they are: ${kind}`, async () => {
    server.write("strike.yaml", text);
    const opened = await page();
    await toEnd(opened);
    await opened.keyboard.type("# one\n# two");
    await opened.keyboard.press("Control+s");
    await savedWords(opened, "Saved");
    assert.equal(server.read("strike.yaml"), `${text}# one${end}# two`);
    await opened.close();
  });

test("an outside edit is taken over where nothing is unsaved, and can be undone", async () => {
  const opened = await page();
  server.write("strike.yaml", `${small}# theirs\n`);
  await noticed(opened, "changed by something else");
  assert.equal(await editorText(opened), `${small}# theirs\n`);
  await savedWords(opened, "Saved");
  await opened.keyboard.press("Control+z");
  assert.equal(await editorText(opened), small);
  await opened.close();
});

/** A page with unsaved text of its own, and the file changed by another. */
async function conflict() {
  const opened = await page({ allowed: [/409/] });
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  server.write("strike.yaml", `${small}# theirs\n`);
  await noticed(opened, "while you were typing");
  await opened.keyboard.press("Control+s");
  await opened.waitForSelector("dialog[open]");
  return opened;
}

test("two versions: both are shown, and mine is kept", async () => {
  const opened = await conflict();
  assert.equal(server.read("strike.yaml"), `${small}# theirs\n`);
  const sides = await opened.locator("dialog .cm-editor").allTextContents();
  assert.match(sides[0], /# theirs/);
  assert.match(sides[1], /# mine/);
  await shot(opened, "conflict");
  await accessible(opened, "conflict");
  await opened.getByRole("button", { name: "Keep mine" }).click();
  await savedWords(opened, "Saved");
  assert.equal(server.read("strike.yaml"), `${small}# mine`);
  await opened.close();
});

test("two versions: theirs is taken, and undo brings mine back", async () => {
  const opened = await conflict();
  await opened.getByRole("button", { name: "Take the file's" }).click();
  await savedWords(opened, "Saved");
  assert.equal(await editorText(opened), `${small}# theirs\n`);
  await opened.locator(".editor .cm-content").focus();
  await opened.keyboard.press("Control+z");
  assert.equal(await editorText(opened), `${small}# mine`);
  await opened.close();
});

test("two versions: both are kept", async () => {
  const opened = await conflict();
  await opened.getByRole("button", { name: "Keep both" }).click();
  await noticed(opened, "strike.mine-1.yaml");
  assert.equal(server.read("strike.mine-1.yaml"), `${small}# mine`);
  assert.equal(server.read("strike.yaml"), `${small}# theirs\n`);
  assert.equal(await editorText(opened), `${small}# theirs\n`);
  await opened.close();
});

test("two versions: it can be put off by Escape, and nothing is lost", async () => {
  const opened = await conflict();
  await opened.keyboard.press("Escape");
  await opened.waitForFunction(() => document.querySelector("dialog") === null);
  assert.equal(await editorText(opened), `${small}# mine`);
  assert.equal(server.read("strike.yaml"), `${small}# theirs\n`);
  await until(() => journals().length === 1);
  await opened.close();
});

test("a reload brings back what was not saved", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await savedWords(opened, "kept beside the file");
  await opened.reload();
  await noticed(opened, "back in the editor");
  assert.equal(await editorText(opened), `${small}# mine`);
  await opened.close();
});

test("a reload right after a keystroke loses nothing either", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await opened.reload();
  await noticed(opened, "back in the editor");
  assert.equal(await editorText(opened), `${small}# mine`);
  await opened.close();
});

test("the server is killed and started again: the page says so, and the text is restored", async () => {
  const { folder } = server;
  const opened = await page({ allowed: [/ERR_/, /401/] });
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await savedWords(opened, "kept beside the file");
  await server.stop("SIGKILL");
  await noticed(opened, "does not answer");
  await opened.keyboard.type(" and more");
  await savedWords(opened, "not kept beside the file");
  assert.equal(await editorText(opened), `${small}# mine and more`);
  await shot(opened, "silent");
  await accessible(opened, "a silent server");
  server = await startServer({ folder, open: "strike.yaml", port: server.port });
  await noticed(opened, "This session has ended");
  assert.equal(await editorText(opened), `${small}# mine and more`);
  const again = await openPage(browser, server.start);
  await again.waitForSelector("dialog[open]");
  assert.match(await again.locator("dialog").textContent(), /work that was not saved/);
  await shot(again, "restore");
  await accessible(again, "restoring");
  await again.getByRole("button", { name: "Take it into the editor" }).click();
  await again.waitForFunction(() => document.querySelector("dialog") === null);
  assert.equal(await editorText(again), `${small}# mine`);
  await again.keyboard.press("Control+s");
  await savedWords(again, "Saved");
  assert.equal(server.read("strike.yaml"), `${small}# mine`);
  await until(() => journals().length === 0);
  await again.close();
  await opened.close();
});

test("two tabs, each with a session of its own", async () => {
  const opened = await page();
  const [other] = await Promise.all([
    opened.context().waitForEvent("page"),
    opened.getByRole("button", { name: "Another tab" }).click(),
  ]);
  await settled(other);
  assert.equal(new URL(other.url()).hash, "");
  const names = await Promise.all([opened, other].map((each) => each.evaluate(() => JSON.parse(sessionStorage.getItem("entente-session")).tab)));
  assert.notEqual(names[0], names[1]);
  await toEnd(other);
  await other.keyboard.type("# other");
  await other.keyboard.press("Control+s");
  await noticed(opened, "changed by something else");
  assert.equal(await editorText(opened), `${small}# other`);
  await opened.close();
});

test("another file, by a part of its name; a copy under another name", async () => {
  const opened = await page({ allowed: [/409/] });
  await opened.keyboard.press("Control+o");
  await opened.waitForSelector("dialog[open]");
  await opened.keyboard.type("elm");
  await shot(opened, "open");
  await accessible(opened, "opening");
  await opened.keyboard.press("Enter");
  await opened.waitForFunction(() => document.querySelector(".path")?.textContent === "elmira-1991.yaml");
  await settled(opened);
  await opened.getByRole("button", { name: "Save as…" }).click();
  await opened.locator("dialog input").fill("strike.yaml");
  await opened.keyboard.press("Enter");
  await noticed(opened, "There is a file strike.yaml already");
  await opened.getByRole("button", { name: "Save as…" }).click();
  await opened.locator("dialog input").fill("copy.yaml");
  await opened.keyboard.press("Enter");
  await until(() => existsSync(join(server.folder, "copy.yaml")));
  assert.equal(server.read("copy.yaml"), server.read("elmira-1991.yaml"));
  await opened.close();
});

test("two texts side by side", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await opened.getByRole("button", { name: "Compare texts…" }).click();
  await opened.waitForSelector("dialog .cm-merge-b .cm-changedText");
  await shot(opened, "compare");
  await accessible(opened, "comparing");
  await opened.locator("dialog select").first().selectOption({ label: "elmira-1991.yaml" });
  await opened.waitForFunction(() => /Elmira/.test(document.querySelector("dialog .cm-merge-a")?.textContent ?? ""));
  await opened.getByRole("button", { name: "Close" }).click();
  await opened.close();
});

test("the file goes away, and a save makes it anew", async () => {
  const { unlinkSync } = await import("node:fs");
  const opened = await page();
  unlinkSync(join(server.folder, "strike.yaml"));
  await noticed(opened, "is gone from the folder");
  await opened.keyboard.press("Control+s");
  await savedWords(opened, "Saved");
  assert.equal(server.read("strike.yaml"), small);
  await opened.close();
});

test("another file is opened with changes unsaved, and they are there again", async () => {
  const opened = await page();
  const openFile = async (name) => {
    await opened.keyboard.press("Control+o");
    await opened.waitForSelector("dialog[open]");
    await opened.keyboard.type(name);
    await opened.keyboard.press("Enter");
    await opened.waitForFunction((path) => document.querySelector(".path")?.textContent === path, name);
  };
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await openFile("elmira-1991.yaml");
  assert.equal(journals().length, 1);
  await openFile("strike.yaml");
  await noticed(opened, "back in the editor");
  assert.equal(await editorText(opened), `${small}# mine`);
  await opened.close();
});

test("a page that was closed with changes unsaved: another can take them at once", async () => {
  const opened = await page();
  await toEnd(opened);
  await opened.keyboard.type("# mine");
  await savedWords(opened, "kept beside the file");
  await opened.close();
  const other = await page();
  await noticed(other, "had it a minute ago");
  await other.getByRole("button", { name: "Look at them" }).click();
  await other.getByRole("button", { name: "Take it into the editor" }).click();
  await other.waitForFunction(() => document.querySelector("dialog") === null);
  assert.equal(await editorText(other), `${small}# mine`);
  await other.close();
});
