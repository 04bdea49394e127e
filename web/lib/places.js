/** Where the reader was in each entry of the browser's history, so that Back leads there. */

import { byId, layOutAll } from "./dom.js";
import { readStored, writeStored } from "./storage.js";

/** @typedef {{ top: number, open: number[] }} Place pixels from the top; which disclosures are open */

const KEY = "places";
/** By the key of the entry. Kept for the session, so that it outlives a reload. */
const places = readStored(KEY, /** @type {Record<string, Place>} */ ({}), "sessionStorage");
let here = currentKey();

/** Note where the reader is in the entry that is about to be left. */
export function notePlace() {
  const details = [...byId("view").querySelectorAll("details")];
  const open = details.flatMap(({ open }, i) => (open ? [i] : []));
  places[here] = { top: scrollY, open };
}

/** The reader is now in the entry that the address shows. */
export function arrive() {
  here = currentKey();
}

/** Go to where the reader was in this entry; false if they were not here before. */
export async function returnToPlace() {
  const place = places[here];
  if (!place) return false;
  const details = [...byId("view").querySelectorAll("details")];
  for (const i of place.open) details[i]?.setAttribute("open", "");
  await new Promise((resolve) => setTimeout(resolve)); // what opens is filled before
  layOutAll();
  scrollTo(0, place.top);
  return true;
}

/** What `history.pushState` gets for a new entry. @param {object} state */
export const newEntry = (state) => ({ ...state, key: crypto.randomUUID() });

/** @returns {string} */
function currentKey() {
  return history.state?.key ?? location.search;
}

/** Keep the places until the page is loaded again. */
export function keepPlaces() {
  notePlace();
  writeStored(KEY, places, "sessionStorage");
}
