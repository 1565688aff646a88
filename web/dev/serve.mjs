// SPDX-License-Identifier: MIT
/*
 * A stand-in for entente-serve, for work on the page alone: node dev/serve.mjs ENTENTE FOLDER [FILE] [PORT]
 *
 * It speaks docs/workbench.md, keeps the secret check, and runs ENTENTE for analyses. It has none of the guards
 * of the real server: no limits, no journals that survive, one page at a time. It prints the address to open.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [program, folder, open = null, port = "0"] = process.argv.slice(2);
const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const tokens = new Set([randomBytes(16).toString("hex")]);
const secrets = new Map();
const journals = new Map();

const hash = (text) => createHash("sha256").update(text).digest("hex");
const types = { "index.html": "text/html", "app.js": "text/javascript", "app.css": "text/css" };

async function list() {
  const files = [];
  for (const path of (await readdir(folder, { recursive: true })).sort())
    if (/\.(ya?ml|json|gmcr)$/.test(path)) {
      const { size, mtimeMs } = await stat(join(folder, path));
      files.push({ path, size, modified: Math.round(mtimeMs) });
    }
  return files;
}

function send(response, status, value) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(value));
}

async function asset(name, response) {
  const nonce = randomBytes(16).toString("base64url");
  const text = (await readFile(join(dist, name), "utf8")).replaceAll(name === "index.html" ? "%NONCE%" : "\0", nonce);
  response.writeHead(200, { "Content-Type": `${types[name]}; charset=utf-8`, "Content-Security-Policy":
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; img-src 'self' data:; `
    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'" });
  response.end(text);
}

/** The words of the command line for a request. */
function words({ command, flags = {}, operand }) {
  const more = Object.entries(flags).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  if (command === "check") return ["check", "-", "--outline", "--format", "json"];
  return [command, "-", ...(command === "compare" ? ["/dev/fd/3"] : []), ...(operand ? [operand] : []), ...more,
    ...(flags.format ? [] : ["--format", "json"])];
}

function analyse(request, response, asked) {
  const began = Date.now();
  const args = words(asked);
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe", "pipe"] });
  const out = [];
  const err = [];
  child.stdout.on("data", (piece) => out.push(piece));
  child.stderr.on("data", (piece) => err.push(piece));
  for (const pipe of [child.stdin, child.stdio[3]]) pipe.on("error", () => {});
  child.stdin.end(asked.text);
  child.stdio[3].end(asked.other ?? "");
  response.on("close", () => child.kill("SIGKILL"));
  child.on("close", (exit) => {
    const command = `entente ${args.join(" ").replace(" -", ` ${asked.path}`)}`;
    const text = Buffer.concat(out).toString();
    let result = text;
    try {
      result = JSON.parse(text);
    } catch { /* as text */ }
    const good = exit === 0 || exit === 5 || (asked.command === "check" && (exit === 1 || exit === 3));
    response.writeHead(200, { "Content-Type": "application/x-ndjson" });
    response.end(`${JSON.stringify(good ? { result, exit, seconds: (Date.now() - began) / 1000, command }
      : { failed: Buffer.concat(err).toString().split("\n")[0] || `ended with ${exit}`, exit, diagnostics: [], command })}\n`);
  });
}

async function put(request, response, path, body) {
  const now = await readFile(join(folder, path), "utf8").catch(() => null);
  const fits = request.headers["if-none-match"] ? now === null : now !== null && hash(now) === request.headers["if-match"];
  if (!fits) return send(response, 409, { error: "The file is another by now.", code: request.headers["if-none-match"] ? "exists" : "changed", version: now === null ? null : hash(now), text: now });
  await writeFile(join(folder, path), body);
  journals.delete(path);
  return send(response, 200, { version: hash(body) });
}

async function follow(response, { path, version }) {
  response.writeHead(200, { "Content-Type": "application/x-ndjson" });
  response.write("{}\n");
  let last = version;
  const look = async () => {
    const now = await readFile(join(folder, path), "utf8").then(hash, () => null);
    if (now !== last) response.write(`${JSON.stringify({ changed: now })}\n`);
    last = now;
  };
  const watcher = watch(join(folder, path), look);
  response.on("close", () => watcher.close());
}

async function route(request, response, url, body) {
  const name = `${request.method} ${url.pathname}`;
  const path = url.searchParams.get("path");
  switch (name) {
    case "POST /api/token": {
      const token = randomBytes(16).toString("hex");
      tokens.add(token);
      return send(response, 200, { token });
    }
    case "GET /api/files": return send(response, 200, { files: await list() });
    case "GET /api/file": {
      const text = await readFile(join(folder, path), "utf8");
      return send(response, 200, { path, text, version: hash(text), journals: journals.get(path) ?? [] });
    }
    case "PUT /api/file": return put(request, response, path, body);
    case "PUT /api/journal":
      journals.set(path, [{ name: "one", base: request.headers["x-entente-base"], text: body, modified: Date.now(), live: false }]);
      return send(response, 200, {});
    case "DELETE /api/journal": journals.delete(path); return send(response, 200, {});
    case "POST /api/watch": return follow(response, JSON.parse(body));
    case "POST /api/analyse": return analyse(request, response, JSON.parse(body));
    default: return send(response, 404, { error: "No such request.", code: "unknown" });
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  try {
    const name = url.pathname === "/" ? "index.html" : url.pathname.slice(1);
    if (name in types) return await asset(name, response);
    if (url.pathname === "/api/session") {
      if (!tokens.delete(request.headers["x-entente-token"])) return send(response, 401, { error: "No such token.", code: "token" });
      const secret = randomBytes(32).toString("hex");
      secrets.set(secret, true);
      return send(response, 200, { secret, tab: secret.slice(0, 16), version: "dev", folder, files: await list(), open });
    }
    if (!secrets.has(request.headers["x-entente-secret"])) return send(response, 401, { error: "No such session.", code: "secret" });
    await route(request, response, url, Buffer.concat(pieces).toString());
  } catch (error) {
    send(response, 500, { error: error.message, code: "broken" });
  }
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/#${[...tokens][0]}`);
});
