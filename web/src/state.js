// SPDX-License-Identifier: MIT
/*
 * The store: all that several parts of the page want to know, in one flat record, with subscriptions.
 *
 * Values are replaced, never changed in place. A subscriber names the keys it wants and is called once for
 * each change of one of them, after the record is whole; what subscribers set in turn is told afterwards, in order.
 */

/**
 * What the record holds; null where nothing is known yet.
 * @typedef {object} State
 * @property {string|null} path       the file that is open, relative to the folder
 * @property {string} text            the text at the last pause in typing: what analyses are of
 * @property {number} edition         counts changes of the text in the editor; `text` may lag behind
 * @property {string|null} version    SHA-256 of the file on disk on which the text is based; null: no such file yet
 * @property {string|null} savedText  the text of that version
 * @property {string|null} openedText the text when it was opened
 * @property {boolean} dirty          the text is not that of `version`
 * @property {object[]} diagnostics   of the last check: {code, severity, message, cause, cure, place}
 * @property {object|null} outline    of the last text that could be read
 * @property {string} outlineText     the text that the outline is of: its places hold only where this is `text`
 * @property {string|null} checked    the text which the last check was of
 * @property {object|null} counts     what the last check counted: {parties, options, states}
 * @property {object[]} jobs          analyses that run: {id, label, progress, cancel}
 * @property {string|null} state      the state that was chosen ("s12"), for explaining and the like
 * @property {string|null} party      the party that was chosen (its id)
 * @property {string|null} at         the moment that is asked for: the id of an event, "start", or null for the last
 * @property {string[]} without       the sources whose claims are withdrawn
 * @property {string[]} withoutBasis  the bases: "stated", "inferred", "assumed"
 * @property {string} tab             the key of the tab in view
 * @property {object[]} files         the files of the folder: {path, size, modified}
 * @property {"ok"|"failing"|"none"} journal whether what is typed is kept beside the file
 */

/** @returns {State} */
export function blank() {
  return {
    path: null, text: "", edition: 0, version: null, savedText: null, openedText: null, dirty: false,
    diagnostics: [], outline: null, outlineText: "", checked: null, counts: null, jobs: [], state: null, party: null,
    at: null, without: [], withoutBasis: [], tab: "",
    files: [], journal: "none",
  };
}

/**
 * Makes a store.
 * @template {object} T
 * @param {T} initial
 */
export function makeStore(initial) {
  let state = { ...initial };
  const subscribers = new Set();
  const pending = [];
  let telling = false;

  function tell() {
    if (telling) return;
    telling = true;
    try {
      while (pending.length > 0) {
        const changed = pending.shift();
        for (const subscriber of [...subscribers])
          if (subscriber.keys.some((key) => changed.has(key))) subscriber.call(state);
      }
    } finally {
      telling = false;
    }
  }

  return {
    /** @returns {Readonly<T>} */
    get: () => state,

    /** Replaces some values, and tells those who asked for one that is another now. @param {Partial<T>} patch */
    set(patch) {
      const changed = new Set(Object.keys(patch).filter((key) => !Object.is(state[key], patch[key])));
      if (changed.size === 0) return;
      state = { ...state, ...patch };
      pending.push(changed);
      tell();
    },

    /**
     * Calls `call(state)` after a change of one of `keys`. @returns {() => void} ends the subscription
     * @param {(keyof T)[]} keys
     * @param {(state: Readonly<T>) => void} call
     */
    on(keys, call) {
      const subscriber = { keys, call };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
