// SPDX-License-Identifier: MIT
/*
 * What may be chosen for each field of a statement, and how it is called.
 */
import { ACTS, MODALITIES } from "./form.js";

/** Names of fields, the letters that stand beside their words in the text, and what they mean. */
export const FIELD_WORDS = {
  speaker: { name: "Speaker", short: "Sp", help: "whose words they are; nobody: the author's" },
  actor: { name: "Actor", short: "Ac", help: "who acts, or would" },
  act: { name: "Act", short: "Do", help: "what is done with the words" },
  addressee: { name: "Addressee", short: "To", help: "towards whom" },
  issue: { name: "Issue", short: "Is", help: "what it is about" },
  negation: { name: "Negation", short: "No", help: "whether the issue is denied" },
  modality: { name: "Modality", short: "Mo", help: "how sure, or how wished for" },
  quotation: { name: "Quotation", short: "Qu", help: "whether words are quoted" },
};

export const DECISION_WORDS = { proposed: "open", accepted: "accepted", edited: "edited", rejected: "rejected" };

/** What an outline declares, with what its events add. */
const all = (outline, section) => [...(outline?.[section] ?? []), ...(outline?.timeline ?? []).flatMap((event) => event[section])];

const plain = (words) => words.map((value) => ({ value, name: value, group: null }));
const isSwitch = (values) => values.length === 2 && values.includes("yes") && values.includes("no");

/** An option, alone and with each of its values. */
function issuesOf({ id, label, values }) {
  const group = label ?? id;
  const sign = isSwitch(values) ? ": " : " = ";
  return [{ value: id, name: id, group }, ...values.map((value) => ({ value: `${id}=${value}`, name: `${id}${sign}${value}`, group }))];
}

/** What may be chosen for a field. @returns {{value: string, name: string, group: string|null}[]} */
export function choicesOf(key, outline) {
  if (key === "act") return plain(ACTS);
  if (key === "modality") return plain(MODALITIES);
  if (key === "negation" || key === "quotation") return plain(["yes"]);
  if (key === "issue") return all(outline, "options").flatMap(issuesOf);
  return all(outline, "parties").map(({ id, name }) => ({ value: id, name: name ?? id, group: null }));
}

/** How a value is called. */
export function valueWords(key, value, outline) {
  return choicesOf(key, outline).find((choice) => choice.value === value)?.name ?? value;
}
