// SPDX-License-Identifier: MIT
/*
 * What tabs share: the line that tells the command, choosing a state, and a tab that is one section of the report.
 */
import { button, h, refill } from "../dom.js";
import { drawPage } from "../page.js";

/** The command that was run, to be copied, and how long it took. */
export function commandLine(answer, announce) {
  const copy = button("Copy", async () => {
    try {
      await navigator.clipboard.writeText(answer.command);
      announce("The command is copied.");
    } catch {
      getSelection()?.selectAllChildren(words);
      announce("The command is selected.");
    }
  }, { "aria-label": "Copy the command" });
  const words = h("code", {}, answer.command);
  return h("p", { class: "command" }, words, " ", copy, h("span", { class: "took" }, ` ${answer.seconds.toFixed(2)} s`));
}

/** What happens when a state or a party is chosen on a page: the state is explained. */
export function manners(app) {
  return {
    onState(state) {
      app.store.set({ state });
      app.show("explain");
    },
    onParty: (party) => app.store.set({ party }),
  };
}

/** A field to choose a state by number, name or expression. @returns {HTMLElement} */
export function stateField(app, words) {
  const id = `state-of-${words.replaceAll(" ", "-").toLowerCase()}`;
  const field = /** @type {HTMLInputElement} */ (h("input", {
    id, type: "text", value: app.store.get().state ?? "", list: `${id}-names`, spellcheck: "false", autocomplete: "off",
    placeholder: "the one that holds most strongly",
  }));
  const names = h("datalist", { id: `${id}-names` });
  const fill = ({ outline }) => refill(names, ...(outline?.states ?? []).map(({ name }) => h("option", { value: name })));
  app.store.on(["outline"], fill);
  fill(app.store.get());
  app.store.on(["state"], ({ state }) => (field.value = state ?? ""));
  return h("form", {
    class: "choose-state",
    onsubmit(event) {
      event.preventDefault();
      app.store.set({ state: field.value.trim() || null });
      app.refresh();
    },
  }, h("label", { for: id }, `${words} `), field, names, " ", h("button", { type: "submit" }, "Show"));
}

/** Every state chosen elsewhere is shown here when the tab comes into view, or now where it is in view. */
function followState(app, key) {
  app.store.on(["state"], ({ tab }) => tab === key && app.refresh());
}

/**
 * A tab that shows sections of the report.
 * @param {{key: string, title: string, sections?: string, ofState?: string, flags?: object}} row
 *   `ofState`: it is about one state, and this stands before the field in which it is chosen
 * @returns {import("./index.js").Tab}
 */
export function sectionTab({ key, title, sections = key, ofState, flags = {} }) {
  return {
    key,
    title,
    render(host, app) {
      const body = h("div");
      refill(host, ofState ? stateField(app, ofState) : null, body);
      if (ofState) followState(app, key);
      return {
        async update(signal) {
          const { state } = app.store.get();
          const asked = { ...flags, sections, format: "json", ...(ofState && state ? { state } : {}) };
          const answer = await app.analyse({ command: "report", flags: asked }, { signal, label: title });
          refill(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
        },
      };
    },
  };
}
