// SPDX-License-Identifier: MIT
/* How it looks, at two widths and in two schemes, for the reference dispute: pictures to look at, and what can be judged by rule. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, openPage, settled, showTab, shot, startBrowser, startServer, toEnd } from "./harness.mjs";

let browser;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
});

/** A test with a server and a file of its own, since what one leaves unsaved would be offered to the next. */
function scene(name, options, play) {
  test(name, async () => {
    const server = await startServer({ open: "ukraine-2025.yaml" });
    try {
      const opened = await openPage(browser, server.start, options);
      await settled(opened);
      await play(opened);
      await opened.close();
    } finally {
      await server.stop();
    }
  });
}

for (const width of [1280, 400])
  for (const scheme of /** @type {const} */ (["light", "dark"]))
    scene(`${width} pixels, ${scheme}`, { width, scheme }, async (opened) => {
      await shot(opened, `looks-${width}-${scheme}`);
      await accessible(opened, `${width} ${scheme}`);
      const overflow = await opened.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
      await toEnd(opened);
      await opened.keyboard.type("    - want: nobody\n");
      await opened.waitForSelector(".findings:not([hidden])");
      await shot(opened, `looks-${width}-${scheme}-error`);
      await accessible(opened, `${width} ${scheme} with an error`);
    });

scene("400 pixels: results begin in the first view, and the tabs and the bar of What if stay in view", { width: 400 }, async (opened) => {
  const top = (selector) => opened.evaluate((where) => document.querySelector(where).getBoundingClientRect().top, selector);
  const tabs = await top(".tablist");
  assert.ok(tabs < 640, `the tabs begin at ${tabs} of 800`);
  const panel = await showTab(opened, "What if");
  await panel.locator(".wishes li").last().scrollIntoViewIfNeeded();
  await opened.evaluate(() => scrollBy(0, 100));
  const bars = await opened.evaluate(() => [".tablist", ".whatif-bar"].map((where) => document.querySelector(where).getBoundingClientRect()));
  assert.equal(bars[0].top, 0);
  assert.ok(Math.abs(bars[1].top - bars[0].bottom) < 2, `the bar is at ${bars[1].top}`);
});

scene("results follow a pause in typing", {}, async (opened) => {
  await toEnd(opened);
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await opened.evaluate(() => {
      globalThis.began = 0;
      document.querySelector(".editor")?.addEventListener("keydown", () => (globalThis.began = performance.now()), { once: true });
      globalThis.took = -1;
      const watch = new MutationObserver(() => {
        if (document.querySelector('[role="tabpanel"]:not([hidden])')?.dataset.freshness !== "fresh" || globalThis.began === 0) return;
        watch.disconnect();
        globalThis.took = performance.now() - globalThis.began;
      });
      watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-freshness"] });
    });
    await opened.keyboard.type("#");
    await opened.waitForFunction(() => globalThis.took >= 0);
    times.push(Math.round(await opened.evaluate(() => globalThis.took)));
  }
  console.log(`from the last keystroke to new results, in milliseconds, 150 of them the pause: ${times.join(", ")}`);
});
