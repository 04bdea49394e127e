/** Videos seen before, stored in this browser only, for as long as YouTube's policies allow. */

import { readStored, writeStored } from "./storage.js";

/** @import { Answer } from "../types.d.ts" */

const SEEN = "seen";
const POSITIONS = "positions";
/** The service worker's cache. */
const ANSWERS = "answers";
const MAX_VIDEOS = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const MAX_AGE = 29 * 24 * 3600 * 1000;
/** Seconds at both ends of a video where there is nothing to resume. */
const MARGIN = 10;

/**
 * @typedef {{ id: string, title: string, channel: string, language: string | null, seen: number,
 *   fetched?: number, chapters: [number, string][], fallback?: string }} SeenVideo `seen`, and when
 *   YouTube was asked, in milliseconds, starts of chapters in seconds; `fallback` names the sources
 *   that were asked for the list
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
  const { id, title, channel, language } = video;
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
  const entry = { id, title, channel, language, seen, fetched, ...list };
  writeStored(SEEN, [entry, ...videos.filter((seen) => seen.id !== id)].slice(0, MAX_VIDEOS));
}

/** Seconds at which the reader stopped playing a video; 0 if there is nothing to resume. @param {string} id */
export const positionIn = (id) =>
  readStored(POSITIONS, /** @type {Record<string, number>} */ ({}))[id] ?? 0;

/**
 * Remember where the reader is in a video, unless that is its beginning or end.
 * @param {string} id @param {number} seconds @param {number | null} duration seconds
 */
export function rememberPosition(id, seconds, duration) {
  const { [id]: _, ...others } = readStored(POSITIONS, /** @type {Record<string, number>} */ ({}));
  const isInside = seconds > MARGIN && (duration === null || seconds < duration - MARGIN);
  const entries = [...Object.entries(others), ...(isInside ? [[id, Math.floor(seconds)]] : [])];
  const positions = Object.fromEntries(entries.slice(-MAX_VIDEOS));
  writeStored(POSITIONS, entries.length ? positions : null);
}

/**
 * Delete this list, the positions, and the answers that the service worker stored. Returns a function
 * that brings all of it back.
 */
export async function forgetVideos() {
  const kept = [SEEN, POSITIONS].map(
    (name) => /** @type {const} */ ([name, readStored(name, null)]),
  );
  const answers = await takeAnswers();
  for (const [name] of kept) writeStored(name, null);
  return async () => {
    for (const [name, value] of kept) writeStored(name, value);
    const cache = await globalThis.caches?.open(ANSWERS);
    for (const [request, response] of answers) await cache?.put(request, response);
  };
}

/** Remove the service worker's answers. Returns them, with what they answer. */
async function takeAnswers() {
  /** @type {[Request, Response][]} */
  const answers = [];
  const cache = await globalThis.caches?.open(ANSWERS);
  for (const request of (await cache?.keys()) ?? []) {
    const response = await cache.match(request);
    if (response) answers.push([request, response]);
  }
  await globalThis.caches?.delete(ANSWERS);
  return answers;
}
