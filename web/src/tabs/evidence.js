// SPDX-License-Identifier: MIT
/*
 * What it rests on: the wishes of all parties or of one, with their grounds.
 */
import { h, refill, renew } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, follow, manners } from "./parts.js";

/** Whose wishes are shown. */
function partyField({ store }) {
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: "evidence-of",
    onchange: () => store.set({ party: select.value === "" ? null : select.value }) }));
  const fill = ({ outline, party }) => refill(select, h("option", { value: "", selected: party === null }, "all parties"),
    ...(outline?.parties ?? []).map(({ id, name }) => h("option", { value: id, selected: id === party }, name ?? id)));
  store.on(["outline", "party"], fill);
  fill(store.get());
  return h("div", { class: "choices-line" }, h("label", { for: "evidence-of" }, "Wishes of"), select);
}

export const evidence = {
  key: "evidence",
  title: "What it rests on",
  render(host, app) {
    const body = h("div");
    refill(host, partyField(app), body);
    return {
      of: follow(app, "evidence", "party"),
      async update(signal) {
        const { party, outline } = app.store.get();
        const known = (outline?.parties ?? []).some(({ id }) => id === party);
        const flags = { sections: "evidence,parties", format: "json", ...(known ? { party } : {}) };
        const answer = await app.analyse({ command: "report", flags }, { signal, label: "What it rests on" });
        renew(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
      },
    };
  },
};
