// SPDX-License-Identifier: MIT
/*
 * Trying a plan: `entente edit` makes the changes in the text, `entente compare` tells what they come to.
 */
import { flagsOf } from "./plan.js";
import { wishesOf } from "./wishes.js";

/** Whether a file has events; edits of such a file become one. */
export const isFollowed = (outline) => (outline?.timeline ?? []).length > 0;

/**
 * What a plan is about: what the file declares, of a file with events as things stand after the last one. Null where that is
 * not known, as while the file has errors.
 */
export function modelOf(outline) {
  if (!isFollowed(outline)) return outline;
  return outline.last === null ? null : { ...outline, ...outline.last };
}

const DASH = 0x2d;
const LISTED = 12; /* settlements of each kind */

/** Tells of a wish whether it is an item on lines of its own, which begins with a dash; an event drops it in any case. */
function linesOf(text, outline) {
  if (isFollowed(outline)) return () => false;
  const bytes = new TextEncoder().encode(text);
  return (party, wish) => bytes[wishesOf(outline, party)[wish]?.place.byte_start] === DASH;
}

/**
 * @param {any} app
 * @param {any} outline of the text
 * @param {any} plan
 * @param {AbortSignal} signal
 * @returns {Promise<{changes: any[], edited: any, compared: any}>} the splices, and the answers of both commands
 */
export async function tryPlan(app, outline, plan, signal) {
  const { text } = app.store.get();
  const options = { signal, label: "What if" };
  const edited = await app.analyse({ command: "edit", flags: { ...flagsOf(plan, linesOf(text, outline)), format: "json" } }, options);
  const other = { other: edited.result.text, other_path: "changed.yaml" };
  const compared = await app.analyse({ command: "compare", ...other, flags: { format: "json", limit: LISTED } }, options);
  return { changes: edited.result.changes, edited, compared };
}

/** What a plan refers to: where this is the same in another text, the plan still says the same. */
export const subject = (outline) => JSON.stringify([outline.graph?.today, outline.options.map(({ id, today, values }) => [id, today, values]),
  outline.wishes.map(({ party, kind, want, group }) => [party, kind, want, group])]);
