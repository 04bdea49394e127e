/** An article on the page: its head, its controls and its sections. */

import { parseArticle, parseInline, unescapeMarkdown } from "../lib/article-markdown.js";
import { copyText, saveText } from "../lib/clipboard.js";
import { append, h, plainButton } from "../lib/dom.js";
import { announce } from "../lib/status.js";
import { captionsField } from "./captions-field.js";
import { transcriptRemarks } from "./transcript-remarks.js";

/** @import { Block } from "../lib/article-markdown.js" */
/** @import { Page, Text } from "../types.d.ts" */

/** @typedef {ReturnType<typeof parseArticle>} Article */

/** It appears with the first Markdown that is drawn. */
export class ArticleSheet {
  #id;
  #page;
  #title = h("h1", { tabindex: "-1", dir: "auto" });
  #attribution = h("p", { class: "warning" });
  #remarks = h("div", {});
  #progress;
  #controls = h("div", { class: "actions" });
  #body = h("article", { dir: "auto" });
  #captions;
  #markdown = "";
  #sections = 0;
  /** The blocks that the body shows, as JSON. @type {string[]} */
  #drawn = [];

  /** @param {string} id of the video @param {Page} page @param {(text: string) => void} onCaptions */
  constructor(id, page, onCaptions) {
    this.#id = id;
    this.#page = page;
    this.#progress = h("progress", { "aria-label": page.t.articleName });
    this.#captions = captionsDetails(page.t, onCaptions);
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
    this.#showProgress(article);
    this.#drawBlocks(article.blocks);
  }

  /** Remove the sections: another article follows. */
  clear() {
    this.#body.replaceChildren();
    this.#markdown = "";
    this.#sections = 0;
    this.#drawn = [];
  }

  /**
   * Show the status, the next action, and what can be done with the text.
   * @param {string} status
   * @param {[label: string, click: () => void]} [action]
   */
  setControls(status, action) {
    const { t } = this.#page;
    const markdown = this.#markdown;
    const copy = plainButton(t.copy, () => copyText(copy, this.#markdown, t));
    this.#progress.hidden = Boolean(status) || !action;
    this.#controls.replaceChildren();
    append(
      this.#controls,
      status && h("p", {}, status),
      action && plainButton(...action),
      markdown && copy,
      markdown && plainButton(t.download, () => this.#save()),
    );
  }

  #save() {
    saveText(`${this.#id}.article.md`, "text/markdown", this.#markdown);
  }

  /** @param {Article} article */
  #begin({ facts }) {
    const { t, container } = this.#page;
    const title = String(facts.title ?? this.#id);
    this.#title.replaceChildren(h("a", { href: `?v=${this.#id}` }, title));
    this.#attribution.textContent = attributionOf(facts, t);
    this.#attribution.hidden = !this.#attribution.textContent;
    this.#remarks.replaceChildren();
    append(this.#remarks, transcriptRemarks(facts.remarks ?? [], t));
    if (facts.language) this.#body.lang = String(facts.language);
    this.#progress.max = Number(facts.sections);
    document.title = `${title} · ${t.articleName}`;
    const head = [this.#title, this.#attribution, this.#remarks, this.#progress, this.#controls];
    container.replaceChildren(...head, this.#body, this.#captions);
  }

  /** @param {Article} article */
  #showProgress({ sections, isComplete }) {
    const { max } = this.#progress;
    this.#progress.value = Math.max(0, sections - (isComplete ? 0 : 1));
    if (sections > this.#sections) announce(this.#page.t.article.progress(sections, max));
    this.#sections = sections;
  }

  /** Replace the blocks from the first that changed. @param {Block[]} blocks */
  #drawBlocks(blocks) {
    const sources = blocks.map((block) => JSON.stringify(block));
    const first = sources.findIndex((source, i) => source !== this.#drawn[i]);
    if (first < 0) return;
    for (const old of [...this.#body.children].slice(first)) old.remove();
    this.#body.append(...blocks.slice(first).map(blockElement));
    this.#drawn = sources;
  }
}

/** Who wrote the text, and who made the list of chapters. @param {Article["facts"]} facts @param {Text} t */
function attributionOf(facts, t) {
  const text = {
    generated: t.article.generated(String(facts.textModel ?? "")),
    transcript: t.article.transcript,
    none: `${t.article.outline} ${facts.why ?? ""}`.trim(),
  }[String(facts.text)];
  const madeBy = String(facts.chapters);
  const chapters = madeBy === "viewer" || madeBy === "generated" ? t.madeBy[madeBy] : "";
  return [text, chapters].filter(Boolean).join(" ");
}

/** Where the reader can choose captions to fill the sections. @param {Text} t @param {(text: string) => void} onText */
function captionsDetails(t, onText) {
  return h(
    "details",
    {},
    h("summary", {}, t.article.own),
    h("p", {}, ...captionsField(t, onText)),
    h("p", { class: "note" }, t.article.captionsNote),
  );
}

/** @param {Block} block */
function blockElement({ kind, text, href }) {
  if (kind === "heading") {
    const title = unescapeMarkdown(text);
    const isYouTube = href?.startsWith("https://www.youtube.com/");
    return h("h2", {}, isYouTube ? h("a", { href }, title) : title);
  }
  if (kind === "code") return h("pre", { tabindex: "0" }, h("code", {}, text));
  if (kind === "note") return h("p", { class: "note" }, unescapeMarkdown(text));
  if (kind === "missing") return h("p", { class: "warning" }, unescapeMarkdown(text));
  const parts = parseInline(text).map((part) =>
    part.tag ? h(part.tag, {}, part.text) : part.text,
  );
  return h("p", kind === "item" ? { class: "item" } : {}, ...parts);
}
