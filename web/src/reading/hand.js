// SPDX-License-Identifier: MIT
/*
 * What is in hand of a coding: a sentence, a statement of it, and the words of a field while they are moved. All in terms of
 * the desk, which holds the text and its coding.
 */
import { inOrder, nextOpen } from "./coding.js";
import { FIELDS } from "./form.js";

/** @param {any} desk */
export function makeHand(desk) {
  let sentence = -1;
  let at = -1; /* the place of the statement in the coding; -1: none */
  let draft = null; /* {key, from, to}, in units */

  const held = () => desk.held();
  const statement = () => held()?.coding.statements[at];
  const isOpen = (index) => held().coding.statements[index].decision === "proposed";
  const own = () => (sentence < 0 ? [] : desk.statementsOf(held().sentences[sentence]));

  function choose(index) {
    const { start } = held().coding.statements[index];
    draft = null;
    at = index;
    sentence = held().sentences.findIndex((part) => start >= part.start && start < part.end);
  }
  function chooseSentence(index) {
    draft = null;
    sentence = index;
    at = own().find(isOpen) ?? own()[0] ?? -1;
  }

  /** Where the words of a field stand, in units; null: there are none. */
  function unitsOf(key) {
    const { places } = held();
    const field = statement()?.fields[key];
    if (draft?.key === key) return draft.to > draft.from ? { from: draft.from, to: draft.to } : null;
    if (field === undefined || field.value === null || field.start >= field.end) return null;
    return { from: places.toUnit(field.start), to: places.toUnit(field.end) };
  }

  return {
    at: () => at,
    sentence: () => sentence,
    statement,
    own,
    choose,
    chooseSentence,
    unitsOf,
    /** Begins with the first statement that is open. */
    begin() {
      const first = inOrder(held().coding)[0];
      if (first === undefined) return chooseSentence(0);
      choose(isOpen(first) ? first : Math.max(first, nextOpen(held().coding, first)));
    },
    /** The statement before, in the order of the text; -1: this is the first. */
    before() {
      const order = inOrder(held().coding);
      return order[order.indexOf(at) - 1] ?? -1;
    },
    wordsAt(key) {
      const units = unitsOf(key);
      return units === null ? "" : held().text.slice(units.from, units.to);
    },
    /** The words of all fields. @returns {{key: string, from: number, to: number}[]} */
    marks: () => FIELDS.flatMap((key) => {
      const units = unitsOf(key);
      return units === null ? [] : [{ key, ...units }];
    }),
    /** How far each sentence is: "none" is said of it, something is "open", or all is "done". */
    states: () => held().sentences.map((part) => {
      const all = desk.statementsOf(part);
      return all.length === 0 ? "none" : all.some(isOpen) ? "open" : "done";
    }),
    draft: () => draft,
    setDraft: (next) => (draft = next),
  };
}
