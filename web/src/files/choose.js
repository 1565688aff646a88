// SPDX-License-Identifier: MIT
/*
 * Choosing a file of the folder: type to narrow the list, Enter takes the first.
 */
import { button, count, h, refill } from "../dom.js";
import { onEnter, openDialog } from "../frame/dialog.js";
import { timeWords } from "./restore.js";

const SHOWN = 200;

/** Whether a file may be a dispute; texts and their codings are for the tab Reading. */
export const isDispute = (path) => !/\.(txt|coding\.json)$/.test(path);

/** "12 KB" and the like. */
function sizeWords(bytes) {
  return bytes < 1024 ? count(bytes, "byte") : `${Math.round(bytes / 1024)} KB`;
}

/**
 * @param {{path: string, size: number, modified: number, missing?: boolean}[]} files
 * @param {string} [title]
 * @returns {Promise<string|null>} a path; null where it was cancelled
 */
export async function chooseFile(files, title = "Open a file") {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", autocomplete: "off", spellcheck: "false" }));
  const list = h("ul", { class: "files" });
  const told = h("p", { class: "faint", role: "status" });
  let close = (_) => {};

  function matching() {
    const words = field.value.toLowerCase().split(/\s+/);
    return files.filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)));
  }
  function draw() {
    const found = matching();
    told.textContent = found.length > SHOWN ? `${found.length} files; the first ${SHOWN} are shown` : count(found.length, "file");
    refill(list, ...found.slice(0, SHOWN).map(({ path, size, modified, missing }) => {
      const row = button(path, () => close(`:${path}`), { class: "row" });
      row.append(h("span", { class: "faint" }, missing ? "kept, never saved" : `${sizeWords(size)}, ${timeWords(modified)}`));
      return h("li", {}, row);
    }));
  }

  field.addEventListener("input", draw);
  onEnter(field, () => matching().length > 0 && close(`:${matching()[0].path}`));
  draw();
  const answer = await openDialog({
    title,
    body: [h("label", {}, "Part of its name", field), told, list],
    buttons: [{ value: "", name: "Cancel" }],
    onOpen(how) {
      close = how;
      field.focus();
    },
  });
  return answer.startsWith(":") ? answer.slice(1) : null;
}
