// SPDX-License-Identifier: MIT
/*
 * Moving an item of a list by pointer: it is taken by its handle, the others show where it would go, and it is dropped there.
 * Escape, or a pointer that is lost, leaves all as it was. By keyboard see wishes.js.
 */

const EDGE = 40; /* pixels */
const STEP = 12;

/** The place of the item over whose middle the pointer is, or before or behind all. */
function placeAt(items, y) {
  const place = items.findIndex((item) => {
    const box = item.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return place < 0 ? items.length : place;
}

/** Scrolls where the pointer comes close to the upper or lower end of what is in view. */
function scrollNear(pane, y) {
  if (pane === null) return;
  const { top, bottom } = pane.getBoundingClientRect();
  if (y > Math.min(bottom, innerHeight) - EDGE) pane.scrollBy(0, STEP);
  if (y < Math.max(top, 0) + EDGE) pane.scrollBy(0, -STEP);
}

/**
 * Lets the items of a list be dragged.
 * @param {HTMLElement} list
 * @param {HTMLElement} handle of the item
 * @param {HTMLElement} item
 * @param {(from: number, to: number) => void} drop with places in the list
 */
export function draggable(list, handle, item, drop) {
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    const from = items.indexOf(item);
    let to = from;
    handle.setPointerCapture(down.pointerId);
    item.classList.add("dragged");

    function mark(event) {
      to = placeAt(items, event.clientY);
      items.forEach((other, place) => {
        other.classList.toggle("above", place === to && place !== from);
        other.classList.toggle("below", place === items.length - 1 && to === items.length && place !== from);
      });
      scrollNear(item.closest(".tabpanel"), event.clientY);
    }
    function end(event) {
      handle.removeEventListener("pointermove", mark);
      for (const name of ["pointerup", "pointercancel"]) handle.removeEventListener(name, end);
      removeEventListener("keydown", escape, true);
      item.classList.remove("dragged");
      for (const other of items) other.classList.remove("above", "below");
      const place = to > from ? to - 1 : to;
      if (event.type === "pointerup" && place !== from) drop(from, place);
    }
    function escape(event) {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      handle.releasePointerCapture(down.pointerId);
      end({ type: "pointercancel" });
    }
    handle.addEventListener("pointermove", mark);
    for (const name of ["pointerup", "pointercancel"]) handle.addEventListener(name, end);
    addEventListener("keydown", escape, true);
  });
}
