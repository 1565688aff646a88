// SPDX-License-Identifier: MIT
/*
 * The line at the bottom: whether the text is saved, what the check said, and the analyses that run.
 */
import { button, count, h } from "../dom.js";

/** Where the text is, in words. */
export function savedWords({ path, dirty, journal, version }) {
  if (path === null) return "No file is open";
  if (!dirty) return version === null ? "New, not saved yet" : "Saved";
  if (journal === "failing") return "Not saved, and not kept beside the file";
  return journal === "ok" ? "Not saved; kept beside the file" : "Not saved";
}

/** What the check found, in words. */
export function checkWords({ diagnostics, checked, counts }) {
  if (checked === null) return "";
  const errors = diagnostics.filter((found) => found.severity === "error").length;
  const warnings = diagnostics.filter((found) => found.severity === "warning").length;
  const states = counts?.states === undefined || counts.states === null ? "" : `; possible states: ${counts.states}`;
  if (errors === 0 && warnings === 0) return `No errors${states}`;
  return `${count(errors, "error")}, ${count(warnings, "warning")}${states}`;
}

/** "half: 40 %", "stage", or nothing. */
export function progressWords(progress) {
  if (progress === null) return "";
  const { stage = "", done, total } = progress;
  return total > 0 ? `${stage} ${Math.floor((100 * done) / total)} %`.trim() : stage;
}

/** One analysis: its node lives as long as it does, so that the button keeps the focus. */
function makeJobNode(job) {
  const bar = h("progress", { "aria-label": job.label });
  const amount = h("span", { class: "amount" });
  const stop = button("Cancel", job.cancel, { "aria-label": `Cancel: ${job.label}` });
  const node = h("li", { hidden: true }, h("span", {}, job.label), bar, amount, stop);
  return { node, draw({ progress }) {
    amount.textContent = progressWords(progress);
    if (progress === null || !(progress.total > 0)) return bar.removeAttribute("value");
    bar.max = progress.total;
    bar.value = progress.done;
  } };
}

/** The list of analyses. Short ones are not seen: one appears after `grace` milliseconds. */
function makeJobs(store, grace) {
  const list = h("ul", { class: "jobs", "aria-label": "Analyses that run" });
  const shown = new Map();

  function add(job) {
    const made = makeJobNode(job);
    shown.set(job.id, made);
    list.append(made.node);
    setTimeout(() => made.node.removeAttribute("hidden"), grace);
    return made;
  }

  store.on(["jobs"], ({ jobs }) => {
    for (const [id, { node }] of shown)
      if (!jobs.some((job) => job.id === id)) {
        node.remove();
        shown.delete(id);
      }
    for (const job of jobs) (shown.get(job.id) ?? add(job)).draw(job);
  });
  return list;
}

/** Makes the line. What the check says is also announced, when it is another than before. */
export function makeStatus(store, { onFindings, announce, grace = 400 }) {
  const saved = h("span", { class: "saved" });
  const checked = button("", onFindings, { class: "checked", title: "Go to the findings" });

  function draw() {
    const state = store.get();
    saved.textContent = savedWords(state);
    const words = checkWords(state);
    if (words !== checked.textContent && state.diagnostics.length > 0) announce(words);
    checked.textContent = words;
    checked.hidden = checked.textContent === "";
  }

  store.on(["path", "dirty", "journal", "version", "diagnostics", "checked", "counts"], draw);
  draw();
  return h("footer", { class: "status", "aria-label": "State of the work" }, saved, checked, makeJobs(store, grace));
}
