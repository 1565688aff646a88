// SPDX-License-Identifier: MIT
/*
 * The journal: what is typed is kept beside the file, so that a crash of the browser or the server loses nothing.
 *
 * It is written 300 ms after the last keystroke, and every 2 s while typing goes on. Where that fails the page says so,
 * tries again, and asks before it is closed; else closing needs no question.
 */
import { makeDelayer } from "./delayer.js";

const PAUSE = 300;
const MOST = 2000;
const RETRY = 2000;
const BEACON = 60 * 1024; /* bytes that a request may carry which outlives its page */

/**
 * @param {any} app
 * @param {() => void} onSilent called when nobody answers
 */
export function makeJournal(app, onSilent) {
  const { api, store, editor, session } = app;

  function put(options = {}) {
    const { path, version } = store.get();
    const headers = { "Content-Type": "text/plain", "X-Entente-Base": version ?? "new" };
    return api.request("PUT", "/api/journal", { query: { path }, headers, body: editor.text(), ...options });
  }

  /** Keeps the text; or nothing, where it is that of the file again. */
  async function write() {
    const { path, dirty } = store.get();
    if (path === null) return;
    try {
      if (dirty) await put();
      else await api.request("DELETE", "/api/journal", { query: { path, name: session.tab } });
      store.set({ journal: dirty ? "ok" : "none" });
      app.dropNotice("journal");
    } catch (error) {
      store.set({ journal: "failing" });
      if (error.status === 0) onSilent();
      else if (error.status !== 401)
        app.notice(`What you type cannot be kept beside the file: ${error.message} It is tried again; leave this page open.`,
          { key: "journal", closable: false });
      throw error;
    }
  }

  const delayer = makeDelayer({ pause: PAUSE, most: MOST, retry: RETRY, run: write });
  let edition = store.get().edition;
  store.on(["edition"], ({ edition: now }) => {
    if (now === edition) return;
    edition = now;
    delayer.touch();
  });

  window.addEventListener("beforeunload", (event) => {
    const { path, dirty, journal } = store.get();
    const late = delayer.waits() && editor.text().length > BEACON / 3;
    if (path === null ? editor.text() !== "" : dirty && (journal === "failing" || late)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") delayer.flush();
  });
  window.addEventListener("pagehide", () => {
    if (delayer.waits() && store.get().dirty) put({ keepalive: true }).catch(() => {});
  });

  return {
    flush: delayer.flush,
    drop: delayer.drop,
    touch: delayer.touch,
    /** The text in the editor was just opened: there is nothing to keep yet. */
    settle() {
      edition = store.get().edition;
    },
  };
}
