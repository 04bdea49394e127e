/** Deleting what this browser keeps of the videos seen before, in a way that can be undone. */

import { POSITIONS } from "./positions.js";
import { SEEN, seenVideos } from "./seen-videos.js";
import { readStored, writeStored } from "./storage.js";

/** The service worker's cache. */
const ANSWERS = "answers";

/**
 * Delete one video, or all: its entry, its position, and the answers that the service worker stored.
 * Returns a function that brings all of it back.
 * @param {string} [id]
 */
export async function forget(id) {
  const before = [SEEN, POSITIONS].map(
    (name) => /** @type {const} */ ([name, readStored(name, null)]),
  );
  const videos = id ? seenVideos().filter((video) => video.id !== id) : [];
  const { [id ?? ""]: _, ...others } = readStored(
    POSITIONS,
    /** @type {Record<string, number>} */ ({}),
  );
  writeStored(SEEN, videos.length ? videos : null);
  writeStored(POSITIONS, id && Object.keys(others).length ? others : null);
  const answers = await takeAnswers(id);
  return async () => {
    for (const [name, value] of before) writeStored(name, value);
    const cache = await globalThis.caches?.open(ANSWERS);
    for (const [request, response] of answers) await cache?.put(request, response);
  };
}

/** Remove the service worker's answers about a video, or all. Returns them, with what they answer. @param {string} [id] */
async function takeAnswers(id) {
  /** @type {[Request, Response][]} */
  const answers = [];
  const cache = await globalThis.caches?.open(ANSWERS);
  for (const request of (await cache?.keys()) ?? []) {
    if (id && new URL(request.url).searchParams.get("v") !== id) continue;
    const response = await cache.match(request);
    if (response) answers.push([request, response]);
    await cache.delete(request);
  }
  if (!id) await globalThis.caches?.delete(ANSWERS);
  return answers;
}
