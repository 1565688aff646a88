// SPDX-License-Identifier: MIT
/*
 * The tabs that are sections of the report, and nothing more. What would hold is shown without trying readings, so that
 * it is there at once: these have a tab of their own.
 */
import { sectionTab } from "./parts.js";

export const settlements = sectionTab({ key: "settlements", title: "What would hold", sections: "summary,settlements,stability",
  flags: { samples: 0 }, next: { key: "robustness", words: "How sure is this? Try other readings" } });
export const explain = sectionTab({ key: "explain", title: "Why", ofState: true });
export const settle = sectionTab({ key: "settle", title: "Settle" });
export const forecast = sectionTab({ key: "forecast", title: "Forecast" });
export const paths = sectionTab({ key: "paths", title: "Ways there", ofState: true });
