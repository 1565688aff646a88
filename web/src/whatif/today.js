// SPDX-License-Identifier: MIT
/*
 * What holds today, by party: a box for what is done or not, a choice where there are more values. In a graph, which state.
 */
import { h, refill } from "../dom.js";
import { labelOfValue } from "../values.js";
import { GRAPH, setToday } from "./plan.js";

const isSwitch = ({ values }) => values.length === 2 && values.includes("no") && values.includes("yes");

/** A choice for an option, which is `chosen` now. */
function makeInput(option, chosen, set) {
  const common = { id: `today-${option.id}`, "data-focus": `today-${option.id}` };
  if (isSwitch(option))
    return h("input", { ...common, type: "checkbox", checked: chosen === "yes",
      onchange: (event) => set(event.target.checked ? "yes" : "no") });
  return h("select", { ...common, onchange: (event) => set(event.target.value) },
    ...option.values.map((value) => h("option", { value, selected: value === chosen }, labelOfValue(option, value))));
}

function choice(option, plan, change) {
  const chosen = plan.today[option.id] ?? option.today;
  const changed = chosen !== option.today;
  const set = (value) => change((now) => setToday(now, option.id, value, option.today), `${option.label}: ${labelOfValue(option, value)}`);
  return h("li", { class: changed ? "changed" : null }, h("label", { for: `today-${option.id}` }, option.label),
    changed ? h("span", { class: "faint" }, `in the file: ${labelOfValue(option, option.today)}`) : null, makeInput(option, chosen, set));
}

/** The states of a graph as the values of one option; null: there is no graph, or nothing holds today. */
function graphOption({ graph }) {
  if (!graph || graph.today === null || graph.today === undefined) return null;
  const values = graph.states ?? Array.from({ length: graph.numbered ?? 0 }, (_, index) => `s${index + 1}`);
  return { id: GRAPH, label: "the state of today", values, today: String(graph.today) };
}

function makeParty(party, options, plan, change) {
  const own = options.filter((option) => option.party === party.id && option.today !== null);
  if (own.length === 0) return null;
  return h("fieldset", {}, h("legend", {}, party.name ?? party.id), h("ul", {}, ...own.map((option) => choice(option, plan, change))));
}

/** Fills `host` with the choices. @param {HTMLElement} host */
export function showToday(host, outline, plan, change) {
  const graph = graphOption(outline);
  const parts = outline.parties.map((party) => makeParty(party, outline.options, plan, change)).filter((part) => part !== null);
  if (graph !== null) parts.unshift(h("fieldset", {}, h("legend", {}, "Graph"), h("ul", {}, choice(graph, plan, change))));
  refill(host, h("h3", {}, "Today"), ...parts,
    parts.length === 0 ? h("p", { class: "faint" }, "The file does not say what holds today.") : null);
}
