/**
 * The page's story: the address says what to show, the form and the links change the address.
 *
 * Only what every view needs is imported here; the rest comes when it is asked for.
 */

import { byId, form, h } from "./dom.js";
import { chosen, preferred, speak } from "./language.js";
import { alarm, quiet, say, working } from "./notice.js";

/** @import { FirstText, Page, Place, Text } from "./types.d.ts" */

const VIEWS = {
  home: () => import("./home.js"),
  video: () => import("./video.js"),
  several: () => import("./several.js"),
  check: () => import("./check.js"),
};
/** The views' style sheets, besides the frame's. */
const STYLES = { home: "", video: "list.css", several: "views.css", check: "views.css" };

const root = document.documentElement;
const lang = preferred();
const field = /** @type {HTMLInputElement} */ (byId("v"));
/** What a list says, and all there is to say. */
const few = () => /** @type {Promise<FirstText>} */ (speak(lang, lang));
const words = () => /** @type {Promise<Text>} */ (speak(lang, lang, `${lang}.more`));
let latest = new AbortController();

/** @type {Record<string, Promise<unknown>>} */
const sheets = {};

root.dataset.view = look(); // before the first paint

/** The view that the address asks for, as far as a glance tells. */
function look() {
  if (/[?&]check\b/.test(location.search)) return "check";
  return /[?&](v|list|url|text|title)=/.test(location.search) ? "video" : "home";
}

/** What the address asks for; only an unusual one needs the module that reads links. @returns {Promise<Place>} */
async function sought() {
  const view = look();
  if (view !== "video") return { view, ids: [] };
  const id = /^\?v=([\w-]{10}[048AEIMQUYcgkosw])(&hl=\w\w)?$/.exec(location.search)?.[1];
  if (id) return { view, ids: [id], asked: id };
  return (await import("./address.js")).placeAt(location.search);
}

/** Show what the address asks for; what was asked before no longer counts. */
async function show() {
  latest.abort();
  latest = new AbortController();
  const { signal } = latest;
  const stage = byId("view");
  quiet();
  stage.replaceChildren();
  const t = await (look() === "home" ? words() : few());
  if (signal.aborted) return;
  document.title = t.name;
  offerOtherLanguage(t.otherLanguage);
  root.dataset.view = look();
  let place = /** @type {Place | undefined} */ (undefined);
  const page = { t, words, lang, stage, signal, say };
  try {
    if (look() === "video") working(t);
    place = await sought();
    if (!signal.aborted) await present(place, page);
  } catch (error) {
    if (!signal.aborted) await failed(error, place, page);
  }
}

/** @param {Place} place @param {Page<any>} page */
async function present(place, page) {
  if (place.asked) field.value = place.asked;
  root.dataset.view = place.view;
  if (place.wrong) return (await import("./trouble.js")).refuse(place.wrong, page);
  const [view] = await Promise.all([VIEWS[place.view](), dressed(place.view)]);
  const t = place.view === "video" ? page.t : await words();
  if (!page.signal.aborted) await view.show(place, { ...page, t });
}

/** @param {unknown} error @param {Place | undefined} place @param {Page<FirstText>} page */
async function failed(error, place, page) {
  page.stage.replaceChildren();
  try {
    await (await import("./trouble.js")).fail(error, page, { place, again: show });
  } catch {
    alarm(page.t.unreachable); // not even that module came
  }
}

/** The style of a view is there, or will not come. @param {Place["view"]} view */
function dressed(view) {
  const href = STYLES[view];
  if (!href) return;
  sheets[href] ??= new Promise((ready) => {
    document.head.append(h("link", { rel: "stylesheet", href, load: ready, error: ready }));
  });
  return sheets[href];
}

/** @param {string} search */
function go(search) {
  if (search !== location.search) history.pushState(null, "", search || "./");
  return arrive();
}

/** The address has changed, and what stood in the field belongs to the one before. */
function arrive() {
  field.value = "";
  return show();
}

/** @param {string} name */
function offerOtherLanguage(name) {
  const other = /** @type {HTMLAnchorElement} */ (byId("other-language"));
  const code = lang === "ja" ? "en" : "ja";
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
  const place = placeIn(field.value);
  if (!place.wrong) return go(withLanguage(searchFor(place), chosen()));
  (await import("./trouble.js")).refuse(place.wrong, { words });
}

/** A link to another view is followed without a new page. @param {MouseEvent} event */
async function clicked(event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.id === "other-language") return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash) return;
  event.preventDefault();
  scrollTo(0, 0);
  await go(withLanguage(url.search, chosen()));
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

/** A head start: whoever needs it will be told. @param {Promise<unknown>} promise */
const hint = (promise) => promise.catch(() => {});

/** Once the first view stands: what the next one needs, also should the connection go. */
function ahead() {
  navigator.serviceWorker?.register("worker.js");
  for (const module of ["./address.js", "./video.js", "./trouble.js"]) hint(import(module));
  hint(words());
  dressed("video");
}

form().noValidate = true; // our own sentence says more
form().addEventListener("submit", submitted);
field.addEventListener("paste", pasted);
document.addEventListener("click", clicked);
window.addEventListener("popstate", arrive);
hint(VIEWS[look()]());
dressed(look());
show().finally(ahead);
