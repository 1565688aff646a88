// SPDX-License-Identifier: MIT
/*
 * For which moment of a followed dispute the page answers, and without what: the flags that go with analyses, and the words
 * that go with what they say.
 *
 * In the store `at` is the id of an event, "start", or null for the last moment; `without` are ids of sources and
 * `withoutBasis` words, whose claims are withdrawn.
 */

/** Commands that answer for a moment. Others compare or change texts, and are told where they have to. */
const OBEY = new Set(["report", "solve", "explain", "coalitions", "paths", "leverage", "robust"]);

/** The flags of a moment and of what is withdrawn; none where nothing was chosen. */
export function momentFlags({ at, without, withoutBasis }) {
  return {
    ...(at === null ? {} : { at }),
    ...(without.length === 0 ? {} : { without: without.join(",") }),
    ...(withoutBasis.length === 0 ? {} : { "without-basis": withoutBasis.join(",") }),
  };
}

/** The flags with which a command is run: those of the moment, unless it does not obey it or has others of its own. */
export const flagsFor = (command, flags, state) => (OBEY.has(command) ? { ...momentFlags(state), ...flags } : flags);

/** One word for all that was chosen: where it is another, what is shown is another. */
export const momentKey = (state) => JSON.stringify(momentFlags(state));

/** Whether there is anything to be chosen from. */
export const isFollowed = ({ outline }) => (outline?.timeline ?? []).length > 0;

/** "2. The city pays (2025-02-10)" */
export function eventWords({ id, label, date }, index) {
  return `${index + 1}. ${label ?? id}${date === null ? "" : ` (${date})`}`;
}

/** The moment in words, as a clause: "after event 2 of 4, the city pays". */
function atWords({ at, outline }) {
  const events = outline?.timeline ?? [];
  if (at === "start") return "as the record begins, before all events";
  const index = at === null ? events.length - 1 : events.findIndex(({ id }) => id === at);
  if (index < 0) return null;
  const { id, label, date } = events[index];
  return `after event ${index + 1} of ${events.length}, ${label ?? id}${date === null ? "" : ` (${date})`}`;
}

/** What is withdrawn, in words: "source radio and what is assumed"; null: nothing. */
export function withoutWords({ without, withoutBasis }) {
  const parts = [
    ...(without.length === 0 ? [] : [`${without.length === 1 ? "source" : "sources"} ${without.join(", ")}`]),
    ...(withoutBasis.length === 0 ? [] : [`what is ${withoutBasis.join(" or ")}`]),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
}

/** The line that stands above results: of which moment they are, and without what. "" where the file is not followed. */
export function momentWords(state) {
  const at = isFollowed(state) ? atWords(state) : null;
  const without = withoutWords(state);
  const parts = [...(at === null ? [] : [`For the moment ${at}`]), ...(without === null ? [] : [`${at === null ? "Without" : "without"} ${without}`])];
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

/** What of the choices a new outline does not know any more is given up: a patch for the store, or null. */
export function mended(state) {
  const { outline, at, without } = state;
  if (outline === null) return null;
  const known = at === null || at === "start" ? isFollowed(state) || at === null : (outline.timeline ?? []).some(({ id }) => id === at);
  const sources = new Set(sourcesOf(outline).map(({ id }) => id));
  const left = without.filter((id) => sources.has(id));
  if (known && left.length === without.length) return null;
  return { at: known ? at : null, without: left };
}

/** The sources of a file, with those that its events add. */
export function sourcesOf(outline) {
  return [...(outline?.sources ?? []), ...(outline?.timeline ?? []).flatMap(({ sources }) => sources)];
}
