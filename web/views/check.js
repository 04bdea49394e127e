/** The checker: a description, judged line by line and mended in place. The function judges. */

import { ChapterEditor } from "../components/chapter-editor.js";
import { CheckForm } from "../components/check-form.js";
import { checkTakeAway } from "../components/check-take-away.js";
import { draftStatus } from "../components/draft-status.js";
import { proposals, remarksOn, summaryOf } from "../components/verdict.js";
import { chapterLines, isPlaceholder, withList, withoutMarks } from "../lib/chapter-lines.js";
import { chapterText } from "../lib/chapter-text.js";
import { append, h, loadStyle, plainButton } from "../lib/dom.js";
import { EditHistory } from "../lib/edit-history.js";
import { errorMessage } from "../lib/errors.js";
import { loadCheckText, loadFindings } from "../lib/language.js";
import { navigate } from "../lib/navigation.js";
import { RequestError } from "../lib/request-error.js";
import { announce, clearStatus, showLoading } from "../lib/status.js";
import { checkDescription, draftChapters } from "../lib/text-requests.js";
import { formatTime } from "../lib/time.js";
import { videosInText } from "../lib/youtube-urls.js";

/** @import { ChapterLines, Page, Route, Verdict } from "../types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const TYPING_PAUSE = 300;

/** @param {Route} route @param {Page} page */
export async function show({ ids: [v] }, page) {
  const { t, lang, signal } = page;
  if (v) showLoading(t);
  await Promise.all([loadCheckText(t, lang), loadFindings(t, lang), loadStyle("check.css")]);
  if (!signal.aborted) await new Checker(page, v).open();
}

