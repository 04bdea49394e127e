/** The line below the player: which chapter plays, and buttons to go on from it. */

import { h } from "../lib/dom.js";
import { formatTime } from "../lib/time.js";
import { chapterLength } from "./timeline.js";

/** @import { Timeline, WatchText } from "../types.d.ts" */
/** @import { Playback } from "./playback.js" */

export class NowPlaying {
  element;
  #list;
  #t;
  #title = h("bdi", { class: "title" });
  #place = h("span", { class: "note" });
  #row;
  #repeat;
  #wide;

  /** @param {Timeline} list @param {WatchText} t @param {Playback} playback */
  constructor(list, t, playback) {
    this.#list = list;
    this.#t = t;
    const click = () => playback.showRow();
    const row = { type: "button", class: "row", title: t.showRow, click };
    this.#row = h("button", row, this.#title, this.#place);
    this.#repeat = iconButton("repeat", t.repeat, () => playback.repeat());
    this.#wide = iconButton("wide", t.wide, () => playback.widen());
    this.showRepeat(false);
    this.element = h(
      "div",
      { class: "now", role: "group", "aria-label": t.nowPlaying },
      iconButton("previous", t.previous, () => playback.step(-1)),
      iconButton("next", t.next, () => playback.step(1)),
      this.#row,
      this.#repeat,
      this.#wide,
      iconButton("keys", t.keys, () => playback.help()),
    );
  }

  /** @param {number} index of the chapter that plays @param {number} time seconds */
  show(index, time) {
    const { chapters } = this.#list;
    const chapter = chapters[index];
    const length = chapter ? chapterLength(chapter) : 0;
    const left = chapter && length ? formatTime(Math.max(0, chapter.start + length - time)) : "";
    const place = chapter ? this.#t.place(index + 1, chapters.length, left) : "";
    if (this.#place.textContent !== place) this.#place.textContent = place;
    const title = chapter?.title ?? this.#t.beforeFirst;
    if (this.#title.textContent !== title) this.#title.textContent = title;
  }

  /** @param {boolean} isOn */
  showRepeat(isOn) {
    this.#repeat.setAttribute("aria-pressed", String(isOn));
  }

  /** @param {boolean} isOn */
  showWide(isOn) {
    this.#wide.setAttribute("aria-pressed", String(isOn));
  }

  focus() {
    this.#row.focus();
  }
}

/** A button that shows a sign. @param {string} sign @param {string} label @param {() => void} click */
const iconButton = (sign, label, click) =>
  h("button", { type: "button", class: `sign-${sign}`, title: label, "aria-label": label, click });
