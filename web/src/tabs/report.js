// SPDX-License-Identifier: MIT
/*
 * The report, brief or with all sections at length, and its files: what is handed over.
 */
import { button, h, refill, renew } from "../dom.js";
import { drawPage } from "../page.js";
import { commandLine, manners } from "./parts.js";

const FILES = [
  { format: "html", name: "HTML", type: "text/html", ending: "html" },
  { format: "text", name: "Text", type: "text/plain", ending: "txt" },
  { format: "markdown", name: "Markdown", type: "text/markdown", ending: "md" },
];

/** Hands a text to the browser as a file to keep. */
function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

async function fetchFile(app, file, sections) {
  const { path } = app.store.get();
  const base = (path ?? "dispute").replace(/^.*\//, "").replace(/\.\w+$/, "");
  try {
    const answer = await app.analyse({ command: "report", flags: { ...sections(), format: file.format } }, { label: `Report, ${file.name}` });
    download(answer.result, `${base}-report.${file.ending}`, file.type);
    app.announce(`${base}-report.${file.ending} is made.`);
  } catch (error) {
    if (error.name !== "AbortError") app.notice(error.message);
  }
}

export const report = {
  key: "report",
  title: "Report",
  render(host, app) {
    const body = h("div");
    const long = /** @type {HTMLInputElement} */ (h("input", { id: "report-long", type: "checkbox", onchange: () => app.refresh() }));
    const sections = () => (long.checked ? { sections: "all" } : {});
    const files = FILES.map((file) => button(`Download ${file.name}`, () => fetchFile(app, file, sections)));
    refill(host, h("div", { class: "choices-line", role: "group", "aria-label": "The report as a file" }, ...files,
      h("label", { for: "report-long" }, long, " All sections, at length")), body);
    return {
      of: () => String(long.checked),
      async update(signal) {
        const answer = await app.analyse({ command: "report", flags: { ...sections(), format: "json" } }, { signal, label: "Report" });
        renew(body, h("h2", { class: "report-title" }, answer.result.title), drawPage(answer.result, { ...manners(app), headings: 3 }),
          commandLine(answer, app.announce));
      },
    };
  },
};
