/** Captions that the reader gave for a video, as text: kept in this tab until it is closed. */

import { readStored, writeStored } from "./storage.js";

/** What does not fit into the session's storage lasts until the page is loaded anew. @type {Record<string, string>} */
const inMemory = {};

/** @param {string} id of the video */
const nameOf = (id) => `captions:${id}`;

/** @param {string} id of the video @returns {string | undefined} */
export const keptCaptions = (id) =>
  inMemory[id] ?? readStored(nameOf(id), undefined, "sessionStorage");

/** @param {string} id of the video @param {string | undefined} text undefined forgets them */
export function keepCaptions(id, text) {
  if (text === undefined) delete inMemory[id];
  else inMemory[id] = text;
  writeStored(nameOf(id), text ?? null, "sessionStorage");
}
