/** The article about one video, which grows while the function sends it. */

import { ArticleSheet } from "../components/article-sheet.js";
import { parseArticle } from "../lib/article-markdown.js";
import { loadStyle } from "../lib/dom.js";
import { showError } from "../lib/errors.js";
import { loadArticleText, loadFindings } from "../lib/language.js";
import { RequestError } from "../lib/request-error.js";
import { announce, clearStatus } from "../lib/status.js";
import { streamArticle } from "../lib/text-requests.js";

/** @import { Page, Route } from "../types.d.ts" */

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const { t, lang } = page;
  await Promise.all([loadArticleText(t, lang), loadFindings(t, lang), loadStyle("text.css")]);
  if (!page.signal.aborted) await new ArticleView(route, page).write();
}

/** Requests the article until it is complete; a later request replaces an earlier one. */
class ArticleView {
  #route;
  #page;
  #id;
  #sheet;
  #latest = new AbortController();
  /** The reader's own captions. @type {string | undefined} */
  #transcript;

  /** @param {Route} route @param {Page} page */
  constructor(route, page) {
    this.#route = route;
    this.#page = page;
    this.#id = route.ids[0] ?? "";
    this.#sheet = new ArticleSheet(this.#id, page, (text) => this.#useCaptions(text));
  }

  /**
   * Request until the article is complete, is stopped, or gets no further. When the connection
   * breaks, the sections that were finished come again at once: the function stores them.
   */
  async write() {
    const { t, signal } = this.#page;
    this.#latest.abort();
    const own = new AbortController();
    this.#latest = own;
    this.#sheet.setControls("", [t.stop, () => own.abort()]);
    for (let reached = 0; ; ) {
      const article = parseArticle(await this.#receive(AbortSignal.any([signal, own.signal])));
      if (signal.aborted || this.#latest !== own) return;
      const isOver = article.isComplete || own.signal.aborted || article.sections <= reached;
      if (isOver) return this.#finish(article);
      reached = article.sections;
    }
  }

  /** The Markdown that comes before the end, or before the connection breaks. @param {AbortSignal} signal */
  async #receive(signal) {
    const parameters = { v: this.#id, fallback: this.#route.fallback };
    let markdown = "";
    try {
      for await (const piece of streamArticle(parameters, this.#transcript, signal)) {
        if (!markdown) clearStatus();
        markdown += piece;
        this.#sheet.draw(markdown);
      }
    } catch (error) {
      if (error instanceof RequestError) throw error;
    }
    return markdown;
  }

  /** @param {ReturnType<typeof parseArticle>} article */
  #finish({ isComplete, sections, missing, facts }) {
    const { t } = this.#page;
    const total = Number(facts.sections ?? 0);
    const result = isComplete ? t.article.done(total) : t.article.stopped(sections, total);
    const status = [result, missing && t.article.missing(missing)].filter(Boolean).join(" ");
    announce(status);
    if (isComplete && !missing) this.#sheet.setControls(status);
    else this.#sheet.setControls(status, [t.article.goOn, () => this.#writeAgain()]);
  }

  async #writeAgain() {
    clearStatus();
    try {
      await this.write();
    } catch (error) {
      if (this.#page.signal.aborted) return;
      this.#sheet.setControls("");
      const request = { route: this.#route, retry: () => this.#writeAgain() };
      showError(error, this.#page, request);
    }
  }

  /** @param {string} text */
  #useCaptions(text) {
    this.#transcript = text;
    this.#sheet.clear();
    this.#writeAgain();
  }
}
