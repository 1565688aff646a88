// SPDX-License-Identifier: MIT
/*
 * What the names in a file mean, from its outline: for completing and for hovering.
 */
import { count } from "../dom.js";
import { labelAndName, labelOfValue } from "../values.js";

const TRUTH = ["no", "yes"];

/** The bytes of a text between two places, as text. */
function makeSlice(text) {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  return ({ byte_start: start, byte_end: end }) => decoder.decode(bytes.subarray(start, end));
}

/** The lines "option: value" of a state that is named by its assignment, on one line. */
function assigned(written) {
  const lines = written.split("\n").slice(1).map((line) => line.replace(/\s#.*$/, "").trim());
  return lines.filter((line) => line !== "").join(", ");
}

function groundsOf({ basis, source, passage }) {
  if (!source) return basis;
  return passage ? `${basis}; source ${source}, ${passage}` : `${basis}; source ${source}`;
}

/**
 * What the file declares and what its events add, as things stand after the last one that is known: a name that was dropped
 * still means something where it stands.
 */
function together(outline) {
  const { last, timeline = [] } = outline;
  const all = (key, id) => {
    const others = [...outline[key], ...timeline.flatMap((event) => event[key] ?? [])];
    const written = (each) => outline[key].find((first) => first[id] === each[id] && first.place?.byte_start === each.place?.byte_start);
    const now = (last?.[key] ?? []).map((each) => ({ ...each, place: written(each)?.place ?? each.place }));
    const known = new Set(now.map((each) => each[id]));
    return [...now, ...others.filter((each, index) => !known.has(each[id]) && others.findIndex((first) => first[id] === each[id]) === index)];
  };
  return { ...outline, graph: last?.graph ?? outline.graph, wishes: last?.wishes ?? outline.wishes, parties: all("parties", "id"),
    options: all("options", "id"), states: all("states", "name"), sources: all("sources", "id"), coalitions: all("coalitions", "name") };
}

/**
 * @typedef {{kind: "party"|"option"|"state"|"source"|"coalition", name: string, title: string, lines: string[], values?: string[],
 *   labels?: Record<string, string>}} Meaning
 */

function ofParty({ id, name }, outline) {
  const own = outline.options.filter((option) => option.party === id);
  const wishes = outline.wishes.filter((wish) => wish.party === id);
  const can = own.map((option) => option.label ?? option.id).join("; ");
  return { kind: "party", name: id, title: name ?? id,
    lines: ["A party", ...(can === "" ? [] : [`Can decide on: ${can}`]), count(wishes.length, "wish", "wishes")] };
}

function ofOption(option, partyName) {
  const values = option.values ?? TRUTH;
  return { kind: "option", name: option.id, title: option.label ?? option.id, values, labels: option.labels, lines: [
    `An option of ${partyName(option.party)}`,
    `Values: ${values.map((value) => labelAndName(option, value)).join(", ")}${option.moves && option.moves !== "any" ? `; moves: ${option.moves}` : ""}`,
    ...(option.today ? [`Today: ${labelOfValue(option, option.today)}`] : []),
    ...(option.basis ? [`Basis: ${groundsOf(option)}`] : []),
    ...(option.note ? [option.note] : []),
  ] };
}

function ofState(state, slice) {
  const meaning = state.expression ?? (state.place.byte_end === undefined ? "" : assigned(slice(state.place)));
  const holds = typeof state.states === "number" ? [`Fits ${count(state.states, "state")}`] : [];
  return { kind: "state", name: state.name, title: "A named state", lines: [...(meaning === "" ? [] : [meaning]), ...holds] };
}

function ofSource(source) {
  const lines = [source.author, source.publisher, source.date, source.url].filter((each) => each);
  return { kind: "source", name: source.id, title: source.title ?? source.id, lines: ["A source", ...lines] };
}

/** The states that graph form lists. */
function graphStates(graph) {
  if (!graph) return [];
  if (graph.states) return graph.states;
  return Array.from({ length: Math.min(graph.numbered ?? 0, 256) }, (_, index) => `s${index + 1}`);
}

/**
 * Makes the list of meanings, and ways to find one.
 * @param {any} outline of `check --outline`, or null
 * @param {string} text which the outline is of
 */
export function makeNames(outline, text) {
  const slice = makeSlice(text);
  const whole = together({ parties: [], options: [], states: [], sources: [], coalitions: [], wishes: [], keys: {}, words: {}, ...outline });
  const partyName = (id) => whole.parties.find((party) => party.id === id)?.name ?? id;
  const states = whole.states.map((state) => ofState(state, slice));
  const known = new Set(states.map((state) => state.name));
  const listed = graphStates(whole.graph).filter((name) => !known.has(name));
  const meanings = {
    party: whole.parties.map((party) => ofParty(party, whole)),
    option: whole.options.map((option) => ofOption(option, partyName)),
    state: [...states, ...listed.map((name) => ({ kind: "state", name, title: "A state", lines: [] }))],
    source: whole.sources.map(ofSource),
    coalition: whole.coalitions.map(({ name, parties = [] }) =>
      ({ kind: "coalition", name, title: "A coalition", lines: [parties.map(partyName).join(", ")] })),
  };
  return {
    keys: whole.keys,
    words: whole.words,
    listed: graphStates(whole.graph),
    /** All of a kind. @param {Meaning["kind"]} kind @returns {Meaning[]} */
    all: (kind) => meanings[kind],
    /** The meaning of a name, of the first of `kinds` that has it. @returns {Meaning|undefined} */
    find(name, kinds) {
      for (const kind of kinds) {
        const found = meanings[kind].find((meaning) => meaning.name === name);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
