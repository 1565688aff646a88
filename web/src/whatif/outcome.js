// SPDX-License-Identifier: MIT
/*
 * What a change comes to, by `entente compare`: which settlements appear, which disappear, and how many stay; and who acts otherwise.
 */
import { h } from "../dom.js";

const SHORT = { nash: "Nash", gmr: "GMR", smr: "SMR", seq: "SEQ", sseq: "SSEQ", sim: "SIM" };

/** Groups of settlements, in the order shown: the key in the answer, the heading, and what colours it. */
const GROUPS = [
  { key: "gained", title: "Would now hold", role: "good" },
  { key: "new", title: "Newly possible, and would hold", role: "good" },
  { key: "lost", title: "Would hold no more", role: "bad" },
  { key: "impossible", title: "Held, and is no longer possible", role: "bad" },
];

const badges = (concepts) => concepts.map((concept) => h("span", { class: "badge" }, SHORT[concept] ?? concept));

/** What a state is, in words: how it differs from today. */
function describe(state, side) {
  const parts = side.options.flatMap(({ id, label }) => {
    const value = state.values[id];
    const now = side.today?.values[id];
    if (value === undefined || value === now) return [];
    if (value === "yes") return [label];
    if (value === "no") return [`not ${label}`];
    return [`${label}: ${value}`];
  });
  return parts.length === 0 ? "as today" : parts.join("; ");
}

function makeItem(state, side, pick) {
  const name = state.names.length > 0 ? state.names.join(", ") : `s${state.state}`;
  const head = pick ? h("button", { type: "button", class: "choice", onclick: () => pick(`s${state.state}`) }, name) : h("strong", {}, name);
  return h("li", {}, head, " ", ...badges(state.concepts), h("div", { class: "faint" }, describe(state, side)));
}

function makeGroup({ key, title, role }, result, onState) {
  const { list, total } = result[key] ?? { list: [], total: 0 };
  if (total === 0) return null;
  const side = key === "gained" || key === "new" ? result.after : result.before;
  const pick = key === "lost" || key === "impossible" ? onState : undefined;
  return h("section", { class: `outcome role-${role}` }, h("h4", {}, `${title}: ${total}`),
    h("ul", {}, ...list.map((state) => makeItem(state, side, pick))),
    total > list.length ? h("p", { class: "faint" }, `and ${total - list.length} more`) : null);
}

function makeCounts(result) {
  const head = h("tr", {}, ...["", "before", "after"].map((name) => h("th", { scope: "col" }, name)));
  const rows = result.concepts.map((concept) => h("tr", {}, h("th", { scope: "row" }, SHORT[concept] ?? concept),
    ...["before", "after"].map((side) => h("td", { class: "role-number" }, String(result.counts[concept][side])))));
  return h("table", {}, h("caption", {}, "How many states would hold"), h("thead", {}, head), h("tbody", {}, ...rows));
}

function makeDifferences(result) {
  if (result.differences.length === 0) return null;
  const lines = result.differences.map((one) => h("li", {}, `${one.kind} ${one.subject ?? ""}: ${one.label ?? ""} `,
    one.before === null ? null : h("span", {}, "was ", h("code", {}, one.before)),
    one.after === null ? null : h("span", {}, one.before === null ? "now " : ", now ", h("code", {}, one.after))));
  return h("details", {}, h("summary", {}, `What differs between the files: ${lines.length}`), h("ul", {}, ...lines));
}

/** "2 appear, 1 disappears, 15 stay". */
export function summary(result) {
  const sum = (...keys) => keys.reduce((total, key) => total + (result[key]?.total ?? 0), 0);
  const [more, less, same] = [sum("gained", "new"), sum("lost", "impossible"), sum("kept")];
  const verb = (number, one, many) => `${number} ${number === 1 ? one : many}`;
  return `Of the settlements ${verb(more, "appears", "appear")}, ${verb(less, "disappears", "disappear")}, ${verb(same, "stays", "stay")}.`;
}

/** @returns {Node[]} @param {any} result of `compare --format json` @param {(state: string) => void} [onState] for states of before */
export function drawOutcome(result, onState) {
  return /** @type {Node[]} */ ([
    h("p", { class: "verdict" }, summary(result)),
    ...GROUPS.map((group) => makeGroup(group, result, onState)),
    makeCounts(result),
    makeDifferences(result),
  ].filter((node) => node !== null));
}
