// SPDX-License-Identifier: MIT
/*
 * Keeping a coding: each step is saved at once, by the protocol of all files; what is decided during a save goes with the next.
 *
 * Where a save fails the coding is kept in a journal beside the file, and the save is tried again. Where the file was changed
 * by something else nothing is written until a person has chosen.
 */
import { makeDelayer } from "../files/delayer.js";

const RETRY = 2000; /* milliseconds */

/**
 * @param {{app: any, path: string, version: string|null, tell: (words: string, failed: boolean) => void, reopen: () => void}} given
 *   `version` of the file, null where there is none; `reopen` is called when the person takes what is on disk
 */
export function makeKeeper({ app, path, version, tell, reopen }) {
  const { api } = app;
  const notice = `coding ${path}`;
  let text = "";
  let held = false; /* until the person has chosen */

  function journal(options = {}) {
    const headers = { "Content-Type": "text/plain", "X-Entente-Base": version ?? "new" };
    return api.request("PUT", "/api/journal", { query: { path }, headers, body: text, ...options });
  }

  async function drop() {
    await api.request("DELETE", "/api/journal", { query: { path, name: app.session.tab } }).catch(() => {});
    reopen();
  }

  function conflict({ version: theirs, text: onDisk }) {
    const go = (run) => () => {
      held = false;
      version = theirs;
      app.dropNotice(notice);
      run();
    };
    held = true;
    tell(`Not saved: ${path} was changed by something else.`, true);
    app.notice(`${path} was changed by something else; nothing was written.`, { key: notice, closable: false, actions: [
      { name: "Keep mine", run: go(() => delayer.touch()) },
      ...(onDisk === null ? [] : [{ name: "Take the file's", run: go(drop) }]),
    ] });
  }

  async function refused(error) {
    const kept = await journal().then(() => true, () => false);
    if (["changed", "exists", "gone"].includes(error.code)) return conflict(error.body);
    tell(`Not saved${kept ? ", but kept beside it" : ""}: ${error.message}`, true);
    app.notice(`${path} cannot be saved: ${error.message} It is tried again; leave this page open.`, { key: notice, closable: false });
    throw error;
  }

  async function save() {
    if (held) return;
    const sent = text;
    const headers = { "Content-Type": "text/plain", ...(version === null ? { "If-None-Match": "*" } : { "If-Match": version }) };
    try {
      version = (await api.request("PUT", "/api/file", { query: { path }, headers, body: sent })).version;
      app.dropNotice(notice);
      if (sent === text) tell(`Saved in ${path}`, false);
    } catch (error) {
      await refused(error);
    }
  }

  const delayer = makeDelayer({ pause: 0, most: 0, retry: RETRY, run: save });
  const unsaved = () => delayer.waits() || held;
  const onUnload = (event) => unsaved() && event.preventDefault();
  const onHide = () => unsaved() && journal({ keepalive: true }).catch(() => {});
  window.addEventListener("beforeunload", onUnload);
  window.addEventListener("pagehide", onHide);

  return {
    /** Keeps a text from now on. */
    put(whole) {
      text = whole;
      tell("Saving…", false);
      delayer.touch();
    },
    /** Saves what waits. @returns {Promise<boolean>} whether all is saved */
    async flush() {
      await delayer.flush();
      return !unsaved();
    },
    /** Nothing more is kept here. */
    close() {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("pagehide", onHide);
    },
  };
}
