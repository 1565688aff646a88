// SPDX-License-Identifier: MIT
/*
 * Making nodes: one function, which never takes markup. Text is put in as text.
 */

/**
 * Makes an element. Of `attributes`, functions under `onNAME` become listeners, `true` an attribute without
 * a value, and null, undefined and false are left out. Children are nodes or text; null is left out.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node|string|number|null|undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) made.append(/** @type {Node} */ (child));
  return made;
}

/** A button with a visible name. @returns {HTMLButtonElement} */
export function button(name, onclick, attributes = {}) {
  return /** @type {HTMLButtonElement} */ (h("button", { type: "button", onclick, ...attributes }, name));
}

/** Puts new children in place of all there are. */
export function refill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
}

/** "1 finding", "2 findings". */
export function count(number, noun, plural = `${noun}s`) {
  return `${number} ${number === 1 ? noun : plural}`;
}

/**
 * Draws something anew, and gives the focus back to what had it: to the node with the same `data-focus`, else to `fallback`.
 * @param {HTMLElement} host in which something is drawn
 * @param {() => void} draw
 * @param {HTMLElement} [fallback]
 */
export function keepFocus(host, draw, fallback) {
  const at = /** @type {HTMLElement|null} */ (document.activeElement);
  const key = host.contains(at) ? at?.dataset.focus : undefined;
  draw();
  if (key === undefined || (at?.isConnected && host.contains(at))) return;
  const all = /** @type {HTMLElement[]} */ ([...host.querySelectorAll("[data-focus]")]);
  (all.find((node) => node.dataset.focus === key) ?? fallback)?.focus();
}

/** The details within a node, by their summaries; of equal ones by how many came before. */
function detailsIn(host) {
  const seen = new Map();
  return [...host.querySelectorAll("details")].map((node) => {
    const words = node.querySelector("summary")?.textContent ?? "";
    seen.set(words, (seen.get(words) ?? 0) + 1);
    return { node, key: `${words} ${seen.get(words)}` };
  });
}

/**
 * Puts new results in place of older ones: details that were open stay so, and boxes stay where they were scrolled to.
 * @param {HTMLElement} body
 * @param {...(Node|null|undefined)} children
 */
export function renew(body, ...children) {
  const open = new Set(detailsIn(body).filter(({ node }) => node.open).map(({ key }) => key));
  const boxes = () => [...body.querySelectorAll(".scroll, pre")];
  const places = boxes().map(({ scrollLeft, scrollTop }) => ({ scrollLeft, scrollTop }));
  refill(body, ...children);
  for (const { node, key } of detailsIn(body)) if (open.has(key)) node.open = true;
  boxes().forEach((box, index) => Object.assign(box, places[index] ?? {}));
}
