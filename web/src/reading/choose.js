// SPDX-License-Identifier: MIT
/*
 * Which texts and codings there are, what they are called, and a text that is pasted.
 */
import { h } from "../dom.js";
import { openDialog } from "../frame/dialog.js";

const CODING = ".coding.json";

const stem = (path) => path.replace(/\.txt$/, "");
export const baseName = (path) => path.split("/").pop() ?? path;

export const textsOf = (files) => files.filter(({ path }) => path.endsWith(".txt")).map(({ path }) => path);

/** The codings that stand beside a text: NAME.coding.json first, then those that are called after a coder, too. */
export function codingsOf(path, files) {
  const first = stem(path) + CODING;
  const all = files.map((file) => file.path).filter((each) => each.startsWith(`${stem(path)}.`) && each.endsWith(CODING));
  return [...all.filter((each) => each === first), ...all.filter((each) => each !== first)];
}

/** The name of a new coding: the plain one, or where that is taken one called after the coder. */
export function newCoding(path, coder, taken) {
  const plain = stem(path) + CODING;
  if (!taken.includes(plain)) return plain;
  const word = coder.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "other";
  for (let number = 1; ; number += 1) {
    const name = `${stem(path)}.${word}${number === 1 ? "" : `-${number}`}${CODING}`;
    if (!taken.includes(name)) return name;
  }
}

/** An id for a text among the sources of a file. */
export function sourceOf(path, sources) {
  const known = sources.find(({ file }) => typeof file === "string" && baseName(file) === baseName(path));
  if (known !== undefined) return known.id;
  const word = baseName(stem(path)).replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  return /^[A-Za-z_]/.test(word) ? word : `text_${word}`.replace(/_$/, "");
}

/** Asks for a text. @returns {Promise<{path: string, text: string}|null>} */
export async function askText() {
  const name = /** @type {HTMLInputElement} */ (h("input", { type: "text", value: "pasted.txt", autocomplete: "off", spellcheck: "false" }));
  const area = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 12, spellcheck: "false" }));
  const answer = await openDialog({
    title: "Paste a text",
    body: [h("label", {}, "The text", area), h("label", {}, "What it is called; its coding is saved under this name", name),
      h("p", { class: "faint" }, "The text itself is not saved. To go on with its coding later, keep it in the folder under this name.")],
    buttons: [{ value: "ok", name: "Read it", main: true }, { value: "", name: "Cancel" }],
    onOpen: () => area.focus(),
  });
  if (answer !== "ok" || area.value.trim() === "") return null;
  const called = name.value.trim() || "pasted.txt";
  return { path: called.endsWith(".txt") ? called : `${called}.txt`, text: area.value };
}
