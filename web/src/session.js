// SPDX-License-Identifier: MIT
/*
 * The session of this tab: a token that is good once is exchanged for a secret.
 *
 * The token stands behind # of the address, is taken out of it before anything else happens, and is never
 * kept. The secret lives in this tab's sessionStorage, so that a reload goes on with it. Browsers copy that
 * storage when a tab is duplicated; two tabs of one name would share a journal, so a copy asks whether
 * the name is in use, and gets a session of its own.
 */
import { ApiError } from "./api.js";

const KEY = "entente-session";
const CHANNEL = "entente-tabs";
const PATIENCE = 120; /* milliseconds that another tab has to say that it is there */

/**
 * @typedef {{secret: string, tab: string, version: string, folder: string, open: string|null}} Session
 */

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/** Exchanges a token. @returns {Promise<Session & {files: object[]}>} */
async function exchange(token) {
  let response;
  try {
    response = await fetch("/api/session", { method: "POST", headers: { "X-Entente-Token": token } });
  } catch {
    throw new ApiError(0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, body);
  keep(body);
  return body;
}

/** Remembers the session, and the file that is open in it. */
export function keep(session) {
  const { secret, tab, version, folder, open } = session;
  sessionStorage.setItem(KEY, JSON.stringify({ secret, tab, version, folder, open }));
}

async function freshToken(secret) {
  const response = await fetch("/api/token", { method: "POST", headers: { "X-Entente-Secret": secret } });
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})));
  return (await response.json()).token;
}

/** Whether another tab has this name. */
function nameInUse(tab) {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(false), PATIENCE);
    function finish(used) {
      clearTimeout(timer);
      channel.close();
      resolve(used);
    }
    channel.onmessage = ({ data }) => data?.here === tab && finish(true);
    channel.postMessage({ who: tab });
  });
}

/** Says, from now on, that this tab's name is in use. */
function answerFor(tab) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => data?.who === tab && channel.postMessage({ here: tab });
}

/** Takes the token out of the address. */
function takeToken() {
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(null, "", location.pathname + location.search);
  return token;
}

/**
 * Begins or goes on with the session of this tab. @returns {Promise<Session|null>} null: there is none to go on with
 * Throws ApiError where the token is refused or nobody answers.
 */
export async function begin() {
  const token = takeToken();
  let session = token !== "" ? await exchange(token) : kept();
  if (session !== null && token === "" && (await nameInUse(session.tab)))
    session = { ...(await exchange(await freshToken(session.secret))), open: session.open };
  if (session !== null) answerFor(session.tab);
  return session;
}

/** Opens another tab with a session of its own. Call it from a click, else browsers hold the window back. */
export async function openTab(secret) {
  const opened = window.open("about:blank", "_blank");
  const address = `${location.origin}${location.pathname}#${await freshToken(secret)}`;
  if (opened === null) return false;
  opened.opener = null;
  opened.location.replace(address);
  return true;
}
