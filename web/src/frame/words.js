// SPDX-License-Identifier: MIT
/*
 * What words mean: a word of the glossary that stands by itself on a page, as the head of a row or column or as a badge, says
 * what it means when the pointer rests on it. The list comes from the server, once.
 */

/** Where a word may stand by itself. */
const PLACES = "th, dt, .badge, .word";

const plain = (words) => words.trim().toLowerCase().replace(/[-_\s]+/g, " ");

/**
 * @param {{terms: {key: string, term: string, meaning: string, others: string[]}[]}} list as `GET /api/words` gives it
 * @returns {(words: string) => string|null} what a word means: "term: meaning"
 */
export function makeMeanings({ terms }) {
  const meanings = new Map();
  for (const { key, term, meaning, others } of terms) {
    for (const name of [key, term, ...others]) meanings.set(plain(name), `${term}: ${meaning}`);
  }
  return (words) => meanings.get(plain(words)) ?? meanings.get(plain(words).replace(/s$/, "")) ?? null;
}

/** Lets the words below `host` say what they mean. @param {HTMLElement} host @param {(words: string) => string|null} meaning */
export function explainWords(host, meaning) {
  host.addEventListener("pointerover", ({ target }) => {
    const at = target instanceof Element ? target.closest(PLACES) : null;
    if (at === null || at.hasAttribute("title")) return;
    const words = meaning(at.textContent ?? "");
    if (words !== null) at.setAttribute("title", words);
  });
}
