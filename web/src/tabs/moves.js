// SPDX-License-Identifier: MIT
/*
 * The map of moves from today. Buttons and the keys + - 0 make it larger, smaller, and as wide as the pane.
 */
import { button, h, refill, renew } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, manners } from "./parts.js";

const STEP = 1.25;
const LEAST = 0.25;
const MOST = 4;

/** Buttons that scale the charts within `body`. */
function makeZoom(body, announce) {
  let scale = 1;
  function apply(to, words, within = body) {
    scale = Math.min(MOST, Math.max(LEAST, to));
    for (const chart of within.querySelectorAll("svg.chart")) {
      chart.classList.remove("fits");
      chart.setAttribute("width", String(chart.viewBox.baseVal.width * scale));
      chart.setAttribute("height", String(chart.viewBox.baseVal.height * scale));
    }
    if (words) announce(`${Math.round(scale * 100)} per cent`);
  }
  function fit() {
    const chart = body.querySelector("svg.chart");
    if (chart) apply((body.clientWidth - 8) / chart.viewBox.baseVal.width, true);
  }
  const larger = () => apply(scale * STEP, true);
  const smaller = () => apply(scale / STEP, true);
  const keys = { "+": larger, "=": larger, "-": smaller, 0: fit };
  body.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  const bar = h("div", { class: "choices-line", role: "group", "aria-label": "Size of the map" },
    button("Larger", larger), button("Smaller", smaller), button("Fit", fit), button("As it is", () => apply(1, true)));
  return { bar, again: (within) => apply(scale, false, within) };
}

export const moves = {
  key: "moves",
  title: "Moves",
  render(host, app) {
    const body = h("div");
    const zoom = makeZoom(body, app.announce);
    refill(host, zoom.bar, body);
    return {
      async update(signal) {
        const asked = { command: "report", flags: { sections: "moves", format: "json" } };
        const answer = await app.analyse(asked, { signal, label: "Moves" });
        const page = drawPage(answer.result, manners(app));
        zoom.again(page);
        renew(body, page, commandLine(answer, app.announce));
      },
    };
  },
};
