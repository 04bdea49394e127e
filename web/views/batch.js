/** Several videos, or a playlist: video after video, as their pages arrive. */

import { BatchFilter } from "../components/batch-filter.js";
import { BatchHeader } from "../components/batch-header.js";
import { BatchTakeAway } from "../components/batch-take-away.js";
import { BatchVideo, problemSection } from "../components/batch-video.js";
import { fetchBatch } from "../lib/api.js";
import { h, loadStyle, plainButton } from "../lib/dom.js";
import { showError } from "../lib/errors.js";
import { announce, clearStatus } from "../lib/status.js";
import { playlistUrl } from "../lib/youtube-urls.js";

/** @import { BatchPage } from "../components/batch-video.js" */
/** @import { Totals } from "../components/batch-header.js" */
/** @import { Contents } from "../components/batch-take-away.js" */
/** @import { Parameters } from "../lib/api.js" */
/** @import { Batch, Page, Playlist, Route } from "../types.d.ts" */

/** Videos in one request; it costs one unit of quota. */
const PAGE_SIZE = 50;
/** Chapters from which on those out of sight are not laid out. */
const MANY_CHAPTERS = 1000;
/** Videos after which the reader is asked before more are loaded. */
const PAUSE_AFTER = 250;

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const requests = requestsFor(route);
  const [first, { default: texts }] = await Promise.all([
    fetchBatch(requests[0] ?? {}, page.signal),
    import(`../text/${page.lang}/batch.js`),
    loadStyle("batch.css"),
  ]);
  loadStyle("watch.css"); // for the menus of rows
  if (page.signal.aborted) return;
  const batch = new BatchList(route, { ...page, texts, playlist: route.playlist }, first.playlist);
  batch.add(first, requests);
  await batch.load();
}

/** The videos loaded so far, the requests that are left, and what the reader can do about them. */
class BatchList {
  #route;
  #page;
  #playlist;
  /** @type {Parameters[]} */
  #done = [];
  /** @type {Parameters[]} */
  #left = [];
  /** @type {BatchVideo[]} */
  #videos = [];
  /** @type {Totals} */
  #totals = { videos: 0, chapters: 0, seconds: 0, failed: 0 };
  /** @type {"loading" | "part" | "whole"} */
  #state = "loading";
  #isExpanded = false;
  #header;
  #filter;
  #takeAway;
  #expand;
  #list = h("div", { class: "batch" });
  #footer = h("div");

  /** @param {Route} route @param {BatchPage} page @param {Playlist | undefined} playlist */
  constructor(route, page, playlist) {
    const { texts, container } = page;
    this.#route = route;
    this.#page = page;
    this.#playlist = playlist;
    this.#header = new BatchHeader(page, playlist);
    this.#takeAway = new BatchTakeAway(page, () => this.#contents());
    this.#filter = new BatchFilter(this.#videos, page, () => this.#showSearch());
    this.#expand = plainButton(texts.expandAll, () => this.#toggleAll());
    this.#list.addEventListener("toggle", () => this.#filter.mark(), { capture: true });
    clearStatus();
    container.append(
      ...this.#header.elements,
      this.#takeAway.element,
      h("div", { class: "actions" }, this.#expand, ...this.#links()),
      this.#filter.element,
      this.#list,
      this.#footer,
    );
  }

  /** Show the answer to the first of the requests that are left. @param {Batch} answer @param {Parameters[]} left */
  add({ videos, nextPageToken }, [request = {}, ...left]) {
    const next = { list: this.#route.playlist, pageToken: nextPageToken };
    this.#done.push(request);
    this.#left = nextPageToken ? [...left, next] : left;
    this.#list.append(...videos.map((item) => this.#section(item)));
    this.#update(this.#left.length ? "loading" : "whole");
  }

  /** Load until no request is left, or until it is time for a pause. */
  async load() {
    const pauseAt = PAUSE_AFTER * Math.ceil((this.#totals.videos + 1) / PAUSE_AFTER);
    try {
      while (this.#left.length && this.#totals.videos < pauseAt) {
        announce(this.#page.texts.soFar(this.#header.countOf(this.#totals.videos, false)));
        this.add(await fetchBatch(this.#left[0] ?? {}, this.#page.signal), this.#left);
      }
      this.#stop();
    } catch (error) {
      if (this.#page.signal.aborted) return;
      this.#update("part");
      showError(error, this.#page, { route: this.#route, retry: () => this.#goOn() });
    }
  }

  /** @param {Batch["videos"][number]} item */
  #section(item) {
    this.#totals.videos++;
    if ("code" in item) {
      this.#totals.failed++;
      return problemSection(item, this.#page);
    }
    const video = new BatchVideo(item, this.#page);
    if (this.#isExpanded) video.isOpen = true;
    this.#videos.push(video);
    this.#totals.chapters += item.chapters.length;
    this.#totals.seconds += item.video.duration ?? 0;
    return video.element;
  }

  /** @param {"loading" | "part" | "whole"} state */
  #update(state) {
    this.#state = state;
    this.#header.update(this.#totals, state);
    this.#list.classList.toggle("many", this.#totals.chapters > MANY_CHAPTERS);
    this.#filter.apply();
    this.#showSearch();
    document.title = `${this.#header.nameOf(this.#totals.videos)} · ${this.#page.t.name}`;
  }

  /** While the reader searches, only what was found is shown and taken away. */
  #showSearch() {
    this.#list.classList.toggle("searched", this.#filter.isActive);
    this.#takeAway.update();
  }

  /** There is no more to load, or not without being asked. */
  #stop() {
    const { texts } = this.#page;
    const isWhole = !this.#left.length;
    this.#update(isWhole ? "whole" : "part");
    const more = h("button", { type: "button", click: () => this.#goOn() }, texts.more);
    this.#footer.replaceChildren(isWhole ? "" : more);
    const { videos, failed } = this.#totals;
    const count = this.#header.countOf(videos, isWhole);
    announce([count, failed && texts.failed(failed)].filter(Boolean).join(". "));
  }

  async #goOn() {
    clearStatus();
    this.#footer.replaceChildren();
    this.#update("loading");
    await this.load();
  }

  #toggleAll() {
    const { texts } = this.#page;
    this.#isExpanded = !this.#isExpanded;
    for (const video of this.#videos) video.isOpen = this.#isExpanded;
    this.#expand.textContent = this.#isExpanded ? texts.collapseAll : texts.expandAll;
    this.#filter.mark();
  }

  /** What else leads away from here. */
  #links() {
    const { t } = this.#page;
    const id = this.#playlist?.id;
    return id ? [h("a", { href: playlistUrl(id) }, t.openOnYouTube)] : [];
  }

  /** @returns {Contents} */
  #contents() {
    const isSearched = this.#filter.isActive && this.#state !== "loading";
    const shown = this.#videos.filter(({ element }) => !element.hidden);
    return {
      listed: shown.map(({ answer, shown: chapters }) => ({ video: answer.video, chapters })),
      requests: this.#done,
      playlist: this.#playlist,
      state: isSearched ? "searched" : this.#state,
    };
  }
}

/**
 * The parameters of each request: for the videos in groups, or for the first page of a playlist.
 * @param {Route} route
 * @returns {Parameters[]}
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
