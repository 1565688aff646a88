// SPDX-License-Identifier: MIT
/*
 * Keeping up with the writer: after a pause in typing the text is checked, then the tab in view is updated.
 *
 * What was begun for an older text is aborted. The store's `text` is what the editor held at the last pause;
 * what is shown is of the text of `shown`, and where the two differ it is stale, which the frame shows.
 */
import { AnalysisError } from "./api.js";

const PAUSE = 150; /* milliseconds without a keystroke */

/** Whether an error says no more than that somebody did not want the result any longer. */
export const isAbort = (error) => error?.name === "AbortError";

/**
 * @param {{store: any, editor: any, analyse: Function, panel: any, report: (error: Error) => void, onGood?: () => void}} given
 *   `panel.update(signal)` updates the tab in view, `report` tells of an error that is no finding,
 *   `onGood` that all is well again
 */
export function makeLive({ store, editor, analyse, panel, report, onGood = () => {} }) {
  let timer = 0;
  let waiting = false; /* for a pause in typing */
  let running = new AbortController();

  function stop() {
    clearTimeout(timer);
    running.abort(new DOMException("the text is another by now", "AbortError"));
    running = new AbortController();
    return running.signal;
  }

  /** The answer of `check`: findings, and what the file declares where that can be told. */
  async function check(signal) {
    const { text } = store.get();
    const { result } = await analyse({ command: "check", text }, { signal, label: "Check" });
    const { diagnostics = [], outline, counts } = result;
    const found = outline ? { outline, outlineText: text } : {};
    store.set({ diagnostics: [...diagnostics], counts, checked: text, ...found });
  }

  async function run(signal) {
    try {
      await check(signal);
      signal.throwIfAborted();
      await panel.update(signal);
      onGood();
    } catch (error) {
      if (isAbort(error)) return;
      if (error instanceof AnalysisError && error.diagnostics.length > 0)
        store.set({ diagnostics: error.diagnostics, checked: store.get().text });
      else report(error);
    }
  }

  function now() {
    const signal = stop();
    waiting = false;
    store.set({ text: editor.text() });
    return run(signal);
  }

  store.on(["edition"], () => {
    stop();
    waiting = true;
    timer = window.setTimeout(now, PAUSE);
  });

  return {
    now,
    /** Updates the tab in view, unless that will be done anyway after the check that waits or runs. */
    refresh() {
      if (waiting || store.get().checked !== store.get().text) return;
      const signal = stop();
      panel.update(signal).catch((error) => isAbort(error) || report(error));
    },
  };
}
