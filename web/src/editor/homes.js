// SPDX-License-Identifier: MIT
/*
 * Where in a section that belongs which stands in an event: what an event adds or replaces has the form that it has there.
 *
 *     timeline/-/preferences/union/-/insert/want   is   preferences/union/-/want
 *     timeline/-/options/add/court/party           is   options/court/party
 *     timeline/-/rules/replace/peace/never         is   rules/-/never
 *
 * What an event has of its own, such as its keys and steps, has no home, and keeps its path.
 */

const NAMED = new Set(["sources", "parties", "coalitions", "options", "states", "shorthands", "issues", "positions"]);
const ALIKE = new Set(["today", "misperceptions", "attitudes", "fuzzy", "bargaining"]);
const WHOLE = new Set(["ranking", "unknown", "weights"]);

/** What stands in a party's changed wishes: statements of steps or of a new list, and new rankings and weights. */
function ofWishes([party, key, step, ...more]) {
  if (key === "-" && (step === "insert" || step === "by")) return ["preferences", party, "-", ...more];
  if (key === "statements") return ["preferences", party, ...(step === undefined ? [] : [step, ...more])];
  return WHOLE.has(key) ? ["preferences", party, key, ...(step === undefined ? [] : [step, ...more])] : null;
}

/** What stands under `add`, `replace` and `change`; a rule that is replaced is named by its key. */
function ofEntries(section, [change, ...more]) {
  if (change !== "add" && change !== "replace" && change !== "change") return null;
  if (section !== "rules") return [section, ...more];
  if (change === "add") return more[0] === "-" ? ["rules", ...more] : null;
  return more.length > 0 ? ["rules", "-", ...more.slice(1)] : null;
}

/**
 * The path in a section that a path in an event stands for; any other path is its own.
 * @param {string[]} path
 * @returns {string[]}
 */
export function homeOf(path) {
  const [section, ...more] = path.slice(2);
  if (path[0] !== "timeline" || path[1] !== "-" || section === undefined) return path;
  if (ALIKE.has(section)) return [section, ...more];
  if (section === "preferences") return (more.length === 0 ? ["preferences"] : ofWishes(more)) ?? path;
  return (NAMED.has(section) || section === "rules" ? ofEntries(section, more) : null) ?? path;
}

/** The kinds of the names in a section, as names.js calls them. */
const KINDS = { sources: "source", parties: "party", coalitions: "coalition", options: "option", states: "state" };

/** The kind of the names that an event lists at a place: what it drops, and who took part; undefined elsewhere. */
export function listedAt([timeline, item, section, change, dash]) {
  if (timeline !== "timeline" || item !== "-") return undefined;
  if (section === "participants" && change === "-" && dash === undefined) return "party";
  return change === "drop" && dash === "-" ? KINDS[section] : undefined;
}
