/** Captions beside the chapters of a video: taken in, read by the function, shown, removed. */

import { h, loadStyle, plainButton } from "../lib/dom.js";
import { loadErrors } from "../lib/failures.js";
import { loadFindings } from "../lib/language.js";
import { keepCaptions, keptCaptions } from "../lib/own-captions.js";
import { RequestError } from "../lib/request-error.js";
import { announce, clearStatus, showToast } from "../lib/status.js";
import { readTranscript } from "../lib/text-requests.js";
import { looksLikeCaptions } from "../lib/transcript.js";
import { listenForCaptions } from "./captions-drop.js";
import { captionsSource } from "./captions-source.js";
import { CaptionsView } from "./captions-view.js";

/** @import { CaptionsText, Watch } from "../types.d.ts" */

/** Disclosures that take captions already. @type {WeakSet<HTMLDetailsElement>} */
const begun = new WeakSet();

/**
 * Take captions in a disclosure from now on; first those that are pasted, or that were given before.
 * @param {HTMLDetailsElement} entry @param {Watch} watch @param {string} [pasted]
 */
export async function takeCaptions(entry, watch, pasted = "") {
  if (begun.has(entry)) return;
  begun.add(entry);
  await new CaptionsBeside(entry, watch).begin(pasted);
}

class CaptionsBeside {
  #entry;
  #watch;
  #message = h("p", { class: "warning" });
  #texts = /** @type {CaptionsText} */ ({});
  /** What is shown; undefined without captions. @type {CaptionsView | undefined} */
  #view;
  #latest = new AbortController();
  /** @type {typeof import("../lib/errors.js").errorMessage} */
  #errorMessage = () => "";

  /** @param {HTMLDetailsElement} entry the disclosure where captions are given @param {Watch} watch */
  constructor(entry, watch) {
    this.#entry = entry;
    this.#watch = watch;
  }

  /** Be ready for captions; show those that are pasted, or that were given before. @param {string} pasted */
  async begin(pasted) {
    const { page, answer } = this.#watch;
    const { t, lang, signal } = page;
    const text = import(`../text/${lang}/captions.js`);
    const errors = loadErrors(page);
    await Promise.all([text, errors, loadFindings(t, lang), loadStyle("watch.css")]);
    await loadStyle("captions.css"); // behind the one that it changes
    if (signal.aborted) return;
    this.#texts = (await text).default;
    this.#errorMessage = (await errors).errorMessage;
    const use = (/** @type {string} */ given) => this.#use(given, true);
    this.#entry.append(this.#message, captionsSource(t, this.#texts, use));
    listenForCaptions(this.#texts, use, signal);
    const kept = keptCaptions(answer.video.id);
    if (looksLikeCaptions(pasted)) await use(pasted);
    else if (kept) await this.#use(kept, false);
  }

  /**
   * Show captions in place of others; those that cannot be read leave the others there.
   * @param {string} text @param {boolean} isNew whether the reader gave them just now
   */
  async #use(text, isNew) {
    const { page, answer } = this.#watch;
    this.#latest.abort();
    this.#latest = new AbortController();
    const ends = AbortSignal.any([page.signal, this.#latest.signal]);
    if (isNew) showToast(this.#texts.reading);
    try {
      const transcript = await readTranscript(text, ends);
      this.#message.textContent = "";
      keepCaptions(answer.video.id, text);
      this.#view?.remove();
      this.#view = new CaptionsView(transcript, this.#watch, this.#texts, this.#removal());
      if (isNew) this.#leadTo(this.#view);
      this.#entry.open = false;
    } catch (error) {
      if (error instanceof RequestError) this.#fail(error);
    }
  }

  /** @param {CaptionsView} view */
  #leadTo(view) {
    announce(this.#texts.cues(view.count));
    view.bringIntoView();
    if (this.#entry.contains(document.activeElement)) view.focus();
  }

  /** @param {RequestError} error */
  #fail(error) {
    const { t, lang } = this.#watch.page;
    clearStatus();
    this.#entry.open = true;
    this.#message.textContent = this.#errorMessage(error, t, lang);
    announce(this.#message.textContent);
    this.#message.scrollIntoView({ block: "center" });
  }

  #removal() {
    return plainButton(this.#texts.remove, () => {
      keepCaptions(this.#watch.answer.video.id, undefined);
      this.#view?.remove();
      this.#view = undefined;
      announce(this.#texts.removed);
      /** @type {HTMLElement | null} */ (this.#entry.querySelector("summary"))?.focus();
    });
  }
}
