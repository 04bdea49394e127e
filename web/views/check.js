/** The checker: a description, judged line by line and mended in place. The function judges. */

import { captionsField } from "../components/captions-field.js";
import { ChapterEditor } from "../components/chapter-editor.js";
import { checkTakeAway } from "../components/check-take-away.js";
import { draftStatus } from "../components/draft-status.js";
import { proposals, remarksOn, summaryOf } from "../components/verdict.js";
import { chapterLines, isPlaceholder, withoutMarks } from "../lib/chapter-lines.js";
import { chapterText } from "../lib/chapter-text.js";
import { decodeText } from "../lib/decode-text.js";
import { append, h, loadStyle, plainButton } from "../lib/dom.js";
import { EditHistory } from "../lib/edit-history.js";
import { errorMessage, RequestError } from "../lib/errors.js";
import { loadCheckText, loadFindings } from "../lib/language.js";
import { navigate } from "../lib/navigation.js";
import { announce, clearStatus, showLoading } from "../lib/status.js";
import { readStored, writeStored } from "../lib/storage.js";
import { checkDescription, draftChapters } from "../lib/text-requests.js";
import { formatTime, parseTime } from "../lib/time.js";
import { videosInText } from "../lib/youtube-urls.js";

/** @import { ChapterLines, Page, Route, Verdict } from "../types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const TYPING_PAUSE = 300;
/** Name under which the fields are kept until the tab is closed; those of a video beside it. */
const KEPT = "check";

/**
 * What is kept: the text, the length as it was typed, the video's title.
 * @typedef {{ description: string, duration: string, title?: string }} Fields
 */

/** @param {Route} route @param {Page} page */
export async function show({ ids: [v] }, page) {
  const { t, lang, signal } = page;
  if (v) showLoading(t);
  await Promise.all([loadCheckText(t, lang), loadFindings(t, lang), loadStyle("check.css")]);
  if (signal.aborted) return;
  const checker = new Checker(page, v);
  await checker.open();
}

