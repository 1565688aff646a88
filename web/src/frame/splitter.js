// SPDX-License-Identifier: MIT
/*
 * The bar between editor and results: moved by the pointer, or by the arrow keys, Home and End when it has the focus.
 */
import { h } from "../dom.js";

const LEAST = 20; /* percent of the width */
const MOST = 80;
const STEP = 2;
const KEY = "entente-split";

const within = (percent) => Math.min(MOST, Math.max(LEAST, percent));

/** Where a key leads from `percent`, or null. */
function moved(key, percent) {
  if (key === "ArrowLeft") return within(percent - STEP);
  if (key === "ArrowRight") return within(percent + STEP);
  if (key === "Home") return LEAST;
  return key === "End" ? MOST : null;
}

/** Makes the bar; `panes` is the element whose custom property `--split` says where it stands. */
export function makeSplitter(panes) {
  let percent = within(Number(sessionStorage.getItem(KEY)) || 50);
  const bar = h("div", {
    class: "splitter", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the editor",
    "aria-valuemin": LEAST, "aria-valuemax": MOST,
  });

  function place(to) {
    percent = within(to);
    panes.style.setProperty("--split", `${percent}%`);
    bar.setAttribute("aria-valuenow", String(Math.round(percent)));
    sessionStorage.setItem(KEY, String(percent));
  }

  bar.addEventListener("keydown", (event) => {
    const to = moved(event.key, percent);
    if (to === null) return;
    event.preventDefault();
    place(to);
  });
  bar.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    bar.focus();
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener("pointermove", (event) => {
    if (!bar.hasPointerCapture(event.pointerId)) return;
    const { left, width } = panes.getBoundingClientRect();
    place(((event.clientX - left) / width) * 100);
  });
  place(percent);
  return bar;
}
