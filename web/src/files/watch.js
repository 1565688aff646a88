// SPDX-License-Identifier: MIT
/*
 * Watching the file on disk: one stream from the server, which is asked for again when it ends.
 */
import { pause } from "../api.js";
import { isAbort } from "../live.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10000;

/**
 * Makes a watcher. `onChanged(version)` is called when the file is another; null: it is gone.
 * @param {{api: any, store: any, onChanged: (version: string|null) => void, onSilent: () => void, onBack: () => void}} given
 *   `onSilent`: nobody answers any more; `onBack`: somebody does again
 */
export function makeWatch({ api, store, onChanged, onSilent, onBack }) {
  let stop = new AbortController();

  async function follow(path, signal) {
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      try {
        await api.stream("/api/watch", { path, version: store.get().version }, {
          signal,
          onLine(line) {
            wait = FIRST_WAIT;
            onBack();
            if ("changed" in line) onChanged(line.changed);
          },
        });
      } catch (error) {
        if (isAbort(error) || error.status === 401) return;
        if (error.status === 0) onSilent();
      }
      await pause(wait, signal);
    }
  }

  return {
    /** Watches `path` from now on, and nothing else. */
    begin(path) {
      stop.abort(new DOMException("another file", "AbortError"));
      stop = new AbortController();
      follow(path, stop.signal).catch(() => {});
    },
    end: () => stop.abort(new DOMException("over", "AbortError")),
  };
}
