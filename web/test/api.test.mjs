// SPDX-License-Identifier: MIT
/* Requests: the secret, errors, a busy server, streams that are cut, and the memory of analyses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeAnalyse, makeMemory } from "../src/analyse.js";
import { AnalysisError, ApiError, makeApi } from "../src/api.js";
import { blank, makeStore } from "../src/state.js";

const json = (status, value) => new Response(JSON.stringify(value), { status });

/** An API over answers that are given one after the other; `asked` are the requests. */
function made(...answers) {
  const asked = [];
  let ends = 0;
  const api = makeApi({ secret: "s3", onEnded: () => (ends += 1), fetch: async (address, options) => {
    asked.push({ address, ...options });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer.clone();
  } });
  return { api, asked, ends: () => ends };
}

test("the secret stands in a header, what is asked in the address", async () => {
  const { api, asked } = made(json(200, { text: "x" }));
  assert.deepEqual(await api.request("GET", "/api/file", { query: { path: "a b&c.yaml" } }), { text: "x" });
  assert.equal(asked[0].address, "/api/file?path=a+b%26c.yaml");
  assert.equal(asked[0].headers["X-Entente-Secret"], "s3");
});

test("errors carry status, code and words", async () => {
  const { api } = made(json(409, { error: "Another by now.", code: "changed", version: "v2" }));
  await assert.rejects(api.request("PUT", "/api/file"), (error) =>
    error instanceof ApiError && error.status === 409 && error.code === "changed" && error.body.version === "v2" && error.message === "Another by now.");
  const silent = made(new TypeError("no route"));
  await assert.rejects(silent.api.request("GET", "/api/files"), (error) => error.status === 0 && error.code === "silent");
});

test("a session that has ended is told once", async () => {
  const { api, ends } = made(json(401, { error: "No.", code: "secret" }));
  for (let turn = 0; turn < 3; turn += 1) await assert.rejects(api.request("GET", "/api/files"), { status: 401 });
  assert.equal(ends(), 1);
});

test("a busy server is asked again; an abort ends the waiting", async () => {
  const { api, asked } = made(json(503, { code: "busy" }), json(503, { code: "busy" }), json(200, { files: [] }));
  assert.deepEqual(await api.request("GET", "/api/files"), { files: [] });
  assert.equal(asked.length, 3);
  const stop = new AbortController();
  const busy = made(json(503, { code: "busy" }));
  const waiting = busy.api.request("GET", "/api/files", { signal: stop.signal });
  setTimeout(() => stop.abort(), 20);
  await assert.rejects(waiting, { name: "AbortError" });
});

test("an analysis: progress, then the result", async () => {
  const { api, asked } = made(new Response('{"progress":{"stage":"a","done":1,"total":2}}\n{"result":{"x":1},"exit":0,"seconds":0.1,"command":"entente check"}\n'));
  const steps = [];
  const answer = await api.analyse({ command: "check", text: "t" }, { onProgress: (step) => steps.push(step) });
  assert.deepEqual(answer.result, { x: 1 });
  assert.deepEqual(steps, [{ stage: "a", done: 1, total: 2 }]);
  assert.deepEqual(JSON.parse(asked[0].body), { command: "check", text: "t" });
});

test("an analysis that fails, and one that is cut", async () => {
  const failing = made(new Response('{"failed":"too large","exit":4,"diagnostics":[{"code":"E401"}],"command":"entente solve"}\n'));
  await assert.rejects(failing.api.analyse({}), (error) => error instanceof AnalysisError && error.exit === 4 && error.diagnostics.length === 1);
  await assert.rejects(made(new Response('{"progress":{}}\n')).api.analyse({}), { code: "cut" });
});

test("what was asked before of the same text is known; failures of the moment are not", async () => {
  const store = makeStore({ ...blank(), path: "a.yaml", text: "one" });
  let runs = 0;
  const analyse = makeAnalyse({ store, api: { async analyse() {
    assert.equal(store.get().jobs.length, 1);
    runs += 1;
    if (store.get().text === "bad") throw new AnalysisError({ failed: "errors", exit: 3, diagnostics: [] });
    if (store.get().text === "late") throw new AnalysisError({ failed: "time", exit: 4, diagnostics: [] });
    return { result: runs };
  } } });
  assert.equal((await analyse({ command: "solve" })).result, 1);
  assert.equal((await analyse({ command: "solve" })).result, 1);
  assert.equal((await analyse({ command: "solve", flags: { limit: 3 } })).result, 2);
  store.set({ text: "two" });
  assert.equal((await analyse({ command: "solve" })).result, 3);
  for (const [text, more] of [["bad", 1], ["late", 2]]) {
    store.set({ text });
    const before = runs;
    for (let turn = 0; turn < 2; turn += 1) await assert.rejects(analyse({ command: "solve" }), AnalysisError);
    assert.equal(runs - before, more);
  }
  assert.deepEqual(store.get().jobs, []);
});

test("the memory forgets what was longest not asked for", () => {
  const memory = makeMemory(2);
  memory.put("a", 1);
  memory.put("b", 2);
  memory.get("a");
  memory.put("c", 3);
  assert.deepEqual([memory.get("a"), memory.get("b"), memory.get("c")], [1, undefined, 3]);
});
