// SPDX-License-Identifier: MIT
/*
 * Work put off while somebody types: done after a pause, and every so often while there is none.
 *
 * Never two at once: what is asked for during the work is done after it. Work that fails is tried again.
 */

/**
 * @param {{pause: number, most: number, retry: number, run: () => Promise<void>}} given milliseconds; `run` rejects to be
 *   tried again
 */
export function makeDelayer({ pause, most, retry, run }) {
  let timer = null;
  let first = 0; /* when what waits was first asked for; 0: nothing waits */
  let busy = null;

  function plan(wait) {
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  }

  async function work() {
    first = 0;
    clearTimeout(timer);
    let failed = false;
    try {
      await run();
    } catch {
      failed = true;
    }
    busy = null;
    if (failed && first === 0) first = Date.now();
    if (first !== 0) plan(failed ? retry : pause);
  }

  /** Does at once what waits, and waits for its end. */
  async function flush() {
    if (busy !== null) await busy;
    if (first === 0) return;
    busy = work();
    await busy;
  }

  return {
    /** Something is to be done. */
    touch() {
      const now = Date.now();
      if (first === 0) first = now;
      if (busy === null) plan(Math.max(0, Math.min(pause, first + most - now)));
    },
    flush,
    /** Gives up what waits; what runs ends. */
    async drop() {
      first = 0;
      clearTimeout(timer);
      if (busy !== null) await busy;
      first = 0;
      clearTimeout(timer);
    },
    waits: () => first !== 0 || busy !== null,
  };
}
