/**
 * The page's story: the address says what to show, the form and the links change the address.
 * Only what every view needs is imported here.
 */

import { byId, form, h } from "./lib/dom.js";
import { preferred, speak } from "./lib/language.js";
import { alarm, quiet, say, working } from "./lib/status.js";

/** @import { FirstText, Page, Place, Text } from "./types.d.ts" */

const VIEWS = {
  home: () => import("./views/home.js"),
  video: () => import("./views/video.js"),
  several: () => import("./views/batch.js"),
  check: () => import("./views/check.js"),
  article: () => import("./views/article.js"),
};

const root = document.documentElement;
const lang = preferred();
const field = /** @type {HTMLInputElement} */ (byId("v"));
const few = () => /** @type {Promise<FirstText>} */ (speak(lang, `${lang}/list`));
const words = () => /** @type {Promise<Text>} */ (speak(lang, `${lang}/list`, `${lang}/page`));
/** All the words and styles that the list of one video does without. */
const rest = async () => (await Promise.all([words(), dressed()]))[0];
let latest = new AbortController();
let dress = /** @type {Promise<unknown> | undefined} */ (undefined);

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
  return (await import("./lib/route.js")).placeAt(location.search);
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
  const page = { t, rest, lang, stage, signal, say };
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
  if (place.wrong) return (await import("./lib/errors.js")).refuse(place.wrong, page);
  const needed = /several|check|article/.test(place.view) ? rest() : page.t;
  const [view, t] = await Promise.all([VIEWS[place.view](), needed]);
  if (!page.signal.aborted) await view.show(place, { ...page, t });
}

/** @param {unknown} error @param {Place | undefined} place @param {Page<FirstText>} page */
async function failed(error, place, page) {
  page.stage.replaceChildren();
  try {
    await (await import("./lib/errors.js")).fail(error, page, { place, again: show });
  } catch {
    alarm(page.t.unreachable); // not even that module came
  }
}

/** The style that most lists do without is there, or will not come. */
function dressed() {
  dress ??= new Promise((ready) => {
    const style = { rel: "stylesheet", href: "views.css", load: ready, error: ready };
    document.head.append(h("link", style));
  });
  return dress;
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
  const url = new URL(location.href);
  other.lang = other.hreflang = lang === "ja" ? "en" : "ja";
  url.searchParams.set("hl", other.lang);
  other.href = url.href;
  other.textContent = name;
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  event.preventDefault();
  try {
    const { submit } = await moves();
    await submit(go, async (wrong) => (await import("./lib/errors.js")).refuse(wrong, { rest }));
  } catch {
    form().submit(); // as without script
  }
}

const moves = () => import("./lib/navigation.js");

/** A head start: whoever needs it will be told. @param {Promise<unknown>} promise */
const hint = (promise) => promise.catch(() => {});

/** Once the first view stands: what the next one needs, also should the connection go. */
function ahead() {
  for (const module of ["./lib/route.js", "./views/video.js", "./lib/errors.js"])
    hint(import(module));
  hint(rest());
  navigator.serviceWorker?.register("worker.js");
  hint(moves().then(({ listen }) => listen(go)));
}

form().noValidate = true; // our own sentence says more
form().addEventListener("submit", submitted);
window.addEventListener("popstate", arrive);
hint(VIEWS[look()]());
show().finally(ahead);
