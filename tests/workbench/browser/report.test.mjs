// SPDX-License-Identifier: MIT
/* The report as a file, at two widths and in two schemes: what axe-core finds, whether it fits, and pictures of its first page and its charts. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, listen, shot, source, startBrowser } from "./harness.mjs";

/** Cases, and in which looks. */
const LOOKS = [
  { name: "ukraine-2025", width: 1280, colorScheme: "light" },
  { name: "ukraine-2025", width: 1280, colorScheme: "dark" },
  { name: "ukraine-2025", width: 400, colorScheme: "light" },
  { name: "ukraine-2025", width: 400, colorScheme: "dark" },
  { name: "elmira-1991", width: 1280, colorScheme: "light" },
];
const CASES = [...new Set(LOOKS.map(({ name }) => name))];

let folder;
let browser;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "entente-report-"));
  for (const name of CASES)
    execFileSync(process.env.ENTENTE ?? "", ["report", join(source, "cases", name, "dispute.yaml"), "--sections", "all", "--output", join(folder, `${name}.html`)],
      { stdio: ["ignore", "ignore", "ignore"] });
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

for (const { name, width, colorScheme } of LOOKS)
  test(`${name}, ${width} pixels, ${colorScheme}`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const troubles = [];
    listen(page, troubles, []);
    await page.goto(`file://${join(folder, `${name}.html`)}`);
    const label = `report-${name}-${width}-${colorScheme}`;
    await shot(page, label);
    const figures = await page.locator("figure").all();
    assert.ok(figures.length >= 4, "fewer charts than the matrix, the map, the shares and the grounds");
    for (const [number, figure] of figures.entries()) await shot(figure, `${label}-chart-${number + 1}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `the report is ${overflow} pixels too wide`);
    await accessible(page, label);
    assert.deepEqual(troubles, []);
    await context.close();
  });
