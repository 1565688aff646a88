// SPDX-License-Identifier: MIT
/*
 * What would hold: the section `settlements` of the report.
 */
import { refill } from "../dom.js";
import { drawPage } from "../page.js";

export function render(host, app) {
  return {
    async update(signal) {
      const flags = { sections: "settlements", format: "json" };
      const { result } = await app.analyse({ command: "report", flags }, { signal, label: "What would hold" });
      refill(host, drawPage(result));
    },
  };
}
