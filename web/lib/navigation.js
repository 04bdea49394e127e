/** Links and Back change the address without loading the page again. */

import { byId, linkField } from "./dom.js";
import { requestedLanguage } from "./language.js";
import { arrive, keepPlaces, newEntry, notePlace, returnToPlace } from "./places.js";

/** Shows what the address asks for. */
let show = async () => {};

/** Show what the address asks for, now and whenever a link of the page, or Back changes it. @param {typeof show} showAddress */
export async function listenForNavigation(showAddress) {
  show = showAddress;
  history.scrollRestoration = "manual"; // the list comes after the address
  document.addEventListener("click", followLink);
  window.addEventListener("pagehide", keepPlaces);
  window.addEventListener("popstate", goBack);
  window.addEventListener("pageshow", comeBack);
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

/**
 * The page comes from the browser's memory: Safari has ended what was on its way when it was left, and
 * forgotten the place.
 * @param {PageTransitionEvent} event
 */
async function comeBack({ persisted }) {
  if (!persisted) return;
  if (!byId("view").hasChildNodes()) await show();
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
