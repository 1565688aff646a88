// SPDX-License-Identifier: MIT
/*
 * Places in the text: the server counts bytes of UTF-8, the editor units of UTF-16 with one unit a line end.
 *
 * A document is a list of lines without their ends. For each line the byte and the unit at which it starts are
 * kept, and the rest is counted within the line; so a lookup costs a search among the lines and one line.
 */

/** Bytes of UTF-8 of one unit at `at`; the second half of a pair counts nothing, as the first counts four. */
function bytesAt(text, at) {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length) {
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next < 0xe000) return 4;
  }
  if (unit >= 0xdc00 && unit < 0xe000 && at > 0) {
    const before = text.charCodeAt(at - 1);
    if (before >= 0xd800 && before < 0xdc00) return 0;
  }
  return 3;
}

/** How many bytes a text takes. */
export function utf8Length(text) {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) bytes += bytesAt(text, at);
  return bytes;
}

/** The last index whose entry is at most `value`; entries ascend and the first is 0. */
function lastAtMost(entries, value) {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entries[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The unit of `line` at which its byte `bytes` stands; a byte within a letter belongs to the letter. */
function unitOf(line, bytes) {
  let passed = 0;
  for (let at = 0; at < line.length; at += 1) {
    passed += bytesAt(line, at);
    if (passed > bytes) return bytesAt(line, at) === 0 ? at - 1 : at;
  }
  return line.length;
}

/**
 * Makes the two conversions for a document.
 * @param {Iterable<string>} lines without their ends
 * @param {number} end bytes of a line end: 1, or 2 for CR LF
 */
export function makePlaces(lines, end = 1) {
  const texts = [...lines];
  const bytes = [];
  const units = [];
  let byte = 0;
  let unit = 0;
  for (const text of texts) {
    bytes.push(byte);
    units.push(unit);
    byte += utf8Length(text) + end;
    unit += text.length + 1;
  }
  return {
    /** The unit at which a byte stands; beyond the text its end. @param {number} at @returns {number} */
    toUnit(at) {
      const line = lastAtMost(bytes, Math.max(0, at));
      return units[line] + unitOf(texts[line], Math.max(0, at) - bytes[line]);
    },
    /** The byte at which a unit stands. @param {number} at @returns {number} */
    toByte(at) {
      const line = lastAtMost(units, Math.max(0, at));
      return bytes[line] + utf8Length(texts[line].slice(0, Math.max(0, at) - units[line]));
    },
  };
}

/**
 * How the lines of a text end: "lf", "crlf", or "mixed", where a CR is a character like others.
 * @returns {"lf"|"crlf"|"mixed"}
 */
export function lineEnds(text) {
  const all = text.match(/\n/g)?.length ?? 0;
  const returns = text.match(/\r/g)?.length ?? 0;
  if (returns === 0) return "lf";
  const pairs = text.match(/\r\n/g)?.length ?? 0;
  return pairs === all && pairs === returns ? "crlf" : "mixed";
}

/** What two texts have in common before and behind the part in which they differ, in units; whole pairs are kept. */
export function commonEnds(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (head > 0 && (before.charCodeAt(head - 1) & 0xfc00) === 0xd800) head -= 1;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  if (tail > 0 && (before.charCodeAt(before.length - tail) & 0xfc00) === 0xdc00) tail -= 1;
  return { head, tail };
}
