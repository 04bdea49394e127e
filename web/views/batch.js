/** Several links, or a playlist: video after video, as the pages arrive. */

import * as ask from "../lib/api.js";
import { h } from "../lib/dom.js";
import { fail, sentenceFor } from "../lib/errors.js";
import { quiet } from "../lib/status.js";
import { label, watch } from "../lib/time.js";

/** @import { Answer, Batch, Chapter, Page, Place, Problem, Text, Video } from "../types.d.ts" */

/** Videos that one question may name; it costs one unit of quota. */
const PAGE = 50;
/** Videos after which the reader is asked before more are loaded. */
const PAUSE = 250;

/** @param {Place} place @param {Page} page */
export async function show(place, page) {
  const shelf = new Shelf(place, page);
  try {
    await shelf.load();
  } catch (error) {
    if (!shelf.done || page.signal.aborted) throw error;
    shelf.stop(error);
  }
}

/** The videos so far, what is left to ask, and what the reader can do about it. */
class Shelf {
  done = 0;
  #place;
  #page;
  #questions;
  #title = h("h1", { tabindex: "-1" });
  #list = h("div", { class: "several" });
  #foot = h("div");

  /** @param {Place} place @param {Page} page */
  constructor(place, page) {
    this.#place = place;
    this.#page = page;
    this.#questions = questionsFor(place);
  }

  /** Ask until nothing is left to ask, or there is enough for now. */
  async load() {
    const { t, say, signal } = this.#page;
    const enough = this.done + PAUSE;
    while (this.#questions.length && this.done < enough) {
      /** @type {Batch} */
      const { videos, nextPageToken } = await ask.chapters(this.#questions[0] ?? {}, signal);
      this.#questions.shift();
      const { list } = this.#place;
      if (nextPageToken) this.#questions.push({ list, pageToken: nextPageToken });
      if (!this.done) this.#begin();
      this.#add(videos);
      say(t.soFar(this.done));
    }
    if (this.#questions.length) this.#offerMore();
    else this.#finish();
  }

  /** What failed now leaves what is there. @param {unknown} error */
  stop(error) {
    this.#foot.replaceChildren();
    fail(error, this.#page, { place: this.#place, again: () => this.#goOn() });
  }

  #begin() {
    quiet();
    this.#page.stage.append(this.#title, this.#list, this.#foot);
    this.#wait();
  }

  /** @param {Batch["videos"]} videos */
  #add(videos) {
    const page = this.#page;
    const items = videos.map((item) => ("code" in item ? failure(item, page) : video(item, page)));
    this.#list.append(...items);
    this.done += videos.length;
    this.#title.textContent = page.t.videos(this.done);
  }

  #wait() {
    this.#foot.replaceChildren(h("progress", { "aria-label": this.#page.t.working }));
  }

  async #goOn() {
    quiet();
    this.#wait();
    try {
      await this.load();
    } catch (error) {
      if (!this.#page.signal.aborted) this.stop(error);
    }
  }

  #offerMore() {
    const more = h("button", { type: "button", click: () => this.#goOn() }, this.#page.t.more);
    this.#foot.replaceChildren(more);
  }

  #finish() {
    const { t, say } = this.#page;
    this.#foot.replaceChildren();
    const failed = this.#list.querySelectorAll(".failure").length;
    document.title = `${t.videos(this.done)} · ${t.name}`;
    say([t.videos(this.done), failed && t.failed(failed)].filter(Boolean).join(". "));
  }
}

/**
 * What to ask the function: videos in batches, or the first page of a playlist.
 * @param {Place} place
 * @returns {Record<string, string | undefined>[]}
 */
function questionsFor({ ids, list }) {
  if (!ids.length) return [{ list }];
  const questions = [];
  for (let rest = ids; rest.length; ) {
    const size = rest.length === PAGE + 1 ? PAGE - 1 : PAGE; // one alone would be no batch
    questions.push({ v: rest.slice(0, size).join(",") });
    rest = rest.slice(size);
  }
  return questions;
}

/** @param {Answer} answer @param {Page} page */
function video({ video, chapters }, { t }) {
  const { id, title, channel, duration } = video;
  const lang = video.language;
  const rows = chapters.map((chapter) => row(chapter, video, t));
  const facts = [duration && label(duration), !rows.length && t.none].flatMap((fact) =>
    fact ? h("span", {}, fact) : [],
  );
  const summary = h("summary", {}, t.chapters(rows.length));
  const list = h("ol", { role: "list", class: "programme" }, ...rows);
  return h(
    "section",
    {},
    h("h2", {}, h("a", { href: `?v=${id}`, lang, dir: "auto" }, title || id)),
    h("p", { class: "facts" }, h("bdi", {}, channel), ...facts),
    rows.length > 0 && h("details", {}, summary, list),
  );
}

/** @param {Chapter} chapter @param {Video} video @param {Text} t */
function row({ start, title }, { id, language }, t) {
  const time = h("time", { datetime: `PT${start}S` }, label(start));
  const words = h("span", { lang: language, dir: "auto" }, title || t.untitled);
  return h("li", {}, h("a", { href: watch(id, start) }, time, " ", words));
}

/** One failure does not spoil the rest. @param {Problem} problem @param {Page} page */
function failure(problem, { t, lang }) {
  const sentence = sentenceFor(problem, t, lang);
  const asked = problem.id ?? "";
  const isId = /^[\w-]{11}$/.test(asked);
  const name = isId ? h("a", { href: watch(asked) }, asked) : asked;
  return h(
    "section",
    { class: "failure" },
    h("h2", {}, name),
    h("p", { class: "warning" }, sentence),
  );
}
