// SPDX-License-Identifier: MIT
/*
 * Analyses of the text, with a memory: what was asked before of the same text is answered at once.
 *
 * An analysis that runs stands in the store's `jobs`, where the status line shows its progress and a way to
 * end it. The memory holds the last KEPT results; failures are not kept, but where the text is at fault.
 */
import { AnalysisError } from "./api.js";
import { flagsFor } from "./moment.js";

const KEPT = 48;

/** A map that forgets what was longest not asked for. */
export function makeMemory(most) {
  const known = new Map();
  return {
    get(key) {
      const value = known.get(key);
      if (value === undefined) return undefined;
      known.delete(key);
      known.set(key, value);
      return value;
    },
    put(key, value) {
      known.delete(key);
      known.set(key, value);
      if (known.size > most) known.delete(known.keys().next().value);
    },
  };
}

/** Aborts when either does. */
function either(first, second) {
  const joined = new AbortController();
  for (const signal of [first, second]) {
    if (signal === undefined) continue;
    if (signal.aborted) joined.abort(signal.reason);
    else signal.addEventListener("abort", () => joined.abort(signal.reason), { once: true, signal: joined.signal });
  }
  return joined.signal;
}

/** The entry of `jobs` and how to change and remove it. */
function makeJobs(store) {
  let last = 0;
  return function begin(label, cancel) {
    const id = (last += 1);
    const change = (patch) =>
      store.set({ jobs: store.get().jobs.map((job) => (job.id === id ? { ...job, ...patch } : job)) });
    store.set({ jobs: [...store.get().jobs, { id, label, progress: null, cancel }] });
    return { change, end: () => store.set({ jobs: store.get().jobs.filter((job) => job.id !== id) }) };
  };
}

/**
 * Makes the function by which everything on the page asks for analyses.
 * @param {{api: any, store: any}} given
 */
export function makeAnalyse({ api, store }) {
  const memory = makeMemory(KEPT);
  const begin = makeJobs(store);

  async function run(asked, label, { signal, onProgress }) {
    const stop = new AbortController();
    const job = begin(label, () => stop.abort(new DOMException("cancelled", "AbortError")));
    try {
      return await api.analyse(asked, {
        signal: either(signal, stop.signal),
        onProgress(progress) {
          job.change({ progress });
          onProgress?.(progress);
        },
      });
    } finally {
      job.end();
    }
  }

  /**
   * @param {{command: string, flags?: Record<string, string|number|boolean>, operand?: string, other?: string, third?: string, text?: string}} asked
   *   `text` is the store's where it is not given; flags of the moment are added (moment.js)
   * @param {{signal?: AbortSignal, onProgress?: (progress: object) => void, label?: string}} [options]
   * @returns {Promise<{result: any, exit: number, seconds: number, command: string}>}
   */
  return async function analyse(asked, options = {}) {
    const { path, text } = store.get();
    const whole = { path, text, ...asked, flags: flagsFor(asked.command, asked.flags ?? {}, store.get()) };
    const key = JSON.stringify(whole);
    const known = memory.get(key);
    if (known instanceof AnalysisError) throw known;
    if (known !== undefined) return known;
    try {
      const answer = await run(whole, options.label ?? asked.command, options);
      memory.put(key, answer);
      return answer;
    } catch (error) {
      if (error instanceof AnalysisError && error.exit === 3) memory.put(key, error);
      throw error;
    }
  };
}
