// SPDX-License-Identifier: MIT
/*
 * The editor: CodeMirror with the extensions that a dispute file needs, behind a few functions.
 *
 * A text comes out as it went in: its line ends are kept. Places are bytes of the UTF-8 text, as everywhere else.
 * Each text that is opened starts with a history of its own.
 */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers } from "@codemirror/view";
import { commonEnds, lineEnds, makePlaces } from "./positions.js";
import { highlighting } from "./theme.js";

/** What every text is edited with. */
function basics(nonce) {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ "aria-label": "Text of the dispute file", spellcheck: "false", tabindex: "0" }),
    lineNumbers(), foldGutter(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(),
    history(), drawSelection(), indentUnit.of("  "), indentOnInput(), bracketMatching(), closeBrackets(),
    search({ top: true }), highlightSelectionMatches(), yaml(), highlighting, EditorView.lineWrapping,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
  ];
}

/** The places of a document, worked out once for each. */
function makePlacesOf() {
  const known = new WeakMap();
  return (doc, end) => {
    if (!known.has(doc)) known.set(doc, makePlaces(doc.iterLines(), end.length));
    return known.get(doc);
  };
}

/**
 * Makes the editor in `parent`.
 * @param {{parent: HTMLElement, nonce: string, store: any, extensions?: any[]}} given
 */
export function makeEditor({ parent, nonce, store, extensions = [] }) {
  const placesOf = makePlacesOf();
  let ends = "lf";
  let saved = null; /* the text on disk, as the editor has texts */

  const listener = EditorView.updateListener.of((update) => {
    if (update.docChanged) store.set({ edition: store.get().edition + 1, dirty: !update.state.doc.eq(saved) });
  });
  const strict = () => (ends === "mixed" ? EditorState.lineSeparator.of("\n") : []);
  const stateOf = (text) => EditorState.create({ doc: text, extensions: [strict(), basics(nonce), listener, ...extensions] });
  const view = new EditorView({ state: stateOf(""), parent });
  const places = () => placesOf(view.state.doc, ends === "crlf" ? "\r\n" : "\n");
  const same = (text) => lineEnds(text) === ends || (ends !== "mixed" && !/[\r\n]/.test(text));

  /** What `text` is when its lines end as those of the editor; null: it can not be that. */
  const docOf = (text) => (same(text) ? view.state.toText(text) : null);
  const differs = () => saved === null || !view.state.doc.eq(saved);

  function step(changes) {
    view.dispatch({ changes, annotations: isolateHistory.of("full"), userEvent: "input.apply" });
  }
  function text() {
    const { doc } = view.state;
    return doc.sliceString(0, doc.length, ends === "crlf" ? "\r\n" : "\n");
  }
  function open(opened, onDisk) {
    ends = lineEnds(opened);
    view.setState(stateOf(opened));
    saved = docOf(onDisk);
    store.set({ edition: store.get().edition + 1, dirty: differs() });
  }

  return {
    view,
    text,
    places,
    focus: () => view.focus(),

    /** Opens a text, with a history of its own. */
    open: (opened) => open(opened, opened),

    /** Says which text is the file's by now. */
    markSaved(onDisk) {
      saved = docOf(onDisk);
      store.set({ dirty: differs() });
    },

    /**
     * Makes changes, all at once, as one step that can be undone.
     * @param {{byte_start: number, byte_end: number, text: string}[]} changes places in the text as it is
     */
    apply(changes) {
      const { toUnit } = places();
      step(changes.map((change) => ({ from: toUnit(change.byte_start), to: toUnit(change.byte_end), insert: change.text })));
    },

    /** Puts another text in place of all, as one step that can be undone; not where its lines end otherwise. */
    replaceAll(other) {
      if (!same(other)) return open(other, text());
      const before = view.state.doc.toString();
      const after = view.state.toText(other).toString();
      if (before === after) return;
      const { head, tail } = commonEnds(before, after);
      step({ from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) });
    },

    /** Brings the cursor back into view, while the editor has the focus. */
    keepInView() {
      if (!view.hasFocus) return;
      requestAnimationFrame(() => view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main) }));
    },

    undo: () => undo(view),
    redo: () => redo(view),

    /** Selects what stands between two bytes, brings it into view, and gives the editor the focus. */
    reveal(start, end = start) {
      const { toUnit } = places();
      const selection = EditorSelection.single(toUnit(start), toUnit(end));
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main, { y: "center" }) });
      view.focus();
    },
  };
}
