// SPDX-License-Identifier: MIT
/*
 * Bundles the page: node build.mjs [--out FOLDER] writes index.html, app.js and app.css (default: dist).
 *
 * The same sources give the same bytes: no times, no absolute paths, no source maps. What was bundled is
 * named at the end of app.js with its licence, as these licences ask.
 */
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

function outFolder(words) {
  if (words.length === 0) return join(here, "dist");
  if (words.length === 2 && words[0] === "--out") return resolve(words[1]);
  console.error("usage: node build.mjs [--out FOLDER]");
  process.exit(2);
}

/** The folders of the packages of which something is in the bundle, sorted. */
function packagesIn(metafile) {
  const found = new Set();
  for (const path of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) found.add(match[1]);
  }
  return [...found].sort();
}

async function licenceOf(name) {
  const folder = join(here, "node_modules", name);
  const facts = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no file with its licence`);
  return { name: `${name} ${facts.version}`, text: (await readFile(join(folder, file), "utf8")).trim() };
}

/** One comment: each licence once, under the packages that have it. */
async function notices(names) {
  const byText = new Map();
  for (const name of names) {
    const licence = await licenceOf(name);
    byText.set(licence.text, [...(byText.get(licence.text) ?? []), licence.name]);
  }
  const parts = [...byText].map(([text, owners]) => `${owners.join(", ")}\n\n${text}`);
  return `/*\n${parts.join("\n\n").replaceAll("*/", "* /")}\n*/`;
}

const options = {
  absWorkingDir: here,
  entryPoints: { app: "src/main.js" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
};

const out = outFolder(process.argv.slice(2));
await mkdir(out, { recursive: true });
const dry = await build(options);
const footer = { js: await notices(packagesIn(dry.metafile)) };
await build({ ...options, footer, write: true, outdir: out });
await build({ ...options, entryPoints: { app: "src/styles/app.css" }, write: true, outdir: out });
await copyFile(join(here, "index.html"), join(out, "index.html"));
