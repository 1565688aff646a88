// SPDX-License-Identifier: MIT
/*
 * The changes of a plan in words, each with how to take it back.
 */
import { button, h, refill } from "../dom.js";
import { labelOfValue } from "../values.js";
import { GRAPH, forgetOption, forgetOrder, movesOf, toggle } from "./plan.js";
import { wishesOf } from "./wishes.js";

const MOST_NAMED = 3; /* wishes that are named one by one */

function optionChange(outline, option, value) {
  const found = outline.options.find((each) => each.id === option);
  const party = outline.parties.find((each) => each.id === found?.party);
  const label = option === GRAPH ? "the state" : `${party?.name ?? found?.party}, ${found?.label ?? option}`;
  return { key: `today-${option}`, words: `Today, ${label}: ${labelOfValue(found, value)}`, back: (plan) => forgetOption(plan, option) };
}

function orderChange(outline, party, name, order) {
  const wishes = wishesOf(outline, party);
  const moved = movesOf(order).map(([wish]) => `“${wishes[wish]?.label ?? wishes[wish]?.want}” to place ${order.indexOf(wish) + 1}`);
  const words = moved.length > MOST_NAMED ? `${moved.length} wishes in other places` : moved.join(", ");
  return { key: `order-${party}`, words: `${name}: ${words}`, back: (plan) => forgetOrder(plan, party) };
}

function offChange(outline, party, name, index) {
  const wish = wishesOf(outline, party)[index];
  return { key: `off-${party}-${index}`, words: `${name}: without “${wish?.label ?? wish?.want}”`, back: (plan) => toggle(plan, party, index) };
}

/** @returns {{key: string, words: string, back: (plan: any) => any}[]} */
export function changesOf(plan, outline) {
  const name = (id) => outline.parties.find((each) => each.id === id)?.name ?? id;
  return [
    ...Object.entries(plan.today).map(([option, value]) => optionChange(outline, option, value)),
    ...Object.entries(plan.orders).map(([party, order]) => orderChange(outline, party, name(party), order)),
    ...Object.entries(plan.off).flatMap(([party, indexes]) => indexes.map((index) => offChange(outline, party, name(party), index))),
  ];
}

/** Fills `host` with the list. */
export function showChanges(host, outline, plan, change) {
  const lines = changesOf(plan, outline).map(({ key, words, back }) => h("li", {}, `${words} `,
    button("Take back", () => change(back, `Taken back: ${words}`), { "aria-label": `Take back: ${words}`, "data-focus": `back-${key}` })));
  refill(host, lines.length > 0 ? h("ul", { "aria-label": "Changes" }, ...lines) : h("p", { class: "faint" },
    "Nothing is changed yet. Change what holds today, move a wish, or switch one off: what would hold then is shown here. The text stays as it is."));
}
