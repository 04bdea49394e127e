/** A field above several videos that leaves those, and those of their chapters, that hold what is typed. */

import { h } from "../lib/dom.js";
import { matchRanges } from "../lib/match-ranges.js";
import { matcher } from "../lib/search.js";
import { announce } from "../lib/status.js";

/** @import { BatchPage, BatchVideo } from "./batch-video.js" */

/** Rows that a search shows at once; the chapters of further videos wait behind their disclosures. */
const MAX_ROWS = 500;
/** Name of the marked places, as the style sheet calls them. */
const MARKS = "found";

export class BatchFilter {
  element;
  #videos;
  #page;
  #onChange;
  #field;
  #frame = 0;
  #result = h("p", { class: "note" });

  /**
   * @param {BatchVideo[]} videos to which more may be added later
   * @param {BatchPage} page @param {() => void} onChange
   */
  constructor(videos, page, onChange) {
    const { texts, signal } = page;
    this.#videos = videos;
    this.#page = page;
    this.#onChange = onChange;
    this.#field = h("input", {
      type: "search",
      class: "filter",
      autocomplete: "off",
      "aria-label": texts.find,
      placeholder: texts.find,
      input: () => this.#search(),
      change: () => this.#keep(),
    });
    this.#field.value = history.state?.find ?? "";
    this.element = h("search", {}, this.#field, this.#result);
    signal.addEventListener("abort", () => CSS.highlights?.delete(MARKS));
  }

  /** Whether it hides anything, or may. */
  get isActive() {
    return this.#field.value.trim() !== "";
  }

  /** Show what the query finds, also in videos that were added. Returns that as a sentence. */
  apply() {
    const findIn = matcher(this.#field.value);
    let rows = 0;
    let chapters = 0;
    let videos = 0;
    for (const video of this.#videos) {
      const { answer } = video;
      const { title, channel } = answer.video;
      const names = answer.chapters.map((chapter) => chapter.title);
      const found = findIn(names, `${title} ${channel}`);
      rows += found?.length ? names.length : 0;
      chapters += found?.length ?? 0;
      videos += found ? 1 : 0;
      video.narrow(found, rows <= MAX_ROWS);
    }
    this.mark();
    const sentence = this.isActive ? this.#sentence(chapters, videos) : "";
    this.#result.textContent = sentence;
    return sentence;
  }

  /** Mark where the query stands in the titles that can be seen, once for all that change now. */
  mark() {
    if (!CSS.highlights) return; // https://developer.mozilla.org/docs/Web/API/CSS_Custom_Highlight_API
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#mark());
  }

  #mark() {
    if (this.#page.signal.aborted) return;
    const query = this.#field.value;
    const shown = this.isActive ? this.#videos.filter(({ element }) => !element.hidden) : [];
    const ranges = shown.flatMap(({ titles }) => titles.flatMap((title) => marksIn(title, query)));
    CSS.highlights.set(MARKS, new Highlight(...ranges));
  }

  /** @param {number} chapters @param {number} videos */
  #sentence(chapters, videos) {
    const { t, texts } = this.#page;
    if (!videos) return t.noMatch;
    const found = chapters
      ? texts.inVideos(t.chapters(chapters), t.videos(videos))
      : t.videos(videos);
    return texts.found(found, this.#videos.length - videos);
  }

  #search() {
    announce(this.apply());
    this.#onChange();
  }

  /** So that Back and a reload find the query again. */
  #keep() {
    history.replaceState({ ...history.state, find: this.#field.value }, "");
  }
}

/** @param {HTMLElement} title @param {string} query @returns {StaticRange[]} */
function marksIn(title, query) {
  const text = title.firstChild;
  if (!text) return [];
  const ends = { startContainer: text, endContainer: text };
  return matchRanges(text.nodeValue ?? "", query).map(
    // A live range would be looked at with every change of the page.
    ([startOffset, endOffset]) => new StaticRange({ ...ends, startOffset, endOffset }),
  );
}
