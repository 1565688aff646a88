// SPDX-License-Identifier: MIT
/*
 * The wishes of each party, the most important first. One is dragged by its handle, or moved by the arrow keys on the handle,
 * and switched off by its box. Rankings are shown as they are: in them nothing can be moved.
 */
import { h, refill } from "../dom.js";
import { draggable } from "./drag.js";
import { move, orderOf, toggle } from "./plan.js";

const words = (wish) => wish.label ?? wish.want;

/** Where the focus should be after the lists were drawn anew. */
let wanted = null;

function makeItem(list, party, wishes, place, plan, change) {
  const index = orderOf(plan, party.id, wishes.length)[place];
  const wish = wishes[index];
  const off = plan.off[party.id]?.includes(index) ?? false;
  const go = (from, to) => {
    if (to < 0 || to >= wishes.length) return;
    wanted = `${party.id}:${index}`;
    change((now) => move(now, party.id, wishes.length, from, to), `${words(wish)}: now ${to + 1} of ${wishes.length}`);
  };
  const handle = h("button", {
    type: "button", class: "handle", "data-wish": `${party.id}:${index}`, title: "Drag, or move with the arrow keys",
    "aria-label": `Move “${words(wish)}”, ${place + 1} of ${wishes.length}; arrow up, arrow down`,
    onkeydown(event) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      go(place, place + step);
    },
  }, "⠿");
  const box = h("input", {
    type: "checkbox", checked: !off, "aria-label": `${words(wish)}: counts`,
    onchange: () => change((now) => toggle(now, party.id, index), `${words(wish)}: ${off ? "counts again" : "switched off"}`),
  });
  const item = h("li", { class: [off ? "off" : "", place !== index || off ? "changed" : ""].join(" ").trim() || null },
    handle, box, h("span", { class: "wish" }, words(wish)),
    h("span", { class: `badge role-${wish.basis}` }, wish.basis), wish.certainty === "sure" ? null : h("span", { class: "badge" }, wish.certainty));
  draggable(list, handle, item, go);
  return item;
}

function showParty(party, wishes, plan, change) {
  if (wishes.some((wish) => wish.kind !== "statement" || wish.weight !== null))
    return h("p", { class: "faint" }, "Its order is a ranking or by weights; change it in the text.");
  const list = h("ol", { class: "wishes", "aria-label": `Wishes of ${party.name ?? party.id}` });
  for (let place = 0; place < wishes.length; place += 1) list.append(makeItem(list, party, wishes, place, plan, change));
  return list;
}

/** Fills `host` with the lists. */
export function showWishes(host, outline, plan, change) {
  const parts = outline.parties.map((party) => {
    const wishes = outline.wishes.filter((wish) => wish.party === party.id);
    return h("details", { open: wishes.length <= 24, class: "party-wishes" }, h("summary", {}, party.name ?? party.id),
      showParty(party, wishes, plan, change));
  });
  refill(host, h("h3", {}, "Wishes, the most important first"), ...parts);
  if (wanted !== null) {
    const handle = [.../** @type {any} */ (host.querySelectorAll("[data-wish]"))].find((each) => each.dataset.wish === wanted);
    handle?.focus();
    wanted = null;
  }
}
