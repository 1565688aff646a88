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
import { lineEnd, makePlaces } from "./positions.js";
import { highlighting } from "./theme.js";

/** What every text is edited with. */
function basics(nonce) {
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ "aria-label": "Text of the dispute file", spellcheck: "false" }),
    lineNumbers(), foldGutter(), highlightActiveLineGutter(), highlightActiveLine(), highlightSpecialChars(),
    history(), drawSelection(), indentUnit.of("  "), indentOnInput(), bracketMatching(), closeBrackets(),
    search({ top: true }), highlightSelectionMatches(), yaml(), highlighting, EditorView.lineWrapping,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
  ];
}

/** The places of a document, worked out once for each. */
function makePlacesOf() {
  const known = new WeakMap();
  return (state) => {
    const { doc } = state;
    if (!known.has(doc)) known.set(doc, makePlaces(doc.iterLines(), state.lineBreak.length));
    return known.get(doc);
  };
}

/**
 * Makes the editor in `parent`.
 * @param {{parent: HTMLElement, nonce: string, store: any, extensions?: any[]}} given
 */
export function makeEditor({ parent, nonce, store, extensions = [] }) {
  const placesOf = makePlacesOf();
  let saved = EditorState.create().doc;

  const listener = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    store.set({ edition: store.get().edition + 1, dirty: !update.state.doc.eq(saved) });
  });
  const stateOf = (text) => EditorState.create({
    doc: text,
    extensions: [EditorState.lineSeparator.of(lineEnd(text)), basics(nonce), listener, ...extensions],
  });
  const view = new EditorView({ state: stateOf(""), parent });

  return {
    view,
    text: () => view.state.sliceDoc(),
    focus: () => view.focus(),
    places: () => placesOf(view.state),

    /** Opens a text, with a history of its own. `onDisk` is the text of the file, where that is another. */
    open(text, onDisk = text) {
      view.setState(stateOf(text));
      saved = view.state.toText(onDisk);
      store.set({ edition: store.get().edition + 1, dirty: text !== onDisk });
    },

    /** Says which text is the file's by now. */
    markSaved(text) {
      saved = view.state.toText(text);
      store.set({ dirty: !view.state.doc.eq(saved) });
    },

    /**
     * Makes changes, all at once, as one step that can be undone.
     * @param {{byte_start: number, byte_end: number, text: string}[]} changes places in the text as it is
     */
    apply(changes) {
      const { toUnit } = placesOf(view.state);
      view.dispatch({
        changes: changes.map((change) => ({ from: toUnit(change.byte_start), to: toUnit(change.byte_end), insert: change.text })),
        annotations: isolateHistory.of("full"),
        userEvent: "input.apply",
      });
    },

    /** Puts another text in place of all, as one step that can be undone. */
    replaceAll(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: isolateHistory.of("full"),
        userEvent: "input.apply",
      });
    },

    undo: () => undo(view),
    redo: () => redo(view),

    /** Selects what stands between two bytes, brings it into view, and gives the editor the focus. */
    reveal(start, end = start) {
      const { toUnit } = placesOf(view.state);
      const selection = EditorSelection.single(toUnit(start), toUnit(end));
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main, { y: "center" }) });
      view.focus();
    },
  };
}
