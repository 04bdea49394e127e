/** One chapter of the editor: fields for time and title, what is said of it, and its buttons. */

import { isPlaceholder, MARK } from "../lib/chapter-lines.js";
import { append, h } from "../lib/dom.js";
import { formatTime, parseTime } from "../lib/time.js";
import { findingSentence } from "./findings.js";

/** @import { Chapter, ChapterRow, Finding, Text } from "../types.d.ts" */

/** Characters shown of what is said in a chapter. */
const EXCERPT = 160;
/** Seconds by which the arrow keys change a time. */
const STEPS = /** @type {Record<string, number>} */ ({ ArrowUp: 1, ArrowDown: -1 });

/**
 * What the reader does with a row.
 * @typedef {object} Edits
 * @property {(seconds: number) => void} start
 * @property {(title: string) => void} title
 * @property {() => void} below adds a chapter
 * @property {() => void} remove
 */

export class EditorRow {
  element;
  #t;
  #edits;
  #start = 0;
  #number = h("span", { class: "number" });
  #time;
  #title;
  #below;
  #remove;
  #said;

  /** @param {string} id of what is said of it @param {Text} t @param {Edits} edits */
  constructor(id, t, edits) {
    this.#t = t;
    this.#edits = edits;
    this.#said = h("div", { id, class: "said" });
    /** @param {KeyboardEvent} event */
    const timeKey = (event) => this.#timeKey(event);
    /** @param {KeyboardEvent} event */
    const titleKey = (event) => this.#titleKey(event);
    this.#time = h("input", {
      class: "time",
      "aria-describedby": id,
      autocomplete: "off",
      spellcheck: "false",
      change: () => this.#useTime(),
      keydown: timeKey,
    });
    this.#title = h("textarea", {
      class: "title",
      "aria-describedby": id,
      rows: 1,
      dir: "auto",
      input: () => edits.title(this.#title.value.replace(/\s*\n\s*/g, " ")),
      focus: () => this.element.classList.contains("placeholder") && this.#title.select(),
      keydown: titleKey,
    });
    this.#below = h("button", { type: "button", class: "plain", click: edits.below }, "+");
    this.#remove = h("button", { type: "button", class: "plain", click: edits.remove }, "×");
    const parts = [this.#number, this.#time, this.#title, this.#below, this.#remove, this.#said];
    this.element = h("li", {}, ...parts);
  }

  /** @param {ChapterRow} row @param {number} place from 1 @param {number} line from 1 */
  show(row, place, line) {
    const t = this.#t;
    const { start } = row;
    const title = isPlaceholder(row) ? row.title.slice(MARK.length) : row.title;
    if (start !== this.#start || !this.#time.value) this.#showTime(start);
    if (title !== this.#title.value) this.#title.value = title;
    this.element.classList.toggle("placeholder", isPlaceholder(row));
    this.#number.replaceChildren(h("span", { class: "hidden" }, t.line(line)), mark(String(line)));
    const name = t.chapterNumber(place);
    this.#time.setAttribute("aria-label", t.timeOf(name));
    this.#title.setAttribute("aria-label", isPlaceholder(row) ? t.draftOf(name) : t.titleOf(name));
    this.#title.placeholder = t.untitled;
    label(this.#below, t.addBelow(formatTime(start)));
    label(this.#remove, t.remove(formatTime(start)));
  }

  /** @param {Finding[]} findings @param {Chapter | undefined} chapter as the function read it, if it did */
  judge(findings, chapter) {
    const t = this.#t;
    const isBroken = findings.some(({ strength }) => strength === "error");
    const grade = isBroken ? "error" : findings.length || !chapter ? "warning" : "good";
    this.element.classList.remove("error", "warning", "good");
    this.element.classList.add(grade);
    this.#said.replaceChildren();
    append(
      this.#said,
      grade === "good" && h("span", { class: "hidden" }, t.goodLine),
      chapter?.text && h("p", { class: "note" }, h("q", { dir: "auto" }, excerpt(chapter.text))),
      ...findings.map((finding) =>
        h("p", { class: `finding ${finding.strength}` }, findingSentence(finding, t)),
      ),
      !chapter && h("p", { class: "finding" }, t.notRead),
    );
  }

  /** @param {"time" | "remove"} part */
  focus(part) {
    if (part === "remove") return this.#remove.focus();
    this.#time.focus();
    this.#time.select();
  }

  /** @param {number} start */
  #showTime(start) {
    this.#start = start;
    this.#time.value = formatTime(start);
    this.#time.removeAttribute("aria-invalid");
  }

  /** The time that was typed, if it is one. */
  #useTime() {
    const start = parseTime(this.#time.value);
    if (start === undefined) {
      this.#time.setAttribute("aria-invalid", "true");
      this.#said.prepend(h("p", { class: "finding error", role: "alert" }, this.#t.timeWrong));
      return;
    }
    this.#showTime(start);
    this.#edits.start(start);
  }

  /** @param {KeyboardEvent} event */
  #timeKey(event) {
    const step = STEPS[event.key];
    const start = parseTime(this.#time.value);
    if (event.key === "Enter") {
      event.preventDefault();
      this.#useTime();
      this.#title.focus();
    } else if (step && start !== undefined) {
      event.preventDefault();
      this.#showTime(Math.max(0, start + step));
      this.#edits.start(this.#start);
    }
  }

  /** Enter keeps a title of a draft, and adds a line below any other, as in a text. @param {KeyboardEvent} event */
  #titleKey(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (this.element.classList.contains("placeholder")) this.#edits.title(this.#title.value);
    else this.#edits.below();
  }
}

/** What only eyes need. @param {string} text */
const mark = (text) => h("span", { "aria-hidden": "true" }, text);

/** @param {HTMLElement} button @param {string} text */
function label(button, text) {
  button.setAttribute("aria-label", text);
  button.title = text;
}

/** The beginning of a text. @param {string} text */
function excerpt(text) {
  const characters = [...text];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : text;
}
