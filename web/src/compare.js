// SPDX-License-Identifier: MIT
/*
 * Two versions of the text side by side: what is in the editor, on disk, as it was opened, kept unsaved, or in another file.
 */
import { h, refill } from "./dom.js";
import { isDispute } from "./files/choose.js";
import { openDialog } from "./frame/dialog.js";
import { makeSides } from "./sides.js";

/** The versions that there are: a name, and how to get the text. */
async function versionsOf({ store, editor, api }, read) {
  const { path, openedText, savedText, files } = store.get();
  const now = path === null ? null : await read(path);
  const listed = files.length > 0 ? files : (await api.request("GET", "/api/files")).files;
  return [
    { name: "The text in the editor", get: async () => editor.text() },
    ...(now === null ? [] : [{ name: `${path} on disk`, get: async () => now.text }]),
    ...(savedText === null ? [] : [{ name: "As last saved or read here", get: async () => savedText }]),
    ...(openedText === null ? [] : [{ name: "As it was when opened", get: async () => openedText }]),
    ...(now?.journals ?? []).map(({ name, text }) => ({ name: `Not saved: ${name}`, get: async () => text })),
    ...listed.filter((file) => file.path !== path && isDispute(file.path)).map((file) => ({ name: file.path, get: async () => (await read(file.path)).text })),
  ];
}

function choice(label, versions, chosen) {
  const options = versions.map(({ name }, index) => h("option", { value: index, selected: index === chosen }, name));
  const select = /** @type {HTMLSelectElement} */ (h("select", {}, ...options));
  return { select, node: h("label", {}, `${label} `, select) };
}

/**
 * Opens the dialog.
 * @param {any} app see tabs/index.js
 * @param {(path: string) => Promise<{text: string, journals: any[]}>} read
 */
export async function compareTexts(app, read) {
  const versions = await versionsOf(app, read);
  const left = choice("Left", versions, versions.length > 1 ? 1 : 0);
  const right = choice("Right", versions, 0);
  const place = h("div", { class: "sides-place" });
  let sides = null;
  let turn = 0;

  async function draw() {
    const mine = (turn += 1);
    const [a, b] = [left, right].map(({ select }) => versions[Number(select.value)]);
    try {
      const [before, after] = await Promise.all([a.get(), b.get()]);
      if (mine !== turn) return;
      sides?.destroy();
      sides = makeSides({ text: before, name: a.name }, { text: after, name: b.name });
      refill(place, sides.node);
    } catch (error) {
      refill(place, h("p", { role: "alert" }, error.message));
    }
  }

  left.select.addEventListener("change", draw);
  right.select.addEventListener("change", draw);
  await openDialog({
    title: "Compare two texts",
    wide: true,
    body: [h("div", { class: "choices" }, left.node, right.node), place],
    buttons: [{ value: "", name: "Close", main: true }],
    onOpen: draw,
  });
  sides?.destroy();
}
