// SPDX-License-Identifier: MIT
/*
 * What the tests in a browser share: a server with a folder of its own, Chromium, and pages that complain.
 *
 * ENTENTE names the command, beside which entente-serve stands (ENTENTE_SERVE: another one); ENTENTE_SHOTS a folder for
 * pictures. A page fails its test for any error in the console, any violation of the content security policy, any
 * dialog of the browser that was not expected, and any request to elsewhere.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";

export const source = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const packages = createRequire(join(source, "web", "package.json"));
const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

const entente = process.env.ENTENTE ?? "";
if (entente === "") throw new Error("ENTENTE names the command to be tested");
const program = process.env.ENTENTE_SERVE ?? join(dirname(entente), "entente-serve");
process.setMaxListeners(100); /* a folder each */
const shots = process.env.ENTENTE_SHOTS ?? mkdtempSync(join(tmpdir(), "entente-shots-"));
/* How long a wait may take, in milliseconds: a busy machine is slow, but a wait without end would tell nothing. */
const patience = 120000;
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-dev-shm-usage"];

export const small = `entente: 1
title: A strike
parties:
  city: {name: City council}
  union: {name: Dockers' union}
options:
  raise:
    party: city
    label: raise the wages
  strike:
    party: union
    label: strike
states:
  deal: raise and not strike
preferences:
  city:
    - want: not strike
    - want: not raise
  union:
    - want: raise
    - want: not strike
`;

/** A server for a folder; `open` is the file that it is started with. */
export async function startServer({ folder = makeFolder(), open = null, port = 0, flags = [] } = {}) {
  const runtime = mkdtempSync(join(tmpdir(), "entente-run-"));
  const words = [open === null ? folder : join(folder, open), "--no-browser", "--port", String(port), "--entente", entente, ...flags];
  const child = spawn(program, words, { env: { ...process.env, XDG_RUNTIME_DIR: runtime }, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (piece) => {
      said += piece;
      if (/start\.html\n/.test(said)) resolve(undefined);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const start = /(\/\S+start\.html)/.exec(said)[1];
  const address = Number(/127\.0\.0\.1:(\d+)/.exec(said)[1]);
  return {
    folder, start: `file://${start}`, port: address,
    read: (name) => readFileSync(join(folder, name), "utf8"),
    write: (name, text) => writeFileSync(join(folder, name), text),
    names: () => readdirSync(folder),
    /** Ends it; by SIGKILL as a crash would. */
    async stop(signal = "SIGTERM") {
      child.removeAllListeners("exit");
      if (child.exitCode === null && child.signalCode === null) {
        const over = new Promise((resolve) => child.once("exit", resolve));
        child.kill(signal);
        await over;
      }
      rmSync(runtime, { recursive: true, force: true });
    },
  };
}

/** A folder with a small dispute and two cases, which is gone when the tests are over. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), "entente-web-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "strike.yaml"), small);
  for (const name of ["ukraine-2025", "elmira-1991"]) copyFileSync(join(source, "cases", name, "dispute.yaml"), join(folder, `${name}.yaml`));
  return folder;
}

export const startBrowser = async () => chromium.launch({ executablePath: browserPath, args: quiet });

/** What a page says that it should not. */
export function listen(page, troubles, allowed) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !allowed.some((words) => words.test(message.text())))
      troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.stack}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|file:|data:|blob:)/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
}

/**
 * Opens a page by the start page. @returns {Promise<any>} a page of playwright, with `close()` that also judges it
 * @param {{allowed?: RegExp[], width?: number, height?: number, scheme?: "light"|"dark", context?: any}} [options]
 *   `allowed`: words in the console that are no fault, as a server that was killed on purpose
 */
export async function openPage(browser, address, options = {}) {
  const { allowed = [], width = 1280, height = 800, scheme = "light" } = options;
  const context = options.context ?? (await browser.newContext({ viewport: { width, height }, colorScheme: scheme, acceptDownloads: true }));
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const troubles = [];
  listen(page, troubles, allowed);
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  });
  await page.goto(address);
  await page.waitForURL(/^http:/);
  const close = page.close.bind(page);
  page.close = async (...words) => {
    await close(...words);
    assert.deepEqual(troubles, []);
  };
  page.troubles = troubles;
  return page;
}

/** Waits until the text is checked and the tab in view shows what is of it. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const panel = document.querySelector('[role="tabpanel"]:not([hidden])');
    return ["fresh", "errors", "failed"].includes(panel?.dataset.freshness ?? "");
  }, null, { timeout: patience });
}

/** A server that holds the small strike, and a browser, for all tests of a program; they are there once the tests run. */
export function withStrike() {
  let server;
  let browser;
  before(async () => {
    server = await startServer({ open: "strike.yaml" });
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  return {
    browser: () => browser,
    read: () => server.read("strike.yaml"),
    /** A page of its own session, by a token of an open one or the start page; the file is as it was at first. */
    async page(options) {
      server.write("strike.yaml", small);
      const opened = await openPage(browser, server.start, options);
      await settled(opened);
      return opened;
    },
  };
}

/** Brings a tab into view, and waits for what it shows. @returns {Promise<any>} its panel */
export async function showTab(page, name) {
  await page.getByRole("tab", { name, exact: true }).click();
  await settled(page);
  return page.locator('[role="tabpanel"]:not([hidden])');
}

/** The text in the editor, by way of the clipboard-free DOM: only short texts are whole there. */
export const editorText = (page) => page.evaluate(() => [...document.querySelectorAll(".editor .cm-line")].map((line) => line.textContent).join("\n"));

/** Puts the cursor at the end of the text. */
export async function toEnd(page) {
  await page.locator(".editor .cm-content").focus();
  await page.keyboard.press("Control+End");
}

export async function shot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Fails for anything that axe-core finds, by all its rules or by some. */
export async function accessible(page, where, rules = null) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(async (some) => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], ...(some ? { runOnly: some } : {}) });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }, rules);
  assert.deepEqual(found, [], `axe-core, ${where}`);
}
