// SPDX-License-Identifier: MIT
/*
 * What stands above text and statements: the choice of a text, of a coding and of who decides, what can be done, and how far it is.
 */
import { button, count, h, refill } from "../dom.js";
import { askFor } from "../frame/dialog.js";
import { textsOf } from "./choose.js";
import { countsOf, hasSteps } from "./coding.js";

const CODER = "entente-coder";
/** Values of choices that are no paths. */
export const ANOTHER = ":another";
export const PASTED = ":pasted";

const enable = (node, on) => node.setAttribute("aria-disabled", String(!on));

/** Who decides: asked for once it matters, and remembered by this tab. */
export function makeCoder() {
  const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", id: "coder", value: sessionStorage.getItem(CODER) ?? "", autocomplete: "off", spellcheck: "false" }));
  const keep = () => sessionStorage.setItem(CODER, field.value.trim());
  field.addEventListener("change", keep);
  /** @param {boolean} needed whether it is asked for where it is not known */
  async function name(needed) {
    if (field.value.trim() === "" && needed) {
      field.value = (await askFor("Who decides?", "Your name or letters, which stand in the coding")) ?? "";
      keep();
    }
    return field.value.trim() || null;
  }
  return { field, name };
}

/**
 * Makes the bar.
 * @param {any} act what can be done: text, coding, paste, next, add, undo, redo, apply
 * @param {HTMLElement} coder the field for the name
 */
export function makeBar(act, coder) {
  const select = (id, onchange) => /** @type {HTMLSelectElement} */ (h("select", { id, "data-focus": id, onchange }));
  const labelled = (id, words, node) => h("span", { class: "labelled" }, h("label", { for: id }, words), node);
  const text = select("reading-text", act.text);
  const coding = select("reading-coding", act.coding);
  const grammar = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "grammar", checked: true }));
  const [next, add] = [button("Next open", act.next, { title: "S" }), button("Add a statement", act.add, { title: "N" })];
  const [undo, redo] = [button("Undo", act.undo, { title: "U" }), button("Redo", act.redo, { title: "Shift U" })];
  const apply = button("Into the dispute…", act.apply);
  const progress = h("progress", { "aria-label": "Decided" });
  const counted = h("span");
  const saved = h("span", { class: "faint" });

  function drawChoices(held, files) {
    const option = (value, words, selected) => h("option", { value, selected }, words);
    const texts = textsOf(files);
    refill(text, option("", "choose…", held === null), ...texts.map((path) => option(path, path, path === held?.path)),
      held !== null && !texts.includes(held.path) ? option(PASTED, `${held.path} (pasted)`, true) : null);
    const codings = held === null ? [] : [...new Set([...held.codings, held.codingPath])];
    refill(coding, ...codings.map((path) => option(path, path, path === held.codingPath)), held === null ? null : option(ANOTHER, "a coding of my own…", false));
    coding.disabled = held === null;
  }
  function drawCounts({ coding: whole, redo: undone }) {
    const counts = countsOf(whole);
    progress.setAttribute("max", String(Math.max(1, counts.all)));
    progress.setAttribute("value", String(counts.decided));
    counted.textContent = `${counts.decided} of ${count(counts.all, "statement")} decided: ${counts.accepted} accepted, ${counts.edited} edited, ${counts.rejected} rejected`;
    enable(undo, hasSteps(whole));
    enable(redo, undone.length > 0);
    enable(next, counts.decided < counts.all);
    enable(apply, counts.accepted + counts.edited > 0);
  }

  return {
    choices: h("div", { class: "choices-line reading-choices" }, labelled("reading-text", "Text", text), button("Paste a text…", act.paste),
      h("span", { class: "labelled" }, grammar, h("label", { for: "grammar" }, "second opinion")),
      labelled("reading-coding", "Coding", coding), labelled("coder", "Coder", coder)),
    node: h("div", { class: "reading-bar" }, h("div", { class: "choices-line" }, next, add, undo, redo, apply),
      h("p", { class: "reading-told" }, progress, counted, saved)),
    next,
    chosenText: () => text.value,
    chosenCoding: () => coding.value,
    grammar: () => grammar.checked,
    draw(held, files) {
      drawChoices(held, files);
      if (held !== null) drawCounts(held);
    },
    /** Tells of saving. */
    tell(words, failed) {
      saved.textContent = words;
      saved.classList.toggle("role-bad", failed);
    },
  };
}
