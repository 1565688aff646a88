// SPDX-License-Identifier: MIT
/*
 * What may stand at a place: a table of patterns of paths, each with what it offers there.
 *
 * In a pattern "*" stands for any one key. What is not in the table has no names to offer. What stands in an event is looked
 * up where it belongs (homes.js).
 */
import { labelOfValue } from "../values.js";
import { homeOf, listedAt } from "./homes.js";

const EXPRESSIONS = [
  ["rules", "-", "never"], ["rules", "-", "always"], ["rules", "-", "same"], ["states", "*"], ["shorthands", "*"],
  ["preferences", "*", "-"], ["preferences", "*", "-", "want"], ["preferences", "*", "weights", "-", "want"],
  ["preferences", "*", "ranking", "-"], ["preferences", "*", "ranking", "-", "-"],
  ["preferences", "*", "unknown", "-", "-"], ["misperceptions", "*", "-"], ["misperceptions", "*", "-", "unseen"],
  ["fuzzy", "*", "degrees", "-", "-"],
];

/** Keys: of the schema by name, or of all names of a kind. */
const KEYS = [
  [[], "dispute"], [["sources", "*"], "source"], [["parties", "*"], "party"], [["options", "*"], "option"],
  [["graph"], "graph"], [["rules", "-"], "rule"], [["preferences", "*"], "wishes"], [["preferences", "*", "-"], "statement"],
  [["preferences", "*", "weights", "-"], "statement"], [["misperceptions", "*", "-"], "unseen"], [["fuzzy", "*"], "fuzzy"],
  [["issues", "*"], "issue"], [["bargaining"], "bargaining"], [["bargaining", "rules", "-"], "package_rule"],
  [["bargaining", "bonuses", "*", "-"], "bonus"], [["positions", "*"], "contest"],
  [["positions", "*", "parties", "*"], "stake"], [["positions", "*", "parties", "*", "spread"], "spread"],
  [["timeline", "-"], "event"], [["timeline", "-", "parties"], "party_changes"],
  ...["sources", "coalitions", "options", "states", "shorthands", "rules"].map((section) => [["timeline", "-", section], "changes"]),
  ...["issues", "positions"].map((section) => [["timeline", "-", section], "issue_changes"]),
  [["timeline", "-", "preferences", "*"], "new_wishes"], [["timeline", "-", "preferences", "*", "-"], "step"],
];
const NAMED_KEYS = [
  [["preferences"], "party"], [["misperceptions"], "party"], [["attitudes"], "party"], [["attitudes", "*"], "party"],
  [["fuzzy"], "party"], [["issues", "*", "utilities"], "party"], [["issues", "*", "weights"], "party"],
  [["bargaining", "reservation"], "party"], [["bargaining", "discount"], "party"], [["bargaining", "bonuses"], "party"],
  [["positions", "*", "parties"], "party"], [["graph", "moves"], "party"], [["today"], "option"], [["states", "*"], "option"],
];

/** Values: words of a kind, wherever the key is. */
const WORDS = { moves: "moves", basis: "basis", certainty: "certainty", strength: "strength", plural: "plural" };
const COMPARED = /([A-Za-z_]\w*)\s*(?:>=|<=|!=|=|<|>)\s*\w*$/;

/** Whether a path fits a pattern. */
export function fits(pattern, path) {
  return pattern.length === path.length && pattern.every((key, index) => key === "*" || key === path[index]);
}

/** Whether an expression stands at a place. */
export function expressionAt({ path, kind }) {
  const home = homeOf(path);
  return (kind === "value" || kind === "item") && EXPRESSIONS.some((pattern) => fits(pattern, home));
}

const ofNames = (meanings) => meanings.map(({ name, title, lines, kind }) =>
  ({ label: name, type: kind, detail: title === name ? "" : title, lines }));
const ofWords = (words, type = "word") => (words ?? []).map((label) => ({ label, type, detail: "", lines: [] }));

/** The values of an option, each with its label where it has one; none where the option is not known. */
const ofValues = (option) => (option?.values ?? []).map((label) => {
  const words = labelOfValue(option, label);
  return { label, type: "value", detail: words === label ? "" : words, lines: [] };
});

