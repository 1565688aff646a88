// SPDX-License-Identifier: MIT
/*
 * Draws a chart of a report as SVG nodes (docs/report.md, Inks). Only elements and attributes of two short lists
 * are made, and every value is put in as a value: nothing that a file says can become markup.
 */
const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["text", "rect", "circle", "line", "path"]);
const ATTRIBUTES = new Set(["class", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "d",
  "text-anchor", "font-weight", "font-size", "stroke-width", "stroke-dasharray"]);

const BUTTONS = new Set(["text", "rect", "circle"]);

const MOST_SHRUNK = 800; /* pixels: a wider chart would be too small to read where it is as wide as its place */

let last = 0; /* makes ids of the page's charts unique */

function s(tag, attributes = {}, text) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Whether a shape is the first of its state that Tab can reach. */
function stops(shape, reached, onState) {
  return onState !== undefined && shape.state !== undefined && !reached.has(shape.state) && BUTTONS.has(shape.element);
}

const plain = (words) => words.replaceAll(" (", ": ").replace(/[()…]/g, "");

/** The name of a button. What a text shows, which may be one line of several, or cut short, stands in it word by word. */
function nameOf({ element, tip, text, state }) {
  const name = tip ?? text ?? state;
  if (element !== "text" || text === undefined) return name;
  return plain(name).includes(plain(text)) && !text.includes("…") ? plain(name) : `${plain(text)}: ${plain(name)}`;
}

/** Makes a button of a shape. */
function makeStop(node, shape, reached, onState) {
  reached.add(shape.state);
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", nameOf(shape));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onState(shape.state);
  });
}

/** A shape as a node; shapes that stand for a state may be clicked, the first of each state also reached by Tab. */
function drawShape(shape, marker, reached, onState) {
  if (!ELEMENTS.has(shape.element)) return null;
  const node = s(shape.element);
  for (const [name, value] of Object.entries(shape)) if (ATTRIBUTES.has(name)) node.setAttribute(name, String(value));
  if (shape.text !== undefined) node.textContent = shape.text;
  const stop = stops(shape, reached, onState);
  if (shape.tip !== undefined && !(stop && shape.element === "text")) node.append(s("title", {}, shape.tip));
  if (shape.arrow) node.setAttribute("marker-end", `url(#${marker(shape.class)})`);
  if (shape.state === undefined || onState === undefined) return node;
  node.classList.add("pick");
  node.addEventListener("click", () => onState(shape.state));
  if (stop) makeStop(node, shape, reached, onState);
  return node;
}

/** Arrowheads, one for each class of arrows. */
function makeMarkers(defs, base) {
  const made = new Map();
  return (ink) => {
    if (!made.has(ink)) {
      const id = `${base}-head-${made.size}`;
      const head = s("marker", { id, viewBox: "0 0 8 8", refX: 7.5, refY: 4, markerWidth: 8, markerHeight: 8,
        markerUnits: "userSpaceOnUse", orient: "auto" });
      head.append(s("path", { class: `head ${ink}`, d: "M0 0 L8 4 L0 8 Z" }));
      defs.append(head);
      made.set(ink, id);
    }
    return made.get(ink);
  };
}

/**
 * @param {{title: string, description: string, width: number, height: number, shapes: any[]}} drawing
 * @param {(state: string) => void} [onState] called when a shape that stands for a state is chosen
 * @returns {SVGSVGElement}
 */
export function drawChart(drawing, onState) {
  const base = `chart-${(last += 1)}`;
  const { width, height } = drawing;
  const svg = /** @type {any} */ (s("svg", { class: width <= MOST_SHRUNK ? "chart fits" : "chart", width, height, viewBox: `0 0 ${width} ${height}`,
    role: onState ? "group" : "img", "aria-labelledby": `${base}-title` }));
  const defs = s("defs");
  const marker = makeMarkers(defs, base);
  const reached = new Set();
  svg.append(s("title", { id: `${base}-title` }, drawing.title), defs);
  for (const shape of drawing.shapes) {
    const node = drawShape(shape, marker, reached, onState);
    if (node !== null) svg.append(node);
  }
  return svg;
}
