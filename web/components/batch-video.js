/** One of several videos: its title, facts, and its chapters behind a disclosure. */

import { h } from "../lib/dom.js";
import { errorMessage } from "../lib/errors.js";
import { navigate } from "../lib/navigation.js";
import { queryFor, watchUrl } from "../lib/route.js";
import { formatTime } from "../lib/time.js";
import { offerRowMenus } from "./take-away.js";
import { clickedChapter, timeline } from "./timeline.js";

/** @import { Answer, BatchText, Chapter, Page, Problem, Timeline } from "../types.d.ts" */

/** @typedef {Page & { texts: BatchText, playlist?: string | undefined }} BatchPage what the parts of several videos work with; ID of their playlist */

/** A video that was read. Its rows are made when they are first shown. */
export class BatchVideo {
  answer;
  element;
  /** The link to the video's own view. */
  link;
  /** Indexes of the chapters that are shown; undefined: all. @type {number[] | undefined} */
  #only;
  #page;
  #summary = h("summary");
  #details = h("details", {}, this.#summary);
  /** @type {Timeline | undefined} */
  #list;
  #isOpenedBySearch = false;

  /** @param {Answer} answer @param {BatchPage} page */
  constructor(answer, page) {
    const { video, chapters } = answer;
    const { id, title, channel, duration, language: lang } = video;
    this.answer = answer;
    this.#page = page;
    this.link = h("a", { href: this.#query(), lang, dir: "auto" }, title || id);
    const facts = h(
      "p",
      { class: "facts" },
      h("bdi", {}, channel),
      duration && h("span", {}, formatTime(duration)),
      !chapters.length && h("span", {}, page.t.noChapters),
    );
    this.element = h("section", {}, h("h2", {}, this.link), facts);
    if (chapters.length) this.element.append(this.#details);
    this.#details.addEventListener("toggle", () => this.#showRows());
    this.#showRows();
  }

  /** Whether its chapters are shown. */
  get isOpen() {
    return this.#details.open;
  }

  set isOpen(isOpen) {
    this.#details.open = isOpen; // its event makes the rows, each list's in a task of its own
    this.#isOpenedBySearch = false;
  }

  /** The chapters that are shown once it is open. @returns {Chapter[]} */
  get shown() {
    const { chapters } = this.answer;
    return this.#only?.flatMap((i) => chapters[i] ?? []) ?? chapters;
  }

  /** Titles on the page that a search may mark: the video's, and those of rows in sight. @returns {HTMLElement[]} */
  get titles() {
    const rows = this.#list && this.isOpen ? this.#list.links : [];
    const inSight = rows.filter((_, i) => !this.#only || this.#only.includes(i));
    return [this.link, ...inSight.flatMap((link) => link.querySelector("span") ?? [])];
  }

  /**
   * Show what a search found in it: nothing, or some of its chapters, or all of it.
   * @param {number[] | undefined} found indexes of chapters; empty: the video itself was found
   * @param {boolean} mayOpen whether its chapters are to be seen at once
   */
  narrow(found, mayOpen) {
    this.element.hidden = !found;
    this.#only = found?.length ? found : undefined;
    const isToOpen = Boolean(this.#only) && mayOpen;
    const isToClose = this.#isOpenedBySearch && !isToOpen;
    if (isToClose || (isToOpen && !this.#isOpenedBySearch && !this.isOpen)) {
      this.#details.open = isToOpen;
      this.#isOpenedBySearch = isToOpen;
    }
    this.#showRows();
  }

  #showRows() {
    const { t, texts } = this.#page;
    const { length } = this.answer.chapters;
    const label = this.#only ? texts.chaptersOf(this.#only.length, length) : t.chapters(length);
    this.#summary.textContent = label;
    if (!this.isOpen) return;
    this.#list ??= this.#makeList();
    this.#list.rows.forEach((row, i) => {
      row.hidden = this.#only ? !this.#only.includes(i) : false;
    });
  }

  /** A list whose chapters play in the view of their video. */
  #makeList() {
    const list = timeline(this.answer, this.#page);
    /** @param {MouseEvent} event */
    const play = (event) => {
      const chapter = clickedChapter(list, event);
      if (!chapter) return;
      event.preventDefault();
      navigate(this.#query(chapter.start), { play: true });
    };
    list.list.addEventListener("click", play);
    offerRowMenus(list, this.answer.video, this.#page.t);
    list.list.style.setProperty("--rows", String(list.rows.length));
    this.#details.append(list.list);
    return list;
  }

  /** @param {number} [start] seconds */
  #query(start) {
    const { playlist } = this.#page;
    return queryFor({
      ids: [this.answer.video.id],
      ...(playlist && { playlist }),
      ...(start && { start }),
    });
  }
}

/** A video that failed, between those that did not. @param {Problem} problem @param {Page} page */
export function problemSection(problem, { t, lang }) {
  const { id = "" } = problem;
  const isId = /^[\w-]{11}$/.test(id);
  return h(
    "section",
    { class: "failure" },
    h("h2", {}, isId ? h("a", { href: watchUrl(id) }, id) : id),
    h("p", { class: "warning" }, errorMessage(problem, t, lang)),
  );
}
