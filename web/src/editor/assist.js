// SPDX-License-Identifier: MIT
/*
 * What helps to write: completion, meanings, colours of expressions and findings, all from the store.
 */
import { checking, showFindings } from "./check.js";
import { completing } from "./complete.js";
import { colouring, renamed } from "./expressions.js";
import { hovering } from "./hover.js";
import { makeNames } from "./names.js";

/**
 * @param {any} store
 * @param {(words: string) => void} announce
 * @returns {{extensions: any[], connect: (editor: any) => void}} `connect` once there is the editor
 */
export function makeAssist(store, announce) {
  let names = makeNames(null, "");
  const known = () => names;
  return {
    extensions: [checking, completing(known), hovering(known, announce), colouring(known)],
    connect(editor) {
      showFindings(store, editor);
      store.on(["outline"], ({ outline, outlineText }) => {
        names = makeNames(outline, outlineText);
        editor.view.dispatch({ effects: renamed.of(null) });
      });
    },
  };
}
