/**
 * YouTube's player in a frame, loaded after a click and controlled by messages.
 *
 * The messages are those of YouTube's iframe script. Sending them ourselves keeps other sites'
 * script off the page (`script-src 'self'`). https://developers.google.com/youtube/iframe_api_reference
 */

import { h } from "../lib/dom.js";
import { announce } from "../lib/status.js";
import { listenForShortcuts } from "./keyboard.js";
import { chapterIndexAt, showPosition } from "./playback-sync.js";

/** @import { Page, Timeline } from "../types.d.ts" */

const ORIGIN = "https://www.youtube-nocookie.com";
/** Milliseconds between greetings: the player answers none before it is ready. */
const GREETING_INTERVAL = 250;
/** Milliseconds after which a player that has not answered counts as unreachable. */
const TIMEOUT = 8000;

/**
 * Put the player of a video into `box`; list and bar follow it, and seek in it.
 * @param {HTMLElement} box
 * @param {{ id: string, start: number, list: Timeline, page: Page }} options `start` in seconds
 */
export function loadPlayer(box, { id, start, list, page }) {
  const { t, lang } = page;
  const from = list.chapters[chapterIndexAt(list, start)]?.start ?? start;
  const frame = frameOf(id, { start: from, title: t.player, lang });
  const player = new Player(frame, { id, onTime: (time) => showPosition(list, time) });
  const abandoned = new AbortController();
  const signal = AbortSignal.any([page.signal, abandoned.signal]);
  function giveUp() {
    if (player.isReady || signal.aborted) return;
    abandoned.abort();
    list.list.classList.remove("seeking");
    announce(t.playerSilent);
    box.after(h("p", { class: "note warning" }, t.playerSilent));
  }
  player.connect(signal);
  seekOnClick(list, player, signal);
  listenForShortcuts(list, player, signal);
  setTimeout(giveUp, TIMEOUT);
  box.classList.add("playing");
  box.replaceChildren(frame, h("p", { class: "note" }, t.keys));
  frame.focus();
}

/** The links of the list seek, until `signal`. @param {Timeline} list @param {Player} player @param {AbortSignal} signal */
function seekOnClick(list, player, signal) {
  /** @param {MouseEvent} event */
  function clicked(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    const chapter = link && list.chapters[list.links.indexOf(link)];
    const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!chapter || hasModifier) return;
    event.preventDefault();
    player.seek(chapter.start);
  }
  list.list.classList.add("seeking");
  list.list.addEventListener("click", clicked, { signal });
}

/** Exchanges messages with the frame. What it is asked to do before it is ready, it does then. */
class Player {
  isReady = false;
  /** Seconds. */
  time = 0;
  /** Seconds. @type {number | undefined} */
  #pendingSeek;
  #frame;
  #id;
  #onTime;

  /**
   * @param {HTMLIFrameElement} frame
   * @param {{ id: string, onTime: (seconds: number) => void }} options
   */
  constructor(frame, { id, onTime }) {
    this.#frame = frame;
    this.#id = id;
    this.#onTime = onTime;
  }

  /** Greet the frame, and listen to it until `signal`. @param {AbortSignal} signal */
  connect(signal) {
    window.addEventListener("message", (event) => this.#receive(event), { signal });
    // Until it has loaded, the frame is an empty page of our origin: a message would go astray.
    this.#frame.addEventListener("load", () => this.#greet(signal), { once: true, signal });
  }

  /** @param {AbortSignal} signal */
  #greet(signal) {
    const interval = setInterval(() => {
      if (this.isReady || signal.aborted) clearInterval(interval);
      else this.#send({ event: "listening" });
    }, GREETING_INTERVAL);
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.#pendingSeek = seconds;
    if (!this.isReady) return;
    for (const [func, ...args] of [["seekTo", seconds, true], ["playVideo"]]) {
      this.#send({ event: "command", func, args });
    }
    this.#setTime(seconds);
  }

  /** @param {MessageEvent} event */
  #receive({ origin, source, data }) {
    if (origin !== ORIGIN || source !== this.#frame.contentWindow) return;
    const { currentTime } = infoIn(data);
    const isFirst = !this.isReady;
    this.isReady = true;
    if (isFirst && this.#pendingSeek !== undefined) this.seek(this.#pendingSeek);
    if (typeof currentTime === "number") this.#setTime(currentTime);
  }

  /** @param {number} seconds */
  #setTime(seconds) {
    this.time = seconds;
    this.#onTime(seconds);
  }

  /** @param {object} message */
  #send(message) {
    const text = JSON.stringify({ ...message, id: this.#id, channel: "widget" });
    this.#frame.contentWindow?.postMessage(text, ORIGIN);
  }
}

/** @param {string} id @param {{ start: number, title: string, lang: string }} options `start` in seconds */
function frameOf(id, { start, title, lang }) {
  const parameters = new URLSearchParams({
    enablejsapi: "1",
    origin: location.origin,
    autoplay: "1",
    playsinline: "1",
    start: String(start),
    hl: lang,
  });
  return h("iframe", {
    src: `${ORIGIN}/embed/${id}?${parameters}`,
    title,
    allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
    referrerpolicy: "strict-origin-when-cross-origin", // without it the player shows Error 153
  });
}

/** @param {unknown} data @returns {{ currentTime?: unknown }} */
function infoIn(data) {
  try {
    return JSON.parse(String(data))?.info ?? {};
  } catch {
    return {};
  }
}
