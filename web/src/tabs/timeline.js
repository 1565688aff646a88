// SPDX-License-Identifier: MIT
/*
 * The timeline: what each event changed, up to the moment that was chosen; and a button for each moment.
 */
import { h, keepFocus, refill, renew } from "../dom.js";
import { eventWords, isFollowed } from "../moment.js";
import { drawPage } from "../page.js";
import { commandLine, manners } from "./parts.js";

/** "Start 1 2 3": each with the name of its event. */
function makeMoments({ store }) {
  const row = h("div", { class: "choices-line moments", role: "group", "aria-label": "Moments" });
  const moment = (at, name, words) => h("button", { type: "button", title: words, "aria-label": words, "aria-pressed": String(at === store.get().at),
    "data-focus": `moment-${at}`, onclick: () => store.set({ at }) }, name);
  const draw = () => keepFocus(row, () => {
    const events = store.get().outline?.timeline ?? [];
    refill(row, h("span", {}, "As things stood"), moment("start", "at the start", "at the start, before all events"), h("span", {}, "after"),
      ...events.map((event, index) => moment(index === events.length - 1 ? null : event.id, `${index + 1}`, eventWords(event, index))));
    row.hidden = events.length === 0;
  });
  store.on(["outline", "at"], draw);
  draw();
  return row;
}

const NONE = `timeline:
  - id: offer
    date: 2025-02-03
    label: An offer is made
    today: {OPTION: yes}`;

export const timeline = {
  key: "timeline",
  title: "Timeline",
  render(host, app) {
    const body = h("div");
    refill(host, makeMoments(app), body);
    return {
      async update(signal) {
        if (!isFollowed(app.store.get()))
          return refill(body, h("h2", {}, "Timeline"), h("p", {}, "The file tells of no events. Each that it tells of is an item at its end, such as:"),
            h("pre", {}, h("code", {}, NONE)), h("p", {}, "Then this tab tells what each changed, and all tabs can be asked for each moment."));
        const asked = { command: "report", flags: { sections: "timeline", format: "json" } };
        const answer = await app.analyse(asked, { signal, label: "Timeline" });
        renew(body, drawPage(answer.result, manners(app)), commandLine(answer, app.announce));
      },
    };
  },
};
