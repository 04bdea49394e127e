/** Values kept in this browser, as JSON. Without storage the page works, and forgets. */

/** @typedef {"localStorage" | "sessionStorage"} Area kept for good, or until the tab is closed */

/**
 * The value stored under a name, or `otherwise`.
 * @template T @param {string} name @param {T} otherwise @param {Area} [area] @returns {T}
 */
export function readStored(name, otherwise, area = "localStorage") {
  try {
    return JSON.parse(globalThis[area].getItem(name) ?? "null") ?? otherwise;
  } catch {
    return otherwise; // storage is switched off, or contains something else
  }
}

/** @param {string} name @param {unknown} value null forgets it @param {Area} [area] */
export function writeStored(name, value, area = "localStorage") {
  try {
    if (value === null) globalThis[area].removeItem(name);
    else globalThis[area].setItem(name, JSON.stringify(value));
  } catch {
    // full, or switched off
  }
}
