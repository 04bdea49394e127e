/** What readers do besides typing: to go to another place is to change the address. */

import { byId } from "./dom.js";
import { chosen } from "./language.js";

/** @import { Place } from "../types.d.ts" */

/** @typedef {(search: string) => Promise<void>} Go */

const field = /** @type {HTMLInputElement} */ (byId("v"));

/** Follow links without a new page, and take pasted lines. @param {Go} go */
export function listen(go) {
  document.addEventListener("click", (event) => clicked(event, go));
  field.addEventListener("paste", pasted);
}

/**
 * Go to what the field asks for, or tell why it cannot be.
 * @param {Go} go @param {(wrong: NonNullable<Place["wrong"]>) => void} refuse
 */
export async function submit(go, refuse) {
  const { placeIn, searchFor } = await import("./route.js");
  const place = placeIn(field.value);
  if (place.wrong) refuse(place.wrong);
  else await go(inLanguage(searchFor(place)));
}

/** A query of ours in the language that was chosen. @param {string} search */
function inLanguage(search) {
  const hl = chosen();
  return hl ? `${search ? `${search}&` : "?"}hl=${hl}` : search;
}

/** @param {MouseEvent} event @param {Go} go */
async function clicked(event, go) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  scrollTo(0, 0);
  await go(inLanguage(url.search));
  if (document.documentElement.dataset.view === "home") byId("welcome").focus();
}

/** A field of one line would run pasted lines together. @param {ClipboardEvent} event */
function pasted(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = field;
  field.setRangeText(text.replace(/\s+/g, " "), selectionStart ?? 0, selectionEnd ?? 0, "end");
}
