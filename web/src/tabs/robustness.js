// SPDX-License-Identifier: MIT
/*
 * How sure this is. What is drawn can be asked for in larger numbers; then it takes long, and may be cancelled in
 * the status line.
 */
import { h, refill } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, manners } from "./parts.js";

const SIZES = [1000, 10000, 100000, 1000000];

export const robustness = {
  key: "robustness",
  title: "How sure",
  render(host, app) {
    const size = /** @type {HTMLSelectElement} */ (h("select", { id: "samples", onchange: () => app.refresh() },
      ...SIZES.map((number) => h("option", { value: number }, number.toLocaleString("en")))));
    const seed = /** @type {HTMLInputElement} */ (h("input", { id: "seed", type: "number", min: "0", value: "1",
      onchange: () => app.refresh() }));
    const body = h("div");
    refill(host, h("div", { class: "choices-line" }, h("label", { for: "samples" }, "Drawn readings"), size,
      h("label", { for: "seed" }, "Seed"), seed), body);
    return {
      async update(signal) {
        const flags = { sections: "robustness", format: "json", samples: Number(size.value), seed: Number(seed.value) || 1 };
        const answer = await app.analyse({ command: "report", flags }, { signal, label: "How sure this is" });
        refill(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
      },
    };
  },
};
