/** The checker: a pasted description, judged line by line. The function judges. */

import { captionsField } from "../components/captions-field.js";
import { showVerdict, summaryOf } from "../components/verdict.js";
import { h, loadStyle, plainButton } from "../lib/dom.js";
import { errorMessage } from "../lib/errors.js";
import { loadCheckText, loadFindings } from "../lib/language.js";
import { RequestError } from "../lib/request-error.js";
import { announce } from "../lib/status.js";
import { readStored, writeStored } from "../lib/storage.js";
import { checkDescription } from "../lib/text-requests.js";
import { parseTime } from "../lib/time.js";
import { videosInText } from "../lib/youtube-urls.js";

/** @import { Page, Route } from "../types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const TYPING_PAUSE = 300;
/** Name under which the fields are kept until the tab is closed. */
const KEPT = "check";

/** @param {Route} _route @param {Page} page */
export async function show(_route, page) {
  const { t, lang } = page;
  await Promise.all([loadCheckText(t, lang), loadFindings(t, lang), loadStyle("check.css")]);
  if (page.signal.aborted) return;
  const checker = new Checker(page);
  checker.build();
  checker.judge();
}

/** The fields, which outlive a reload, and the verdict on what they hold. */
class Checker {
  #page;
  #description = h("textarea", { id: "description", rows: 10, spellcheck: "false" });
  #duration = h("input", {
    id: "duration",
    inputmode: "numeric",
    autocomplete: "off",
    size: 9,
    placeholder: "12:34",
    "aria-describedby": "duration-problem",
  });
  #durationProblem = h("p", { id: "duration-problem", class: "warning" });
  #captionsProblem = h("p", { class: "warning" });
  #verdict = h("p", { class: "verdict" });
  #result = h("section", { class: "result" });
  /** What is said in the video, as a file of captions. @type {string | undefined} */
  #transcript;
  #latest = new AbortController();
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    const kept = readStored(KEPT, { description: "", duration: "" }, "sessionStorage");
    this.#description.value = kept.description;
    this.#duration.value = kept.duration;
    for (const field of [this.#description, this.#duration])
      field.addEventListener("input", () => this.#typed());
  }

  build() {
    const { t, container } = this.#page;
    const captions = captionsField(t, (text) => this.#useCaptions(text));
    const form = h(
      "div",
      {},
      h("label", { for: "description" }, t.description),
      this.#description,
      plainButton(t.empty, () => this.#empty()),
      h("label", { for: "duration" }, t.duration),
      this.#duration,
      this.#durationProblem,
      h("p", {}, ...captions),
      this.#captionsProblem,
      h("p", { class: "note" }, t.checkCaptions),
      h("p", { class: "note" }, t.freshUpload),
    );
    document.title = t.checkTitle;
    container.append(
      h("h1", { tabindex: "-1" }, t.checkTitle),
      h("p", {}, t.checkWhat),
      this.#verdict,
      h("div", { class: "check-columns" }, form, this.#result),
    );
  }

  #typed() {
    const fields = { description: this.#description.value, duration: this.#duration.value };
    writeStored(KEPT, fields, "sessionStorage");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.judge(), TYPING_PAUSE);
  }

  #empty() {
    this.#description.value = "";
    this.#typed();
    this.#description.focus();
  }

  /** @param {string} text */
  #useCaptions(text) {
    this.#transcript = text;
    this.judge();
  }

  /** Judge what the fields hold; a later call replaces an earlier one. */
  async judge() {
    const { t, signal } = this.#page;
    this.#latest.abort();
    this.#latest = new AbortController();
    const duration = this.#readDuration();
    const description = this.#description.value;
    if (!description.trim()) return this.#clear();
    const transcript = this.#transcript;
    const [v] = /^\S+$/.test(description.trim()) ? videosInText(description).ids : [];
    const typed = v ? {} : { description };
    const body = { ...typed, ...(duration && { duration }), ...(transcript && { transcript }) };
    try {
      const ends = AbortSignal.any([signal, this.#latest.signal]);
      const verdict = await checkDescription(body, v, ends);
      if (transcript) this.#captionsProblem.textContent = "";
      this.#showSummary(summaryOf(verdict, t));
      showVerdict(this.#result, v ? verdict.description : description, verdict, t);
    } catch (error) {
      if (error instanceof RequestError) this.#fail(error);
    }
  }

  /** Seconds, if they are written so that they can be read; else say so below the field. */
  #readDuration() {
    const { t } = this.#page;
    const duration = parseTime(this.#duration.value);
    const isInvalid = this.#duration.value.trim() !== "" && !duration;
    this.#duration.setAttribute("aria-invalid", String(isInvalid));
    this.#durationProblem.textContent = isInvalid ? t.durationWrong : "";
    return duration;
  }

  #clear() {
    this.#verdict.textContent = "";
    this.#verdict.className = "verdict";
    this.#result.replaceChildren();
  }

  /** @param {{ sentence: string, grade: string }} summary */
  #showSummary({ sentence, grade }) {
    this.#verdict.textContent = sentence;
    this.#verdict.className = `verdict ${grade}`;
    announce([sentence, this.#durationProblem.textContent].filter(Boolean).join(" "));
  }

  /** @param {RequestError} error */
  #fail(error) {
    const { t, lang } = this.#page;
    const sentence = errorMessage(error, t, lang);
    if (error.code === "invalid-transcript") {
      this.#transcript = undefined;
      this.#captionsProblem.textContent = sentence;
      return this.judge(); // without the captions, which say nothing about the list
    }
    this.#clear();
    const retry = h("button", { type: "button", click: () => this.judge() }, t.errors.tryAgain);
    this.#result.replaceChildren(h("p", { class: "warning" }, sentence), retry);
  }
}
