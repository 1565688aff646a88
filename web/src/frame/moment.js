// SPDX-License-Identifier: MIT
/*
 * The choice of a moment, in the head of the page: only where the file has events; and what is withdrawn, only where something is.
 */
import { button, h, refill } from "../dom.js";
import { eventWords, isFollowed, mended, withoutWords } from "../moment.js";

function fill(select, state) {
  const events = state.outline?.timeline ?? [];
  const last = events.length - 1;
  const option = (value, words) => h("option", { value, selected: value === (state.at ?? "") }, words);
  refill(select, option("start", "the start, before all events"),
    ...events.slice(0, last).map((event, index) => option(event.id, eventWords(event, index))),
    last < 0 ? null : option("", `${eventWords(events[last], last)}: the last`));
}

/**
 * @param {{store: any, announce: (words: string) => void}} given
 * @returns {HTMLElement[]} what stands in the head
 */
export function makeMoment({ store, announce }) {
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: "moment", onchange: () => store.set({ at: select.value === "" ? null : select.value }) }));
  const choice = h("p", { class: "moment" }, h("label", { for: "moment" }, "Moment"), select);
  const words = h("span");
  const withdrawn = h("p", { class: "withdrawn" }, words,
    button("Put back", () => store.set({ without: [], withoutBasis: [] }), { title: "Nothing is withdrawn any more" }));

  function draw() {
    const state = store.get();
    const patch = mended(state);
    if (patch !== null) {
      announce("What was chosen is no longer in the file: the answers are of the last moment.");
      return store.set(patch);
    }
    const without = withoutWords(state);
    choice.hidden = !isFollowed(state);
    withdrawn.hidden = without === null;
    words.textContent = `Without ${without ?? ""}`;
    fill(select, state);
  }
  store.on(["outline", "at", "without", "withoutBasis"], draw);
  draw();
  return [choice, withdrawn];
}
