/**
 * The page's story: the address says what to show, the form and the links change the address.
 *
 * Only what the empty page needs is imported here; the rest comes when it is asked for.
 */

import { byId, form, h } from "./dom.js";
import { chosen, preferred, speak } from "./language.js";
import { alarm, quiet, refuse, say, working } from "./notice.js";

/** @import { Place } from "./types.d.ts" */

const VIEWS = {
  home: () => import("./home.js"),
  video: () => import("./video.js"),
  several: () => import("./several.js"),
  check: () => import("./check.js"),
  article: () => import("./article.js"),
};

const root = document.documentElement;
const lang = preferred();
const field = /** @type {HTMLInputElement} */ (byId("v"));
let latest = new AbortController();
/** @type {Promise<unknown> | undefined} */
let dress;

root.dataset.view = look(); // before the first paint
const speaking = speak(lang);
if (look() === "video") ahead();

/** The view that the address asks for, as far as a glance tells. */
function look() {
  if (/[?&]check\b/.test(location.search)) return "check";
  return /[?&](v|list|url|text|title)=/.test(location.search) ? "video" : "home";
}

/** Show what the address asks for; what was asked before no longer counts. */
async function show() {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  const stage = byId("view");
  /** @type {Place} */
  let place = { view: look(), ids: [] };
  root.dataset.view = place.view;
  quiet();
  stage.replaceChildren();
  const t = await speaking;
  if (signal.aborted) return;
  document.title = place.view === "check" ? t.checkTitle : t.name;
  offerOtherLanguage(t.otherLanguage);
  try {
    if (place.view === "video") {
      working(t);
      place = (await import("./address.js")).placeAt(location.search);
      if (signal.aborted) return;
    }
    if (place.asked) field.value = place.asked;
    root.dataset.view = place.view;
    if (place.wrong) return refuse(t.wrong[place.wrong]);
    const [view] = await Promise.all([VIEWS[place.view](), dressed(place.view)]);
    if (!signal.aborted) await view.show(place, { t, lang, stage, signal, say });
  } catch (error) {
    if (signal.aborted) return;
    stage.replaceChildren();
    alarm(t.trouble.unreachable); // should even the next module not come
    const { fail } = await import("./trouble.js");
    fail(error, t, { lang, id: place.ids[0], again: show });
  }
}

/** The views' style, which the empty page does without. @param {Place["view"]} view */
function dressed(view) {
  if (view === "home") return;
  dress ??= new Promise((ready) => {
    const style = { rel: "stylesheet", href: "views.css", load: ready, error: ready };
    document.head.append(h("link", style));
  });
  return dress;
}

/** @param {string} search */
function go(search) {
  if (search !== location.search) history.pushState(null, "", search || "./");
  arrive();
}

/** The address has changed, and what stood in the field belongs to the one before. */
function arrive() {
  field.value = "";
  show();
}

/** @param {string} name */
function offerOtherLanguage(name) {
  const other = /** @type {HTMLAnchorElement} */ (byId("other-language"));
  const code = root.lang === "ja" ? "en" : "ja";
  other.href = withLanguage(location.search, code);
  other.lang = other.hreflang = code;
  other.textContent = name;
}

/** A query with `hl`, in place of the one that it may have. @param {string} search @param {string | null} hl */
function withLanguage(search, hl) {
  const parts = search.replace(/^\?/, "").split("&");
  const others = parts.filter((part) => part && !part.startsWith("hl="));
  const all = hl ? [...others, `hl=${hl}`] : others;
  return all.length ? `?${all.join("&")}` : "";
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  event.preventDefault();
  const { placeIn, searchFor } = await import("./address.js");
  const t = await speaking;
  const place = placeIn(field.value);
  if (place.wrong) refuse(t.wrong[place.wrong]);
  else go(withLanguage(searchFor(place), chosen()));
}

/** A link to another view is followed without a new page. @param {MouseEvent} event */
function clicked(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  go(withLanguage(url.search, chosen()));
  scrollTo(0, 0);
  if (look() === "home") byId("welcome").focus();
}

/** A field of one line would run pasted lines together. @param {ClipboardEvent} event */
function pasted(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text.trim().includes("\n")) return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = field;
  field.setRangeText(text.replace(/\s+/g, " "), selectionStart ?? 0, selectionEnd ?? 0, "end");
}

/** What a list needs: asked for together, and at hand should the connection go. */
function ahead() {
  for (const module of ["./address.js", "./video.js", "./trouble.js"]) import(module);
  dressed("video");
}

function loaded() {
  navigator.serviceWorker?.register("worker.js");
  ahead();
}

form().noValidate = true; // our own sentence says more
form().addEventListener("submit", submitted);
field.addEventListener("paste", pasted);
document.addEventListener("click", clicked);
window.addEventListener("popstate", arrive);
window.addEventListener("load", loaded);
show();
