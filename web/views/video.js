/** One video: its chapters, beside a player that is loaded by a click. */

import { findingsDetails } from "../components/findings.js";
import { stage } from "../components/stage.js";
import { TakeAway } from "../components/take-away.js";
import { highlightChapter, timeline } from "../components/timeline.js";
import { fetchChapters } from "../lib/api.js";
import { append, h, idle, loadStyle } from "../lib/dom.js";
import { showFailure } from "../lib/failures.js";
import { loadFindings } from "../lib/language.js";
import { announce, clearStatus } from "../lib/status.js";
import { readStored } from "../lib/storage.js";
import { formatTime } from "../lib/time.js";

/** @import { Answer, Page, Route, Timeline, Watch } from "../types.d.ts" */
/** @typedef {typeof import("../components/video-extras.js") | undefined} Extras */

/** Rows from which on a list has a field that searches it. */
const MANY = 15;

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const answer = await fetchChapters({ v: route.ids[0], fallback: route.fallback }, page.signal);
  await present(answer, route, page);
  if (!answer.storedAt)
    remember(answer, route).catch(() => {}); // without it, the list still works
  else if (navigator.onLine) renewLater(answer, route, page);
}

/** Put the list, or that there is none, in the view. @param {Answer} answer @param {Route} route @param {Page} page */
async function present(answer, route, page) {
  const { t, lang, container, signal } = page;
  const { video, chapters } = answer;
  if (!chapters.length && answer.notes.length) await loadFindings(t, lang);
  const extras = hasExtras(answer, route)
    ? await import("../components/video-extras.js")
    : undefined;
  if (signal.aborted) return;
  clearStatus();
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  container.replaceChildren();
  append(
    container,
    extras?.storedNote(answer, page),
    h("h1", { tabindex: "-1", lang: video.language, dir: "auto" }, video.title || video.id),
    facts(answer, page),
    extras?.attribution(answer, t),
    extras?.noChapters(answer, route, t),
  );
  announce(chapters.length ? t.chapters(chapters.length) : t.noChapters);
  if (chapters.length) presentList(answer, route, page, extras);
}

/**
 * Whether there is more to show than a list from the author's description that plays here.
 * @param {Answer} answer @param {Route} route
 */
function hasExtras({ video, chapters, source, storedAt }, { playlist }) {
  const isNow = !storedAt || navigator.onLine;
  const isPlain = chapters.length && source === "description" && isNow && !playlist;
  return !isPlain || !video.embeddable || video.madeForKids;
}

/** @param {Answer} answer @param {Route} route @param {Page} page @param {Extras} extras */
function presentList(answer, route, page, extras) {
  const { start } = route;
  const list = timeline(answer, page);
  const { element, play } = watch(list, answer, route, page, extras);
  page.container.append(element);
  idle().then(() => loadStyle("watch.css")); // for what comes after a click
  if (start !== undefined) highlightChapter(list, start);
  if (history.state?.play) playOnce(() => play(start ?? 0));
}

/** Put it first among the videos seen. @param {Answer} answer @param {Route} route */
async function remember(answer, { fallback }) {
  const { rememberVideo } = await import("../lib/seen-videos.js");
  rememberVideo(answer, fallback);
}

/** Ask anew behind the stored list. @param {Answer} kept @param {Route} route @param {Page} page */
async function renewLater(kept, route, page) {
  await idle();
  const { renew } = await import("../components/renewal.js");
  await renew(kept, route, page, (answer) => present(answer, route, page));
}

/** Channel, length, number of chapters, date. @param {Answer} answer @param {Page} page */
function facts({ video, chapters }, { t }) {
  const texts = [
    video.duration && t.totalLength(formatTime(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(t.date(new Date(video.published))),
  ];
  const spans = texts.map((text) => text && h("span", {}, text));
  return h("p", { class: "facts" }, h("bdi", {}, video.channel), ...spans);
}

/**
 * Player and list, which stay on one screen, and what belongs to the list.
 * @param {Timeline} list @param {Answer} answer @param {Route} route @param {Page} page
 * @param {Extras} extras
 */
function watch(list, answer, route, page, extras) {
  const { t } = page;
  const closed = extras?.playsOnYouTubeOnly(answer.video, route.start, t);
  const { element, play } = stage(list, answer, route, page, closed);
  const about = h(
    "div",
    { class: "about" },
    ...new TakeAway(list, answer, route, page).elements,
    findingsDetails(answer, page),
    extras?.playlistNote(route, t),
    captions({ list, answer, page, stage: element, play }),
  );
  const side = h("div", { class: "side" }, element, about);
  const listing = h("div", { class: "listing" }, filterField(list, page, route), list.list);
  return { element: h("div", { class: "watch" }, side, listing), play };
}

/** The field of a long list; false for a short one. @param {Timeline} list @param {Page} page @param {Route} route */
function filterField(list, page, route) {
  const { t } = page;
  const field = h("input", {
    type: "search",
    class: "filter",
    autocomplete: "off",
    "aria-label": t.filter,
    placeholder: t.filter,
    input: filter,
  });
  async function filter() {
    try {
      const { filterRows } = await import("../components/row-filter.js");
      filterRows(list, field.value, t);
    } catch (error) {
      showFailure(error, page, { route, retry: filter });
    }
  }
  return list.rows.length >= MANY && field;
}

/**
 * Captions of the reader's own: opening this, a drop, or a paste loads what takes them.
 * @param {Watch} watch
 */
function captions(watch) {
  const { t, signal } = watch.page;
  const element = h("details", { toggle: load }, h("summary", {}, t.captions));
  for (const type of ["dragenter", "paste"]) document.addEventListener(type, load, { signal });
  if (readStored(`captions:${watch.answer.video.id}`, "", "sessionStorage")) load();
  /** @param {Event & { clipboardData?: DataTransfer }} [event] */
  async function load(event) {
    const text = event?.clipboardData?.getData("text");
    const { takeCaptions } = await import("../components/captions-beside.js");
    takeCaptions(element, watch, text);
  }
  return element;
}

/** The view was opened by a click on a chapter. A reload is no click. @param {() => void} play */
function playOnce(play) {
  history.replaceState({ ...history.state, play: false }, "");
  play();
}
