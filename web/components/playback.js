/** A video that plays: list, bar and the line below the player follow it and steer it. */

import { h, linkField, loadStyle, plainButton } from "../lib/dom.js";
import { rememberPosition } from "../lib/positions.js";
import { announce } from "../lib/status.js";
import { readStored, writeStored } from "../lib/storage.js";
import { listenForKeys } from "./keyboard.js";
import { NowPlaying } from "./now-playing.js";
import { showPosition } from "./playback-sync.js";
import { Player } from "./player.js";
import { bringIntoView, isInView, keepCoveredHeight } from "./stage-layout.js";
import { chapterIndexAt } from "./timeline.js";

/** @import { Chapter, Page, Timeline, Video, WatchText } from "../types.d.ts" */

/** Seconds into a chapter after which "previous" leads to its own start. */
const RESTART_AFTER = 3;
/** Seconds after a chapter's end within which it counts as played to its end, not left. */
const RUN_OVER = 2;
/** Seconds between the positions that are remembered. */
const REMEMBER_EVERY = 5;
/** Name of the setting that the player uses the whole width. */
const WIDE = "wide";

/**
 * @typedef {{ video: Video, list: Timeline, page: Page }} Watched what is played
 */

/**
 * Put the player of a video into the stage and play from `seconds`.
 * @param {HTMLElement} stage @param {Watched} watched @param {number} seconds
 */
export async function startPlayback(stage, watched, seconds) {
  const [{ default: t }] = await Promise.all([
    import(`../text/${watched.page.lang}/watch.js`),
    loadStyle("watch.css"),
  ]);
  return new Playback(stage, watched, t, seconds);
}

/** Steers the player; what the keys and the controls call. */
export class Playback {
  #list;
  #video;
  #stage;
  #player;
  #line;
  #t;
  #current = -1;
  /** The chapter that is repeated. @type {Chapter | undefined} */
  #repeated;
  /** The reader asked for another chapter: the list must show it, wherever it was scrolled to. */
  #isAsked = true;
  #remembered = 0;

  /** @param {HTMLElement} stage @param {Watched} watched @param {WatchText} t @param {number} start */
  constructor(stage, { video, list, page }, t, start) {
    this.#list = list;
    this.#video = video;
    this.#stage = stage;
    this.#t = t;
    const options = {
      start,
      title: page.t.player,
      lang: page.lang,
      onTime: (/** @type {number} */ time) => this.#follow(time),
      onEnd: () => this.#end(),
      onSilence: (/** @type {boolean} */ isSilent) => this.#showSilence(isSilent),
    };
    this.#player = new Player(video.id, options, page.signal);
    this.#line = new NowPlaying(list, t, this);
    this.#build();
    listenForKeys(this, page.signal);
    const column = /** @type {HTMLElement} */ (list.list.closest(".listing"));
    keepCoveredHeight(stage, column, page.signal);
    page.signal.addEventListener("abort", () => this.#remember(this.#player.time));
    this.#line.show(chapterIndexAt(list, start), start);
    this.#showWidth(readStored(WIDE, false));
  }

  #build() {
    const box = this.#stage.querySelector(".player-box");
    box?.classList.add("playing");
    box?.replaceChildren(this.#player.frame);
    box?.after(this.#line.element);
    this.#stage.classList.add("playing");
    if (document.activeElement === document.body) this.#line.focus();
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.#isAsked = true;
    this.#player.seek(seconds);
  }

  toggle() {
    this.#player.toggle();
  }

  /** Go to the chapter that many after the current one. @param {1 | -1} step */
  step(step) {
    const { chapters } = this.#list;
    const index = chapterIndexAt(this.#list, this.#player.time);
    const isInside = this.#player.time - (chapters[index]?.start ?? 0) > RESTART_AFTER;
    const chapter = chapters[step < 0 && isInside ? index : index + step];
    if (chapter) this.seek(chapter.start);
  }

  /** @param {number} seconds from where playback is */
  skip(seconds) {
    this.seek(Math.max(0, this.#player.time + seconds));
  }

  /** @param {number} tenths of the video */
  jump(tenths) {
    if (this.#video.duration) this.seek((this.#video.duration * tenths) / 10);
  }

  /** Repeat the current chapter, or no longer. */
  repeat() {
    const index = chapterIndexAt(this.#list, this.#player.time);
    this.#repeated = this.#repeated ? undefined : this.#list.chapters[index];
    this.#line.showRepeat(Boolean(this.#repeated));
    announce(this.#repeated ? this.#t.repeats : this.#t.repeatsNot);
  }

  /** Scroll to the row of the current chapter. */
  showRow() {
    bringIntoView(this.#list.rows[this.#current]);
  }

  /** Let the player use the whole width, or a column of its own. */
  widen() {
    const isWide = !readStored(WIDE, false);
    writeStored(WIDE, isWide || null);
    this.#showWidth(isWide);
  }

  /** @param {boolean} isWide */
  #showWidth(isWide) {
    const hasRoom = matchMedia("(min-width: 62rem)").matches; // elsewhere the layout decides
    this.#stage.closest(".watch")?.classList.toggle("wide", isWide && hasRoom);
    this.#line.showWide(isWide);
  }

  focusField() {
    linkField().focus();
    linkField().select();
  }

  async help() {
    const { openSheet } = await import("./shortcuts-sheet.js");
    openSheet(this.#t);
  }

  /** @param {number} time seconds */
  #follow(time) {
    if (this.#isOver(time)) return this.seek(this.#repeated?.start ?? 0);
    const current = showPosition(this.#list, time);
    this.#line.show(current, time);
    const { rows } = this.#list;
    const before = rows[this.#current];
    if (current !== this.#current && (this.#isAsked || !before || isInView(before)))
      bringIntoView(rows[current]);
    const detail = { time, isAsked: this.#isAsked };
    this.#stage.dispatchEvent(new CustomEvent("follow", { detail }));
    this.#current = current;
    this.#isAsked = false;
    if (Math.abs(time - this.#remembered) >= REMEMBER_EVERY) this.#remember(time);
  }

  /** Whether the repeated chapter has just ended; one that is left is repeated no longer, but the new one. @param {number} time */
  #isOver(time) {
    if (!this.#repeated) return false;
    const { start, end } = this.#repeated;
    const isInside = time >= start && (end === null || time < end);
    if (isInside) return false;
    if (end !== null && time >= end && time < end + RUN_OVER && !this.#isAsked) return true;
    this.#repeated = this.#list.chapters[chapterIndexAt(this.#list, time)];
    return false;
  }

  #end() {
    if (this.#repeated) this.seek(this.#repeated.start);
    else this.#remember(0);
  }

  /** @param {number} time */
  #remember(time) {
    this.#remembered = time;
    rememberPosition(this.#video.id, time, this.#video.duration);
  }

  /** @param {boolean} isSilent */
  #showSilence(isSilent) {
    const { classList } = this.#stage;
    if (isSilent === classList.contains("silent")) return;
    classList.toggle("silent", isSilent);
    const box = this.#stage.querySelector(".player-box");
    if (!isSilent) return box?.querySelector(".silence")?.remove();
    const retry = plainButton(this.#t.retry, () => this.#player.reload());
    box?.append(h("p", { class: "silence warning" }, this.#t.silent, " ", retry));
    announce(this.#t.silent);
  }
}
