// SPDX-License-Identifier: MIT
/*
 * What an earlier page left beside the file, unsaved: it is offered when the file is opened.
 */
import { h } from "../dom.js";
import { openDialog } from "../frame/dialog.js";
import { makeSides } from "../sides.js";

/** Milliseconds since 1970, as people write a time here. */
export function timeWords(milliseconds) {
  return new Date(milliseconds).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

/**
 * Asks what to do with a journal. @returns {Promise<"restore"|"discard"|"">} "" leaves it where it is
 * @param {{text: string, version: string}} file
 * @param {{text: string, base: string|null, modified: number}} journal
 */
export async function askRestore(file, journal) {
  const sides = makeSides({ text: file.text, name: "The file" }, { text: journal.text, name: "What was not saved" });
  const moved = journal.base !== file.version;
  const answer = await openDialog({
    title: "There is work that was not saved",
    wide: true,
    body: [
      h("p", {}, `It was typed here until ${timeWords(journal.modified)}.`),
      moved ? h("p", { class: "caution" }, "The file was changed after that: look at both before you take it.") : null,
      sides.node,
    ].filter((node) => node !== null),
    buttons: [
      { value: "restore", name: "Take it into the editor", main: true },
      { value: "discard", name: "Throw it away" },
      { value: "", name: "Leave it where it is" },
    ],
  });
  sides.destroy();
  return /** @type {any} */ (answer);
}