/** The fields, which outlive a reload, and the verdict on what they hold. */
class Checker {
  #page;
  /** ID of the video whose description this is. */
  #v;
  #title = "";
  #description = h("textarea", { id: "description", rows: 10, spellcheck: "false" });
  #duration = h("input", {
    id: "duration",
    autocomplete: "off",
    size: 9,
    placeholder: "12:34",
    "aria-describedby": "duration-problem",
  });
  #durationProblem = h("p", { id: "duration-problem", class: "warning" });
  #captionsProblem = h("p", { class: "warning" });
  #verdict = h("p", { class: "verdict" });
  #result = h("section", { class: "result" });
  #remarks = h("div");
  #draft = h("div");
  #proposals = h("div");
  #editor;
  #undoButtons;
  /** The text as it was judged, with its chapters; without any, they are read from the next verdict. @type {ChapterLines} */
  #lines = { text: "", rows: [] };
  /** The text in the field before the change that is under way. */
  #text = "";
  /** @type {EditHistory<{ text: string, lines: ChapterLines }>} */
  #history = new EditHistory();
  /** What is said in the video, as a file of captions. @type {string | undefined} */
  #transcript;
  /** Who made the draft, and whether a model could. @type {{ model?: string, canAsk: boolean, isRunning: boolean }} */
  #drafted = { canAsk: false, isRunning: false };
  #latest = new AbortController();
  #timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  /** @param {Page} page @param {string | undefined} v */
  constructor(page, v) {
    this.#page = page;
    this.#v = v;
    this.#editor = new ChapterEditor(page.t, (lines, step) => this.#edit(lines, step));
    this.#undoButtons = [0, 1].map(() => plainButton(page.t.undo, () => this.#undo()));
    this.#description.addEventListener("input", () => this.#typed());
    this.#duration.addEventListener("input", () => this.#changed());
  }

  /** Fill the fields from what was kept, else from YouTube, and judge. Throws like fetchChapters. */
  async open() {
    const kept = readStored(this.#name, /** @type {Fields | null} */ (null), "sessionStorage");
    if (kept) this.#fill(kept);
    else if (this.#v) this.#fill(await this.#fromYouTube(this.#v));
    if (this.#page.signal.aborted) return;
    clearStatus();
    this.#build();
    this.judge();
  }

  get #name() {
    return this.#v ? `${KEPT} ${this.#v}` : KEPT;
  }

  /** @param {Fields} fields */
  #fill({ description, duration, title = "" }) {
    this.#text = this.#description.value = description;
    this.#duration.value = duration;
    this.#title = title;
  }

  /** @param {string} v */
  async #fromYouTube(v) {
    const { checked, video } = await checkDescription({}, v, this.#page.signal);
    const duration = video.duration ? formatTime(video.duration) : "";
    return { description: checked, duration, title: video.title };
  }

  #build() {
    const { t, container, signal } = this.#page;
    const [undo] = this.#undoButtons;
    const clear = this.#v
      ? plainButton(t.readAgain, () => this.#readAgain(this.#v ?? ""))
      : plainButton(t.empty, () => this.#empty());
    const form = h(
      "div",
      {},
      h("label", { for: "description" }, t.description),
      this.#description,
      h("div", { class: "actions" }, clear, undo),
      h("label", { for: "duration" }, t.duration),
      this.#duration,
      this.#durationProblem,
      h("p", {}, ...captionsField(t, (text) => this.#useCaptions(text))),
      this.#captionsProblem,
      h("p", { class: "note" }, t.checkCaptions),
      h("p", { class: "note" }, t.freshUpload),
    );
    document.title = t.checkTitle;
    this.#showUndo();
    listenForFiles((text) => this.#useCaptions(text), signal);
    append(
      container,
      h("h1", { tabindex: "-1" }, t.checkTitle),
      this.#v
        ? h("p", {}, h("a", { href: `?v=${this.#v}`, dir: "auto" }, this.#title || this.#v))
        : h("p", {}, t.checkWhat),
      this.#verdict,
      h("div", { class: "check-columns" }, form, this.#result),
    );
  }

  /** The reader typed in the description: its chapters are read anew. */
  #typed() {
    this.#history.remember({ text: this.#text, lines: this.#lines }, "typed");
    this.#text = this.#description.value;
    this.#lines = { text: this.#text, rows: [] };
    this.#editor.stale = true;
    this.#changed();
  }

  /** Another text takes the place of the whole description. @param {string} text @param {string} step */
  #replace(text, step) {
    this.#history.remember({ text: this.#text, lines: this.#lines }, step);
    this.#put(text, { text, rows: [] });
  }

  /** A chapter was edited. @param {ChapterLines} lines @param {string} step */
  #edit(lines, step) {
    this.#history.remember({ text: this.#text, lines: this.#lines }, step);
    this.#put(lines.text, lines);
    if (!lines.rows.length) this.#description.focus();
  }

  #undo() {
    const before = this.#history.back();
    if (!before) return;
    this.#put(before.text, before.lines);
    announce(this.#page.t.undone);
  }

  /** @param {string} text @param {ChapterLines} lines */
  #put(text, lines) {
    this.#text = this.#description.value = text;
    this.#lines = lines;
    this.#editor.stale = !lines.rows.length;
    if (lines.rows.length) this.#editor.show(lines);
    this.#showDraft();
    this.#changed();
  }

  /** Keep the fields, and judge them after a pause. */
  #changed() {
    const description = this.#text;
    const fields = { description, duration: this.#duration.value, title: this.#title };
    writeStored(this.#name, fields, "sessionStorage");
    this.#showUndo();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.judge(), TYPING_PAUSE);
  }

  #showUndo() {
    for (const button of this.#undoButtons) button.disabled = this.#history.isEmpty;
  }

  #empty() {
    this.#replace("", "empty");
    this.#description.focus();
  }

  /** @param {string} v */
  async #readAgain(v) {
    try {
      const { description } = await this.#fromYouTube(v);
      this.#replace(description, "read again");
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {string} text */
  #useCaptions(text) {
    this.#transcript = text;
    this.#captionsProblem.textContent = "";
    if (this.#text.trim()) this.judge();
    else this.#makeDraft("computed");
  }

  /** Chapters from the captions, below what the description says already. @param {"computed" | "model"} by */
  async #makeDraft(by) {
    const transcript = this.#transcript ?? "";
    const duration = this.#readDuration();
    const body = { transcript, ...(duration && { duration }), title: this.#title };
    this.#drafted.isRunning = true;
    this.#showDraft();
    try {
      const { video, chapters, notes, model } = await draftChapters(body, by, this.#page.signal);
      const canAsk = by === "computed" && notes.some(({ code }) => code === "model-can-be-asked");
      this.#drafted = { ...(model && { model }), canAsk, isRunning: false };
      const list = chapterText("text", video, chapters).trimEnd();
      this.#replace(this.#withDraft(list), `draft ${by}`);
    } catch (error) {
      this.#drafted.isRunning = false;
      this.#showDraft();
      this.#fail(error);
    }
  }

  /** The description with a list: behind it, or in the place of the earlier draft. @param {string} list */
  #withDraft(list) {
    const { text, rows } = this.#lines;
    const [first, last] = [rows[0], rows.at(-1)];
    const end = last ? Math.max(last.time[1], last.name?.[1] ?? 0) : text.length;
    if (first) return text.slice(0, first.time[0]) + list + text.slice(end);
    return [this.#text.trimEnd(), list].filter(Boolean).join("\n\n");
  }

  /** Judge what the fields hold; a later call replaces an earlier one. */
  async judge() {
    this.#latest.abort();
    this.#latest = new AbortController();
    const duration = this.#readDuration();
    const description = this.#text;
    if (!description.trim()) return this.#clear();
    const [v] = /^\S+\/\S+$/.test(description.trim()) ? videosInText(description).ids : [];
    if (v) return this.#openVideo(v);
    const transcript = this.#transcript;
    const body = { description, ...(duration && { duration }), ...(transcript && { transcript }) };
    try {
      const ends = AbortSignal.any([this.#page.signal, this.#latest.signal]);
      this.#show(await checkDescription(body, undefined, ends));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A link is all that stands there: the address shall say so. @param {string} v */
  #openVideo(v) {
    writeStored(this.#name, null, "sessionStorage"); // Back leads to an empty field
    return navigate(`?check&v=${v}`);
  }

  /** @param {Verdict} verdict */
  #show(verdict) {
    const { t } = this.#page;
    if (this.#lines.rows.length === 0) this.#lines = chapterLines(verdict);
    this.#editor.stale = false;
    this.#editor.show(this.#lines);
    this.#editor.judge(verdict);
    this.#showSummary(summaryOf(verdict, t));
    this.#remarks.replaceChildren();
    append(this.#remarks, ...remarksOn(verdict, t));
    this.#proposals.replaceChildren();
    const mend = (/** @type {string} */ text) => this.#replace(text, "mended");
    append(this.#proposals, ...proposals(verdict, t, mend));
    this.#showDraft();
    if (!this.#editor.list.isConnected) this.#result.replaceChildren(...this.#parts());
  }

  #parts() {
    const [, undo] = this.#undoButtons;
    const tools = h("div", { class: "edit-tools" });
    append(tools, undo, this.#editor.shiftForm);
    const current = () => {
      const duration = this.#readDuration();
      return { description: this.#text, ...(duration && { duration }) };
    };
    const take = checkTakeAway(this.#page, current, (error) => this.#fail(error));
    return [this.#draft, this.#remarks, this.#editor.list, tools, take, this.#proposals];
  }

  #showDraft() {
    const { rows } = this.#lines;
    const placeholders = rows.filter(isPlaceholder).length;
    const hasCaptions = this.#transcript !== undefined;
    const { canAsk, ...drafted } = this.#drafted;
    const status = draftStatus(
      {
        ...drafted,
        isPossible: hasCaptions && rows.length === 0,
        placeholders,
        canAsk: canAsk && hasCaptions,
      },
      {
        compute: () => this.#makeDraft("computed"),
        ask: () => this.#makeDraft("model"),
        keep: () => this.#edit(withoutMarks(this.#lines), "keep"),
      },
      this.#page.t,
    );
    this.#draft.replaceChildren();
    append(this.#draft, status);
    if (status && !this.#result.firstChild) this.#result.append(this.#draft);
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
    this.#lines = { text: "", rows: [] };
    this.#drafted = { canAsk: false, isRunning: false };
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

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof RequestError)) return;
    const { t, lang } = this.#page;
    const sentence = errorMessage(error, t, lang);
    if (error.code === "invalid-transcript") {
      this.#transcript = undefined;
      this.#captionsProblem.textContent = sentence;
      return this.judge(); // without the captions, which say nothing about the list
    }
    this.#verdict.textContent = "";
    this.#verdict.className = "verdict";
    const retry = h("button", { type: "button", click: () => this.judge() }, t.errors.tryAgain);
    this.#remarks.replaceChildren(h("p", { class: "warning" }, sentence), retry);
    if (!this.#remarks.isConnected) this.#result.replaceChildren(this.#remarks);
  }
}

/** Take files that are dropped anywhere on the page, until `signal`. @param {(text: string) => void} onText @param {AbortSignal} signal */
function listenForFiles(onText, signal) {
  /** @param {DragEvent} event */
  function over(event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); // the browser would open it
  }
  /** @param {DragEvent} event */
  async function drop(event) {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    onText(decodeText(new Uint8Array(await file.arrayBuffer()), navigator.language));
  }
  document.addEventListener("dragover", over, { signal });
  document.addEventListener("drop", drop, { signal });
}
