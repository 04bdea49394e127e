/** Questions to the function. The form's action is the one place that names it. */

import { form } from "./dom.js";

/** @typedef {Record<string, string | undefined>} Parameters */

/** Milliseconds until a silent function counts as down; a model may watch. @param {string} url */
const patienceFor = (url) => (/fallback=.*model/.test(url) ? 62_000 : 14_000);

/** The address of the function's answer about chapters. @param {Parameters} parameters */
export function address(parameters) {
  const url = new URL(form().action);
  for (const [name, value] of Object.entries(parameters))
    if (value) url.searchParams.set(name, value);
  return url.href;
}

/**
 * The answer about chapters, and since when the service worker keeps it if we are offline.
 * @param {Parameters} parameters @param {AbortSignal} signal
 */
export async function chapters(parameters, signal) {
  const response = await get(address({ ...parameters, format: "json" }), { signal });
  return { ...(await response.json()), kept: response.headers.get("x-kept") };
}

/**
 * A good response, or a `Trouble`. The abort of `signal` passes through as it is.
 * @param {string} url @param {RequestInit & { signal?: AbortSignal }} options
 */
export async function get(url, { signal, ...options } = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceFor(url));
  const signals = signal ? [signal, patience.signal] : [patience.signal];
  let response;
  try {
    response = await fetch(url, { ...options, signal: AbortSignal.any(signals) });
    if (response.ok) return response;
  } catch (error) {
    if (signal?.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  throw await (await import("./errors.js")).troubleOf(response, patience.signal.aborted);
}
