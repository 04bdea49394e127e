/** Requests to the function. The form's action is the one place that names it. */

import { linkForm } from "./dom.js";

/** @import { Answer, Batch } from "../types.d.ts" */

/** @typedef {Record<string, string | undefined>} Parameters */

/** Milliseconds to wait for a response; a model may watch the video first. @param {string} url */
const timeoutFor = (url) => (/(fallback|by)=.*model/.test(url) ? 62_000 : 14_000);

/** What the service worker stored will do; the browser's own cache is not asked for old answers. */
const anyStored = () => (navigator.serviceWorker?.controller ? "force-cache" : "default");

/** Answers that came before there was a service worker to store them. @type {Set<string>} */
const unstored = new Set();

/** Let the service worker store them now; the browser's own cache has most of them. */
export function storeForOffline() {
  for (const url of unstored) fetch(url, { cache: "force-cache" }).catch(() => {});
  unstored.clear();
}

/** The URL of chapters, in the format that the parameters name. @param {Parameters} parameters */
export const chaptersUrl = (parameters) => withQuery(linkForm().action, parameters);

/** @param {Parameters} parameters */
const answerUrl = (parameters) => chaptersUrl({ ...parameters, format: "json" });

/**
 * The chapters of one video: those that the service worker stored, with the date, if there are any,
 * else the function's. Throws RequestError, or an AbortError after `signal`.
 * @param {Parameters} parameters @param {AbortSignal} signal
 */
export async function fetchChapters(parameters, signal) {
  const url = answerUrl(parameters);
  const response = await request(url, { signal, cache: anyStored() });
  if (!navigator.serviceWorker?.controller) unstored.add(url);
  return answerIn(response);
}

/**
 * The same as the function has them now; the stored ones only without a connection.
 * @param {Parameters} parameters @param {AbortSignal} signal
 */
export async function renewChapters(parameters, signal) {
  return answerIn(await request(answerUrl(parameters), { signal }));
}

/** @param {Response} response @returns {Promise<Answer>} */
async function answerIn(response) {
  return { ...(await response.json()), storedAt: response.headers.get("x-stored-at") };
}

/**
 * The chapters of several videos, or of one page of a playlist. Throws like fetchChapters.
 * @param {Parameters} parameters @param {AbortSignal} signal @returns {Promise<Batch>}
 */
export async function fetchBatch(parameters, signal) {
  return (await request(answerUrl(parameters), { signal })).json();
}

/** A file of the function, as text. Throws RequestError. @param {string} url */
export const fetchText = async (url) => (await request(url)).text();

/** An address with parameters; those that are empty are left out. @param {string} address @param {Parameters} parameters */
export function withQuery(address, parameters) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters))
    if (value) url.searchParams.set(name, value);
  return url.href;
}

/**
 * A response that is OK. Throws RequestError for any other; after `signal`, its AbortError.
 * @param {string} url @param {RequestInit & { signal?: AbortSignal }} options
 */
export async function request(url, { signal, ...options } = {}) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutFor(url));
  const signals = signal ? [signal, timeout.signal] : [timeout.signal];
  let response;
  try {
    response = await fetchOnce(url, { ...options, signal: AbortSignal.any(signals) });
    if (response.ok) return response;
  } catch (error) {
    if (signal?.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  const { requestErrorFor } = await import("./request-error.js");
  throw await requestErrorFor(response, timeout.signal.aborted);
}

/**
 * Fetch, or wait for the answer that early.js has asked for, once.
 * @param {string} url @param {RequestInit & { signal: AbortSignal }} options
 */
function fetchOnce(url, options) {
  const { early } = window;
  delete window.early;
  if (early?.url !== url) return fetch(url, options);
  options.signal.addEventListener("abort", () => early.controller.abort());
  return early.response;
}
