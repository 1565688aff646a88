// SPDX-License-Identifier: MIT
/*
 * Two versions of the dispute: the text as it is now, and another one, by what follows from them. Their texts side by side are
 * behind the button of the frame.
 */
import { h, refill } from "../dom.js";
import { drawOutcome } from "../whatif/outcome.js";
import { commandLine, manners } from "./parts.js";

/** The versions that the text can be held against. */
function versionsOf({ store, api }) {
  const { path, openedText, savedText, files } = store.get();
  const read = async (name) => (await api.request("GET", `/api/file?path=${encodeURIComponent(name)}`)).text;
  return [
    ...(savedText === null ? [] : [{ name: "as last saved", get: async () => savedText }]),
    ...(openedText === null ? [] : [{ name: "as it was when opened", get: async () => openedText }]),
    ...files.filter((file) => file.path !== path).map((file) => ({ name: file.path, get: () => read(file.path) })),
  ];
}

export const compare = {
  key: "compare",
  title: "Compare",
  render(host, app) {
    const select = /** @type {HTMLSelectElement} */ (h("select", { id: "compare-with", onchange: () => app.refresh() }));
    const body = h("div");
    refill(host, h("div", { class: "choices-line" }, h("label", { for: "compare-with" }, "Before: the text"), select), body);
    const fill = () => {
      const chosen = select.value;
      refill(select, ...versionsOf(app).map(({ name }) => h("option", { value: name, selected: name === chosen }, name)));
    };
    app.store.on(["files", "savedText", "openedText", "path"], fill);
    fill();
    return {
      async update(signal) {
        const version = versionsOf(app).find(({ name }) => name === select.value) ?? versionsOf(app)[0];
        if (version === undefined) {
          refill(body, h("p", {}, "There is no other version yet."));
          return;
        }
        const before = await version.get();
        const asked = { command: "compare", text: before, other: app.store.get().text, flags: { format: "json", limit: 12 } };
        const answer = await app.analyse(asked, { signal, label: "Compare" });
        refill(body, ...drawOutcome(answer.result, undefined), commandLine(answer, app.announce));
      },
    };
  },
};
