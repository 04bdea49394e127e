/** Submits, links and Back change the address without loading the page again. */

import { byId, linkField, linkForm } from "./dom.js";
import { requestedLanguage } from "./language.js";
import { queryFor, routeInText } from "./route.js";

/** @import { InputProblem } from "../types.d.ts" */

/**
 * Listen to the form, the page's own links, and Back and Forward.
 * @param {() => Promise<void>} show shows what the address asks for
 * @param {(problem: InputProblem) => void} reject shows why the submitted text is no address
 */
export function listenForNavigation(show, reject) {
  /** The field belongs to the address that is left. */
  const arrive = () => {
    linkField().value = "";
    return show();
  };
  /** @param {string} query */
  const goTo = (query) => {
    const search = withRequestedLanguage(query);
    if (search !== location.search) history.pushState(null, "", search || "./");
    return arrive();
  };
  linkForm().addEventListener("submit", (event) => {
    event.preventDefault();
    const route = routeInText(linkField().value);
    if (route.problem) reject(route.problem);
    else goTo(queryFor(route));
  });
  document.addEventListener("click", (event) => followLink(event, goTo));
  linkField().addEventListener("paste", pasteLines);
  window.addEventListener("popstate", arrive);
}

/** A language that the address asks for stays. @param {string} query */
function withRequestedLanguage(query) {
  const hl = requestedLanguage();
  return hl ? `${query ? `${query}&` : "?"}hl=${hl}` : query;
}

/** @param {MouseEvent} event @param {(query: string) => Promise<void>} goTo */
async function followLink(event, goTo) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || hasModifier || event.defaultPrevented || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  scrollTo(0, 0);
  await goTo(url.search);
  if (document.documentElement.dataset.view === "home") byId("welcome").focus();
}

/** Keep pasted lines apart: a field of one line would join them. @param {ClipboardEvent} event */
function pasteLines(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  const field = linkField();
  const { selectionStart, selectionEnd } = field;
  field.setRangeText(text.replace(/\s+/g, " "), selectionStart ?? 0, selectionEnd ?? 0, "end");
}