/** The text and its chapters, which can be edited in either, and the verdict on them. */
class Checker {
  #page;
  /** ID of the video whose description this is. */
  #v;
  #form;
  #editor;
  #undoButtons;
  #verdict = h("p", { class: "verdict" });
  #result = h("section", { class: "result" });
  #draft = h("div");
  #remarks = h("div");
  #proposals = h("div");
  /** The text as it is now, and its chapters. Without any, the next verdict tells them. @type {ChapterLines} */
  #lines = { text: "", rows: [] };
  /** @type {EditHistory<ChapterLines>} */
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
    this.#form = new CheckForm(v ? `check ${v}` : "check", page.t, {
      typed: () => this.#replace(this.#form.text, "typed"),
      changed: () => this.#changed(),
      captions: (text) => this.#useCaptions(text),
    });
    this.#editor = new ChapterEditor(page.t, (lines, step) => this.#edit(lines, step));
    this.#undoButtons = [0, 1].map(() => plainButton(page.t.undo, () => this.#undo()));
  }

  /** Fill the fields with what was kept, else from YouTube, and judge. Throws like fetchChapters. */
  async open() {
    if (!this.#form.restore() && this.#v) this.#form.fill(await this.#fromYouTube(this.#v));
    if (this.#page.signal.aborted) return;
    this.#lines = { text: this.#form.text, rows: [] };
    clearStatus();
    this.#build();
    const { captions, ...state } = history.state ?? {};
    if (!captions) return this.judge();
    history.replaceState(state, ""); // they were dropped on another view; a reload drops nothing
    this.#useCaptions(captions);
  }

  /** @param {string} v */
  async #fromYouTube(v) {
    const { checked, video } = await checkDescription({}, v, this.#page.signal);
    const duration = video.duration ? formatTime(video.duration) : "";
    return { description: checked, duration, title: video.title };
  }

  #build() {
    const { t, container } = this.#page;
    const v = this.#v;
    const [undo] = this.#undoButtons;
    const start = v
      ? plainButton(t.readAgain, () => this.#readAgain(v))
      : plainButton(t.empty, () => this.#empty());
    document.title = t.checkTitle;
    this.#showUndo();
    const about = v ? h("a", { href: `?v=${v}`, dir: "auto" }, this.#form.title || v) : t.checkWhat;
    const form = this.#form.element(this.#page, start, ...(undo ? [undo] : []));
    append(
      container,
      h("h1", { tabindex: "-1" }, t.checkTitle),
      h("p", {}, about),
      this.#verdict,
      h("div", { class: "check-columns" }, form, this.#result),
    );
  }

  /** Another text, whose chapters are read anew. @param {string} text @param {string} step */
  #replace(text, step) {
    this.#edit({ text, rows: [] }, step);
  }

  /** @param {ChapterLines} lines @param {string} step */
  #edit(lines, step) {
    this.#history.remember(this.#lines, step);
    this.#put(lines);
  }

  #undo() {
    const before = this.#history.back();
    if (!before) return;
    this.#put(before);
    announce(this.#page.t.undone);
  }

  /** @param {ChapterLines} lines */
  #put(lines) {
    this.#lines = lines;
    if (this.#form.text !== lines.text) this.#form.text = lines.text;
    this.#editor.stale = !lines.rows.length;
    if (lines.rows.length) this.#editor.show(lines);
    this.#showDraft();
    this.#changed();
  }

  /** Keep the fields, and judge them after a pause. */
  #changed() {
    this.#latest.abort(); // its verdict would be on an earlier text
    this.#form.keep();
    this.#showUndo();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.judge(), TYPING_PAUSE);
  }

  #showUndo() {
    for (const button of this.#undoButtons) button.disabled = this.#history.isEmpty;
  }

  #empty() {
    this.#replace("", "empty");
    this.#form.focus();
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
    this.#form.captionsProblem = "";
    if (this.#form.text.trim()) this.judge();
    else this.#makeDraft("computed");
  }

  /** Chapters from the captions, below what the description says already. @param {"computed" | "model"} by */
  async #makeDraft(by) {
    const title = this.#form.title;
    const body = { transcript: this.#transcript ?? "", ...this.#form.length, title };
    this.#drafted.isRunning = true;
    this.#showDraft();
    try {
      const { video, chapters, notes, model } = await draftChapters(body, by, this.#page.signal);
      const canAsk = notes.some(({ code }) => code === "model-can-be-asked");
      this.#drafted = { ...(model && { model }), canAsk, isRunning: true }; // until it is judged
      const list = chapterText("text", video, chapters).trimEnd();
      this.#replace(withList(this.#lines, list), `draft ${by}`);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Whether titles are still to be written. */
  get #isDraft() {
    return this.#lines.rows.some(isPlaceholder);
  }

  /** Judge what the fields hold; a later call replaces an earlier one. */
  async judge() {
    this.#latest.abort();
    this.#latest = new AbortController();
    const problem = this.#form.judgeLength();
    const description = this.#form.text;
    if (!description.trim()) return this.#clear();
    const [v] = /^\S+\/\S+$/.test(description.trim()) ? videosInText(description).ids : [];
    if (v) return this.#openVideo(v);
    const transcript = this.#transcript;
    const judged = this.#isDraft ? withoutMarks(this.#lines).text : description;
    const body = { description: judged, ...this.#form.length, ...(transcript && { transcript }) };
    try {
      const ends = AbortSignal.any([this.#page.signal, this.#latest.signal]);
      this.#show(await checkDescription(body, undefined, ends), problem);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A link is all that stands there: the address shall say so. @param {string} v */
  #openVideo(v) {
    this.#form.forget(); // Back leads to an empty field
    return navigate(`?check&v=${v}`);
  }

  /** @param {Verdict} verdict @param {string} problem of the length */
  #show(verdict, problem) {
    const { t } = this.#page;
    if (!this.#lines.rows.length) {
      this.#lines = chapterLines(verdict);
      if (this.#isDraft) return this.judge(); // as it will be, without the marks
    }
    this.#editor.stale = false;
    this.#editor.show(this.#lines);
    this.#editor.judge(verdict);
    const { sentence, grade } = summaryOf(verdict, t);
    this.#showVerdict(sentence, grade);
    announce([sentence, problem].filter(Boolean).join(" "));
    this.#remarks.replaceChildren();
    append(this.#remarks, ...remarksOn(verdict, t));
    this.#proposals.replaceChildren();
    const mend = (/** @type {string} */ text) => this.#replace(text, "mended");
    if (!this.#isDraft) append(this.#proposals, ...proposals(verdict, t, mend));
    this.#drafted.isRunning = false;
    this.#showDraft();
    if (!this.#editor.list.isConnected) this.#result.replaceChildren(...this.#parts());
  }

  #parts() {
    const { t } = this.#page;
    const [, undo] = this.#undoButtons;
    const tools = h("div", { class: "edit-tools" });
    append(tools, undo, this.#editor.shiftForm);
    const current = () => ({ description: this.#form.text, ...this.#form.length });
    const take = checkTakeAway(this.#page, current, (error) => this.#fail(error));
    const fresh = h("p", { class: "note" }, t.freshUpload);
    return [this.#draft, this.#remarks, this.#editor.list, tools, take, this.#proposals, fresh];
  }

  #showDraft() {
    const { rows } = this.#lines;
    const hasCaptions = this.#transcript !== undefined;
    const draft = {
      ...this.#drafted,
      isPossible: hasCaptions && rows.length === 0,
      placeholders: rows.filter(isPlaceholder).length,
      canAsk: this.#drafted.canAsk && hasCaptions,
    };
    const actions = {
      compute: () => this.#makeDraft("computed"),
      ask: () => this.#makeDraft("model"),
      keep: () => this.#edit(withoutMarks(this.#lines), "keep"),
    };
    const status = draftStatus(draft, actions, this.#page.t);
    this.#draft.replaceChildren();
    append(this.#draft, status);
    if (status && !this.#result.firstChild) this.#result.append(this.#draft);
  }

  #clear() {
    this.#lines = { text: "", rows: [] };
    this.#drafted = { canAsk: false, isRunning: false };
    this.#showVerdict("", "");
    this.#result.replaceChildren();
  }

  /** @param {string} sentence @param {string} grade */
  #showVerdict(sentence, grade) {
    this.#verdict.textContent = sentence;
    this.#verdict.className = `verdict ${grade}`;
  }

  /** @param {unknown} error */
  #fail(error) {
    if (!(error instanceof RequestError)) return;
    const { t, lang } = this.#page;
    const sentence = errorMessage(error, t, lang);
    if (error.code === "invalid-transcript") {
      this.#transcript = undefined;
      this.#form.captionsProblem = sentence;
      return this.judge(); // without the captions, which say nothing about the list
    }
    this.#showVerdict("", "");
    this.#drafted.isRunning = false;
    this.#showDraft();
    const retry = h("button", { type: "button", click: () => this.judge() }, t.errors.tryAgain);
    this.#remarks.replaceChildren(h("p", { class: "warning" }, sentence), retry);
    if (!this.#remarks.isConnected) this.#result.replaceChildren(this.#remarks);
  }
}
