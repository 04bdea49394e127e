/** Questions to the function. The form's action is the one place that names it. */

import { form } from "./dom.js";

/** Milliseconds after which a silent function counts as down: the function itself may wait longer. */
const PATIENCE = 14_000;

/** A failure with the function's stable code, or one of ours: offline, unreachable, timeout. */
export class Trouble extends Error {
  /** @param {string} code @param {{ detail?: string, retryAfter?: number }} [more] */
  constructor(code, { detail = "", retryAfter } = {}) {
    super(detail || code);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/**
 * The address of the function's answer about chapters, in the format that `parameters` name.
 * @param {Record<string, string | undefined>} parameters
 */
export function address(parameters) {
  const url = new URL(form().action);
  for (const [name, value] of Object.entries(parameters))
    if (value) url.searchParams.set(name, value);
  return url.href;
}

/**
 * The answer about chapters, and since when the service worker keeps it if we are offline.
 * @template T
 * @param {Record<string, string | undefined>} parameters
 * @param {AbortSignal} signal
 * @returns {Promise<T & { kept?: string | null }>}
 */
export async function chapters(parameters, signal) {
  const response = await get(address({ ...parameters, format: "json" }), { signal });
  return { ...(await response.json()), kept: response.headers.get("x-kept") };
}

/**
 * A good response, or a `Trouble`. The abort of `signal` passes through as it is.
 * @param {string} url
 * @param {RequestInit & { signal?: AbortSignal }} options
 */
export async function get(url, { signal, ...options } = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const signals = signal ? [signal, patience.signal] : [patience.signal];
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.any(signals) });
    if (response.ok) return response;
    throw await troubleOf(response);
  } catch (error) {
    if (error instanceof Trouble || signal?.aborted) throw error;
    if (patience.signal.aborted) throw new Trouble("timeout");
    throw new Trouble(navigator.onLine ? "unreachable" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response */
async function troubleOf(response) {
  const isOurs = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  if (!isOurs) return new Trouble("unreachable"); // a proxy's page
  const { code, ...more } = await response.json();
  return new Trouble(code, more);
}
