/** The form, and what is pasted anywhere, change the address. */

import { byId, linkField, linkForm } from "./dom.js";
import { navigate } from "./navigation.js";
import { queryFor } from "./route.js";
import { routeInText } from "./youtube-urls.js";

/** @import { InputProblem } from "../types.d.ts" */

/** Shows why a text is no address. @type {(problem: InputProblem) => void} */
let reject = () => {};

/** Open what is submitted or pasted. @param {typeof reject} showProblem */
export function listenForLinks(showProblem) {
  reject = showProblem;
  linkForm().addEventListener("submit", (event) => {
    event.preventDefault();
    openText(linkField().value);
  });
  document.addEventListener("paste", openPasted, true); // before the view, which takes captions
  offerToPaste();
}

/** Open the videos that a text names, or say why it names none. @param {string} text */
async function openText(text) {
  const route = routeInText(text);
  if (route.problem) reject(route.problem);
  else await navigate(queryFor(route));
}

/**
 * Open what is pasted anywhere but into another field, if it names a video; pasted into the field for
 * links, only if nothing else stands there.
 * @param {ClipboardEvent} event
 */
function openPasted(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  const field = linkField();
  const isInField = event.target === field;
  const isElsewhere = /** @type {HTMLElement} */ (event.target).closest("input, textarea");
  if (isElsewhere && !isInField) return;
  const isSelected = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  const isAlone = !isInField || isSelected;
  const route = routeInText(text);
  if (!isAlone || route.problem) return isInField && pasteLines(event, text);
  event.preventDefault();
  navigate(queryFor(route));
}

/** A button for phones, where there is no key to paste with. */
function offerToPaste() {
  const button = byId("paste");
  button.classList.add("works");
  button.addEventListener("click", async () => {
    const text = await navigator.clipboard.readText().catch(() => ""); // the reader may refuse
    linkField().value = text;
    if (text) openText(text);
    else linkField().focus();
  });
}

/** Keep pasted lines apart: a field of one line would join them. @param {ClipboardEvent} event @param {string} text */
function pasteLines(event, text) {
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  const field = linkField();
  const { selectionStart, selectionEnd } = field;
  field.setRangeText(text.replace(/\s+/g, " "), selectionStart ?? 0, selectionEnd ?? 0, "end");
}
