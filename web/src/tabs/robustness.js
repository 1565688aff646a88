// SPDX-License-Identifier: MIT
/*
 * How sure this is. The report tries readings within a bound of work; more are drawn by `entente robust`, which takes long, shows
 * its progress in the status line, and may be cancelled there.
 */
import { h, refill, renew } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, manners } from "./parts.js";

const SIZES = [1000, 5000, 100000, 1000000];
const MOST_OF_REPORT = 5000;
const LABEL = "How sure this is";

async function byReport(app, samples, seed, signal) {
  const answer = await app.analyse({ command: "report", flags: { sections: "robustness", format: "json", samples, seed } }, { signal, label: LABEL });
  return [drawPage(answer.result, manners(app)), commandLine(answer, app.announce)];
}

async function byRobust(app, samples, seed, signal) {
  const flags = { over: "swaps", samples, seed, limit: 24, format: "text" };
  const answer = await app.analyse({ command: "robust", flags }, { signal, label: LABEL });
  return [h("h2", {}, "Neighbours swapped"), h("pre", { class: "answer", tabindex: "0", "aria-label": "Answer" }, h("code", {}, answer.result)),
    commandLine(answer, app.announce)];
}

export const robustness = {
  key: "robustness",
  title: "How sure",
  render(host, app) {
    const size = /** @type {HTMLSelectElement} */ (h("select", { id: "samples", onchange: () => app.refresh() },
      ...SIZES.map((number) => h("option", { value: number }, number.toLocaleString("en")))));
    const seed = /** @type {HTMLInputElement} */ (h("input", { id: "seed", type: "number", min: "0", max: "999999999", value: "1",
      onchange: () => app.refresh() }));
    const body = h("div");
    refill(host, h("div", { class: "choices-line" }, h("label", { for: "samples" }, "Readings drawn by chance"), size,
      h("label", { for: "seed" }, "Seed"), seed), body);
    return {
      of: () => `${size.value} ${seed.value}`,
      async update(signal) {
        const samples = Number(size.value);
        const number = Number.isSafeInteger(seed.valueAsNumber) && seed.valueAsNumber >= 0 ? seed.valueAsNumber : 1;
        renew(body, ...(await (samples > MOST_OF_REPORT ? byRobust : byReport)(app, samples, number, signal)));
      },
    };
  },
};
