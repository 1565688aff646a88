// SPDX-License-Identifier: MIT
/*
 * What becomes of today's state, and of the states that have a name in both versions.
 */
import { h } from "../dom.js";

export const SHORT = { nash: "Nash", gmr: "GMR", smr: "SMR", seq: "SEQ", sseq: "SSEQ", sim: "SIM" };

const short = (concepts) => concepts.map((concept) => SHORT[concept] ?? concept).join(", ");

/** Under which concepts some state of a name holds. */
const held = (side, concepts) => concepts.filter((concept) => side[concept] > 0);

/**
 * What becomes of a name: how many of its states hold under each concept on either side.
 * @returns {{words: string, role: string}} `role` is "" where nothing changes
 */
export function fate(before, after, concepts) {
  const [was, is] = [held(before, concepts), held(after, concepts)];
  if (was.length === 0 && is.length === 0) return { words: "does not hold", role: "" };
  if (was.length === 0) return { words: "would now hold", role: "good" };
  if (is.length === 0) return { words: "would hold no more", role: "bad" };
  const more = is.filter((concept) => !was.includes(concept));
  const less = was.filter((concept) => !is.includes(concept));
  const parts = [...(more.length > 0 ? [`now also under ${short(more)}`] : []), ...(less.length > 0 ? [`no longer under ${short(less)}`] : [])];
  if (parts.length > 0) return { words: parts.join("; "), role: less.length > 0 ? "bad" : "good" };
  const sum = (side) => concepts.reduce((total, concept) => total + side[concept], 0);
  const step = sum(after) - sum(before);
  if (step !== 0) return { words: step > 0 ? "in more of its states" : "in fewer of its states", role: step > 0 ? "good" : "bad" };
  return { words: "as before", role: "" };
}

/** Today as a name of one state. */
function todayOf({ before, after, concepts }) {
  if (!before.today || !after.today) return [];
  const side = ({ today }) => Object.fromEntries([["states", 1], ...concepts.map((concept) => [concept, today.concepts.includes(concept) ? 1 : 0])]);
  return [{ name: "today's state", before: side(before), after: side(after) }];
}

/** "Nash 2, SEQ 22" of a name with several states, "Nash, SEQ" of one. */
function heldWords(side, concepts) {
  const found = held(side, concepts);
  if (found.length === 0) return "no";
  if (side.state_count === 1) return short(found);
  return found.map((concept) => `${SHORT[concept] ?? concept} ${side[concept]}`).join(", ");
}

function makeRow({ name, before, after }, { words, role }, concepts) {
  const size = before.state_count === 1 && after.state_count === 1 ? "" : ` (${before.state_count} states)`;
  return h("tr", {}, h("th", { scope: "row" }, `${name}${size}`), h("td", {}, heldWords(before, concepts)), h("td", {}, heldWords(after, concepts)),
    h("td", { class: role ? `role-${role}` : null }, words));
}

/** The table of those that change, and a line of the others. @returns {Node[]} */
export function drawNamed(result) {
  const { concepts } = result;
  const all = [...todayOf(result), ...result.names].map((one) => ({ one, becomes: fate(one.before, one.after, concepts) }));
  const changed = all.filter(({ becomes }) => becomes.role !== "");
  const same = all.filter(({ becomes }) => becomes.role === "");
  const head = h("tr", {}, ...["Name", "Held before", "Would hold", "Change"].map((name) => h("th", { scope: "col" }, name)));
  return [
    ...(changed.length === 0 ? [] : [h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "States with a name" },
      h("table", { class: "named" }, h("caption", {}, "States with a name"), h("thead", {}, head),
        h("tbody", {}, ...changed.map(({ one, becomes }) => makeRow(one, becomes, concepts)))))]),
    ...(same.length === 0 ? [] : [h("p", {}, `${changed.length === 0 ? "Of what has a name nothing changes" : "Nothing changes for"}: `,
      same.map(({ one, becomes }) => (becomes.words === "as before" ? one.name : `${one.name} (${becomes.words})`)).join(", "), ".")]),
  ];
}
