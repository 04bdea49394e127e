/** The sections of an article as elements, drawn anew from the first that changed. */

import { parseInline, unescapeMarkdown } from "../lib/article-markdown.js";
import { h } from "../lib/dom.js";

/** @import { Block } from "../lib/article-markdown.js" */

export class ArticleBody {
  element = h("article", { dir: "auto" });
  /** The blocks that it shows, as JSON. @type {string[]} */
  #drawn = [];

  /** @param {Block[]} blocks */
  draw(blocks) {
    const sources = blocks.map((block) => JSON.stringify(block));
    const first = sources.findIndex((source, i) => source !== this.#drawn[i]);
    const kept = first < 0 ? sources.length : first;
    for (const old of [...this.element.children].slice(kept)) old.remove();
    this.element.append(...blocks.slice(kept).map(blockElement));
    this.#drawn = sources;
  }

  clear() {
    this.element.replaceChildren();
    this.#drawn = [];
  }
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
  if (kind === "missing" || kind === "unsure")
    return h("p", { class: "warning" }, unescapeMarkdown(text));
  const parts = parseInline(text).map((part) =>
    part.tag ? h(part.tag, {}, part.text) : part.text,
  );
  return h("p", kind === "item" ? { class: "item" } : {}, ...parts);
}
