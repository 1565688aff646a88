// SPDX-License-Identifier: MIT
/*
 * What it rests on: the wishes of all parties or of one, with their grounds; and what falls when sources, or all that is stated,
 * inferred or assumed, are withdrawn. What is withdrawn here is withdrawn for all tabs, until it is put back.
 */
import { count, h, keepFocus, refill, renew } from "../dom.js";
import { momentFlags, sourcesOf } from "../moment.js";
import { drawPage } from "../page.js";
import { SHORT } from "../whatif/named.js";
import { commandLine, follow, manners } from "./parts.js";

const BASES = ["stated", "inferred", "assumed"];
const LISTED = 6; /* states that fall */

/** Whose wishes are shown. */
function partyField({ store }) {
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: "evidence-of",
    onchange: () => store.set({ party: select.value === "" ? null : select.value }) }));
  const fill = ({ outline, party }) => refill(select, h("option", { value: "", selected: party === null }, "all parties"),
    ...(outline?.parties ?? []).map(({ id, name }) => h("option", { value: id, selected: id === party }, name ?? id)));
  store.on(["outline", "party"], fill);
  fill(store.get());
  return h("div", { class: "choices-line" }, h("label", { for: "evidence-of" }, "Wishes of"), select);
}

/** A box that withdraws one source or basis. */
function box({ store }, key, value, words) {
  const chosen = store.get()[key];
  const toggle = (event) => store.set({ [key]: event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value) });
  return h("label", {}, h("input", { type: "checkbox", checked: chosen.includes(value), "data-focus": `${key}-${value}`, onchange: toggle }), ` ${words}`);
}

/** What may be withdrawn: each source, each basis. */
function withdrawField(app) {
  const part = h("fieldset", { class: "withdraw" });
  const draw = () => keepFocus(part, () => refill(part, h("legend", {}, "What falls without…"),
    ...sourcesOf(app.store.get().outline).map(({ id, title }) => box(app, "without", id, title ?? id)),
    ...BASES.map((basis) => box(app, "withoutBasis", basis, `what is ${basis}`))));
  app.store.on(["outline", "without", "withoutBasis"], draw);
  draw();
  return part;
}

const short = (concepts) => concepts.map((concept) => SHORT[concept] ?? concept).join(", ");

/** What becomes of a name or of today: one item for what is lost, one for what is gained. */
function fates(name, { before, after }) {
  const less = before.filter((concept) => !after.includes(concept));
  const more = after.filter((concept) => !before.includes(concept));
  return [
    less.length === 0 ? null : h("li", { class: "role-bad" }, `${name}: would hold no more under ${short(less)}`),
    more.length === 0 ? null : h("li", { class: "role-good" }, `${name}: would hold newly under ${short(more)}`),
  ];
}

/** States that fall, or appear. Those that appear have the numbers of what is left, so they are no buttons. */
function states(words, { count: all, states: listed }) {
  const stateWords = ({ state, names, concepts }) => `s${state}${names.length === 0 ? "" : ` (${names.join(", ")})`}, under ${short(concepts)}`;
  return all === 0 ? null : h("details", {}, h("summary", {}, `${count(all, "state")} ${words}`),
    h("ul", {}, ...listed.map((each) => h("li", {}, stateWords(each))), all > listed.length ? h("li", {}, `and ${all - listed.length} more`) : null));
}

/** The answer of `entente evidence` to what is withdrawn. */
function drawFall(fall) {
  if (!fall.solved) return [h("p", { class: "role-bad" }, `This cannot be worked out: ${fall.failure}`)];
  if (!fall.changes) return [h("p", { class: "verdict" }, "Nothing would fall without it.")];
  const named = [...(fall.today ? [["Today", fall.today]] : []), ...fall.names.map((each) => [each.name, each])];
  const items = named.flatMap(([name, each]) => fates(name, each)).filter((item) => item !== null);
  const row = ([concept, { before, after, lost, gained }]) => h("tr", {}, h("th", { scope: "row" }, SHORT[concept] ?? concept),
    ...[before, after, lost, gained].map((number) => h("td", {}, number)));
  return [
    items.length > 0 ? h("ul", {}, ...items) : h("p", {}, "Of what has a name nothing falls."),
    h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "How many states hold" },
      h("table", {}, h("thead", {}, h("tr", {}, ...["States that hold", "Before", "After", "No more", "Newly"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...Object.entries(fall.counts).map(row)))),
    states("would hold no more", fall.lost), states("would hold newly (numbered as in what is left)", fall.gained),
  ];
}

/** Works out what falls, of the moment that was chosen. */
async function askFall(app, part, signal) {
  const { without, withoutBasis } = app.store.get();
  if (without.length + withoutBasis.length === 0) return part.replaceChildren();
  const flags = { ...momentFlags(app.store.get()), "no-hanging": true, limit: LISTED, format: "json" };
  const answer = await app.analyse({ command: "evidence", flags }, { signal, label: "What it rests on" });
  renew(part, ...drawFall(answer.result.without), commandLine(answer, app.announce));
  return answer.result.without.changes ? "What falls is shown." : "Nothing would fall.";
}

export const evidence = {
  key: "evidence",
  title: "What it rests on",
  render(host, app) {
    const fall = h("div", { class: "fall" });
    const body = h("div");
    refill(host, h("div", { class: "withdrawing" }, withdrawField(app), fall), partyField(app), body);
    return {
      of: follow(app, "evidence", "party"),
      async update(signal) {
        const words = await askFall(app, fall, signal);
        const { party, outline } = app.store.get();
        const known = (outline?.parties ?? []).some(({ id }) => id === party);
        const flags = { sections: "evidence,parties", format: "json", without: null, "without-basis": null, ...(known ? { party } : {}) };
        const answer = await app.analyse({ command: "report", flags }, { signal, label: "What it rests on" });
        renew(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
        return words;
      },
    };
  },
};
