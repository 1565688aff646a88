// SPDX-License-Identifier: MIT
/*
 * The tabs: one row each. A new tab is a file here and a row in this table.
 *
 * `render(host, app)` is called once, when the tab is first shown, and fills `host`. It returns a view:
 *   update(signal)  works out what the tab shows for `app.store.get().text`, and shows it. Called when the tab is in
 *                   view and the text is another than at its last update, or after `app.refresh()`; only when the
 *                   text has no errors, unless the view says `always: true`. What it shows stays until it has the new:
 *                   the frame greys it meanwhile. It may throw what app.analyse() throws; the frame shows it. Words that
 *                   it returns are announced, as "3 settlements, 1 new".
 *   of()            what it shows depends on beside the text, as the state that was chosen (optional): updated when that is another.
 *   still           a sentence for a tab that answers for the last moment alone, whatever moment was chosen (optional).
 *   hidden()        the tab went out of view (optional).
 *
 * `app` holds:
 *   store           the record of state.js: get(), set(), on(); clicking a state sets `state`, a party `party`
 *   analyse(asked, {signal, label, onProgress})
 *                   runs a command on the text ({command, flags, operand, other, text}); known results come at once
 *   editor          text(), apply(changes), reveal(start, end), focus(): places are bytes of the UTF-8 text
 *   api             request(), for files; see api.js
 *   announce(words) says it to those who listen to the page
 *   show(key)       brings a tab into view;  refresh() updates the tab in view again
 *   notice(words, actions)  shows a bar with a message that stays until it is closed
 */
import { compare } from "./compare.js";
import { evidence } from "./evidence.js";
import { leverage } from "./leverage.js";
import { moves } from "./moves.js";
import { reading } from "./reading.js";
import { report } from "./report.js";
import { robustness } from "./robustness.js";
import { explain, forecast, paths, settle, settlements } from "./sections.js";
import { timeline } from "./timeline.js";
import { whatif } from "./whatif.js";

/**
 * @typedef {{update: (signal: AbortSignal) => Promise<void>|void, of?: () => unknown, still?: string, hidden?: () => void, always?: boolean}} View
 * @typedef {{key: string, title: string, render: (host: HTMLElement, app: any) => View}} Tab
 * @type {Tab[]}
 */
export const tabs = [settlements, explain, moves, paths, leverage, whatif, settle, forecast, timeline, robustness, evidence, reading, compare, report];
