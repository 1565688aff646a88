// SPDX-License-Identifier: MIT
/*
 * The start: the session, then the parts, put together.
 */
import { makeAnalyse } from "./analyse.js";
import { makeApi } from "./api.js";
import { h, refill } from "./dom.js";
import { makeAssist } from "./editor/assist.js";
import { makeEditor } from "./editor/editor.js";
import { makeFindings } from "./editor/findings.js";
import { makeFiles } from "./files.js";
import { makeFrame } from "./frame.js";
import { openHelp } from "./frame/help.js";
import { listen } from "./frame/keys.js";
import { makePanel } from "./frame/panel.js";
import { explainWords, makeMeanings } from "./frame/words.js";
import { makeLive } from "./live.js";
import { begin, keep, openTab } from "./session.js";
import { blank, makeStore } from "./state.js";
import { tabs } from "./tabs/index.js";

const host = /** @type {HTMLElement} */ (document.getElementById("app"));

/** Says, in place of the page, why there is none. */
function giveUp(words) {
  refill(host, h("main", { class: "ended" }, h("h1", {}, "Entente"), h("p", { role: "alert" }, words),
    h("p", {}, "Start the workbench again with ", h("code", {}, "entente serve FILE"), ", or open the start page that it names.")));
}

function nonce() {
  return document.querySelector('meta[name="nonce"]')?.getAttribute("content") ?? "";
}

/** Builds the page for a session. @param {import("./session.js").Session} session */
async function start(session) {
  const store = makeStore(blank());
  const editorHost = h("div", { class: "editor" });
  const app = /** @type {any} */ ({ store, session });
  app.api = makeApi({ secret: session.secret, onEnded: () => app.files.ended() });
  app.analyse = makeAnalyse({ api: app.api, store });
  const assist = makeAssist(store, (words) => app.announce(words));
  app.editor = makeEditor({ parent: editorHost, nonce: nonce(), store, extensions: assist.extensions });
  assist.connect(app.editor);

  const act = {
    save: () => app.files.save(),
    saveAs: () => app.files.saveAs(),
    open: () => app.files.choose(),
    compare: () => app.files.compare(),
    anotherTab: () => openTab(session.secret).catch((error) => app.notice(error.message)),
    help: () => openHelp(session.version),
    tab: (index) => panel.showNumber(index),
    cycle: (step) => frame.cycle(step),
  };
  const panel = makePanel({ tabs, store, announce: (words) => app.announce(words) });
  const findings = makeFindings({ store, reveal: app.editor.reveal, onResize: app.editor.keepInView });
  const frame = makeFrame({ store, host, editorHost, findings, panel, act, editorFocus: app.editor.focus });
  Object.assign(app, { notice: frame.notice, dropNotice: frame.dropNotice, announce: frame.announce, show: panel.show });

  const report = (error) => {
    if (error.status === 0) app.files.silent();
    else if (error.status !== 401) app.notice(error.message, { key: "trouble" });
  };
  const live = makeLive({ store, editor: app.editor, analyse: app.analyse, panel, report,
    onGood: () => app.dropNotice("trouble") });
  app.refresh = () => {
    panel.forget();
    live.refresh();
  };
  app.files = makeFiles(app, (path) => keep({ ...session, open: path }));
  panel.connect(app, live.refresh);
  store.on(["at", "without", "withoutBasis"], app.refresh);
  listen(act);
  panel.show(tabs[0].key);
  app.api.request("GET", "/api/words").then((list) => explainWords(host, makeMeanings(list)), report);
  await app.files.first(session.open);
}

try {
  const session = await begin();
  if (session === null) giveUp("This page has no session: it was opened without the start page.");
  else await start(session);
} catch (error) {
  giveUp(error.status === 401 ? "This start page was used already." : error.message);
}
