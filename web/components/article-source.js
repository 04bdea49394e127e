/** What an article is made from: captions that the reader gives, and how a model shall write them. */

import { h } from "../lib/dom.js";
import { listenForCaptions } from "./captions-drop.js";
import { captionsSource } from "./captions-source.js";

/** @import { CaptionsText, Page } from "../types.d.ts" */

const STYLES = /** @type {const} */ (["transcript", "tutorial", "summary"]);

/** Open beside an outline; once captions are there, it is about other captions, and about the style. */
export class ArticleSource {
  element;
  #t;
  #summary = h("summary");
  #details;
  #style;
  #styleLine;

  /**
   * @param {Page} page @param {CaptionsText} texts
   * @param {{ onCaptions: (text: string) => void, onStyle: (style: string) => void }} listeners
   */
  constructor({ t, signal }, texts, { onCaptions, onStyle }) {
    this.#t = t;
    this.#details = h("details", {}, this.#summary, captionsSource(t, texts, onCaptions));
    const options = STYLES.map((value) => h("option", { value }, t.article.styles[value]));
    const change = () => onStyle(this.#style.value);
    this.#style = h("select", { id: "style", change }, ...options);
    const label = h("label", { for: "style" }, t.article.style);
    const why = h("p", { class: "note" }, t.article.styleNote);
    this.#styleLine = h("div", { class: "style" }, label, " ", this.#style, why);
    this.element = h("div", { class: "offer" }, this.#details, this.#styleLine);
    listenForCaptions(texts, onCaptions, signal);
    this.show(false, STYLES[0]);
  }

  /** Ask for captions, or do not press for them. @param {boolean} isAsking */
  ask(isAsking) {
    this.#details.open = isAsking;
  }

  /** @param {boolean} hasCaptions @param {string} style */
  show(hasCaptions, style) {
    this.#summary.textContent = hasCaptions ? this.#t.article.others : this.#t.article.own;
    this.#styleLine.hidden = !hasCaptions;
    this.#style.value = style;
  }
}