function inExpression({ path, before }, names) {
  const compared = COMPARED.exec(before);
  if (compared !== null) {
    const option = names.find(compared[1], ["option"]);
    if (option !== undefined) return ofValues(option);
  }
  const words = ofWords((names.words.expression ?? []).filter((word) => word !== "yes" && word !== "no"));
  const more = path.includes("ranking") ? ofWords(names.words.ranking) : [];
  return [...ofNames(names.all("option")), ...ofNames(names.all("state")), ...words, ...more];
}

function keysAt({ path }, names) {
  const ofSchema = KEYS.find(([pattern]) => fits(pattern, path));
  const ofKind = NAMED_KEYS.find(([pattern]) => fits(pattern, path));
  const graph = fits(["graph", "moves", "*"], path) ? ofWords(names.listed, "state") : [];
  const all = [
    ...(ofKind === undefined ? [] : ofNames(names.all(ofKind[1]))),
    ...(ofSchema === undefined ? [] : ofWords(names.keys[ofSchema[1]], "key")),
    ...graph,
    ...(fits(["options", "*", "labels"], path) ? ofValues(names.find(path[1], ["option"])) : []),
  ];
  return all.map((offer) => ({ ...offer, colon: true }));
}

function valuesAt(context, names) {
  const { path, written } = context;
  const last = path[path.length - 1];
  if (EXPRESSIONS.some((pattern) => fits(pattern, path))) return inExpression(context, names);
  if (fits(["timeline", "-", "kind"], path)) return ofWords(names.words.event);
  if (fits(["timeline", "-", "preferences", "*", "-", "at"], path)) return ofWords(names.words.place);
  const listed = listedAt(written);
  if (listed !== undefined) return ofNames(names.all(listed));
  if (fits(["options", "*", "party"], path) || fits(["coalitions", "*", "-"], path)) return ofNames(names.all("party"));
  if (fits(["today", "*"], path) || fits(["states", "*", "*"], path)) return ofValues(names.find(last, ["option"]));
  if (fits(["today"], path)) return ofWords(names.listed, "state");
  if (fits(["graph", "moves", "*", "*"], path) || fits(["graph", "moves", "*", "*", "-"], path)) return ofWords(names.listed, "state");
  if (fits(["attitudes", "*", "*"], path)) return ofWords(names.words.attitude);
  if (last === "source" && path.length > 1) return ofNames(names.all("source"));
  return path.length > 1 && Object.hasOwn(WORDS, last) ? ofWords(names.words[WORDS[last]]) : [];
}

/**
 * What may stand at a place.
 * @param {import("./contexts.js").Context} context
 * @param {ReturnType<typeof import("./names.js").makeNames>} names
 * @returns {{label: string, type: string, detail: string, lines: string[], colon?: boolean}[]} `colon`: a key
 */
export function offersAt({ path, ...rest }, names) {
  const context = { ...rest, path: homeOf(path), written: path };
  if (context.kind === "none") return [];
  if (context.kind === "key") return keysAt(context, names);
  if (context.kind === "value") return valuesAt(context, names);
  const first = /^\w*$/.test(context.before); /* an item may begin with a key */
  return [...valuesAt(context, names), ...(first ? keysAt(context, names) : [])];
}

/** Of which kinds a name at a place may be, the likeliest first. */
export function kindsAt({ path: written, kind }) {
  const path = homeOf(written);
  const listed = listedAt(written);
  const last = path[path.length - 1];
  const parties = ["party", "coalition", "option", "state", "source"];
  if (listed !== undefined) return [listed, ...parties.filter((other) => other !== listed)];
  if (last === "source" && kind === "value") return ["source", ...parties];
  if (["options", "states", "shorthands", "today"].includes(path[0]) && last !== "party") return ["option", "state", "party", "source"];
  if (last === "party" || fits(["coalitions", "*", "-"], path)) return parties;
  if (kind === "key" && ["sources"].includes(path[0])) return ["source", ...parties];
  if (path.length <= 2 && kind !== "value" && path[0] !== "rules") return parties;
  return ["option", "state", "party", "source"];
}
