// SPDX-License-Identifier: MIT
/*
 * The file is another by now: both versions side by side, and what to do with them.
 */
import { h } from "../dom.js";
import { openDialog } from "../frame/dialog.js";
import { makeSides } from "../sides.js";

/**
 * Asks what to keep. @returns {Promise<"mine"|"theirs"|"both"|"">} "" puts it off
 * @param {{path: string, mine: string, theirs: string}} given
 */
export async function askWhich({ path, mine, theirs }) {
  const sides = makeSides({ text: theirs, name: "On disk now" }, { text: mine, name: "In this page" });
  const answer = await openDialog({
    title: `${path} was changed by something else`,
    wide: true,
    body: [
      h("p", {}, "Nothing was written. Keep what is in this page, take what is on disk, or keep both: then this page's text "
        + "goes into a file of its own beside the other."),
      sides.node,
    ],
    buttons: [
      { value: "mine", name: "Keep mine" },
      { value: "theirs", name: "Take the file's" },
      { value: "both", name: "Keep both" },
      { value: "", name: "Decide later", main: true },
    ],
  });
  sides.destroy();
  return /** @type {any} */ (answer);
}

/** "a/b.yaml", 2 -> "a/b.mine-2.yaml". */
export function nameOfMine(path, number) {
  const dot = path.lastIndexOf(".");
  const cut = dot > path.lastIndexOf("/") + 1 ? dot : path.length;
  return `${path.slice(0, cut)}.mine-${number}${path.slice(cut)}`;
}
