/** The name of a playlist or of several videos, what they amount to, and how far they are loaded. */

import { append, h } from "../lib/dom.js";
import { formatTime } from "../lib/time.js";

/** @import { BatchPage } from "./batch-video.js" */
/** @import { Playlist } from "../types.d.ts" */

/** @typedef {{ videos: number, chapters: number, seconds: number, failed: number }} Totals */

export class BatchHeader {
  elements;
  #page;
  #playlist;
  #title = h("h1", { tabindex: "-1", dir: "auto" });
  #facts = h("p", { class: "facts" });
  #progress;

  /** @param {BatchPage} page @param {Playlist | undefined} playlist */
  constructor(page, playlist) {
    this.#page = page;
    this.#playlist = playlist;
    this.#progress = h("progress", { "aria-label": page.t.loading });
    this.elements = [this.#title, this.#facts, this.#progress];
  }

  /** What it is called: the playlist's title, or the number of videos. @param {number} videos */
  nameOf(videos) {
    return this.#playlist?.title || this.#page.t.videos(videos);
  }

  /** How many videos there are, of how many, while some are missing. @param {number} videos @param {boolean} isWhole */
  countOf(videos, isWhole) {
    const all = this.#playlist?.videoCount;
    if (isWhole || !all || all <= videos) return this.#page.t.videos(videos);
    return this.#page.texts.videosOf(videos, all);
  }

  /** @param {Totals} totals @param {"loading" | "part" | "whole"} state */
  update({ videos, chapters, seconds, failed }, state) {
    const { t, texts } = this.#page;
    const { channel, title } = this.#playlist ?? {};
    this.#title.textContent = this.nameOf(videos);
    const count = this.countOf(videos, state === "whole");
    this.#facts.replaceChildren();
    append(
      this.#facts,
      channel && h("bdi", {}, channel),
      (title || state !== "whole") && h("span", {}, count),
      h("span", {}, t.chapters(chapters)),
      seconds > 0 && h("span", {}, t.totalLength(formatTime(seconds))),
      failed > 0 && h("span", {}, texts.failed(failed)),
    );
    this.#showProgress(videos, state === "loading");
  }

  /** Its place is kept, so that nothing moves when it goes. @param {number} videos @param {boolean} isLoading */
  #showProgress(videos, isLoading) {
    const all = this.#playlist?.videoCount;
    this.#progress.style.visibility = isLoading ? "" : "hidden";
    if (!all) return;
    this.#progress.max = all;
    this.#progress.value = Math.min(videos, all);
  }
}
