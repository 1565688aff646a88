// SPDX-License-Identifier: MIT
/*
 * Reading: on the left a text by sentences, on the right what is said in the chosen one, to be accepted, edited or rejected. Each step is
 * saved as it is made. What was accepted goes into the text of the dispute, as one step of the editor.
 */
import { h, keepFocus, refill } from "../dom.js";
import { askFor } from "../frame/dialog.js";
import { isAbort } from "../live.js";
import { sourcesOf } from "../moment.js";
import { makeActs } from "../reading/acts.js";
import { makeArticle } from "../reading/article.js";
import { ANOTHER, makeBar, makeCoder, PASTED } from "../reading/bar.js";
import { askText, sourceOf, textsOf } from "../reading/choose.js";
import { countsOf } from "../reading/coding.js";
import { makeDesk } from "../reading/desk.js";
import { FIELDS } from "../reading/form.js";
import { makeHand } from "../reading/hand.js";
import { listenKeys } from "../reading/keys.js";
import { drawStatement } from "../reading/statement.js";
import { commandLine } from "./parts.js";

/** What an error says, and the findings that it comes from. */
function errorWords({ message, diagnostics = [] }) {
  const lines = diagnostics.filter((found) => found.severity === "error" && found.message !== message).map(({ code, message: words }) => `${code}: ${words}`);
  return [message, ...lines].join(" ");
}

/** Puts what was accepted into the editor, as one step that can be undone, and not saved. */
async function putIntoDispute(app, desk) {
  const { accepted, edited } = countsOf(desk.held().coding);
  if (accepted + edited === 0) return app.announce("Nothing is accepted yet.");
  const source = await askFor("Into the dispute", "What the text is called among the sources of the file",
    sourceOf(desk.held().path, sourcesOf(app.store.get().outline)));
  if (source === null) return;
  const text = await desk.apply(source);
  if (text === app.editor.text()) return app.announce("All of it stands in the file already.");
  app.editor.replaceAll(text);
  app.editor.focus();
  app.announce("What was accepted stands in the text of the dispute, not saved yet. Undo in the editor takes it back.");
}

/** The same functions; what goes wrong in them, also later, is told. */
function guarded(functions, fail) {
  const guard = (run) => (...words) => Promise.resolve(run(...words)).catch(fail);
  return Object.fromEntries(Object.entries(functions).map(([name, run]) => [name, guard(run)]));
}

/** What is said where no text is open. */
function emptyWords(files) {
  const first = textsOf(files).length === 0 ? "There is no text (.txt) in the folder: put one there, or paste one." : "Choose a text of the folder, or paste one.";
  return h("p", {}, first, " What it says of the parties and options of this file is proposed, sentence by sentence; nothing enters the dispute that you have not accepted.");
}

function makeView(host, app) {
  const { store, announce } = app;
  const coder = makeCoder();
  const desk = makeDesk({ app, changed: redraw, coder: coder.name, tell: (words, failed) => bar.tell(words, failed) });
  const hand = makeHand(desk);
  const article = makeArticle({ onChoose(index) {
    hand.chooseSentence(index);
    redraw();
  } });
  let field = null; /* the field that had the focus last */
  let opening = new AbortController();
  let shown = null; /* the text that stands in the article */
  const toField = (index) => /** @type {HTMLElement|null} */ (host.querySelector(`#reading-${FIELDS[index]}`))?.focus();
  const acts = makeActs({ desk, hand, article, announce, outline: () => store.get().outline, go, redraw, toField, field: () => field });
  const act = guarded({ ...acts, toField, toText: article.focus, text: onText, coding: onCoding, paste, apply: () => desk.held() !== null && putIntoDispute(app, desk) }, fail);
  const bar = makeBar(act, coder.field);
  const empty = h("div");
  const statements = h("div", { class: "statements" });
  const command = h("div");
  const work = h("div", { class: "reading-work" }, bar.node, h("div", { class: "reading-both" }, article.node, statements), command);
  refill(host, h("h2", { class: "unseen" }, "Reading"), bar.choices, empty, work);
  host.addEventListener("focusin", (event) => (field = event.target.dataset.field ?? field));
  listenKeys(host, act, () => desk.held() !== null);

  function fail(error) {
    if (!isAbort(error) && error.status !== 401) app.notice(errorWords(error), { key: "reading" });
  }

  function drawStatements() {
    const own = hand.own();
    const { outline } = store.get();
    refill(statements, own.length === 0 ? h("p", {}, "Nothing is said of this sentence yet.") : null,
      ...own.map((index, place) => drawStatement(desk.held().coding.statements[index], { number: place + 1, of: own.length, current: index === hand.at(),
        outline, wordsAt: hand.wordsAt, act: { ...act, choose: () => go(index) } })));
  }
  function redraw(words) {
    const held = desk.held();
    keepFocus(host, () => {
      bar.draw(held, store.get().files);
      refill(empty, held === null ? emptyWords(store.get().files) : null);
      work.hidden = held === null;
      if (held === null) return;
      if (shown !== held.text) {
        shown = held.text;
        article.open(held.text, held.sentences);
        refill(command, held.answer === null ? null : commandLine(held.answer, announce));
        hand.begin();
      } else if (hand.statement() === undefined && hand.at() >= 0) hand.begin();
      drawStatements();
      article.show(hand.sentence(), hand.marks(), hand.states());
    }, bar.next);
    if (words) announce(words);
  }
  /** Brings a statement into hand; the focus goes along where it stands in the text. */
  function go(index, words) {
    const inText = article.node.contains(document.activeElement);
    hand.choose(index);
    redraw(words);
    if (inText) article.focus();
  }

  async function open(given) {
    opening.abort();
    opening = new AbortController();
    shown = null;
    app.dropNotice("reading");
    refill(empty, h("p", { role: "status" }, "The text is being read…"));
    work.setAttribute("aria-busy", "true");
    try {
      await desk.open({ grammar: bar.grammar(), ...given }, opening.signal);
    } catch (error) {
      fail(error);
      redraw();
    } finally {
      work.setAttribute("aria-busy", "false");
    }
  }
  function onText() {
    const path = bar.chosenText();
    if (path !== "" && path !== PASTED) open({ path });
  }
  function onCoding() {
    const { path, text } = desk.held();
    const chosen = bar.chosenCoding();
    open({ path, text, ...(chosen === ANOTHER ? { another: true } : { coding: chosen }) });
  }
  async function paste() {
    const given = await askText();
    if (given !== null) await open(given);
  }

  return {
    always: true,
    still: "Reading takes parties and options from the whole file; what is accepted goes to the end of its timeline.",
    async update() {
      store.set({ files: (await app.api.request("GET", "/api/files")).files });
      redraw();
    },
  };
}

export const reading = { key: "reading", title: "Reading", render: makeView };
