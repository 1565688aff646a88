// SPDX-License-Identifier: MIT
/*
 * The wishes of each party, the most important first. One is dragged by its handle, or moved by the arrow keys on the handle
 * (with Alt anywhere in its row), and switched off by its box. Rankings and weights can only be changed in the text.
 */
import { button, h, refill } from "../dom.js";
import { draggable } from "./drag.js";
import { move, orderOf, toggle } from "./plan.js";

const words = (wish) => wish.label ?? wish.want;

/** The wishes of a party, in the order of the file. */
export const wishesOf = (outline, party) => outline.wishes.filter((wish) => wish.party === party);

/** What is known of a wish beside its words. */
function badges(wish) {
  const all = [...(wish.basis ? [h("span", { class: `badge role-${wish.basis}` }, wish.basis)] : []),
    ...(wish.certainty && wish.certainty !== "sure" ? [h("span", { class: "badge" }, wish.certainty)] : [])];
  return h("span", { class: "badges" }, ...all);
}

function makeHandle(key, wish, place, size) {
  const name = `Move “${words(wish)}”, ${place + 1} of ${size}`;
  return h("button", { type: "button", class: "handle", "data-focus": `wish-${key}`, title: "Drag, or move with the arrow keys",
    "aria-label": name, "aria-keyshortcuts": "ArrowUp ArrowDown" }, "⠿");
}

function makeItem(list, party, wishes, place, plan, change) {
  const index = orderOf(plan, party.id, wishes.length)[place];
  const wish = wishes[index];
  const key = `${party.id}:${index}`;
  const off = plan.off[party.id]?.includes(index) ?? false;
  const go = (from, to) => {
    if (to < 0 || to >= wishes.length) return;
    change((now) => move(now, party.id, wishes.length, from, to), `${words(wish)}: now ${to + 1} of ${wishes.length}`, `wish-${key}`);
  };
  const handle = makeHandle(key, wish, place, wishes.length);
  const box = h("input", {
    type: "checkbox", checked: !off, "aria-label": `“${words(wish)}” counts`, title: "Counts", "data-focus": `counts-${key}`,
    onchange: () => change((now) => toggle(now, party.id, index), `${words(wish)}: ${off ? "counts again" : "switched off"}`),
  });
  const item = h("li", {
    class: [off ? "off" : "", place !== index || off ? "changed" : ""].join(" ").trim() || null,
    onkeydown(event) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined || (event.target !== handle && !event.altKey)) return;
      event.preventDefault();
      go(place, place + step);
    },
  }, handle, box, h("span", { class: "wish" }, words(wish)), badges(wish));
  draggable(list, handle, item, go);
  return item;
}

function showParty(party, wishes, plan, change, reveal) {
  if (wishes.length === 0) return h("p", { class: "faint" }, "It has none.");
  if (wishes.some((wish) => wish.kind !== "statement"))
    return h("p", { class: "faint" }, "A ranking, or weights: these are changed in the text. ",
      button("Show it in the text", () => reveal(wishes[0].place)));
  const list = h("ol", { class: "wishes", "aria-label": `Wishes of ${party.name ?? party.id}` });
  for (let place = 0; place < wishes.length; place += 1) list.append(makeItem(list, party, wishes, place, plan, change));
  return list;
}

/**
 * Fills `host` with the lists; those that were closed stay so.
 * @param {HTMLElement} host
 * @param {(place: {byte_start: number, byte_end: number}) => void} reveal
 */
export function showWishes(host, outline, plan, change, reveal) {
  const before = new Map([...host.querySelectorAll("details")].map((each) => [each.dataset.party, each.open]));
  const parts = outline.parties.map((party) => {
    const wishes = wishesOf(outline, party.id);
    return h("details", { open: before.get(party.id) ?? wishes.length <= 24, class: "party-wishes", "data-party": party.id },
      h("summary", {}, party.name ?? party.id), showParty(party, wishes, plan, change, reveal));
  });
  refill(host, h("h3", {}, "Wishes, the most important first"), ...parts);
}
