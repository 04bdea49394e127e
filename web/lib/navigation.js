/** Submits, pastes, links and Back change the address without loading the page again. */

import { byId, linkField, linkForm } from "./dom.js";
import { requestedLanguage } from "./language.js";
import { arrive, keepPlaces, newEntry, notePlace, returnToPlace } from "./places.js";
import { queryFor, routeInText } from "./route.js";

/** @import { InputProblem } from "../types.d.ts" */

/** Shows what the address asks for. */
let show = async () => {};
/** Shows why a text is no address. @type {(problem: InputProblem) => void} */
let reject = () => {};

/**
 * Show what the address asks for, now and whenever the form, a link of the page, or Back changes it.
 * @param {typeof show} showAddress @param {typeof reject} showProblem
 */
export async function listenForNavigation(showAddress, showProblem) {
  show = showAddress;
  reject = showProblem;
  history.scrollRestoration = "manual"; // the list comes after the address
  linkForm().addEventListener("submit", (event) => {
    event.preventDefault();
    openText(linkField().value);
  });
  document.addEventListener("click", followLink);
  document.addEventListener("paste", openPasted);
  offerToPaste();
  window.addEventListener("pagehide", keepPlaces);
  window.addEventListener("popstate", goBack);
  await show();
  await returnToPlace();
}

/**
 * Change the address, and show what it asks for then.
 * @param {string} query @param {object} [state] what the view finds in `history.state`
 */
export async function navigate(query, state = {}) {
  notePlace();
  const search = withRequestedLanguage(query);
  const change = search === location.search ? "replaceState" : "pushState";
  history[change](newEntry(state), "", search || "./");
  scrollTo(0, 0);
  await showNew();
}

async function goBack() {
  notePlace();
  await showNew();
  await returnToPlace();
}

/** Show the new address. The field belongs to the one that is left, and so may the focus. */
async function showNew() {
  arrive();
  linkField().value = "";
  await show();
  if (document.activeElement === document.body) focusHeading();
}

function focusHeading() {
  const heading = byId("view").querySelector("h1") ?? byId("welcome");
  heading.focus({ preventScroll: true });
}

/** Open the videos that a text names, or say why it names none. @param {string} text */
async function openText(text) {
  const route = routeInText(text);
  if (route.problem) reject(route.problem);
  else await navigate(queryFor(route));
}

/** A language that the address asks for stays. @param {string} query */
function withRequestedLanguage(query) {
  const hl = requestedLanguage();
  return hl ? `${query ? `${query}&` : "?"}hl=${hl}` : query;
}

/** @param {MouseEvent} event */
async function followLink(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || hasModifier || event.defaultPrevented || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  await navigate(url.search);
  focusHeading();
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
  byId("paste").addEventListener("click", async () => {
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
