// SPDX-License-Identifier: MIT
/*
 * The help: the keys, and what is where.
 */
import { h } from "../dom.js";
import { openDialog } from "./dialog.js";
import { keys } from "./keys.js";

export function openHelp(version) {
  const rows = keys.map(({ name, words }) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, words)));
  return openDialog({
    title: "Help",
    top: true,
    body: [
      h("p", {}, "On the left is the dispute file, on the right what follows from it. Results follow when you pause in typing. "
        + "Nothing leaves this machine."),
      h("table", { class: "keys" }, h("caption", {}, "Keys"), h("tbody", {}, ...rows)),
      h("p", { class: "faint" }, `Entente ${version}`),
    ],
    buttons: [{ value: "ok", name: "Close", main: true }],
  });
}
