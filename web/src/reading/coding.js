// SPDX-License-Identifier: MIT
/*
 * The steps that change a coding. Nothing is changed in place: each makes a new coding, and keeps what stood there in its
 * history, so that it can be taken back, also later, and by `entente read --review`.
 */
import { DECISIONS, HISTORY } from "./form.js";

/** The coding with another statement at a place, or with one more where the place is behind the last. */
export function withStep(coding, index, statement) {
  const before = coding.statements[index] ?? null;
  const statements = [...coding.statements];
  statements[index] = statement;
  return { ...coding, statements, [HISTORY]: [...(coding[HISTORY] ?? []), { statement: index, before }] };
}

export const hasSteps = (coding) => (coding[HISTORY] ?? []).length > 0;

/** Takes the last step back. @returns {{coding: any, index: number, undone: any}} where, and what stood there, for withStep() */
export function withoutStep(coding) {
  const steps = coding[HISTORY];
  const { statement: index, before } = steps[steps.length - 1];
  const undone = coding.statements[index];
  const statements = before === null ? coding.statements.slice(0, index) : coding.statements.map((each, place) => (place === index ? before : each));
  return { coding: { ...coding, statements, [HISTORY]: steps.slice(0, -1) }, index, undone };
}

/* What a step makes of a statement */

const byPerson = (value, start, end) => ({ value, start, end, rule: "person", confidence: "high" });

/** Accepted as it was proposed, or as it was edited. */
export function accepted(statement) {
  const changed = Object.values(statement.fields).some(({ rule }) => rule === "person");
  return { ...statement, decision: changed ? "edited" : "accepted" };
}

export const rejected = (statement) => ({ ...statement, decision: "rejected" });

/** With another value of a field; null: it says nothing. Its words stay. */
export function withValue(statement, key, value) {
  const { [key]: before, ...others } = statement.fields;
  const { start, end } = before ?? { start: 0, end: 0 };
  return { ...statement, decision: "edited", fields: value === null ? others : { ...others, [key]: byPerson(value, start, end) } };
}

/** With other words that show a field, in bytes. */
export function withWords(statement, key, start, end) {
  return { ...statement, decision: "edited", fields: { ...statement.fields, [key]: byPerson(statement.fields[key].value, start, end) } };
}

/** With what the second opinion says of a field. */
export function withOther(statement, key) {
  const { value, start, end } = statement.fields[key].other;
  return { ...statement, decision: "edited", fields: { ...statement.fields, [key]: byPerson(value, start, end) } };
}

export const withNote = (statement, note) => ({ ...statement, note: note === "" ? null : note });

/** A statement of a sentence of which nothing is said yet. */
export const newStatement = ({ start, end }) => ({ start, end, decision: "proposed", note: null, fields: {} });

/* Looking at a coding */

/** Places of the statements in the order of the text. */
export function inOrder({ statements }) {
  return statements.map((_, index) => index).sort((a, b) => statements[a].start - statements[b].start || statements[a].end - statements[b].end || a - b);
}

/** How many statements have each decision, how many are decided, and all. */
export function countsOf({ statements }) {
  const counts = Object.fromEntries(DECISIONS.map((decision) => [decision, 0]));
  for (const { decision } of statements) counts[decision] += 1;
  return { ...counts, all: statements.length, decided: statements.length - counts.proposed };
}

/** The next statement that is not decided, behind `index` in the order of the text, then from its beginning; -1: none. */
export function nextOpen(coding, index) {
  const order = inOrder(coding);
  const at = order.indexOf(index);
  const turned = [...order.slice(at + 1), ...order.slice(0, at + 1)];
  return turned.find((place) => place !== index && coding.statements[place].decision === "proposed") ?? -1;
}
