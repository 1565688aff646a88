// SPDX-License-Identifier: MIT
/*
 * Stretches of a text: a coding counts bytes of UTF-8, the page units of UTF-16. Here the one becomes the other, and a text is cut
 * where marks begin and end.
 */
import { makePlaces } from "../editor/positions.js";

/** The conversions of a text: toUnit(byte), toByte(unit). Line ends are as they are: a CR is a letter like others. */
export const placesOf = (text) => makePlaces(text.split("\n"), 1);

/** A unit that does not cut a pair in two: the second half of one belongs to the first. */
export function whole(text, unit) {
  const at = Math.min(text.length, Math.max(0, unit));
  const second = at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return second && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

/** The stretch without blanks around it, in units; null where nothing is left. */
export function trimmed(text, from, to) {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  return start < end ? { from: start, to: end } : null;
}

/**
 * Cuts what stands between two units where marks begin or end.
 * @param {{from: number, to: number, key: string}[]} marks
 * @returns {{from: number, to: number, keys: string[], begins: string[]}[]} `begins`: the marks of which this is the first piece
 */
export function piecesOf(from, to, marks) {
  const inside = marks.map((mark) => ({ ...mark, from: Math.max(from, mark.from), to: Math.min(to, mark.to) })).filter((mark) => mark.from < mark.to);
  const cuts = [...new Set([from, to, ...inside.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const over = inside.filter((mark) => mark.from <= start && mark.to >= end);
    return { from: start, to: end, keys: over.map(({ key }) => key), begins: over.filter((mark) => mark.from === start).map(({ key }) => key) };
  });
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu;

/** The words between two units: where each begins and ends. */
export function wordsOf(text, from, to) {
  return [...text.slice(from, to).matchAll(WORD)].map((found) => ({ from: from + found.index, to: from + found.index + found[0].length }));
}

/**
 * A stretch whose beginning or end was moved by one word within a sentence; the first or last word where it was empty.
 * @param {{from: number, to: number}[]} words of the sentence
 * @param {{from: number, to: number}|null} stretch
 * @param {"from"|"to"} side
 * @param {1|-1} step
 */
export function moved(words, stretch, side, step) {
  if (words.length === 0) return null;
  if (stretch === null) return { ...words[step > 0 ? 0 : words.length - 1] };
  const places = words.map((word) => word[side]);
  const next = step > 0 ? places.find((place) => place > stretch[side]) : places.filter((place) => place < stretch[side]).pop();
  const made = { ...stretch, [side]: next ?? stretch[side] };
  return made.from < made.to ? made : stretch;
}
