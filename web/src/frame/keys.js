// SPDX-License-Identifier: MIT
/*
 * The keys of the page: one table, by which they work and from which the help is made.
 *
 * Keys of the editor itself are CodeMirror's; the help tells of the most useful ones.
 */

const control = (event) => (event.ctrlKey || event.metaKey) && !event.altKey;
const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
const letter = (event, key) => control(event) && event.key.toLowerCase() === key;

/** Whether what has the focus takes letters. */
function writes(event) {
  const at = event.target;
  return at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
}

/**
 * @typedef {{name: string, words: string, test?: (event: KeyboardEvent) => boolean, run?: (act: any, event: KeyboardEvent) => void}} Key
 * @type {Key[]}
 */
export const keys = [
  { name: "Ctrl S", words: "save the file", test: (event) => letter(event, "s"), run: (act) => act.save() },
  { name: "Ctrl O", words: "open another file of the folder", test: (event) => letter(event, "o"), run: (act) => act.open() },
  { name: "F6, Shift F6", words: "to the next or previous part of the page", test: (event) => event.key === "F6" && plain(event),
    run: (act, event) => act.cycle(event.shiftKey ? -1 : 1) },
  { name: "Alt 1 to Alt 9, Alt 0", words: "to the first, second, ... tenth tab",
    test: (event) => event.altKey && !event.ctrlKey && !event.metaKey && /^Digit[0-9]$/.test(event.code),
    run: (act, event) => act.tab((Number(event.code.slice(5)) + 9) % 10) },
  { name: "F8, Shift F8", words: "in the editor: to the next or previous finding" },
  { name: "F1, or ? outside of the editor", words: "this help",
    test: (event) => event.key === "F1" || (event.key === "?" && !writes(event)), run: (act) => act.help() },
  { name: "Ctrl Blank", words: "in the editor: what could stand here" },
  { name: "Ctrl F", words: "in the editor: search and replace" },
  { name: "Ctrl Z, Ctrl Y", words: "in the editor: undo, redo" },
  { name: "Ctrl I", words: "in the editor: what is known of the word at the cursor" },
  { name: "F7, Shift F7", words: "in two texts side by side: to the next or previous difference" },
  { name: "Arrow up, Arrow down", words: "in What if, on the handle of a wish (with Alt anywhere in its row): move it" },
  { name: "A, R", words: "in Reading: accept, reject the statement in hand" },
  { name: "S, B", words: "in Reading: to the next that is open, back to the one before" },
  { name: "N", words: "in Reading: add a statement of the sentence" },
  { name: "1 to 8, then W or O", words: "in Reading: to a field; it takes the words that are selected, or the second opinion" },
  { name: "Arrows, Shift Arrows", words: "in Reading, on the words of a field: move their end, their beginning; Enter takes it" },
  { name: "J, Arrow up, Arrow down", words: "in Reading: to the text; to the sentence before, after" },
  { name: "U, Shift U", words: "in Reading: undo, redo (also Ctrl Z, Ctrl Y)" },
  { name: "+, -, 0", words: "on the map of moves: larger, smaller, as wide as its part" },
  { name: "Escape, then Tab", words: "in the editor: leave it (Tab alone indents)" },
  { name: "Arrows, Home, End", words: "on the tabs: choose one; on the bar between the parts: move it" },
];

/** Makes the keys work; while a dialog is open they do nothing, not even what the browser would do. @param {any} act what they can do */
export function listen(act) {
  window.addEventListener("keydown", (event) => {
    const found = keys.find((key) => key.test?.(event));
    if (found === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (document.querySelector("dialog[open]") === null) found.run(act, event);
  }, { capture: true });
}
