/**
 * Where the video plays. First an offer that says what a click loads; after a click on it, or on a
 * chapter, the player.
 */

import { h } from "../lib/dom.js";
import { showFailure } from "../lib/failures.js";
import { positionIn } from "../lib/positions.js";
import { formatTime } from "../lib/time.js";
import { clickedChapter } from "./timeline.js";

/** @import { Answer, Page, Route, Timeline } from "../types.d.ts" */
/** @import { Playback } from "./playback.js" */

/**
 * The element, and a function that plays from a number of seconds.
 * @param {Timeline} list @param {Answer} answer @param {Route} route @param {Page} page
 * @param {HTMLElement | false | undefined} closed stands there if the video may only play on YouTube
 */
export function stage(list, { video }, route, page, closed) {
  const box = closed || h("div", { class: "player-box" });
  const element = h("div", { class: "stage" }, box);
  if (list.bar) element.append(list.bar);
  let playback = /** @type {Promise<Playback> | undefined} */ (undefined);

  /** @param {number} seconds */
  async function play(seconds) {
    const isLoaded = playback !== undefined;
    playback ??= load(seconds);
    try {
      const loaded = await playback;
      if (isLoaded) loaded.seek(seconds);
    } catch (error) {
      playback = undefined;
      if (!isLoaded) showFailure(error, page, { route, retry: () => play(seconds) });
    }
  }
  /** @param {number} seconds */
  async function load(seconds) {
    const { startPlayback } = await import("./playback.js");
    return startPlayback(element, { video, list, page }, seconds);
  }
  /** @param {MouseEvent} event */
  function clicked(event) {
    const chapter = clickedChapter(list, event);
    if (!chapter || element.classList.contains("silent")) return; // the link opens YouTube
    event.preventDefault();
    play(chapter.start);
  }
  if (!closed) {
    box.append(...offer(route.start ?? 0, video.id, page, play));
    list.list.addEventListener("click", clicked);
  }
  return { element, play };
}

/**
 * The button that plays, from where the address says or where the reader stopped.
 * @param {number} start seconds @param {string} id @param {Page} page
 * @param {(seconds: number) => void} play
 */
function offer(start, id, { t }, play) {
  const from = start || positionIn(id);
  const label = from ? t.playFrom(formatTime(from)) : t.play;
  const button = h("button", { type: "button", class: "play", click: () => play(from) }, label);
  return [button, h("p", { class: "note" }, t.playNote)];
}
