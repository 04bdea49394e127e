/** An article on the page: its head, its controls, and its sections or the field to edit them. */

import { parseArticle } from "../lib/article-markdown.js";
import { copyText, saveText } from "../lib/clipboard.js";
import { append, h, plainButton } from "../lib/dom.js";
import { announce } from "../lib/status.js";
import { readStored, writeStored } from "../lib/storage.js";
import { ArticleBody } from "./article-body.js";
import { translate } from "./findings.js";
import { transcriptRemarks } from "./transcript-remarks.js";

/** @import { Page, Text } from "../types.d.ts" */

/** @typedef {ReturnType<typeof parseArticle>} Article */
/** @typedef {[label: string, click: () => void]} Action */

/** It appears with the first Markdown that is drawn. */
export class ArticleSheet {
  /** Whether the text is made from the reader's captions, and not from the video. */
  isFromCaptions = false;
  #id;
  #page;
  #title = h("h1", { tabindex: "-1", dir: "auto" });
  #attribution = h("p");
  #remarks = h("div");
  #progress;
  #controls = h("div", { class: "actions" });
  #body;
  #source;
  #onEdited;
  #markdown = "";
  #sections = 0;
  /** The field for the Markdown, while it is edited. @type {HTMLTextAreaElement | undefined} */
  #editor;

  /**
   * @param {string} id of the video @param {Page} page @param {HTMLElement} source where captions are given
   * @param {() => void} onEdited the reader has a version of their own
   */
  constructor(id, page, source, onEdited) {
    this.#id = id;
    this.#page = page;
    this.#source = source;
    this.#onEdited = onEdited;
    this.#body = new ArticleBody(page.t);
    this.#progress = h("progress", { "aria-label": page.t.articleName });
  }

  /** Show the article so far; it mostly begins with what was drawn before. @param {string} markdown */
  draw(markdown) {
    const isRepeated =
      markdown.length < this.#markdown.length && this.#markdown.startsWith(markdown);
    if (isRepeated) return;
    const article = parseArticle(markdown);
    if (article.facts.sections === undefined) return;
    if (!this.#markdown) this.#begin(article);
    this.#markdown = markdown;
    this.#body.draw(article.blocks);
    this.#showProgress(article);
  }

  /** Remove the sections: another article follows. */
  clear() {
    this.#stopEditing();
    this.#body.clear();
    this.#markdown = "";
    this.#sections = 0;
  }

  /** The article is being written; show how far it is. @param {() => void} onStop */
  showWriting(onStop) {
    const { t } = this.#page;
    this.#progress.hidden = false;
    this.#progress.removeAttribute("value"); // it is not known yet
    this.#controls.replaceChildren(
      h("p", { class: "so-far" }),
      plainButton(t.stop, onStop),
      ...this.#takeAway(),
    );
  }

  /**
   * Nothing is being written: show the status, the next actions, and what can be done with the text.
   * @param {string} status @param {(Action | false | undefined)[]} actions
   */
  showResult(status, ...actions) {
    const { t } = this.#page;
    const offered = actions.filter((action) => action !== false && action !== undefined);
    this.#progress.hidden = true;
    this.#controls.replaceChildren();
    append(
      this.#controls,
      status && h("p", {}, status),
      ...offered.map((action) => plainButton(...action)),
      this.#markdown && plainButton(t.article.edit, () => this.#edit(status, actions)),
      ...this.#takeAway(),
    );
  }

  /** Show the reader's own version of the text. False if there is none. */
  drawEdited() {
    const markdown = readStored(this.#stored, "", "sessionStorage");
    if (!markdown) return false;
    const article = parseArticle(markdown);
    this.clear();
    this.#begin(article);
    this.#markdown = markdown;
    this.#body.draw(article.blocks);
    return true;
  }

  /** Whether there is a version of the reader's own, which is not the one that is shown. */
  get hasOtherVersion() {
    const edited = readStored(this.#stored, "", "sessionStorage");
    return Boolean(edited) && edited !== this.#markdown;
  }

  /** Name of what the session keeps. */
  get #stored() {
    return `article:${this.#id}`;
  }

  #takeAway() {
    const { t } = this.#page;
    const copy = plainButton(t.copy, () => copyText(copy, this.#text, t));
    const name = `${this.#id}.article.md`;
    const save = () => saveText(name, "text/markdown", this.#text);
    return this.#markdown ? [copy, plainButton(t.download, save)] : [];
  }

  get #text() {
    return this.#editor?.value ?? this.#markdown;
  }

  /**
   * Put a field with the Markdown in place of the sections; the result's controls come back after.
   * @param {string} status @param {(Action | false | undefined)[]} actions
   */
  #edit(status, actions) {
    const { t } = this.#page;
    const field = h("textarea", { class: "draft", "aria-label": t.article.markdown });
    field.value = this.#markdown;
    this.#editor = field;
    const keep = () => writeStored(this.#stored, field.value, "sessionStorage");
    field.addEventListener("input", keep);
    const done = () => {
      const isEdited = field.value !== this.#markdown;
      this.#stopEditing();
      if (isEdited) this.#onEdited();
      else this.showResult(status, ...actions);
    };
    this.#body.element.replaceWith(field);
    this.#controls.replaceChildren(
      h("p", {}, t.article.editing),
      plainButton(t.done, done),
      ...this.#takeAway(),
    );
    field.focus();
    field.setSelectionRange(0, 0);
    field.scrollTop = 0;
  }

  #stopEditing() {
    this.#editor?.replaceWith(this.#body.element);
    this.#editor = undefined;
  }

  /** @param {Article} article */
  #begin({ facts }) {
    const { t, container } = this.#page;
    const title = String(facts.title ?? this.#id);
    this.#title.replaceChildren(h("a", { href: `?v=${this.#id}` }, title));
    this.#attribution.textContent = attributionOf(facts, this.isFromCaptions, t);
    this.#attribution.className = facts.text === "generated" ? "warning" : "note";
    this.#remarks.replaceChildren();
    append(this.#remarks, transcriptRemarks(facts.remarks ?? [], t));
    if (facts.language) this.#body.element.lang = String(facts.language);
    this.#progress.max = Number(facts.sections ?? 1);
    document.title = `${title} · ${t.articleName}`;
    const head = [this.#title, this.#attribution, this.#remarks, this.#source];
    container.replaceChildren(...head, this.#controls, this.#progress, this.#body.element);
  }

  /** @param {Article} article */
  #showProgress({ sections, isComplete }) {
    const { max } = this.#progress;
    this.#progress.value = Math.max(0, sections - (isComplete ? 0 : 1));
    const sentence = this.#page.t.article.progress(sections, max);
    if (sections > this.#sections) announce(sentence);
    this.#controls.querySelector(".so-far")?.replaceChildren(sentence);
    this.#sections = sections;
  }
}

/** Who wrote the text, and who made the list of chapters. @param {Article["facts"]} facts @param {boolean} isFromCaptions @param {Text} t */
function attributionOf(facts, isFromCaptions, t) {
  const model = String(facts.textModel ?? "");
  const text = {
    generated: isFromCaptions ? t.article.rewritten(model) : t.article.generated(model),
    transcript: t.article.transcript,
    none: t.article.outline,
  }[String(facts.text)];
  const madeBy = String(facts.chapters);
  const chapters = madeBy === "viewer" || madeBy === "generated" ? t.madeBy[madeBy] : "";
  const why = facts.why && translate(`article:${facts.why.code}`, facts.why, t);
  return [text, why, chapters].filter(Boolean).join(" ");
}
