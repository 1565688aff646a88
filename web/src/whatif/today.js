// SPDX-License-Identifier: MIT
/*
 * What holds today, by party: a choice for each option.
 */
import { h, refill } from "../dom.js";
import { setToday } from "./plan.js";

function choice(option, plan, change) {
  const chosen = plan.today[option.id] ?? option.today;
  const id = `today-${option.id}`;
  const select = h("select", {
    id,
    onchange: (event) => change((now) => setToday(now, option.id, event.target.value, option.today),
      `${option.label}: ${event.target.value}`),
  }, ...option.values.map((value) => h("option", { value, selected: value === chosen }, value)));
  const changed = chosen !== option.today;
  return h("li", { class: changed ? "changed" : null }, h("label", { for: id }, option.label), select,
    changed ? h("span", { class: "faint" }, `in the file: ${option.today}`) : null);
}

/** Fills `host` with the choices. @param {HTMLElement} host */
export function showToday(host, outline, plan, change) {
  const parts = outline.parties.map((party) => {
    const own = outline.options.filter((option) => option.party === party.id && option.today !== null);
    if (own.length === 0) return null;
    return h("fieldset", {}, h("legend", {}, party.name ?? party.id), h("ul", {}, ...own.map((option) => choice(option, plan, change))));
  });
  refill(host, h("h3", {}, "Today"), ...parts);
}
