// SPDX-License-Identifier: MIT
/*
 * The tabs that are sections of the report, and nothing more.
 */
import { sectionTab } from "./parts.js";

export const settlements = sectionTab({ key: "settlements", title: "What would hold", sections: "summary,settlements,stability",
  flags: { samples: 0 } }); // how sure it is has a tab of its own
export const explain = sectionTab({ key: "explain", title: "Why", ofState: "Explain" });
export const paths = sectionTab({ key: "paths", title: "Ways there", ofState: "Ways to" });
export const evidence = sectionTab({ key: "evidence", title: "What it rests on", sections: "evidence,parties" });
export const leverage = sectionTab({ key: "leverage", title: "What would change it", ofState: "Change" });
