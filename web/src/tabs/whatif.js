// SPDX-License-Identifier: MIT
/*
 * What if: today and the wishes changed beside the file. The text stays as it is until the changes are applied; then they
 * are spliced into it as one step of the editor, which can be undone.
 */
import { button, h, keepFocus, refill, renew } from "../dom.js";
import { isAbort } from "../live.js";
import { showChanges } from "../whatif/changes.js";
import { drawOutcome, summary } from "../whatif/outcome.js";
import { empty, isEmpty } from "../whatif/plan.js";
import { showToday } from "../whatif/today.js";
import { isFollowed, modelOf, subject, tryPlan } from "../whatif/trial.js";
import { showWishes } from "../whatif/wishes.js";
import { commandLine, manners } from "./parts.js";

/** The plan, and those before it. */
function makeHistory() {
  let plan = empty();
  let past = [];
  return {
    plan: () => plan,
    some: () => past.length > 0,
    go(step) {
      past = [...past, plan];
      plan = step(plan);
    },
    back() {
      plan = past[past.length - 1];
      past = past.slice(0, -1);
    },
    clear() {
      plan = empty();
      past = [];
    },
  };
}

/** The parts of the tab, in their order. */
function makeParts(host, buttons) {
  const make = (name) => h("div", { class: `whatif-${name}` });
  const parts = { verdict: h("p", { class: "verdict" }), event: h("span", { class: "faint", id: "whatif-event" }), changes: make("changes"), outcome: make("outcome"), today: make("today"), wishes: make("wishes") };
  refill(host, h("h2", { tabindex: "-1" }, "What if"),
    h("div", { class: "whatif-bar" }, h("div", { class: "choices-line" }, ...buttons, parts.event), parts.verdict), parts.changes, parts.outcome,
    h("div", { class: "whatif" }, parts.today, parts.wishes));
  return { ...parts, title: /** @type {HTMLElement} */ (host.querySelector("h2")) };
}

/** A button that can not be used keeps the focus, and says so. */
const enable = (node, on) => node.setAttribute("aria-disabled", String(!on));

function makeView(host, app) {
  const { store, announce } = app;
  const history = makeHistory();
  let outline = null; /* what a plan is about, as it is drawn; null: the file cannot be changed, or not now */
  let source = null; /* the outline that it was made of */
  let ready = null; /* the splices of the plan, and the text that they are of */
  const undo = button("Undo", back);
  const reset = button("Reset", () => isEmpty(history.plan()) || change(empty, "All changes are taken back."));
  const apply = button("Apply to the text", put, { class: "main", "aria-describedby": "whatif-event" });
  const parts = makeParts(host, [apply, undo, reset]);
  const reveal = ({ byte_start, byte_end }) => store.get().outlineText === app.editor.text() && app.editor.reveal(byte_start, byte_end);

  function enableButtons() {
    enable(undo, history.some());
    enable(reset, !isEmpty(history.plan()));
    enable(apply, ready !== null);
  }
  function draw() {
    enableButtons();
    if (outline === null) {
      for (const part of [parts.today, parts.wishes]) part.replaceChildren();
      parts.event.textContent = "";
      return refill(parts.changes, h("p", {}, isFollowed(store.get().outline) ? "While the file has errors it is not known how things stand after its last event."
        : "Only files in YAML or JSON can be changed here."));
    }
    parts.event.textContent = isFollowed(outline) ? "adds an event at the end of the timeline" : "";
    keepFocus(host, () => {
      showChanges(parts.changes, outline, history.plan(), change);
      showToday(parts.today, outline, history.plan(), change);
      showWishes(parts.wishes, outline, history.plan(), change, reveal);
    }, parts.title);
  }
  function again(words) {
    ready = null;
    draw();
    announce(words);
    app.refresh();
  }
  function change(step, words) {
    history.go(step);
    again(words);
  }
  function back() {
    if (!history.some()) return;
    history.back();
    again("Undone.");
  }

  /** Puts the changes into the text, and shows the first of them there. */
  function put() {
    if (ready === null) return;
    if (app.editor.text() !== ready.text) return app.notice("The text is another by now: the changes are not applied.");
    const { changes } = ready;
    ready = null;
    history.clear();
    app.editor.apply(changes);
    if (changes.length > 0) app.editor.reveal(changes[0].byte_start);
    announce("The changes are in the text. Undo in the editor takes them back.");
  }

  /** What a plan is about; while that is not known, as a file with events has errors, what it was about. */
  function follow(given, before) {
    if (given === source) return before;
    source = given;
    if (given === null) return null;
    return modelOf(given) ?? (isFollowed(before) ? before : null);
  }

  /** A plan of a text in which other things stand by now says nothing any more. */
  function followText() {
    const { text, outlineText } = store.get();
    const before = outline;
    outline = follow(outlineText === text ? store.get().outline : null, before);
    if (outline === before && outline !== null) return;
    if (!isEmpty(history.plan()) && (outline === null || subject(outline) !== subject(before))) {
      history.clear();
      announce("The text says something else by now: the changes tried here are gone.");
    }
    draw();
  }

  function refuse(error) {
    const lines = (error.diagnostics ?? []).map((found) => h("li", {}, [found.message, found.cure].filter(Boolean).join(": ")));
    refill(parts.verdict, "This cannot be done.");
    refill(parts.outcome, h("p", { role: "alert", class: "role-bad" }, error.message), h("ul", {}, ...lines));
  }

  async function update(signal) {
    followText();
    ready = null;
    if (outline === null || isEmpty(history.plan())) {
      enableButtons();
      return [parts.verdict, parts.outcome].forEach((part) => part.replaceChildren());
    }
    try {
      const { text } = store.get();
      const { changes, edited, compared } = await tryPlan(app, outline, history.plan(), signal);
      ready = { changes, text };
      const pick = manners(app).onState;
      refill(parts.verdict, summary(compared.result));
      renew(parts.outcome, ...drawOutcome(compared.result, { before: pick, after: pick }), commandLine(edited, announce));
      return summary(compared.result);
    } catch (error) {
      if (isAbort(error) || error.status !== undefined) throw error;
      refuse(error);
    } finally {
      enableButtons();
    }
  }

  return { update, of: () => history.plan(),
    still: "What is tried here is tried for the last moment, and nothing is withdrawn." };
}

export const whatif = { key: "whatif", title: "What if", render: makeView };
