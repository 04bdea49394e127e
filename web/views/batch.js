/** Several videos, or a playlist: video after video, as their pages arrive. */

import { offerRowMenus } from "../components/take-away.js";
import { clickedChapter, timeline } from "../components/timeline.js";
import { fetchBatch } from "../lib/api.js";
import { h, loadStyle } from "../lib/dom.js";
import { errorMessage, showError } from "../lib/errors.js";
import { navigate } from "../lib/navigation.js";
import { queryFor } from "../lib/route.js";
import { announce, clearStatus } from "../lib/status.js";
import { formatTime } from "../lib/time.js";
import { watchUrl } from "../lib/youtube-urls.js";

/** @import { Answer, Batch, Page, Problem, Route } from "../types.d.ts" */

/** Videos in one request; it costs one unit of quota. */
const PAGE_SIZE = 50;
/** Videos after which the reader is asked before more are loaded. */
const PAUSE_AFTER = 250;

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const batch = new BatchList(route, page);
  loadStyle("watch.css"); // for the menus of rows
  try {
    await batch.load();
  } catch (error) {
    if (!batch.count || page.signal.aborted) throw error;
    batch.stop(error);
  }
}

/** The videos loaded so far, the requests that are left, and what the reader can do about them. */
class BatchList {
  /** Videos loaded so far. */
  count = 0;
  #route;
  #page;
  #requests;
  #title = h("h1", { tabindex: "-1" });
  #list = h("div", { class: "batch" });
  #footer = h("div");

  /** @param {Route} route @param {Page} page */
  constructor(route, page) {
    this.#route = route;
    this.#page = page;
    this.#requests = requestsFor(route);
  }

  /** Load until no request is left, or until it is time for a pause. */
  async load() {
    const { t, signal } = this.#page;
    const pauseAt = this.count + PAUSE_AFTER;
    while (this.#requests.length && this.count < pauseAt) {
      const { videos, nextPageToken } = await fetchBatch(this.#requests[0] ?? {}, signal);
      this.#requests.shift();
      const list = this.#route.playlist;
      if (nextPageToken) this.#requests.push({ list, pageToken: nextPageToken });
      if (!this.count) this.#begin();
      this.#add(videos);
      announce(t.soFar(this.count));
    }
    if (this.#requests.length) this.#offerMore();
    else this.#finish();
  }

  /** Show an error below the videos loaded so far. @param {unknown} error */
  stop(error) {
    this.#footer.replaceChildren();
    showError(error, this.#page, { route: this.#route, retry: () => this.#continue() });
  }

  #begin() {
    clearStatus();
    this.#page.container.append(this.#title, this.#list, this.#footer);
    this.#showProgress();
  }

  /** @param {Batch["videos"]} videos */
  #add(videos) {
    const page = this.#page;
    const items = videos.map((item) =>
      "code" in item ? problemSection(item, page) : videoSection(item, page),
    );
    this.#list.append(...items);
    this.count += videos.length;
    this.#title.textContent = page.t.videos(this.count);
  }

  #showProgress() {
    this.#footer.replaceChildren(h("progress", { "aria-label": this.#page.t.loading }));
  }

  async #continue() {
    clearStatus();
    this.#showProgress();
    try {
      await this.load();
    } catch (error) {
      if (!this.#page.signal.aborted) this.stop(error);
    }
  }

  #offerMore() {
    const more = h("button", { type: "button", click: () => this.#continue() }, this.#page.t.more);
    this.#footer.replaceChildren(more);
  }

  #finish() {
    const { t } = this.#page;
    this.#footer.replaceChildren();
    const failed = this.#list.querySelectorAll(".failure").length;
    document.title = `${t.videos(this.count)} · ${t.name}`;
    announce([t.videos(this.count), failed && t.failed(failed)].filter(Boolean).join(". "));
  }
}

/**
 * The parameters of each request: for the videos in groups, or for the first page of a playlist.
 * @param {Route} route
 * @returns {Record<string, string | undefined>[]}
 */
function requestsFor({ ids, playlist }) {
  if (!ids.length) return [{ list: playlist }];
  const requests = [];
  for (let left = ids; left.length; ) {
    const size = left.length === PAGE_SIZE + 1 ? PAGE_SIZE - 1 : PAGE_SIZE; // one alone is no batch
    requests.push({ v: left.slice(0, size).join(",") });
    left = left.slice(size);
  }
  return requests;
}

/** @param {Answer} answer @param {Page} page */
function videoSection(answer, page) {
  const { video, chapters } = answer;
  const { id, title, channel, duration, language: lang } = video;
  return h(
    "section",
    {},
    h("h2", {}, h("a", { href: `?v=${id}`, lang, dir: "auto" }, title || id)),
    h(
      "p",
      { class: "facts" },
      h("bdi", {}, channel),
      duration && h("span", {}, formatTime(duration)),
      !chapters.length && h("span", {}, page.t.noChapters),
    ),
    chapters.length > 0 && chapterDetails(answer, page),
  );
}

/** The chapters of one video, made when they are opened. @param {Answer} answer @param {Page} page */
function chapterDetails(answer, page) {
  const details = h("details", {}, h("summary", {}, page.t.chapters(answer.chapters.length)));
  const fill = () => details.append(playableList(answer, page));
  details.addEventListener("toggle", fill, { once: true });
  return details;
}

/** A list whose chapters play in the view of their video. @param {Answer} answer @param {Page} page */
function playableList(answer, page) {
  const list = timeline(answer, page);
  /** @param {MouseEvent} event */
  function play(event) {
    const chapter = clickedChapter(list, event);
    if (!chapter) return;
    event.preventDefault();
    navigate(queryFor({ ids: [answer.video.id], start: chapter.start }), { play: true });
  }
  list.list.addEventListener("click", play);
  offerRowMenus(list, answer.video, page.t);
  return list.list;
}

/** A video that failed, between those that did not. @param {Problem} problem @param {Page} page */
function problemSection(problem, { t, lang }) {
  const { id = "" } = problem;
  const isId = /^[\w-]{11}$/.test(id);
  return h(
    "section",
    { class: "failure" },
    h("h2", {}, isId ? h("a", { href: watchUrl(id) }, id) : id),
    h("p", { class: "warning" }, errorMessage(problem, t, lang)),
  );
}
