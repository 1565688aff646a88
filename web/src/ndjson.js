// SPDX-License-Identifier: MIT
/*
 * JSON objects a line, out of bytes that come in pieces: a line, even a letter, may be cut anywhere.
 */

/**
 * Makes a splitter: give it pieces by `push`, and the rest by `end`; it calls `onValue` for each line.
 * Empty lines are passed over. Throws SyntaxError for a line that is not JSON.
 * @param {(value: any) => void} onValue
 */
export function makeSplitter(onValue) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let parts = [];

  function take(text) {
    let from = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", from)) {
      parts.push(text.slice(from, at));
      finish();
      from = at + 1;
    }
    if (from < text.length) parts.push(text.slice(from));
  }

  function finish() {
    const line = parts.join("").trim();
    parts = [];
    if (line !== "") onValue(JSON.parse(line));
  }

  return {
    /** @param {Uint8Array} bytes */
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end() {
      take(decoder.decode());
      finish();
    },
  };
}

/** Reads the body of a response to its end. @param {ReadableStream<Uint8Array>} body */
export async function readLines(body, onValue) {
  const splitter = makeSplitter(onValue);
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) splitter.push(piece.value);
    splitter.end();
  } finally {
    reader.cancel().catch(() => {});
  }
}
