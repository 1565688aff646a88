// SPDX-License-Identifier: MIT
/*
 * Two versions of the dispute: the text as it is now, and another one, by what follows from them. Their texts side by side are
 * behind the button of the frame.
 */
import { button, h, refill, renew } from "../dom.js";
import { isDispute } from "../files/choose.js";
import { momentFlags } from "../moment.js";
import { drawOutcome, summary } from "../whatif/outcome.js";
import { commandLine, manners } from "./parts.js";

/** The versions that the text can be held against. */
function versionsOf({ store, api }) {
  const { path, openedText, savedText, files } = store.get();
  const read = async (name) => (await api.request("GET", "/api/file", { query: { path: name } })).text;
  return [
    ...(savedText === null ? [] : [{ name: "as last saved", get: async () => savedText }]),
    ...(openedText === null ? [] : [{ name: "as it was when opened", get: async () => openedText }]),
    ...files.filter((file) => file.path !== path && isDispute(file.path)).map((file) => ({ name: file.path, path: file.path, get: () => read(file.path) })),
  ];
}

/** The files of the folder, once this tab wants them. */
async function fillFiles({ store, api }) {
  if (store.get().files.length === 0) store.set({ files: (await api.request("GET", "/api/files")).files });
}

export const compare = {
  key: "compare",
  title: "Compare",
  render(host, app) {
    const { store } = app;
    const select = /** @type {HTMLSelectElement} */ (h("select", { id: "compare-with", onchange: () => app.refresh() }));
    const body = h("div");
    refill(host, h("h2", {}, "What the text changes"),
      h("div", { class: "choices-line" }, h("label", { for: "compare-with" }, "Against the text"), select,
        button("The texts side by side…", () => app.files.compare())), body);
    const fill = () => {
      const chosen = select.value;
      refill(select, ...versionsOf(app).map(({ name }) => h("option", { value: name, selected: name === chosen }, name)));
    };
    store.on(["files", "savedText", "openedText", "path"], fill);
    fill();
    return {
      still: "Versions of this file are compared as of the moment that was chosen, other files as of their last.",
      of: () => `${select.value} ${store.get().savedText === store.get().text}`,
      async update(signal) {
        await fillFiles(app);
        const version = versionsOf(app).find(({ name }) => name === select.value) ?? versionsOf(app)[0];
        if (version === undefined) return refill(body, h("p", {}, "There is no other version yet."));
        const before = await version.get();
        if (before === store.get().text) return refill(body, h("p", {}, "The two are the same, letter by letter."));
        const { text, path } = store.get();
        const asked = { command: "compare", path: version.path ?? path, text: before, other: text, other_path: path ?? "dispute.yaml",
          flags: { ...(version.path === undefined ? momentFlags(store.get()) : {}), format: "json", limit: 12 } };
        const answer = await app.analyse(asked, { signal, label: "Compare" });
        renew(body, h("p", { class: "verdict" }, summary(answer.result)),
          ...drawOutcome(answer.result, { after: manners(app).onState }), commandLine(answer, app.announce));
        return summary(answer.result);
      },
    };
  },
};
