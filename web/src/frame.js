// SPDX-License-Identifier: MIT
/*
 * The frame: bars above, editor and findings on the left, tabs on the right, the state of the work below.
 *
 * Below 900 pixels of width the parts stand one under the other (frame.css).
 */
import { button, h } from "./dom.js";
import { makeMoment } from "./frame/moment.js";
import { makeNotices } from "./frame/notice.js";
import { makeSplitter } from "./frame/splitter.js";
import { makeStatus } from "./frame/status.js";

/** The place that is read aloud when its words change. */
function makeAnnouncer() {
  const node = h("div", { class: "unseen", role: "status", "aria-live": "polite" });
  let timer = 0;
  return { node, announce(words) {
    clearTimeout(timer);
    node.textContent = "";
    timer = window.setTimeout(() => (node.textContent = words), 50); /* the same words twice are read twice */
  } };
}

/** The bar above: the file, and what can be done with it. @param {any} act */
function makeHeader(store, act, announce) {
  const file = h("span", { class: "path" });
  const dot = h("span", { class: "dot", "aria-hidden": "true" });
  store.on(["path", "dirty"], ({ path, dirty }) => {
    file.textContent = path ?? "";
    dot.textContent = dirty ? "●" : "";
    document.title = path === null ? "Entente workbench" : `${dirty ? "● " : ""}${path} - Entente`;
  });
  return h("header", { class: "bar" }, h("h1", {}, "Entente"), h("p", { class: "file" }, file, dot), ...makeMoment({ store, announce }),
    h("div", { class: "actions", role: "toolbar", "aria-label": "File" },
      button("Open…", act.open, { title: "Ctrl O" }),
      button("Save", act.save, { title: "Ctrl S" }),
      button("Save as…", act.saveAs),
      button("Compare texts…", act.compare),
      button("Another tab", act.anotherTab),
      button("Help", act.help, { title: "F1" })));
}

/** The parts through which F6 goes: those that can be seen, in order. */
function cycle(stops, step) {
  const open = stops.filter((stop) => stop.node.isConnected && stop.node.getClientRects().length > 0);
  const at = open.findIndex((stop) => stop.node.contains(document.activeElement));
  open[(at + step + open.length) % open.length]?.focus();
}

/**
 * Puts the page together.
 * @param {{store: any, host: HTMLElement, editorHost: HTMLElement, findings: any, panel: any, act: any, editorFocus: () => void}} given
 */
export function makeFrame({ store, host, editorHost, findings, panel, act, editorFocus }) {
  const notices = makeNotices();
  const announcer = makeAnnouncer();
  const header = makeHeader(store, act, announcer.announce);
  const status = makeStatus(store, { onFindings: findings.focus, announce: announcer.announce });
  const editing = h("section", { class: "pane editing", "aria-label": "The dispute file" }, editorHost, findings.node);
  const panes = h("main", { class: "panes" }, editing);
  panes.append(makeSplitter(panes), panel.node);
  host.replaceChildren(header, notices.node, panes, status, announcer.node);
  const first = (node) => () => /** @type {HTMLElement|undefined} */ ([...node.querySelectorAll("button, select")].find((each) => each.getClientRects().length > 0))?.focus();
  const stops = [
    { node: editorHost, focus: editorFocus },
    { node: findings.node, focus: findings.focus },
    { node: panel.node, focus: panel.focus },
    { node: status, focus: first(status) },
    { node: header, focus: first(header) },
  ];
  return { notice: notices.notice, dropNotice: notices.drop, announce: announcer.announce, cycle: (step) => cycle(stops, step) };
}
