// SPDX-License-Identifier: MIT
/*
 * Where in a dispute file a place is, also while the file is not valid YAML: under which keys, and at a key or a value.
 *
 * Lines above are read by their indentation alone, as block style is; what is in brackets is read by its brackets.
 * An item of a list is "-" in the path. Costs one pass over the text above the place.
 *
 *     preferences:
 *       us:
 *         - want: deal and ...     path ["preferences", "us", "-", "want"], kind "value"
 */

/**
 * @typedef {object} Context
 * @property {string[]} path   the keys above, of a value also its own
 * @property {"key"|"value"|"item"|"none"} kind  "item": the begin of a list's item, a key or a value; "none": a comment
 * @property {string} before   the value so far, or the key, up to the place
 * @property {string} word     the word that ends at the place
 */

const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s\-#:{}[\],"'&*!|>%@`][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/;
const SCALAR_HEAD = /^[|>][0-9+-]*\s*(#.*)?$/;
const WORD = /[A-Za-z0-9_]*$/;

const plain = (key) => (/^(["']).*\1$/s.test(key) ? key.slice(1, -1) : key);

/** Takes what stands at `column` or deeper off the stack; a list may stand in the column of its key. */
function popTo(stack, column, isItem) {
  const stays = (entry) => entry.column < column || (isItem && entry.column === column && entry.key !== "-");
  while (stack.length > 0 && !stays(stack[stack.length - 1])) stack.pop();
}

/** Puts the dashes and the key at the begin of `line` on the stack. @returns {{rest: string, keyed: boolean, column: number, dashed: boolean}} */
function enter(stack, line) {
  let column = line.length - line.trimStart().length;
  let rest = line.slice(column);
  let dashed = false;
  for (let dash = /^-(\s+|$)/.exec(rest); dash !== null; dash = /^-(\s+|$)/.exec(rest)) {
    popTo(stack, column, true);
    stack.push({ column, key: "-" });
    column += dash[0].length;
    rest = rest.slice(dash[0].length);
    dashed = true;
  }
  const key = KEY.exec(rest);
  if (key === null) return { rest, keyed: false, column, dashed };
  popTo(stack, column, false);
  stack.push({ column, key: plain(key[1]) });
  return { rest: rest.slice(key[0].length).trimStart(), keyed: true, column, dashed };
}

/** What of a line is no comment; a # within quotes is none. */
export function withoutComment(line) {
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if ((letter === '"' || letter === "'") && /(^|[\s,[{:(-])$/.test(line.slice(0, at))) quote = letter;
    else if (letter === "#" && (at === 0 || /\s/.test(line[at - 1]))) return line.slice(0, at);
  }
  return line;
}

/**
 * The brackets that are open at the end of `text`, outermost first.
 * @returns {{list: boolean, key: string|null, from: number}[]} `key`: the one whose value is being written
 */
function openBrackets(text) {
  const open = [];
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    const inner = open[open.length - 1];
    if (quote !== "") {
      if (letter === "\\" && quote === '"') at += 1;
      else if (letter === quote) quote = "";
    } else if ((letter === '"' || letter === "'") && /[{[,:]\s*$/.test(text.slice(Math.max(0, at - 80), at))) quote = letter;
    else if (letter === "{" || letter === "[") open.push({ list: letter === "[", key: null, from: at + 1 });
    else if ((letter === "}" || letter === "]") && inner !== undefined) open.pop();
    else if (inner !== undefined && letter === ",") Object.assign(inner, { key: null, from: at + 1 });
    else if (inner !== undefined && letter === ":" && !inner.list && inner.key === null && /[\s"'{[]|^$/.test(text[at + 1] ?? ""))
      Object.assign(inner, { key: plain(text.slice(inner.from, at).trim()), from: at + 1 });
  }
  return open;
}

function inBrackets(path, open, text) {
  const inner = open[open.length - 1];
  const keys = open.flatMap((each) => (each.list ? ["-"] : each.key === null ? [] : [each.key]));
  const before = text.slice(inner.from).trimStart();
  const kind = inner.list ? "item" : inner.key === null ? "key" : "value";
  return { path: [...path, ...keys], kind, before };
}

/** Reads lines one by one, and knows what each is part of. */
function makeReader() {
  const stack = [];
  let scalar = -1; /* the column of the key whose block of text goes on; -1: none */
  let flow = null; /* what stands in brackets that are not closed yet */
  let bare = false;

  const path = () => stack.map((entry) => entry.key);
  const indent = (line) => line.length - line.trimStart().length;

  /** Takes a whole line. */
  function take(line) {
    if (line.trim() === "") return;
    if (scalar >= 0 && indent(line) > scalar) return;
    scalar = -1;
    const text = withoutComment(line);
    if (text.trim() === "") return;
    if (flow === null) {
      const { rest, keyed, column } = enter(stack, text);
      if (SCALAR_HEAD.test(rest) && (keyed || stack.length > 0)) scalar = keyed ? column : stack[stack.length - 1].column;
      bare = !keyed;
      flow = /^[{[]/.test(rest) ? rest : null;
    } else flow += `\n${text}`;
    if (flow !== null && openBrackets(flow).length === 0) flow = null;
  }

  /** Where the end of an unfinished line is. */
  function at(line) {
    if (scalar >= 0 && indent(line) > scalar) return { path: path(), kind: "value", before: line.trimStart() };
    if (withoutComment(line) !== line) return { path: [], kind: "none", before: "" };
    if (flow !== null) return inFlow(`${flow}\n${line}`);
    return line.trim() === "" ? blankLine(line) : written(line);
  }

  /** Within brackets that began above, or behind their end. */
  function inFlow(text) {
    const open = openBrackets(text);
    return open.length > 0 ? inBrackets(path(), open, text) : { path: path(), kind: "value", before: "" };
  }

  function blankLine(line) {
    popTo(stack, line.length, false);
    return { path: path(), kind: "key", before: "" };
  }

  function written(line) {
    const { rest, keyed, column, dashed } = enter(stack, line);
    const open = /^[{[]/.test(rest) ? openBrackets(rest) : [];
    if (open.length > 0) return inBrackets(path(), open, rest);
    if (keyed) return { path: path(), kind: "value", before: rest };
    if (dashed) return { path: path(), kind: "item", before: rest };
    const above = stack[stack.length - 1];
    const goesOn = above !== undefined && column > above.column && (bare || / /.test(rest.trim()));
    if (goesOn) return { path: path(), kind: "value", before: rest };
    popTo(stack, column, false);
    return { path: path(), kind: "key", before: rest };
  }

  return { take, at };
}

/** Where the part of `text` begins that says what its end is part of: a key in the first column ends all above. */
function sectionStart(text) {
  if (/^\s*[{[]/.test(text.slice(0, 256))) return 0;
  for (let at = text.lastIndexOf("\n"); at >= 0; at = at === 0 ? -1 : text.lastIndexOf("\n", at - 1))
    if (/^["'A-Za-z_]/.test(text[at + 1] ?? "") && text.indexOf(":", at) > 0) return at + 1;
  return 0;
}

/**
 * A reader that has read all of `text`, which ends behind a line end: `at(line)` gives the context at the end of
 * an unfinished line that is not blank, `take(line)` goes on to the next line.
 * @param {string} text
 */
export function readerAfter(text) {
  const reader = makeReader();
  const lines = text.slice(sectionStart(text.trimEnd())).split("\n");
  for (const line of lines) reader.take(line.replace(/\r$/, ""));
  return reader;
}

/**
 * The context of the place `at` in `text`.
 * @param {string} text
 * @param {number} at
 * @returns {Context}
 */
export function contextAt(text, at) {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  const found = readerAfter(text.slice(0, line)).at(text.slice(line, at));
  const word = WORD.exec(found.before)?.[0] ?? "";
  return { ...found, word: found.kind === "none" ? "" : word };
}
