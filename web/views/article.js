/** The article about one video, which grows while the function sends it. */

import { ArticleSheet } from "../components/article-sheet.js";
import { ArticleSource } from "../components/article-source.js";
import { parseArticle } from "../lib/article-markdown.js";
import { loadStyle } from "../lib/dom.js";
import { showError } from "../lib/errors.js";
import { loadArticleText, loadFindings } from "../lib/language.js";
import { keepCaptions, keptCaptions } from "../lib/own-captions.js";
import { RequestError } from "../lib/request-error.js";
import { announce, clearStatus } from "../lib/status.js";
import { streamArticle } from "../lib/text-requests.js";

/** @import { CaptionsText, Page, Route } from "../types.d.ts" */

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const { t, lang } = page;
  const texts = import(`../text/${lang}/captions.js`);
  await Promise.all([
    texts,
    loadArticleText(t, lang),
    loadFindings(t, lang),
    loadStyle("text.css"),
    loadStyle("captions.css"),
  ]);
  if (!page.signal.aborted) await new ArticleView(route, page, (await texts).default).begin();
}

/** Requests the article until it is complete; a later request replaces an earlier one. */
class ArticleView {
  #route;
  #page;
  #id;
  #source;
  #sheet;
  #latest = new AbortController();
  /** The reader's own captions. @type {string | undefined} */
  #transcript;
  /** How a model is asked to write; "transcript" asks none. */
  #style = "transcript";
  /** Whether the next piece begins another article than the one that is shown. */
  #isAnother = false;

  /** @param {Route} route @param {Page} page @param {CaptionsText} texts */
  constructor(route, page, texts) {
    this.#route = route;
    this.#page = page;
    this.#id = route.ids[0] ?? "";
    this.#transcript = keptCaptions(this.#id);
    this.#source = new ArticleSource(page, texts, {
      onCaptions: (text) => this.#replace(text, this.#style),
      onStyle: (style) => this.#replace(this.#transcript, style),
    });
    this.#sheet = new ArticleSheet(this.#id, page, this.#source.element, () => this.#showEdited());
  }

  /** Show the reader's own version if there is one, else an article. */
  async begin() {
    if (this.#showEdited()) return;
    await this.#write();
  }

  /**
   * Request until the article is complete, is stopped, or gets no further. When the connection
   * breaks, the sections that were finished come again at once: the function stores them.
   */
  async #write() {
    const { signal } = this.#page;
    this.#latest.abort();
    const own = new AbortController();
    this.#latest = own;
    this.#sheet.showWriting(() => own.abort());
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
    const isRewritten = this.#transcript !== undefined && this.#style !== "transcript";
    const style = isRewritten ? this.#style : undefined;
    const parameters = { v: this.#id, fallback: this.#route.fallback, style };
    let markdown = "";
    try {
      for await (const piece of streamArticle(parameters, this.#transcript, signal)) {
        if (!markdown) this.#start();
        markdown += piece;
        this.#sheet.draw(markdown);
      }
    } catch (error) {
      if (error instanceof RequestError) throw error;
    }
    return markdown;
  }

  /** The first piece is here. */
  #start() {
    clearStatus();
    keepCaptions(this.#id, this.#transcript);
    this.#showSource();
    if (this.#isAnother) this.#sheet.clear();
    this.#isAnother = false;
  }

  #showSource() {
    const hasCaptions = this.#transcript !== undefined;
    this.#source.show(hasCaptions, this.#style);
    this.#sheet.isFromCaptions = hasCaptions;
  }

  /** @param {ReturnType<typeof parseArticle>} article */
  #finish({ isComplete, sections, missing, facts }) {
    const { t } = this.#page;
    const total = Number(facts.sections ?? 0);
    const isOutline = facts.text === "none";
    const whole = isOutline ? t.chapters(total) : t.article.done(total);
    const result = isComplete ? whole : t.article.stopped(sections, total);
    const status = [result, missing && t.article.missing(missing)].filter(Boolean).join(" ");
    announce(status);
    this.#source.ask(isOutline);
    this.#sheet.showResult(
      status,
      !(isComplete && !missing) && [t.article.goOn, () => this.#writeAgain()],
      this.#sheet.hasOtherVersion && [t.article.toEdited, () => this.#showEdited()],
    );
  }

  /** Show the reader's own version; false if there is none. */
  #showEdited() {
    this.#showSource();
    if (!this.#sheet.drawEdited()) return false;
    const { t } = this.#page;
    clearStatus();
    this.#sheet.showResult(t.article.edited, [
      t.article.anew,
      () => this.#replace(this.#transcript, this.#style),
    ]);
    return true;
  }

  /** False if it fails, which is shown. @param {() => void} retry */
  async #writeAgain(retry = () => this.#writeAgain()) {
    clearStatus();
    try {
      await this.#write();
      return true;
    } catch (error) {
      if (this.#page.signal.aborted) return true;
      this.#sheet.showResult("");
      showError(error, this.#page, { route: this.#route, retry });
      return false;
    }
  }

  /**
   * Write another article in place of this one, which stays if that fails.
   * @param {string | undefined} transcript @param {string} style
   */
  async #replace(transcript, style) {
    const before = { transcript: this.#transcript, style: this.#style };
    this.#transcript = transcript;
    this.#style = style;
    this.#isAnother = true;
    if (await this.#writeAgain(() => this.#replace(transcript, style))) return;
    this.#isAnother = false;
    this.#transcript = before.transcript;
    this.#style = before.style;
    this.#showSource();
  }
}
