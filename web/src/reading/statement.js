// SPDX-License-Identifier: MIT
/*
 * A statement, to be looked at and changed: each field with its value, the words that show it, why it is so, and what the second
 * opinion says where that is another thing.
 */
import { button, h } from "../dom.js";
import { FIELDS } from "./form.js";
import { choicesOf, DECISION_WORDS, FIELD_WORDS, valueWords } from "./words.js";

/** Options of a choice, in their groups; a value that the file does not know stands first. */
function optionsOf(key, value, outline) {
  const choices = choicesOf(key, outline);
  const option = (choice) => h("option", { value: choice.value, selected: choice.value === value }, choice.name);
  const groups = [...new Set(choices.map(({ group }) => group))];
  const known = value === null || choices.some((choice) => choice.value === value);
  return [
    h("option", { value: "", selected: value === null }, "–"),
    known ? null : h("option", { value, selected: true }, `${value} (not in the file)`),
    ...groups.flatMap((group) => {
      const own = choices.filter((choice) => choice.group === group).map(option);
      return group === null ? own : [h("optgroup", { label: group }, ...own)];
    }),
  ];
}

/** Why a field says what it does. */
function reasonWords({ rule, confidence }) {
  if (rule === "person") return "set by a person";
  return rule ? `rule ${rule}, ${confidence} confidence` : `${confidence} confidence`;
}

/** The button with the words that show a field: it takes what is selected, and arrows move its ends. */
function wordsButton(key, words, act) {
  const shown = words === "" ? "no words" : `“${words}”`;
  return button(shown, () => act.takeWords(key), { class: `words mark-${key}`, "data-focus": `words-${key}`, "data-field": key,
    title: "Takes the words that are selected. Arrows move the end by a word, with Shift the beginning; Enter takes it, Escape leaves it, Delete takes it away",
    "aria-label": `${shown}: the words of ${FIELD_WORDS[key].name}`,
    onpointerdown: (event) => event.preventDefault(),
    onkeydown: (event) => act.wordsKey(key, event),
    onblur: () => act.wordsLeft(key) });
}

function drawField(key, index, statement, { outline, act, wordsAt }) {
  const field = statement.fields[key];
  const value = field?.value ?? null;
  const id = `reading-${key}`;
  const select = h("select", { id, "data-focus": id, "data-field": key, "aria-describedby": `${id}-why`,
    onchange: (event) => act.value(key, event.target.value === "" ? null : event.target.value) }, ...optionsOf(key, value, outline));
  const other = field?.other;
  return h("li", { class: value === null ? "field empty" : "field" },
    h("label", { for: id, title: FIELD_WORDS[key].help }, h("kbd", { "aria-hidden": "true" }, index + 1), " ", h("span", { class: `mark mark-${key}` }, FIELD_WORDS[key].name)), select,
    value === null ? null : wordsButton(key, wordsAt(key), act),
    h("span", { class: "why", id: `${id}-why` }, field === undefined ? "" : reasonWords(field)),
    other ? button(`Second opinion: ${valueWords(key, other.value, outline)}`, () => act.other(key),
      { class: "other", "data-focus": `other-${key}`, "data-field": key, title: "Takes it" }) : null);
}

/**
 * Draws a statement.
 * @param {any} statement
 * @param {{number: number, of: number, current: boolean, outline: any, act: any, wordsAt: (key: string) => string}} given
 *   `number` of those of its sentence; `act`: what can be done; fields stand only in the current one
 */
export function drawStatement(statement, given) {
  const { number, of, current, act } = given;
  const title = of === 1 ? "Statement" : `Statement ${number} of ${of}`;
  const badge = h("span", { class: `badge decision-${statement.decision}` }, DECISION_WORDS[statement.decision]);
  if (!current) return h("section", { class: "statement" }, h("h3", {}, button(title, act.choose, { class: "choice" }), " ", badge));
  const note = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "reading-note", "data-focus": "reading-note", value: statement.note ?? "",
    autocomplete: "off", onchange: (event) => act.note(event.target.value) }));
  return h("section", { class: "statement current" }, h("h3", {}, title, " ", badge),
    h("div", { class: "choices-line" },
      button("Accept", act.accept, { class: "main", title: "A", "data-focus": "accept", "aria-keyshortcuts": "a" }),
      button("Reject", act.reject, { title: "R", "data-focus": "reject", "aria-keyshortcuts": "r" })),
    h("ul", { class: "fields" }, ...FIELDS.map((key, index) => drawField(key, index, statement, given))),
    h("p", { class: "note" }, h("label", { for: "reading-note" }, "Note"), note));
}
