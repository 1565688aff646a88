// SPDX-License-Identifier: MIT
/*
 * The keys of the tab Reading; the help has them, too (frame/keys.js). Letters are those of `entente read --review`. They are not taken from fields in
 * which one writes or chooses; Escape leaves these.
 */

const isText = (node) => node.tagName === "TEXTAREA" || (node.tagName === "INPUT" && node.type === "text");
const takesLetters = (node) => isText(node) || node.tagName === "SELECT";

/** What a key does, or undefined. @param {any} act */
function found(event, act) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey) return isText(target) ? undefined : { z: act.undo, Z: act.redo, y: act.redo }[key];
  if (takesLetters(target)) return key === "Escape" ? act.toText : undefined;
  if (/^[1-8]$/.test(key)) return () => act.toField(Number(key) - 1);
  const letters = { a: act.accept, r: act.reject, o: act.takeOther, w: act.takeSelected, n: act.add, s: act.next, b: act.back, u: act.undo, U: act.redo, j: act.toText };
  return Object.hasOwn(letters, key) ? letters[key] : undefined;
}

/**
 * Makes the keys work within `host`.
 * @param {HTMLElement} host
 * @param {any} act
 * @param {() => boolean} ready
 */
export function listenKeys(host, act, ready) {
  host.addEventListener("keydown", (event) => {
    if (!ready() || event.altKey || event.defaultPrevented) return;
    const run = found(event, act);
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  });
}
