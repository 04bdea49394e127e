/** Videos seen before, stored in this browser only, for as long as YouTube's policies allow. */

import { readStored, writeStored } from "./storage.js";

/** @import { Answer } from "../types.d.ts" */

/** Name under which they are stored. */
export const SEEN = "seen";
const MAX_VIDEOS = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const MAX_AGE = 29 * 24 * 3600 * 1000;

/**
 * @typedef {{ id: string, title: string, channel: string, language: string | null, seen: number,
 *   fetched?: number, duration?: number | null, chapters: [number, string][],
 *   fallback?: string }} SeenVideo `seen`, and when YouTube was asked, in milliseconds, duration and
 *   starts of chapters in seconds; `fallback` names the sources that were asked for the list
 */

/** The videos that are not too old, latest first. @returns {SeenVideo[]} */
export function seenVideos(now = Date.now()) {
  const videos = readStored(SEEN, /** @type {SeenVideo[]} */ ([]));
  if (!Array.isArray(videos)) return [];
  return videos.filter(({ seen, fetched = seen }) => now - fetched < MAX_AGE);
}

/**
 * Put a video first. A list that another source gave is kept when the description has none.
 * @param {Answer} answer @param {string} [fallback]
 */
export function rememberVideo({ video, chapters, fetchedAt }, fallback) {
  const { id, title, channel, language, duration } = video;
  const videos = seenVideos();
  const before = videos.find((seen) => seen.id === id);
  /** @type {Pick<SeenVideo, "chapters" | "fallback">} */
  const list = chapters.length
    ? {
        chapters: chapters.map((chapter) => [chapter.start, chapter.title]),
        ...(fallback && { fallback }),
      }
    : { chapters: before?.chapters ?? [], ...(before?.fallback && { fallback: before.fallback }) };
  const seen = Date.now();
  const asked = fetchedAt ? Date.parse(fetchedAt) : seen;
  // A list that is kept does not become newer by that.
  const fetched = chapters.length ? asked : Math.min(asked, before?.fetched ?? asked);
  const entry = { id, title, channel, language, duration, seen, fetched, ...list };
  writeStored(SEEN, [entry, ...videos.filter((seen) => seen.id !== id)].slice(0, MAX_VIDEOS));
}
