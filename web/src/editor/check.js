// SPDX-License-Identifier: MIT
/*
 * The findings of the check in the text: underlined, with a mark beside the line, and told in full when pointed at.
 */
import { lintGutter, linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { keymap } from "@codemirror/view";
import { h } from "../dom.js";

const SEVERITY = { error: "error", warning: "warning", note: "info" };
export const WORDS = { error: "Error", warning: "Warning", note: "Note" };

/** What is told of a finding. */
function tell(found) {
  return () => h("div", { class: "told" },
    h("p", { class: "message" }, h("span", { class: `severity ${found.severity}` }, `${WORDS[found.severity] ?? ""} ${found.code}`), ` ${found.message}`),
    ...(found.notes ?? []).map((note) => h("p", {}, note.message ?? String(note))),
    found.cause ? h("p", { class: "cause" }, found.cause) : null,
    found.cure ? h("p", {}, `Cure: ${found.cure}`) : null);
}

/** A finding as the editor has them; one without room takes the letter at its place. */
function toMark(found, places, length) {
  const from = Math.min(places.toUnit(found.place.byte_start), length);
  const to = Math.min(Math.max(places.toUnit(found.place.byte_end), from), length);
  const empty = from === to;
  return {
    from: empty && from === length ? Math.max(0, from - 1) : from,
    to: empty ? Math.min(from + 1, length) : to,
    severity: SEVERITY[found.severity] ?? "info",
    message: `${found.code} ${found.message}`,
    renderMessage: tell(found),
  };
}

export const checking = [
  linter(null),
  lintGutter(),
  keymap.of([{ key: "F8", run: nextDiagnostic, shift: previousDiagnostic }]),
];

/**
 * Shows the findings of the store in the editor, when they are of the text that it holds.
 * @param {any} store
 * @param {any} editor
 */
export function showFindings(store, editor) {
  store.on(["diagnostics", "checked"], ({ diagnostics, checked, text }) => {
    if (checked !== text) return;
    const { view } = editor;
    const places = editor.places();
    const marks = diagnostics.filter((found) => found.place).map((found) => toMark(found, places, view.state.doc.length));
    view.dispatch(setDiagnostics(view.state, marks));
  });
}
