// SPDX-License-Identifier: MIT
/*
 * What tabs share: the line that tells the command, choosing a state, and a tab that is one section of the report.
 */
import { button, h, refill, renew } from "../dom.js";
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

/** What happens when a state or a party is chosen on a page: the state is explained, the wishes of the party are shown. */
export function manners(app) {
  return {
    onState(state) {
      app.store.set({ state });
      app.show("explain");
    },
    onParty(party) {
      app.store.set({ party });
      app.show("evidence");
    },
  };
}

/** A field to choose a state by number, name or expression. @returns {HTMLElement} */
export function stateField(app, key) {
  const id = `state-of-${key}`;
  const field = /** @type {HTMLInputElement} */ (h("input", {
    id, type: "text", value: app.store.get().state ?? "", list: `${id}-names`, spellcheck: "false", autocomplete: "off",
    placeholder: "name, number or expression",
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
  }, h("label", { for: id }, "State "), field, names, " ", h("button", { type: "submit" }, "Show"));
}

/** The tab follows what is chosen elsewhere: now where it is in view; when it comes into view the frame asks `of`. */
export function follow(app, key, chosen) {
  app.store.on([chosen], ({ tab }) => tab === key && app.refresh());
  return () => app.store.get()[chosen];
}

/**
 * A tab that shows sections of the report.
 * @param {{key: string, title: string, sections?: string, ofState?: boolean, flags?: object, next?: {key: string, words: string}}} row
 *   `ofState`: it is about one state, which is chosen in a field; `next`: a tab to go on with, and the words for it
 * @returns {import("./index.js").Tab}
 */
export function sectionTab({ key, title, sections = key, ofState = false, flags = {}, next }) {
  return {
    key,
    title,
    render(host, app) {
      const body = h("div");
      refill(host, ofState ? stateField(app, key) : null, body);
      return {
        of: ofState ? follow(app, key, "state") : undefined,
        async update(signal) {
          const { state } = app.store.get();
          const asked = { ...flags, sections, format: "json", ...(ofState && state ? { state } : {}) };
          const answer = await app.analyse({ command: "report", flags: asked }, { signal, label: title });
          renew(body, drawPage(answer.result, manners(app)), next ? h("p", {}, button(next.words, () => app.show(next.key))) : null,
            commandLine(answer, app.announce));
        },
      };
    },
  };
}
