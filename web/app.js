/** The page's story: the address says what to show, the form and the links change the address. */

import { placeAt, placeIn, searchFor } from "./address.js";
import { form, Trouble } from "./ask.js";
import { byId } from "./dom.js";
import { chosen, preferred, speak } from "./language.js";
import { watch } from "./links.js";
import { fail, fill, quiet, refuse, say, working } from "./notice.js";

const VIEWS = {
  home: () => import("./home.js"),
  video: () => import("./video.js"),
  several: () => import("./several.js"),
  check: () => import("./check.js"),
};

const root = document.documentElement;
const lang = preferred();
const field = /** @type {HTMLInputElement} */ (byId("v"));
let latest = new AbortController();

root.dataset.view = placeAt(location.search).view; // before the first paint
const t = await speak(lang);

/** Show what the address asks for; what was asked before no longer counts. */
async function show() {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  const place = placeAt(location.search);
  const stage = byId("view");
  quiet();
  stage.replaceChildren();
  root.dataset.view = place.view;
  document.title = place.view === "check" ? t.checkTitle : t.name;
  offerOtherLanguage();
  fill(place.view === "video" ? watch(place.ids[0] ?? "") : (place.asked ?? ""));
  if (place.wrong) return refuse(t.wrong[place.wrong]);
  try {
    if (place.ids.length || place.list) working(t);
    const view = await VIEWS[place.view]();
    await view.show(place, { t, lang, stage, signal, say });
  } catch (error) {
    if (signal.aborted) return;
    const trouble = error instanceof Trouble ? error : new Trouble(navigator.onLine ? "internal" : "offline");
    stage.replaceChildren();
    fail(trouble, t, { lang, id: place.ids[0], again: show });
  }
}

/** @param {string} search */
function go(search) {
  if (search !== location.search) history.pushState(null, "", search);
  show();
}

function offerOtherLanguage() {
  const other = /** @type {HTMLAnchorElement} */ (byId("other-language"));
  const query = new URLSearchParams(location.search);
  query.set("hl", root.lang === "ja" ? "en" : "ja");
  other.href = `?${query}`.replace("check=", "check");
  other.lang = other.hreflang = query.get("hl") ?? "";
  other.textContent = t.otherLanguage;
}

/** @param {SubmitEvent} event */
function submitted(event) {
  event.preventDefault();
  const place = placeIn(field.value);
  if (place.wrong) refuse(t.wrong[place.wrong]);
  else go(searchFor(place, chosen()));
}

/** A link to another view is followed without a new page. @param {MouseEvent} event */
function clicked(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.target || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  go(searchFor(placeAt(url.search), chosen()));
  if (placeAt(url.search).view === "home") byId("welcome").focus();
}

/** A field of one line would run pasted lines together. @param {ClipboardEvent} event */
function pasted(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  field.setRangeText(text.replace(/\s+/g, " "), field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
}

form().noValidate = true; // our own sentence says more
form().addEventListener("submit", submitted);
field.addEventListener("paste", pasted);
document.addEventListener("click", clicked);
window.addEventListener("popstate", show);
window.addEventListener("load", () => navigator.serviceWorker?.register("worker.js"));
await show();
