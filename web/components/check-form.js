/** The checker's fields: description, length, captions. What they hold outlives a reload. */

import { readTextFile } from "../lib/decode-text.js";
import { append, h } from "../lib/dom.js";
import { readStored, writeStored } from "../lib/storage.js";
import { parseTime } from "../lib/time.js";
import { captionsField } from "./captions-field.js";

/** @import { Page, Text } from "../types.d.ts" */

/**
 * What is kept until the tab is closed: the text, the length as it was typed, the video's title.
 * @typedef {{ description: string, duration: string, title?: string }} Fields
 */

/**
 * What is told of the fields.
 * @typedef {object} Listeners
 * @property {() => void} typed the description was edited by hand
 * @property {() => void} changed another field was
 * @property {(text: string) => void} captions a file was chosen, or dropped
 */

export class CheckForm {
  /** The title of the video that the description is of. */
  title = "";
  #name;
  #t;
  #listeners;
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

  /** @param {string} name under which the fields are kept @param {Text} t @param {Listeners} listeners */
  constructor(name, t, listeners) {
    this.#name = name;
    this.#t = t;
    this.#listeners = listeners;
    this.#description.addEventListener("input", listeners.typed);
    this.#duration.addEventListener("input", listeners.changed);
  }

  /** Fill the fields from what was kept; false if nothing was. */
  restore() {
    const kept = readStored(this.#name, /** @type {Fields | null} */ (null), "sessionStorage");
    if (kept) this.fill(kept);
    return kept !== null;
  }

  /** @param {Fields} fields */
  fill({ description, duration, title = "" }) {
    this.#description.value = description;
    this.#duration.value = duration;
    this.title = title;
  }

  keep() {
    const fields = { description: this.text, duration: this.#duration.value, title: this.title };
    writeStored(this.#name, fields, "sessionStorage");
  }

  forget() {
    writeStored(this.#name, null, "sessionStorage");
  }

  get text() {
    return this.#description.value;
  }
  set text(text) {
    this.#description.value = text;
  }

  focus() {
    this.#description.focus();
  }

  /** The length of the video in seconds, for requests: nothing unless it can be read. */
  get length() {
    const duration = parseTime(this.#duration.value);
    return duration ? { duration } : {};
  }

  /** Say below the field whether the length can be read; the sentence, if not. */
  judgeLength() {
    const isInvalid = this.#duration.value.trim() !== "" && !this.length.duration;
    this.#duration.setAttribute("aria-invalid", String(isInvalid));
    this.#durationProblem.textContent = isInvalid ? this.#t.durationWrong : "";
    return this.#durationProblem.textContent;
  }

  /** @param {string} sentence why the captions cannot be used; empty: they can */
  set captionsProblem(sentence) {
    this.#captionsProblem.textContent = sentence;
  }

  /** @param {Page} page @param {...HTMLElement} actions on the description */
  element({ t, signal }, ...actions) {
    const { captions } = this.#listeners;
    listenForFiles(captions, signal);
    const more = h("details", { class: "more" }, h("summary", {}, t.lengthAndCaptions));
    more.open = !this.text || matchMedia("(min-width: 62rem)").matches;
    append(
      more,
      h("label", { for: "duration" }, t.duration),
      this.#duration,
      this.#durationProblem,
      h("p", {}, ...captionsField(t, captions)),
      this.#captionsProblem,
      h("p", { class: "note" }, t.checkCaptions),
    );
    return h(
      "div",
      {},
      h("label", { for: "description" }, t.description),
      this.#description,
      h("div", { class: "actions" }, ...actions),
      more,
    );
  }
}

/** Take files that are dropped anywhere on the page, until `signal`. @param {(text: string) => void} onText @param {AbortSignal} signal */
function listenForFiles(onText, signal) {
  /** @param {DragEvent} event */
  function over(event) {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault(); // else it is opened
  }
  /** @param {DragEvent} event */
  async function drop(event) {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    onText(await readTextFile(file));
  }
  document.addEventListener("dragover", over, { signal });
  document.addEventListener("drop", drop, { signal });
}
