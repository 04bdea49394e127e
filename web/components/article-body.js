/** The sections of an article as elements, drawn anew from the first that changed. */

import { parseInline, unescapeMarkdown } from "../lib/article-markdown.js";
import { h } from "../lib/dom.js";

/** @import { Block } from "../lib/article-markdown.js" */
/** @import { Text } from "../types.d.ts" */

export class ArticleBody {
  element = h("article", { dir: "auto" });
  #t;
  /** The blocks that it shows, as JSON. @type {string[]} */
  #drawn = [];

  /** @param {Text} t */
  constructor(t) {
    this.#t = t;
  }

  /** @param {Block[]} blocks */
  draw(blocks) {
    const sources = blocks.map((block) => JSON.stringify(block));
    const first = sources.findIndex((source, i) => source !== this.#drawn[i]);
    const kept = first < 0 ? sources.length : first;
    for (const old of [...this.element.children].slice(kept)) old.remove();
    this.element.append(...blocks.slice(kept).map((block) => blockElement(block, this.#t)));
    this.#drawn = sources;
  }

  clear() {
    this.element.replaceChildren();
    this.#drawn = [];
  }
}

/** @param {Block} block @param {Text} t */
function blockElement({ kind, text, href, ...more }, t) {
  if (kind === "heading") {
    const title = unescapeMarkdown(text);
    const isYouTube = href?.startsWith("https://www.youtube.com/");
    return h("h2", {}, isYouTube ? h("a", { href }, title) : title);
  }
  if (kind === "code") return h("pre", { tabindex: "0" }, h("code", {}, text));
  if (kind === "note") return h("p", { class: "note" }, unescapeMarkdown(text));
  if (kind === "missing" || kind === "unsure") {
    const remark = translated(more, t);
    const line = remark && h("span", { lang: document.documentElement.lang }, remark);
    return h("p", { class: "warning" }, line || unescapeMarkdown(text));
  }
  const parts = parseInline(text).map((part) =>
    part.tag ? h(part.tag, {}, part.text) : part.text,
  );
  return h("p", kind === "item" ? { class: "item" } : {}, ...parts);
}

/**
 * The remark of a line in the page's language; "" where the function's own sentence will do.
 * @param {Pick<Block, "codes" | "names">} line @param {Text} t
 */
function translated({ codes = [], names = [] }, t) {
  if (names.length) return t.findings["article:unsaid"]?.({ names: names.join(", ") }) ?? "";
  const sentences = codes.map((code) => t.findings[`article:${code}`]?.({}) ?? "");
  return sentences.every(Boolean) ? sentences.join("") : "";
}
