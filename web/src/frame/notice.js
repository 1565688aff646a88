// SPDX-License-Identifier: MIT
/*
 * Bars with a message above everything: they stay until closed, or until what they tell of is over.
 */
import { button, h } from "../dom.js";

/** Makes the place for bars, and the function that shows one. */
export function makeNotices() {
  const node = h("div", { class: "notices" });
  const shown = new Map();

  /**
   * Shows a bar. One with the same `key` is replaced. @returns {() => void} takes it away
   * @param {string} words
   * @param {{key?: string, actions?: {name: string, run: () => void}[], closable?: boolean}} [options]
   */
  function notice(words, { key = words, actions = [], closable = true } = {}) {
    shown.get(key)?.remove();
    const take = () => {
      if (shown.get(key) === bar) shown.delete(key);
      bar.remove();
    };
    const buttons = actions.map(({ name, run }) => button(name, run));
    const bar = h("div", { class: "notice", role: "alert" }, h("p", {}, words), ...buttons,
      closable ? button("Close", take) : null);
    shown.set(key, bar);
    node.append(bar);
    return take;
  }

  return { node, notice, drop: (key) => {
    shown.get(key)?.remove();
    shown.delete(key);
  } };
}
