/** Where the reader stopped playing a video, stored in this browser only. */

import { readStored, writeStored } from "./storage.js";

/** Name under which the positions are stored. */
export const POSITIONS = "positions";
const MAX_VIDEOS = 100;
/** Seconds at both ends of a video where there is nothing to resume. */
const MARGIN = 10;

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
