/** Searching a transcript: what matches is marked, the rest goes, and one goes from place to place. */

import { h } from "../lib/dom.js";
import { findAll, searchable } from "../lib/find.js";
import { announce } from "../lib/status.js";

/** @import { CaptionsText } from "../types.d.ts" */
/** @import { Searchable } from "../lib/find.js" */

/** Milliseconds without a keystroke after which is searched. */
const TYPING_PAUSE = 150;

/** @typedef {{ element: HTMLElement, nodes: Text[], starts: number[], searched: Searchable }} Paragraph */

export class CaptionsSearch {
  element;
  #text;
  #texts;
  #reach;
  #field;
  #count = h("span", { class: "note" });
  #buttons;
  /** Read at the first search. @type {Paragraph[]} */
  #paragraphs = [];
  /** @type {Range[]} */
  #hits = [];
  #at = -1;
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  /**
   * @param {HTMLElement} text its paragraphs hold `.words` @param {CaptionsText} texts
   * @param {(place: Element) => void} reach scrolls to a place
   */
  constructor(text, texts, reach) {
    this.#text = text;
    this.#texts = texts;
    this.#reach = reach;
    this.#field = h("input", {
      type: "search",
      autocomplete: "off",
      "aria-label": texts.search,
      placeholder: texts.search,
      input: () => this.#typed(),
      keydown: (/** @type {KeyboardEvent} */ event) => this.#pressed(event),
    });
    this.#buttons = [
      signButton("↑", texts.previousHit, () => this.#go(-1)),
      signButton("↓", texts.nextHit, () => this.#go(1)),
    ];
    this.element = h("div", { class: "search" }, this.#field, this.#count, ...this.#buttons);
    this.#showCount();
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), TYPING_PAUSE);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.#go(event.shiftKey ? -1 : 1);
  }

  #search() {
    if (!this.#paragraphs.length)
      this.#paragraphs = [...this.#text.querySelectorAll("p")].map(readParagraph);
    const query = this.#field.value;
    this.#hits = this.#paragraphs.flatMap((paragraph) => {
      const found = findAll(paragraph.searched, query);
      paragraph.element.hidden = Boolean(query.trim()) && !found.length;
      return found.map(([from, to]) => rangeIn(paragraph, from, to));
    });
    for (const section of this.#text.children)
      section.toggleAttribute("hidden", !section.querySelector("p:not([hidden])"));
    mark("found", this.#hits);
    this.#at = -1;
    if (query.trim()) this.#go(1);
    else mark("found-now", []);
    this.#showCount();
  }

  /** Go to the next place, or the one before. @param {1 | -1} step */
  #go(step) {
    const count = this.#hits.length;
    this.#at = count ? (Math.max(this.#at, step < 0 ? 0 : -1) + step + count) % count : -1;
    const hit = this.#hits[this.#at];
    mark("found-now", hit ? [hit] : []);
    const place = hit?.startContainer.parentElement;
    if (place) this.#reach(place);
    this.#showCount();
    announce(this.#texts.hit(this.#at + 1, count));
  }

  #showCount() {
    const hasQuery = Boolean(this.#field.value.trim());
    this.#count.textContent = hasQuery ? `${this.#at + 1} / ${this.#hits.length}` : "";
    for (const button of this.#buttons) button.hidden = this.#hits.length < 2;
  }
}

/** @param {string} sign @param {string} label @param {() => void} click */
const signButton = (sign, label, click) =>
  h("button", { type: "button", title: label, "aria-label": label, click }, sign);

/** @param {HTMLElement} element @returns {Paragraph} */
function readParagraph(element) {
  const spans = [...element.querySelectorAll(".words > span")];
  const nodes = spans.map((span) => /** @type {Text} */ (span.firstChild));
  let length = 0;
  const starts = nodes.map(({ data }) => {
    length += data.length;
    return length - data.length;
  });
  return { element, nodes, starts, searched: searchable(nodes.map(({ data }) => data).join("")) };
}

/** @param {Paragraph} paragraph @param {number} from @param {number} to */
function rangeIn({ nodes, starts }, from, to) {
  const range = new Range();
  const first = starts.findLastIndex((start) => start <= from);
  const last = starts.findLastIndex((start) => start < to);
  range.setStart(/** @type {Text} */ (nodes[first]), from - (starts[first] ?? 0));
  range.setEnd(/** @type {Text} */ (nodes[last]), to - (starts[last] ?? 0));
  return range;
}

/** Mark places in the text without changing it: https://developer.mozilla.org/docs/Web/API/CSS_Custom_Highlight_API @param {string} name @param {Range[]} ranges */
function mark(name, ranges) {
  CSS.highlights?.set(name, new Highlight(...ranges));
}
