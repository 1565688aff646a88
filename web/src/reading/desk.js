// SPDX-License-Identifier: MIT
/*
 * The text in hand and its coding: opened or proposed, changed step by step, kept after each, and put into the dispute.
 *
 * Where there is a coding of a text already it is opened; else `entente read` proposes one, which is a file only once something
 * of it is decided. The sentences are those of `entente read --all`, so that they are the same here as everywhere.
 */
import { askRestore } from "../files/restore.js";
import { makeKeeper } from "./keep.js";
import { asCoding, codingText, parseCoding } from "./form.js";
import { baseName, codingsOf, newCoding } from "./choose.js";
import { hasSteps, inOrder, withoutStep, withStep } from "./coding.js";
import { placesOf } from "./stretches.js";

const NOBODY = "entente"; /* the coder of proposals that nobody has touched */

/** The sentences that statements stand in, each once, in order and without overlap. */
function sentencesOf({ statements }, places) {
  const found = [];
  for (const { start, end } of [...statements].sort((a, b) => a.start - b.start || b.end - a.end))
    if (start < end && start >= (found.at(-1)?.end ?? 0)) found.push({ start, end, from: places.toUnit(start), to: places.toUnit(end) });
  return found;
}

/**
 * @param {{app: any, changed: (words?: string) => void, tell: (words: string, failed: boolean) => void, coder: () => Promise<string|null>}} given
 *   `changed` is called when something is to be drawn anew, `tell` tells of saving, `coder` gives the name of who decides
 */
export function makeDesk({ app, changed, tell, coder }) {
  const { api } = app;
  let held = null; /* {path, text, places, sentences, coding, codingPath, codings, answer, redo} */
  let keeper = null;

  const read = (path) => api.request("GET", "/api/file", { query: { path } });

  /** What is said in a text, every sentence of it; and what stands in the way where that cannot be told. */
  async function ask(path, text, grammar, signal) {
    const flags = { all: true, "no-grammar": !grammar, format: "json" };
    const answer = await app.analyse({ command: "read", other: text, other_path: path, flags }, { signal, label: "Reading" });
    return { coding: asCoding(answer.result), answer };
  }

  /** The coding in a file, or what was kept beside it. */
  async function openCoding(path) {
    const file = await read(path);
    let { text } = file;
    for (const each of file.journals ?? []) {
      if (each.text === file.text || each.live) continue;
      const answer = each.name === app.session.tab ? "restore" : await askRestore(file, each);
      if (answer === "restore") text = each.text;
      else if (answer === "discard") await api.request("DELETE", "/api/journal", { query: { path, name: each.name } });
    }
    return { coding: parseCoding(text), version: file.version, restored: text !== file.text };
  }

  function keep() {
    keeper.put(codingText(held.coding));
  }

  /** From now on this coding is in hand. */
  function take(made, version) {
    held = { ...made, redo: [] };
    const { path, text, codingPath } = held;
    keeper?.close();
    keeper = makeKeeper({ app, path: codingPath, version, tell, reopen: () => open({ path, text, coding: codingPath })
      .catch((error) => app.notice(error.message, { key: "reading" })) });
    tell(version === null ? "Nothing is decided yet, so nothing is saved." : `Opened ${codingPath}`, false);
  }

  /** Another text may be taken up once this one is saved. */
  async function leave() {
    if (keeper !== null && !(await keeper.flush())) throw new Error(`${held.codingPath} is not saved: wait until it is, or choose what is to be kept.`);
  }

  /** A coding that is there, with the sentences of its text; these are its own where the dispute has errors. */
  async function openThere(path, text, chosen, signal) {
    const opened = await openCoding(chosen);
    const asked = await ask(path, text, false, signal).catch(() => ({ coding: opened.coding, answer: null }));
    if (opened.coding.text.sha256 !== asked.coding.text.sha256) throw new Error(`${chosen} is a coding of another text than ${path}.`);
    return { ...opened, whole: asked.coding, answer: asked.answer };
  }

  /** A coding that is proposed, without the sentences of which nothing is said. */
  async function propose(path, text, grammar, signal) {
    const { coding, answer } = await ask(path, text, grammar, signal);
    const said = coding.statements.filter(({ fields }) => Object.keys(fields).length > 0);
    return { coding: { ...coding, text: { ...coding.text, name: baseName(path) }, statements: said }, version: null, restored: false, whole: coding, answer };
  }

  /**
   * Opens a text, with the coding that is named, or that is there, or is proposed.
   * @param {{path: string, text?: string, coding?: string|null, grammar?: boolean, another?: boolean}} given `another`: one is proposed in any case
   * @param {AbortSignal} [signal]
   */
  async function open(given, signal) {
    await leave();
    const { path, grammar = false, another = false } = given;
    const text = given.text ?? (await read(path)).text;
    const codings = codingsOf(path, (await api.request("GET", "/api/files")).files);
    const chosen = another ? null : given.coding ?? codings[0] ?? null;
    const { coding, version, restored, whole, answer } = chosen === null ? await propose(path, text, grammar, signal) : await openThere(path, text, chosen, signal);
    signal?.throwIfAborted();
    const places = placesOf(text);
    const codingPath = chosen ?? newCoding(path, (await coder(false)) ?? "", codings);
    take({ path, text, places, sentences: sentencesOf(whole, places), coding, codings, codingPath, answer }, version);
    if (restored) keep();
    changed(`${coding.statements.length} statements.`);
  }

  /** Whether who decides may change this coding. */
  async function sign() {
    const name = await coder(true);
    if (name === null) return null;
    const { coding, codingPath } = held;
    if (coding.coder === NOBODY || coding.coder === name) return name;
    app.notice(`${codingPath} is the coding of ${coding.coder}, not of ${name}: choose “a coding of my own” to make another.`, { key: "coder" });
    return null;
  }

  async function step(index, statement, words) {
    const name = await sign();
    if (name === null) return false;
    held = { ...held, coding: { ...withStep(held.coding, index, statement), coder: name }, redo: [] };
    keep();
    changed(words);
    return true;
  }

  /** Takes the last step back. @returns {Promise<number|null>} where it was; null: there is none, or it is not for this coder */
  async function undo() {
    if (held === null || !hasSteps(held.coding) || (await sign()) === null) return null;
    const { coding, index, undone } = withoutStep(held.coding);
    held = { ...held, coding, redo: [...held.redo, { index, undone }] };
    keep();
    return index;
  }

  async function redo() {
    const last = held?.redo.at(-1);
    if (last === undefined || (await sign()) === null) return null;
    held = { ...held, coding: withStep(held.coding, last.index, last.undone), redo: held.redo.slice(0, -1) };
    keep();
    return last.index;
  }

  /** The text of the dispute with what was accepted. */
  async function apply(source) {
    const { path, codingPath, text, coding } = held;
    const asked = { command: "apply", text: app.editor.text(), other: text, other_path: path, third: codingText(coding), third_path: codingPath,
      flags: { source, format: "text" } };
    return (await app.analyse(asked, { label: "Into the dispute" })).result;
  }

  return {
    held: () => held,
    open,
    step,
    undo,
    redo,
    apply,
    /** Places of the statements of a sentence, in order. */
    statementsOf: ({ start, end }) => inOrder(held.coding).filter((index) => held.coding.statements[index].start >= start && held.coding.statements[index].start < end),
  };
}
