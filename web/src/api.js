// SPDX-License-Identifier: MIT
/*
 * Requests to the server (docs/workbench.md): the secret goes into a header, errors come back as ApiError.
 *
 * Where the server is busy (503) a request is tried again, later and later, until it is taken or aborted.
 * 401 means that the session has ended: `onEnded` is called, once. Where nobody answers at all the error has status 0.
 */
import { readLines } from "./ndjson.js";

const TRIES = 6;
const FIRST_WAIT = 200; /* milliseconds */

/** What went wrong: `status` of HTTP or 0, `code` a word, `body` what else the server said. */
export class ApiError extends Error {
  constructor(status, body) {
    super(body?.error ?? (status === 0 ? "The server does not answer." : `The server answered ${status}.`));
    this.name = "ApiError";
    this.status = status;
    this.code = body?.code ?? (status === 0 ? "silent" : "unknown");
    this.body = body ?? {};
  }
}

/** An analysis that gave no result: `message` in one sentence, `exit`, `diagnostics`, `command`. */
export class AnalysisError extends Error {
  constructor(line) {
    super(line.failed);
    this.name = "AnalysisError";
    this.exit = line.exit;
    this.diagnostics = line.diagnostics ?? [];
    this.command = line.command;
  }
}

/** Waits; rejects at once with an AbortError when `signal` says so. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(done, milliseconds);
    function done() {
      signal?.removeEventListener("abort", stop);
      resolve(undefined);
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal?.addEventListener("abort", stop, { once: true });
  });
}

async function bodyOf(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

/**
 * @param {{secret: string, onEnded?: () => void, fetch?: typeof globalThis.fetch}} given
 */
export function makeApi({ secret, onEnded = () => {}, fetch = globalThis.fetch.bind(globalThis) }) {
  let ended = false;

  async function once(method, path, { query, headers, body, signal, keepalive }) {
    const address = query ? `${path}?${new URLSearchParams(query)}` : path;
    const all = { "X-Entente-Secret": secret, ...headers };
    try {
      return await fetch(address, { method, headers: all, body, signal, keepalive, cache: "no-store" });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError(0);
    }
  }

  /** A response with a good status. */
  async function send(method, path, options = {}) {
    for (let attempt = 1, wait = FIRST_WAIT; ; attempt += 1, wait *= 2) {
      const response = await once(method, path, options);
      if (response.ok) return response;
      const body = await bodyOf(response);
      if (response.status === 401 && !ended) {
        ended = true;
        onEnded();
      }
      if (response.status !== 503 || attempt === TRIES) throw new ApiError(response.status, body);
      await pause(wait + Math.random() * wait, options.signal);
    }
  }

  /** Sends `value` as JSON, and gives each line of the answer to `onLine`. */
  async function stream(path, value, { signal, onLine }) {
    const headers = { "Content-Type": "application/json" };
    const response = await send("POST", path, { headers, body: JSON.stringify(value), signal });
    try {
      await readLines(response.body, onLine);
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw error instanceof SyntaxError ? error : new ApiError(0);
    }
  }

  return {
    /** Sends a request. @returns {Promise<any>} the JSON of the answer */
    request: async (method, path, options) => (await send(method, path, options)).json(),

    stream,

    /**
     * Runs an analysis. @returns {Promise<{result: any, exit: number, seconds: number, command: string}>}
     * @param {{command: string, path: string|null, text: string, other?: string, flags?: object, operand?: string}} asked
     * @param {{signal?: AbortSignal, onProgress?: (progress: object) => void}} [options]
     */
    async analyse(asked, { signal, onProgress = () => {} } = {}) {
      let last = null;
      await stream("/api/analyse", asked, {
        signal,
        onLine(line) {
          if (line.progress) onProgress(line.progress);
          else last = line;
        },
      });
      if (last === null) throw new ApiError(0, { error: "The analysis ended without a result.", code: "cut" });
      if (typeof last.failed === "string") throw new AnalysisError(last);
      return last;
    },
  };
}
