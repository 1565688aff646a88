// SPDX-License-Identifier: MIT
/*
 * The right side: a list of tabs, and the panel of the one in view.
 *
 * A tab is rendered when it is first shown and updated while it is in view. What it shows of an older text stays,
 * greyed, with a line that says so, until it has the new. Keys as the tab pattern has them: arrows, Home, End.
 */
import { AnalysisError } from "../api.js";
import { button, h, refill } from "../dom.js";
import { isAbort } from "../live.js";
import { momentKey, momentWords } from "../moment.js";

const WORDS = {
  fresh: "",
  busy: "Working on it; what is below is of an earlier",
  stale: "What is below is of an earlier",
  errors: "The file has errors. What is below is of an earlier",
  empty: "The file has errors: there is nothing to show until they are mended.",
  cancelled: "This was cancelled; what is below is of an earlier",
  failed: "This could not be worked out; what is below is of an earlier",
};

/** What is below is of another text, or of this one, but something else was asked. */
function wordsOf(word, { shown }) {
  const known = WORDS[word];
  return known.endsWith("earlier") ? `${known} ${shown === undefined ? "question" : "text"}.` : known;
}

/** While nothing is below yet. */
const FIRST = { busy: "Working on it." };

function makeEntry(tab, select, retry) {
  const head = button(tab.title, () => select(tab.key), {
    role: "tab", id: `tab-${tab.key}`, "aria-controls": `panel-${tab.key}`, "aria-selected": "false", tabindex: "-1", "data-name": tab.title,
  });
  const words = h("span");
  const again = button("Work it out again", retry, { hidden: true });
  const problem = h("div", { class: "problem", role: "alert" });
  const moment = h("p", { class: "of-moment", hidden: true });
  const host = h("div", { class: "content report" });
  const body = h("section", {
    role: "tabpanel", id: `panel-${tab.key}`, "aria-labelledby": `tab-${tab.key}`, tabindex: "0", hidden: true,
    class: "tabpanel",
  }, h("p", { class: "freshness" }, words, again), problem, moment, host);
  return { tab, head, body, words, again, problem, moment, host, view: null, shown: null, of: null, key: "" };
}

function mark(entry, how) {
  const word = how === "errors" && entry.shown === null ? "empty" : how;
  entry.body.dataset.freshness = how;
  entry.body.setAttribute("aria-busy", String(how === "busy"));
  entry.words.textContent = entry.shown === null && word !== "empty" ? FIRST[word] ?? "" : wordsOf(word, entry);
  entry.again.hidden = how !== "failed" && how !== "cancelled";
}

function showProblem(entry, error) {
  const lines = (error.diagnostics ?? []).map((found) => h("li", {}, `${found.code}: ${found.message}`));
  refill(entry.problem, h("p", {}, error.message), lines.length > 0 ? h("ul", {}, ...lines) : null);
}

/** Says of which moment is what is shown, where there is something to say. */
function tellMoment(entry, state) {
  const words = momentWords(state);
  entry.moment.textContent = entry.view.still && words !== "" ? entry.view.still : words;
  entry.moment.hidden = words === "";
}

/** The index of the tab to which a key leads from `at`, or -1. */
function target(key, at, size) {
  if (key === "ArrowRight") return (at + 1) % size;
  if (key === "ArrowLeft") return (at + size - 1) % size;
  if (key === "Home") return 0;
  return key === "End" ? size - 1 : -1;
}

/**
 * @param {{tabs: import("../tabs/index.js").Tab[], store: any, announce: (words: string) => void}} given
 */
export function makePanel({ tabs, store, announce }) {
  let app = null;
  let onShown = () => {};
  const entries = tabs.map((tab) => makeEntry(tab, (key) => show(key), () => onShown()));
  const list = h("div", { role: "tablist", "aria-label": "What follows from the file", class: "tablist" },
    ...entries.map((entry) => entry.head));
  const node = h("section", { class: "pane results", "aria-label": "Results" }, list, ...entries.map((entry) => entry.body));
  const current = () => entries.find((entry) => entry.tab.key === store.get().tab) ?? entries[0];

  list.addEventListener("keydown", (event) => {
    const to = target(event.key, entries.indexOf(current()), entries.length);
    if (to < 0) return;
    event.preventDefault();
    show(entries[to].tab.key);
    entries[to].head.focus();
  });

  function show(key) {
    const before = current();
    store.set({ tab: key });
    const entry = current();
    if (before !== entry) before.view?.hidden?.();
    for (const each of entries) {
      const chosen = each === entry;
      each.head.setAttribute("aria-selected", String(chosen));
      each.head.tabIndex = chosen ? 0 : -1;
      each.body.hidden = !chosen;
    }
    entry.head.scrollIntoView({ block: "nearest", inline: "nearest" });
    entry.view ??= entry.tab.render(entry.host, app);
    onShown();
  }

  async function work(entry, text, signal) {
    mark(entry, "busy");
    try {
      const of = entry.view.of?.();
      const state = store.get();
      const words = await entry.view.update(signal);
      signal.throwIfAborted();
      Object.assign(entry, { shown: text, of, key: momentKey(state) });
      tellMoment(entry, state);
      entry.problem.replaceChildren();
      mark(entry, "fresh");
      if (typeof words === "string") announce(words);
    } catch (error) {
      mark(entry, !isAbort(error) ? "failed" : signal.aborted ? "stale" : "cancelled");
      if (isAbort(error)) throw error;
      if (error.status !== 0 && error.status !== 401) showProblem(entry, error); /* of those a bar tells */
      if (!(error instanceof AnalysisError)) throw error;
    }
  }

  store.on(["edition"], () => mark(current(), "stale"));

  return {
    node,
    show,
    /** Tells the tabs of the app, and the frame of each tab that comes into view. */
    connect(whole, shown) {
      app = whole;
      onShown = shown;
    },
    focus: () => current().body.focus(),
    /** Brings the n-th tab into view, from 0. */
    showNumber(index) {
      if (entries[index] === undefined) return;
      show(entries[index].tab.key);
      entries[index].head.focus();
    },
    /** Forgets what text the tab in view was of, so that the next update works. */
    forget() {
      current().shown = current().shown === null ? null : undefined;
    },
    /** Updates the tab in view. */
    async update(signal) {
      const entry = current();
      const { text, diagnostics } = store.get();
      if (entry.view === null) return;
      if (entry.shown === text && entry.of === entry.view.of?.() && entry.key === momentKey(store.get())) mark(entry, "fresh");
      else if (diagnostics.some((found) => found.severity === "error") && !entry.view.always) mark(entry, "errors");
      else await work(entry, text, signal);
    },
  };
}
