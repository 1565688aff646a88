// SPDX-License-Identifier: MIT
/*
 * The file that is open: opened, saved, watched; and nothing of what was typed is lost on the way.
 *
 * `version` in the store is the file on disk on which the text in the editor is based. A save names it, and the
 * server refuses when the file is another by then: askWhich() decides. Whatever puts other text into the
 * editor does so as one step that can be undone, unless a file is opened.
 */
import { h } from "./dom.js";
import { compareTexts } from "./compare.js";
import { chooseFile, isDispute } from "./files/choose.js";
import { askWhich, nameOfMine } from "./files/conflict.js";
import { makeJournal } from "./files/journal.js";
import { askRestore } from "./files/restore.js";
import { makeWatch } from "./files/watch.js";
import { askFor } from "./frame/dialog.js";

const MINE = 99; /* names that "keep both" tries */

/** Gives the text to the browser as a download: the last resort. */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = /** @type {HTMLAnchorElement} */ (h("a", { href: address, download: name }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * @param {any} app see tabs/index.js
 * @param {(path: string) => void} opened called with the path of each file that is opened
 */
export function makeFiles(app, opened) {
  const { api, store, editor, session } = app;
  const journal = makeJournal(app, silent);
  const watch = makeWatch({
    api, store, onChanged: (version) => outside(version).catch(tell),
    onSilent: silent,
    onBack: () => app.dropNotice("silent"),
  });
  let saving = Promise.resolve();

  const tell = (error) => {
    if (error.status === 0) silent();
    else if (error.status !== 401) app.notice(error.message, { key: "file" });
  };
  const giveOut = () => download((store.get().path ?? "dispute.yaml").split("/").pop(), editor.text());
  const read = (path) => api.request("GET", "/api/file", { query: { path } });
  const write = (path, text, headers) => api.request("PUT", "/api/file", {
    query: { path }, headers: { "Content-Type": "text/plain", ...headers }, body: text,
  });
  const discard = (path, name) => api.request("DELETE", "/api/journal", { query: { path, name } });

  function based(version, text) {
    store.set({ version, savedText: text });
    editor.markSaved(text);
  }

  /* Opening */

  /** What the journals hold that the file does not; those that hold nothing new go. */
  async function leftovers(path, file) {
    const useful = [];
    for (const each of file.journals ?? [])
      if (each.text !== file.text) useful.push(each);
      else if (!each.live) await discard(path, each.name).catch(() => {});
    return useful;
  }

  /** Takes what this very page had typed before it was loaded again, or asks about what others left. */
  async function restore(path, file, left) {
    const own = left.find((each) => each.name === session.tab);
    if (own !== undefined) {
      editor.replaceAll(own.text);
      app.notice("What you had not saved is back in the editor.", { key: "restored",
        actions: [{ name: "Throw it away", run: () => editor.replaceAll(file.text) }] });
      return;
    }
    const live = left.find((each) => each.live);
    if (live !== undefined)
      app.notice(`Another page has ${path} open, or had it a minute ago, with changes that are not saved.`, { key: "other",
        actions: [{ name: "Look at them", run: () => takeJournal(path, file, live).catch(tell) }] });
    const others = left.filter((each) => !each.live).sort((a, b) => b.modified - a.modified);
    for (const each of others) if (await takeJournal(path, file, each)) return;
  }

  /** Asks about a journal. It goes only once its text is kept under this page's name, or is not wanted. */
  async function takeJournal(path, file, each) {
    const answer = await askRestore(file, each);
    if (answer === "restore") {
      editor.replaceAll(each.text);
      await journal.flush();
    }
    const kept = answer === "restore" && store.get().journal === "ok";
    if ((kept || answer === "discard") && !each.live) await discard(path, each.name);
    return answer === "restore";
  }

  function begin(path, file) {
    store.set({ path, version: file.version, savedText: file.text, openedText: file.text, journal: "none", state: null, party: null,
      at: null, without: [], withoutBasis: [] });
    editor.open(file.text);
    if (file.version === null) store.set({ dirty: true });
    journal.settle();
    for (const key of ["restored", "other", "outside", "file"]) app.dropNotice(key);
    watch.begin(path);
    opened(path);
    editor.focus();
  }

  async function open(path) {
    const file = await read(path);
    await journal.flush();
    const { path: before, dirty, journal: kept } = store.get();
    if (dirty && kept === "failing") throw new Error(`${before} is not saved and cannot be kept beside the file: save it first, or copy its text.`);
    begin(path, file);
    await restore(path, file, await leftovers(path, file));
  }

  async function choose() {
    const { files } = await api.request("GET", "/api/files");
    store.set({ files });
    const path = await chooseFile(files.filter(({ path: each }) => isDispute(each)));
    if (path !== null && path !== store.get().path) await open(path);
  }

  /* Saving */

  async function saveOver(version) {
    const { path } = store.get();
    const text = editor.text();
    await journal.drop();
    const headers = version === null ? { "If-None-Match": "*" } : { "If-Match": version };
    try {
      const answer = await write(path, text, headers);
      based(answer.version, text);
      store.set({ journal: "none" });
      if (store.get().dirty) journal.touch();
      for (const key of ["outside", "file", "restored"]) app.dropNotice(key);
      app.announce("Saved");
    } catch (error) {
      journal.touch();
      if (!["changed", "exists", "gone"].includes(error.code)) throw error;
      const { version: theirs, text: onDisk } = error.body;
      if (theirs === null || onDisk === null) gone(path);
      else await settle({ version: theirs, text: onDisk });
    }
  }

  /** Another version is on disk: lets the writer choose. */
  async function settle(theirs) {
    const { path } = store.get();
    const mine = editor.text();
    if (mine === theirs.text) return based(theirs.version, theirs.text);
    const answer = await askWhich({ path, mine, theirs: theirs.text });
    if (answer === "mine") return saveOver(theirs.version);
    if (answer === "both") await keepMine(path, mine);
    if (answer === "both" || answer === "theirs") takeTheirs(theirs);
  }

  function takeTheirs(theirs) {
    editor.replaceAll(theirs.text);
    based(theirs.version, theirs.text);
    app.dropNotice("outside");
  }

  async function keepMine(path, mine) {
    for (let number = 1; number <= MINE; number += 1) {
      try {
        await write(nameOfMine(path, number), mine, { "If-None-Match": "*" });
        app.notice(`This page's text is in ${nameOfMine(path, number)}; the editor shows the file.`, { key: "both" });
        return;
      } catch (error) {
        if (error.code !== "exists") throw error;
      }
    }
    throw new Error(`There are ${MINE} files beside ${path} already.`);
  }

  /** One save after the other. */
  function save() {
    if (store.get().path === null) return saveAs();
    saving = saving.then(() => saveOver(store.get().version)).catch(tell);
    return saving;
  }

  async function saveAs() {
    const path = await askFor("Save under another name", "Path within the folder", store.get().path ?? "dispute.yaml");
    if (path === null) return;
    const text = editor.text();
    try {
      const { version } = await write(path, text, { "If-None-Match": "*" });
      const { path: before } = store.get();
      await journal.drop();
      if (before !== null) await discard(before, session.tab).catch(() => {});
      begin(path, { version, text });
    } catch (error) {
      if (error.code !== "exists") throw error;
      app.notice(`There is a file ${path} already; nothing was written.`, { key: "file" });
    }
  }

  /* What happens outside */

  async function outside(version) {
    await saving;
    const { path, version: known } = store.get();
    if (version === known) return;
    if (version === null) return gone(path);
    const file = await read(path);
    if (store.get().path !== path || file.version === store.get().version) return;
    if (file.text === editor.text()) return based(file.version, file.text);
    if (store.get().dirty) {
      app.notice(`${path} was changed by something else while you were typing.`, { key: "outside",
        actions: [{ name: "Look at both", run: () => settle(file).catch(tell) }] });
      return;
    }
    takeTheirs(file);
    app.notice(`${path} was changed by something else; the editor shows it as it is now.`, { key: "outside" });
  }

  function gone(path) {
    store.set({ version: null, dirty: true });
    app.notice(`${path} is gone from the folder; the text stays here, and a save makes the file anew.`, { key: "outside" });
  }

  function silent() {
    app.notice("The server does not answer, so what you type is kept in this page alone. It is asked again; leave the page open.",
      { key: "silent", actions: [{ name: "Download the text", run: giveOut }] });
  }

  function ended() {
    watch.end();
    app.notice("This session has ended, since the server was started anew or this page was idle for long. The text stays here; "
      + "what is not saved is kept beside the file, and offered when it is opened again.", { key: "ended", closable: false,
      actions: [{ name: "Download the text", run: giveOut }] });
  }

  return {
    open: (path) => open(path).catch(tell),
    choose: () => choose().catch(tell),
    save,
    saveAs: () => saveAs().catch(tell),
    compare: () => compareTexts(app, read).catch(tell),
    read,
    silent,
    ended,
    first: (path) => (path === null ? choose() : open(path)).catch(tell),
  };
}
