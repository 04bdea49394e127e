/** A transcript beside the chapters: grouped by them, following the player and steering it. */

import { h } from "../lib/dom.js";
import { watchUrl } from "../lib/route.js";
import { formatTime } from "../lib/time.js";
import { cueIndexAt, sectionsOf, spaceBetween } from "../lib/transcript.js";
import { CaptionsSearch } from "./captions-search.js";
import { bringIntoView, isInView } from "./stage-layout.js";
import { transcriptRemarks } from "./transcript-remarks.js";

/** @import { CaptionsText, Transcript, Watch } from "../types.d.ts" */
/** @import { Section } from "../lib/transcript.js" */

/** Each paragraph with a link to its time, each cue a span in it. */
export class CaptionsView {
  /** How many cues there are. */
  count;
  #cues;
  #watch;
  #texts;
  #spans = /** @type {HTMLElement[]} */ ([]);
  #text = h("div", { class: "captions-text" });
  #heading;
  #toCurrent;
  #element;
  #choice;
  #current = -1;
  #ended = new AbortController();

  /** @param {Transcript} transcript @param {Watch} watch @param {CaptionsText} texts @param {HTMLElement} removal */
  constructor(transcript, watch, texts, removal) {
    const { t, signal } = watch.page;
    this.#cues = transcript.cues;
    this.count = transcript.cues.length;
    this.#watch = watch;
    this.#texts = texts;
    this.#heading = h("h2", { tabindex: "-1" }, t.captions);
    const click = () => this.#reach(this.#spans[this.#current]);
    this.#toCurrent = h("button", { type: "button", class: "to-current", click, hidden: true });
    this.#toCurrent.append(texts.toCurrent);
    const sections = sectionsOf(transcript, watch.list.chapters);
    const longest = Math.max(...this.#cues.map(({ start }) => formatTime(start).length));
    this.#text.style.setProperty("--times", `${longest}ch`);
    this.#text.append(...sections.map((section) => this.#section(section)));
    const search = new CaptionsSearch(this.#text, texts, (place) => this.#reach(place));
    const remarks = transcriptRemarks(transcript.remarks, t);
    const summary = h("summary", {}, texts.remarks(transcript.remarks.length));
    this.#element = h(
      "section",
      { class: "captions", "aria-label": t.captions },
      h("div", { class: "captions-bar" }, this.#heading, search.element),
      h("div", { class: "captions-file" }, remarks && h("details", {}, summary, remarks), removal),
      this.#text,
      this.#toCurrent,
    );
    this.#choice = this.#choiceOf();
    this.#insert();
    const ends = { signal: AbortSignal.any([signal, this.#ended.signal]) };
    this.#text.addEventListener("click", (event) => this.#clicked(event), ends);
    this.#text.addEventListener("scroll", () => this.#offerCurrent(), ends);
    document.addEventListener("scroll", () => this.#offerCurrent(), ends);
    watch.stage.addEventListener("follow", (event) => this.#follow(event), ends);
  }

  /** Take everything off the page again. */
  remove() {
    this.#ended.abort();
    CSS.highlights?.clear();
    this.#element.closest(".watch")?.classList.remove("with-captions");
    this.#element.remove();
    this.#choice.remove();
  }

  focus() {
    this.#heading.focus({ preventScroll: true });
  }

  bringIntoView() {
    const isBeside = !this.#choice.checkVisibility();
    const above = isBeside ? this.#element.closest(".watch") : this.#choice;
    above?.scrollIntoView({ block: "start" });
  }

  #insert() {
    const watch = this.#watch.list.list.closest(".watch");
    const listing = watch?.querySelector(".listing");
    listing?.before(this.#choice);
    listing?.after(this.#element);
    watch?.classList.add("with-captions", "captions-shown");
  }

  /** Where there is room for one of them only: chapters or captions. */
  #choiceOf() {
    const { t } = this.#watch.page;
    const labels = [this.#texts.chapters, t.captions];
    const buttons = labels.map((label, i) =>
      h("button", { type: "button", "aria-pressed": String(i === 1), click: () => show(i) }, label),
    );
    /** @param {number} chosen */
    const show = (chosen) => {
      for (const [i, button] of buttons.entries())
        button.setAttribute("aria-pressed", String(i === chosen));
      this.#element.closest(".watch")?.classList.toggle("captions-shown", chosen === 1);
    };
    const label = this.#texts.shown;
    return h("div", { class: "choice", role: "group", "aria-label": label }, ...buttons);
  }

  /** @param {Section} section */
  #section({ chapter, paragraphs }) {
    const { id, language } = this.#watch.answer.video;
    const title = chapter && (chapter.title || this.#watch.page.t.untitled);
    const start = chapter?.start ?? 0;
    const link = h("a", { href: watchUrl(id, start), "data-start": start });
    if (title) link.append(h("bdi", { lang: language }, title));
    return h(
      "section",
      {},
      title && h("h3", {}, link),
      ...paragraphs.map((cues) => this.#paragraph(cues)),
    );
  }

  /** @param {number[]} indexes of cues */
  #paragraph(indexes) {
    const { id, language } = this.#watch.answer.video;
    const first = this.#cues[indexes[0] ?? 0];
    const start = first?.start ?? 0;
    const time = h("time", { datetime: `PT${start}S` }, formatTime(start));
    const attributes = { href: watchUrl(id, Math.floor(start)), "data-start": start };
    const spans = indexes.map((index, i) => this.#span(index, indexes[i + 1]));
    const speaker = first?.speaker && h("b", {}, `${first.speaker}: `);
    const words = h("span", { class: "words", lang: language, dir: "auto" }, speaker, ...spans);
    return h("p", {}, h("a", attributes, time), " ", words);
  }

  /** @param {number} index of the cue @param {number | undefined} following the next in the paragraph */
  #span(index, following) {
    const text = this.#cues[index]?.text ?? "";
    const next = following === undefined ? undefined : this.#cues[following]?.text;
    const blank = next === undefined ? "" : spaceBetween(text, next);
    const span = h("span", { "data-start": this.#cues[index]?.start }, text + blank);
    this.#spans[index] = span;
    return span;
  }

  /** Play from what was clicked, unless text is being marked. @param {MouseEvent} event */
  #clicked(event) {
    const target = /** @type {HTMLElement} */ (event.target).closest("[data-start]");
    const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const { stage, play } = this.#watch;
    const opensYouTube = stage.matches(".silent, :has(.closed)");
    if (!target || hasModifier || opensYouTube || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    play(Number(target.getAttribute("data-start")));
  }

  /** Playback has moved. @param {Event} event */
  #follow(event) {
    const { time, isAsked } = /** @type {CustomEvent} */ (event).detail;
    const index = cueIndexAt(this.#cues, time);
    const before = this.#spans[this.#current];
    if (index !== this.#current) {
      const span = this.#spans[index];
      before?.classList.remove("spoken");
      span?.classList.add("spoken");
      const link = span?.closest("p")?.querySelector("a");
      const marked = this.#text.querySelector("[aria-current]");
      if (marked !== link) marked?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      const isFollowed = isAsked || !before || this.#isInView(before);
      this.#current = index;
      if (isFollowed) this.#reach(span);
    }
    this.#offerCurrent();
  }

  #offerCurrent() {
    const span = this.#spans[this.#current];
    this.#toCurrent.hidden = !span?.checkVisibility() || this.#isInView(span);
  }

  /** Whether the text scrolls by itself, and not with the page. */
  #isScroller() {
    return getComputedStyle(this.#text).overflowY === "auto";
  }

  /** @param {Element} place */
  #isInView(place) {
    if (!this.#isScroller()) return isInView(place);
    const box = this.#text.getBoundingClientRect();
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  }

  /** Scroll so that a place can be read, and what comes after it. @param {Element | undefined} place */
  #reach(place) {
    if (!place?.checkVisibility()) return;
    if (!this.#isScroller()) return bringIntoView(place);
    const box = this.#text.getBoundingClientRect();
    const { top, bottom } = place.getBoundingClientRect();
    const isReadable = top >= box.top && bottom <= box.top + box.height * 0.8;
    if (isReadable) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const behavior = isStill ? "auto" : "smooth";
    this.#text.scrollBy({ top: top - box.top - box.height / 4, behavior });
  }
}
