/** One video: its chapters, beside a player that is loaded by a click. */

import { findingsDetails } from "../components/findings.js";
import { highlightChapter } from "../components/playback-sync.js";
import { filterField } from "../components/row-filter.js";
import { stage } from "../components/stage.js";
import { TakeAway } from "../components/take-away.js";
import { timeline } from "../components/timeline.js";
import { attribution, playlistNote, storedNote } from "../components/video-extras.js";
import { fetchChapters } from "../lib/api.js";
import { append, h, loadStyle } from "../lib/dom.js";
import { loadFindings } from "../lib/language.js";
import { rememberVideo } from "../lib/seen-videos.js";
import { announce, clearStatus } from "../lib/status.js";
import { readStored } from "../lib/storage.js";
import { formatDate, formatTime } from "../lib/time.js";

/** @import { Answer, Page, Route, Timeline, Watch } from "../types.d.ts" */

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const { t, container, signal } = page;
  const { ids, fallback, start } = route;
  const answer = await fetchChapters({ v: ids[0], fallback }, signal);
  if (answer.findings.length || answer.notes.length) await loadFindings(t, page.lang);
  const none = answer.chapters.length ? null : await import("../components/no-chapters.js");
  if (signal.aborted) return;
  const { video, chapters, storedAt } = answer;
  clearStatus();
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  append(
    container,
    storedNote(answer, page),
    h("h1", { tabindex: "-1", lang: video.language, dir: "auto" }, video.title || video.id),
    facts(answer, page),
    attribution(answer, t),
    none?.noChapters(answer, route, t),
  );
  announce(chapters.length ? t.chapters(chapters.length) : t.noChapters);
  if (chapters.length) {
    const list = timeline(answer, page);
    const { element, play } = watch(list, answer, route, page);
    container.append(element);
    loadStyle("watch.css"); // for what comes after a click
    if (start !== undefined) highlightChapter(list, start);
    if (history.state?.play) playOnce(() => play(start ?? 0));
  }
  if (!storedAt) rememberVideo(answer, fallback);
}

/** Channel, length, number of chapters, date. @param {Answer} answer @param {Page} page */
function facts({ video, chapters }, { t, lang }) {
  const texts = [
    video.duration && t.totalLength(formatTime(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(formatDate(video.published, lang)),
  ];
  const spans = texts.map((text) => text && h("span", {}, text));
  return h("p", { class: "facts" }, h("bdi", {}, video.channel), ...spans);
}

/**
 * Player and list, which stay on one screen, and what belongs to the list.
 * @param {Timeline} list @param {Answer} answer @param {Route} route @param {Page} page
 */
function watch(list, answer, route, page) {
  const { t } = page;
  const { element, play } = stage(list, answer, route, page);
  const about = h(
    "div",
    { class: "about" },
    ...new TakeAway(list, answer, route, page).elements,
    findingsDetails(answer, t),
    playlistNote(route, t),
    captions({ list, answer, page, stage: element, play }),
  );
  const side = h("div", { class: "side" }, element, about);
  const listing = h("div", { class: "listing" }, filterField(list, t), list.list);
  return { element: h("div", { class: "watch" }, side, listing), play };
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
