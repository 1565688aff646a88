// SPDX-License-Identifier: MIT
/*
 * The file that is open: reading it and writing it back.
 */
import { h } from "./dom.js";
import { openDialog } from "./frame/dialog.js";

/**
 * @param {any} app see tabs/index.js
 * @param {(path: string) => void} opened called with the path of each file that is opened
 */
export function makeFiles(app, opened) {
  const { api, store, editor } = app;

  async function open(path) {
    const file = await api.request("GET", "/api/file", { query: { path } });
    store.set({ path, version: file.version, savedText: file.text, openedText: file.text, journal: "none" });
    editor.open(file.text);
    opened(path);
    editor.focus();
  }

  async function refreshList() {
    const { files } = await api.request("GET", "/api/files");
    store.set({ files });
    return files;
  }

  async function choose() {
    const files = await refreshList();
    const answer = await openDialog({
      title: "Open a file",
      body: [h("p", {}, "Files of the folder:")],
      buttons: [...files.map(({ path }) => ({ value: path, name: path })), { value: "", name: "Cancel" }],
    });
    if (answer !== "") await open(answer);
  }

  async function save() {
    const { path, version } = store.get();
    const text = editor.text();
    const answer = await api.request("PUT", "/api/file", {
      query: { path }, headers: { "If-Match": version, "Content-Type": "text/plain" }, body: text,
    });
    store.set({ version: answer.version, savedText: text });
    editor.markSaved(text);
  }

  const tell = (error) => app.notice(error.message, { key: "file" });
  return {
    open: (path) => open(path).catch(tell),
    choose: () => choose().catch(tell),
    save: () => save().catch(tell),
    saveAs: () => {},
    compare: () => {},
    ended: () => app.notice("This session has ended. The text stays here.", { key: "ended" }),
    first: (path) => (path === null ? choose() : open(path)).catch(tell),
  };
}
