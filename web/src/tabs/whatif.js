// SPDX-License-Identifier: MIT
/*
 * What if: today and the wishes changed beside the file. The text stays as it is until the changes are applied; then they
 * are spliced into it as one step of the editor, which can be undone.
 */
import { button, h, refill } from "../dom.js";
import { isAbort } from "../live.js";
import { drawOutcome, summary } from "../whatif/outcome.js";
import { empty, flagsOf, forgetOff, forgetOption, forgetOrder, isEmpty } from "../whatif/plan.js";
import { showToday } from "../whatif/today.js";
import { showWishes } from "../whatif/wishes.js";
import { commandLine, manners } from "./parts.js";

/** The changes of a plan, each in words and with how to take it back. */
function changesOf(plan, outline) {
  const party = (id) => outline.parties.find((each) => each.id === id)?.name ?? id;
  const wish = (id, index) => {
    const found = outline.wishes.filter((each) => each.party === id)[index];
    return found?.label ?? found?.want ?? `wish ${index + 1}`;
  };
  return [
    ...Object.entries(plan.today).map(([option, value]) => ({
      words: `Today, ${outline.options.find((each) => each.id === option)?.label ?? option}: ${value}`,
      back: (now) => forgetOption(now, option),
    })),
    ...Object.keys(plan.orders).map((id) => ({ words: `${party(id)}: another order of its wishes`, back: (now) => forgetOrder(now, id) })),
    ...Object.entries(plan.off).flatMap(([id, indexes]) => indexes.map((index) => ({
      words: `${party(id)}: without “${wish(id, index)}”`, back: (now) => forgetOff(now, id, index),
    }))),
  ];
}

function makeView(host, app) {
  let plan = empty();
  let past = [];
  let base = null; /* the text that the plan is of */
  let splices = null;
  const [today, wishes, outcome, list] = ["today", "wishes", "outcome", "changes"].map((name) => h("div", { class: `whatif-${name}` }));
  const undo = button("Undo", () => back());
  const reset = button("Reset", () => change(() => empty(), "All changes are taken back."));
  const apply = button("Apply to the text", () => put(), { class: "main" });

  function draw() {
    const { outline } = app.store.get();
    const lines = changesOf(plan, outline).map(({ words, back: without }) =>
      h("li", {}, `${words} `, button("Take back", () => change(without, `Taken back: ${words}`), { "aria-label": `Take back: ${words}` })));
    refill(list, lines.length > 0 ? h("ul", {}, ...lines) : h("p", { class: "faint" }, "Nothing is changed yet."));
    undo.disabled = past.length === 0;
    reset.disabled = apply.disabled = isEmpty(plan);
    showToday(today, outline, plan, change);
    showWishes(wishes, outline, plan, change);
  }

  function change(step, words) {
    past = [...past, plan];
    plan = step(plan);
    draw();
    app.announce(words);
    app.refresh();
  }

  function back() {
    if (past.length === 0) return;
    plan = past[past.length - 1];
    past = past.slice(0, -1);
    draw();
    app.announce("Undone.");
    app.refresh();
  }

  function put() {
    if (splices === null || app.editor.text() !== base) {
      app.notice("The text is another by now: the changes are not applied.");
      return;
    }
    const made = splices;
    plan = empty();
    past = [];
    splices = null;
    app.editor.apply(made);
    app.announce("The changes are in the text. Undo in the editor takes them back.");
  }

  refill(host,
    h("div", { class: "choices-line" }, apply, undo, reset), h("h3", {}, "Changes"), list,
    h("div", { "aria-live": "polite" }, outcome),
    h("div", { class: "whatif" }, today, wishes));

  return {
    async update(signal) {
      const { text, path } = app.store.get();
      if (base !== text) {
        plan = empty();
        past = [];
        base = text;
      }
      draw();
      splices = null;
      if (isEmpty(plan)) {
        refill(outcome, h("p", {}, "Change what holds today, move a wish, or switch one off: what would hold then is shown beside what holds now."));
        return;
      }
      try {
        const asked = { command: "edit", flags: { ...flagsOf(plan, (path ?? "").endsWith(".json")), format: "json" } };
        const edited = await app.analyse(asked, { signal, label: "What if" });
        splices = edited.result.changes;
        const answer = await app.analyse({ command: "compare", other: edited.result.text, flags: { format: "json", limit: 12 } }, { signal, label: "What if" });
        refill(outcome, ...drawOutcome(answer.result, manners(app).onState), commandLine(edited, app.announce));
        app.announce(summary(answer.result));
      } catch (error) {
        if (isAbort(error)) throw error;
        const lines = (error.diagnostics ?? []).map((found) => h("li", {}, found.message));
        refill(outcome, h("p", { role: "alert", class: "role-bad" }, error.message), h("ul", {}, ...lines));
      }
    },
  };
}

export const whatif = { key: "whatif", title: "What if", render: makeView };
