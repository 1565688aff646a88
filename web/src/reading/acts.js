// SPDX-License-Identifier: MIT
/*
 * What can be done with the statement in hand: each is a step of the desk, told to those who listen.
 */
import { accepted, newStatement, nextOpen, rejected, withNote, withOther, withValue, withWords } from "./coding.js";
import { FIELDS } from "./form.js";
import { moved, trimmed, whole, wordsOf } from "./stretches.js";
import { FIELD_WORDS, valueWords } from "./words.js";

/**
 * @param {{desk: any, hand: any, article: any, announce: (words: string) => void, outline: () => any, go: (index: number, words?: string) => void,
 *   redraw: (words?: string) => void, toField: (index: number) => void, field: () => string|null}} given
 *   `go` brings a statement into hand, `field` tells the field that had the focus last
 */
export function makeActs({ desk, hand, article, announce, outline, go, redraw, toField, field }) {
  async function decide(made, words) {
    if (hand.statement() === undefined || !(await desk.step(hand.at(), made(hand.statement()), words))) return;
    const next = nextOpen(desk.held().coding, hand.at());
    if (next >= 0) go(next, words);
  }
  async function edit(made, words) {
    hand.setDraft(null);
    if (hand.statement() !== undefined) await desk.step(hand.at(), made(hand.statement()), words);
  }
  function setWords(key, units) {
    const { places, text } = desk.held();
    const [from, to] = [whole(text, units.from), whole(text, units.to)];
    return edit((one) => withWords(one, key, places.toByte(from), places.toByte(to)), `${FIELD_WORDS[key].name}: ${text.slice(from, to)}`);
  }
  function stepped(index, words, none) {
    if (index === null) return announce(none);
    if (desk.held().coding.statements[index] !== undefined) return go(index, `${words}: the statement is ${desk.held().coding.statements[index].decision}.`);
    hand.chooseSentence(hand.sentence());
    redraw(`${words}: the statement is gone.`);
  }
  function moveWords(key, side, step, node) {
    const { text, sentences } = desk.held();
    const { from, to } = sentences[hand.sentence()];
    hand.setDraft({ key, from, to: from, ...moved(wordsOf(text, from, to), hand.unitsOf(key), side, step) });
    node.textContent = `“${hand.wordsAt(key)}”`;
    article.show(hand.sentence(), hand.marks(), hand.states());
    announce(hand.wordsAt(key));
  }

  const act = {
    accept: () => decide(accepted, "Accepted"),
    reject: () => decide(rejected, "Rejected"),
    value: (key, value) => edit((one) => withValue(one, key, value), `${FIELD_WORDS[key].name}: ${value === null ? "none" : valueWords(key, value, outline())}`),
    other: (key) => edit((one) => withOther(one, key), "The second opinion is taken"),
    note: (words) => edit((one) => withNote(one, words), "The note is kept"),
    next() {
      const found = desk.held() === null ? -1 : nextOpen(desk.held().coding, hand.at());
      if (found >= 0) go(found);
      else announce("All others are decided.");
    },
    back: () => hand.before() >= 0 && go(hand.before()),
    undo: async () => stepped(await desk.undo(), "Undone", "There is nothing to undo."),
    redo: async () => stepped(await desk.redo(), "Done again", "There is nothing to do again."),
    async add() {
      if (desk.held() === null || hand.sentence() < 0) return;
      const index = desk.held().coding.statements.length;
      if (!(await desk.step(index, newStatement(desk.held().sentences[hand.sentence()]), "A statement is added."))) return;
      go(index);
      toField(0);
    },
    /** The words that are selected become those of a field. */
    takeWords(key) {
      const found = article.selected();
      const units = found === null ? null : trimmed(desk.held().text, found.from, found.to);
      if (units === null) return announce("Select words in the text first, or move by arrows.");
      article.forget();
      return setWords(key, units);
    },
    takeSelected() {
      const key = field();
      if (hand.statement()?.fields[key ?? ""] === undefined) return announce("Choose a field that says something first.");
      return act.takeWords(key);
    },
    takeOther() {
      const differs = FIELDS.filter((key) => hand.statement()?.fields[key]?.other);
      const key = differs.includes(field() ?? "") ? field() : differs.length === 1 ? differs[0] : null;
      if (key !== null) return act.other(key);
      announce(differs.length === 0 ? "No second opinion differs here." : "Choose the field first.");
    },
    /** Keys on the words of a field. */
    wordsKey(key, event) {
      const moving = hand.draft() !== null;
      const does = {
        ArrowRight: () => moveWords(key, event.shiftKey ? "from" : "to", 1, event.target),
        ArrowLeft: () => moveWords(key, event.shiftKey ? "from" : "to", -1, event.target),
        Delete: () => edit((one) => withWords(one, key, 0, 0), `${FIELD_WORDS[key].name}: no words`),
        ...(moving ? { Enter: () => act.wordsLeft(key), Escape: () => go(hand.at(), "As it was") } : {}),
      };
      if (!Object.hasOwn(does, event.key)) return undefined;
      event.preventDefault();
      return does[event.key]();
    },
    wordsLeft: (key) => (hand.draft()?.key === key ? setWords(key, hand.draft()) : undefined),
  };
  return act;
}
