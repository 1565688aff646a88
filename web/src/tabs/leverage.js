// SPDX-License-Identifier: MIT
/*
 * What would change it: the least changes that would end that a state holds, or make it hold, as the report has them; and
 * below under any one concept, with what each party's staying hangs on.
 */
import { h, refill, renew } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, follow, manners, stateField } from "./parts.js";

const MOST_TRIES = 100000; /* as many as the report makes */
const CONCEPTS = { nash: "Nash", sseq: "SSEQ", seq: "SEQ", smr: "SMR", gmr: "GMR" };

/** The first state that a page tells of. */
function firstState(node) {
  if (node.kind === "state" && node.key) return node.key;
  for (const child of node.sections ?? node.children ?? []) {
    const found = firstState(child);
    if (found !== null) return found;
  }
  return null;
}

/** Under one concept: to end it where it holds, else to make it hold. */
async function askOf(app, state, concept, signal) {
  const flags = { concept, "max-tries": MOST_TRIES };
  const options = { signal, label: "What would change it" };
  const { result } = await app.analyse({ command: "leverage", operand: state, flags: { ...flags, limit: 1, format: "json" } }, options);
  const asked = { ...flags, ...(result.answer === "already" ? { break: true } : {}), conditions: true, format: "text" };
  return app.analyse({ command: "leverage", operand: state, flags: asked }, options);
}

export const leverage = {
  key: "leverage",
  title: "What would change it",
  render(host, app) {
    const body = h("div");
    const more = h("div", { class: "more" });
    const concept = /** @type {HTMLSelectElement} */ (h("select", { id: "leverage-concept", onchange: () => app.refresh() },
      ...Object.entries(CONCEPTS).map(([value, name]) => h("option", { value, selected: value === "seq" }, name))));
    refill(host, stateField(app, "leverage"), body, h("section", {}, h("h2", {}, "What it hangs on"),
      h("div", { class: "choices-line" }, h("label", { for: "leverage-concept" }, "Under"), concept), more));
    const of = follow(app, "leverage", "state");
    return {
      of: () => `${of()} ${concept.value}`,
      async update(signal) {
        const { state } = app.store.get();
        const flags = { sections: "leverage", format: "json", ...(state ? { state } : {}) };
        const answer = await app.analyse({ command: "report", flags }, { signal, label: "What would change it" });
        renew(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
        const shown = firstState(answer.result);
        if (shown === null) return refill(more);
        const second = await askOf(app, shown, concept.value, signal);
        renew(more, h("pre", { class: "answer", tabindex: "0", "aria-label": "Answer" }, h("code", {}, second.result)), commandLine(second, app.announce));
      },
    };
  },
};
