/** Videos seen before, stored in this browser only, for as long as YouTube's policies allow. */

/** @import { Answer } from "../types.d.ts" */

const KEY = "seen";
const MAX_VIDEOS = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const MAX_AGE = 29 * 24 * 3600 * 1000;

/**
 * @typedef {{ id: string, title: string, channel: string, language: string | null, seen: number,
 *   chapters: [number, string][] }} SeenVideo `seen` in milliseconds, starts of chapters in seconds
 */

/** The videos that are not too old, latest first. @returns {SeenVideo[]} */
export function seenVideos(now = Date.now()) {
  try {
    const videos = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return videos.filter((/** @type {SeenVideo} */ { seen }) => now - seen < MAX_AGE);
  } catch {
    return []; // storage is switched off, or contains something else
  }
}

/** @param {Answer} answer */
export function rememberVideo({ video, chapters }) {
  const { id, title, channel, language } = video;
  const entry = {
    id,
    title,
    channel,
    language,
    seen: Date.now(),
    chapters: chapters.map((chapter) => [chapter.start, chapter.title]),
  };
  store([entry, ...seenVideos().filter((seen) => seen.id !== id)].slice(0, MAX_VIDEOS));
}

/** Delete this list, and the answers that the service worker stored. */
export function forgetVideos() {
  store([]);
  globalThis.caches?.delete("answers");
}

/** @param {unknown[]} videos */
function store(videos) {
  try {
    if (videos.length) localStorage.setItem(KEY, JSON.stringify(videos));
    else localStorage.removeItem(KEY);
  } catch {
    // full, or switched off: the page works without
  }
}
