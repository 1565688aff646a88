// SPDX-License-Identifier: MIT
/*
 * The findings of the check, as a list under the text: each leads to its place.
 */
import { button, count, h, refill } from "../dom.js";
import { WORDS } from "./check.js";

function finding(found, reveal) {
  const { place, severity, code, message } = found;
  const head = button("", () => place && reveal(place.byte_start, place.byte_end), { class: "place" });
  head.append(h("span", { class: "severity" }, `${WORDS[severity] ?? severity} ${code}`),
    place ? `, line ${place.line}: ${message}` : `: ${message}`);
  const notes = (found.notes ?? []).map((note) => h("p", { class: "cause" }, note.message ?? String(note)));
  return h("li", { class: `finding ${severity}` }, head, ...notes,
    found.cause ? h("p", { class: "cause" }, found.cause) : null,
    found.cure ? h("p", { class: "cure" }, `Cure: ${found.cure}`) : null);
}

/**
 * Makes the list. `onResize` is called when it comes or goes, as the text then has less room or more.
 * @param {{store: any, reveal: (start: number, end: number) => void, onResize: () => void}} given
 */
export function makeFindings({ store, reveal, onResize }) {
  const title = h("h2", { id: "findings-title" });
  const list = h("ol", {});
  const node = h("section", { class: "findings", "aria-labelledby": "findings-title", hidden: true }, title, list);
  store.on(["diagnostics"], ({ diagnostics }) => {
    const before = node.hidden;
    node.hidden = diagnostics.length === 0;
    title.textContent = count(diagnostics.length, "finding");
    refill(list, ...diagnostics.map((found) => finding(found, reveal)));
    if (node.hidden !== before) onResize();
  });
  return { node, focus: () => list.querySelector("button")?.focus() };
}
