// SPDX-License-Identifier: MIT
/*
 * What a change comes to, by `entente compare`: which settlements appear, which disappear, and how many stay; what becomes of
 * those with a name.
 */
import { h } from "../dom.js";
import { labelOfValue } from "../values.js";
import { SHORT, drawNamed } from "./named.js";

/** Groups of settlements, in the order shown: the key in the answer, the heading, and what colours it. */
const GROUPS = [
  { key: "gained", title: "Would now hold", role: "good" },
  { key: "new", title: "Newly possible, and would hold", role: "good" },
  { key: "lost", title: "Would hold no more", role: "bad" },
  { key: "impossible", title: "Held, and is no longer possible", role: "bad" },
];

/** What a state is, in words: how it differs from today. */
function describe(state, side) {
  const parts = side.options.flatMap((option) => {
    const { id, label } = option;
    const value = state.values[id];
    const now = side.today?.values[id];
    if (value === undefined || value === now) return [];
    if (value === "yes") return [label];
    if (value === "no") return [`not ${label}`];
    return [`${label}: ${labelOfValue(option, value)}`];
  });
  return parts.length === 0 ? "as today" : parts.join("; ");
}

const badges = (concepts) => concepts.flatMap((concept) => [" ", h("span", { class: "badge" }, SHORT[concept] ?? concept)]);

/** A state of its side. Where `pick` is given it can be chosen, to be explained. */
function makeItem(state, side, pick) {
  const number = `s${state.state}`;
  const name = state.names.length > 0 ? `${number} (${state.names.join(", ")})` : number;
  const head = pick ? h("button", { type: "button", class: "choice", onclick: () => pick(number) }, name) : h("strong", {}, name);
  return h("li", {}, head, ...badges(state.concepts), h("div", { class: "faint" }, describe(state, side)));
}

/** @param {{before?: (state: string) => void, after?: (state: string) => void}} picks for states of either side */
function makeGroup({ key, title, role }, result, picks) {
  const { list, total } = result[key] ?? { list: [], total: 0 };
  if (total === 0) return null;
  const side = key === "gained" || key === "new" ? "after" : "before";
  const today = side === "before" ? "today as it was before" : "today";
  return h("section", { class: `outcome role-${role}` }, h("h3", {}, `${title}: ${total}`),
    result[side].today ? h("p", { class: "faint" }, `Below each stands what differs from ${today}.`) : null,
    h("ul", {}, ...list.map((state) => makeItem(state, result[side], picks[side]))),
    total > list.length ? h("p", { class: "faint" }, `and ${total - list.length} more`) : null);
}

function makeCounts(result) {
  const head = h("tr", {}, ...["Concept", "before", "after"].map((name) => h("th", { scope: "col" }, name)));
  const rows = result.concepts.map((concept) => h("tr", {}, h("th", { scope: "row" }, SHORT[concept] ?? concept),
    ...["before", "after"].map((side) => h("td", { class: "role-number" }, String(result.counts[concept][side])))));
  return h("details", {}, h("summary", {}, "How many states would hold"), h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)));
}

function makeDifferences(result) {
  if (result.differences.length === 0) return null;
  const lines = result.differences.map((one) => h("li", {}, `${one.kind} ${one.subject ?? ""}${one.label ? `, ${one.label}` : ""}: `,
    one.before === null ? null : h("span", {}, "was ", h("code", {}, one.before)),
    one.after === null ? null : h("span", {}, one.before === null ? "now " : ", now ", h("code", {}, one.after))));
  return h("details", {}, h("summary", {}, `What differs in what the files say: ${lines.length}`), h("ul", {}, ...lines));
}

/** "Of the settlements 2 appear, none disappears, 15 stay." */
export function summary(result) {
  const sum = (...keys) => keys.reduce((total, key) => total + (result[key]?.total ?? 0), 0);
  const [more, less, same] = [sum("gained", "new"), sum("lost", "impossible"), sum("kept")];
  if (more + less === 0) return `No settlement appears or disappears; ${same === 1 ? "1 stays" : `all ${same} stay`}.`;
  const verb = (number, one, many) => `${number === 0 ? "none" : number} ${number <= 1 ? one : many}`;
  return `Of the settlements ${verb(more, "appears", "appear")}, ${verb(less, "disappears", "disappear")}, ${verb(same, "stays", "stay")}.`;
}

/**
 * @returns {Node[]}
 * @param {any} result of `compare --format json`
 * @param {{before?: (state: string) => void, after?: (state: string) => void}} [picks] what happens when a state of a side is chosen
 */
export function drawOutcome(result, picks = {}) {
  return /** @type {Node[]} */ ([
    ...GROUPS.map((group) => makeGroup(group, result, picks)),
    ...drawNamed(result),
    makeCounts(result),
    makeDifferences(result),
  ].filter((node) => node !== null));
}
