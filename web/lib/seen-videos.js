/** Videos seen before: kept in this browser only, as long as YouTube's policy lets data be kept. */

/** @import { Answer } from "../types.d.ts" */

const KEY = "seen";
const MOST = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const KEEP = 29 * 24 * 3600 * 1000;

/**
 * @typedef {{ id: string, title: string, channel: string, language: string | null, seen: number,
 *   chapters: [number, string][] }} Seen
 */

/** What was seen, latest first. @returns {Seen[]} */
export function stored(now = Date.now()) {
  try {
    const seen = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return seen.filter((/** @type {Seen} */ video) => now - video.seen < KEEP);
  } catch {
    return []; // storage is off, or holds what we did not write
  }
}

/** @param {Answer} answer */
export function remember({ video, chapters }) {
  const { id, title, channel, language } = video;
  const entry = {
    id,
    title,
    channel,
    language,
    seen: Date.now(),
    chapters: chapters.map((c) => [c.start, c.title]),
  };
  keep([entry, ...stored().filter((seen) => seen.id !== id)].slice(0, MOST));
}

/** Nothing was seen: not here, and not among the answers that the service worker keeps. */
export function forget() {
  keep([]);
  globalThis.caches?.delete("answers");
}

/** @param {unknown[]} seen */
function keep(seen) {
  try {
    if (seen.length) localStorage.setItem(KEY, JSON.stringify(seen));
    else localStorage.removeItem(KEY);
  } catch {
    // full, or switched off: the page works without
  }
}
