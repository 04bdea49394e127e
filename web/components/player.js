/**
 * YouTube's player in a frame, controlled by messages.
 *
 * The messages are those of YouTube's iframe script. Sending them ourselves keeps other sites'
 * script off the page (`script-src 'self'`). https://developers.google.com/youtube/iframe_api_reference
 */

import { h } from "../lib/dom.js";

const ORIGIN = "https://www.youtube-nocookie.com";
/** Milliseconds between greetings: the player answers none before it is ready. */
const GREETING_INTERVAL = 250;
/** Milliseconds that a frame may take to load, and that a loaded player may take to answer. */
const LOADING_TIME = 30_000;
const ANSWERING_TIME = 8000;

/** States of the player: https://developers.google.com/youtube/iframe_api_reference#Events */
const ENDED = 0;
const PLAYING = 1;
const BUFFERING = 3;

/**
 * @typedef {{
 *   start: number, title: string, lang: string,
 *   onTime: (seconds: number) => void, onEnd: () => void, onSilence: (isSilent: boolean) => void,
 * }} PlayerOptions `start` in seconds; `onSilence` hears when the player does not answer in time,
 *   and when it does after all
 */

/** Exchanges messages with its frame. What it is asked to do before it is ready, it does then. */
export class Player {
  /** Seconds. */
  time;
  frame;
  #id;
  #options;
  #isReady = false;
  /** Seconds. @type {number | undefined} */
  #pendingSeek;
  #state = PLAYING;
  #greeting = /** @type {ReturnType<typeof setInterval> | undefined} */ (undefined);
  #patience = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  /** @param {string} id @param {PlayerOptions} options @param {AbortSignal} signal ends everything */
  constructor(id, options, signal) {
    this.#id = id;
    this.#options = options;
    this.time = options.start;
    this.frame = frameOf(id, options);
    this.#expect(LOADING_TIME);
    window.addEventListener("message", (event) => this.#receive(event), { signal });
    // Until it has loaded, the frame is an empty page of our origin: a message would go astray.
    this.frame.addEventListener("load", () => this.#greet(), { signal });
    signal.addEventListener("abort", () => this.#stopWaiting());
  }

  /** Load the frame again, to play where it should be. */
  reload() {
    this.#isReady = false;
    this.#options.onSilence(false);
    this.#expect(LOADING_TIME);
    const start = this.#pendingSeek ?? this.time;
    this.frame.src = frameAddress(this.#id, { ...this.#options, start });
  }

  /** Play from there. @param {number} seconds */
  seek(seconds) {
    this.#pendingSeek = seconds;
    if (!this.#isReady) return;
    this.#command("seekTo", seconds, true);
    this.#command("playVideo");
    this.#setTime(seconds);
  }

  /** Play, or pause. */
  toggle() {
    const isPlaying = this.#state === PLAYING || this.#state === BUFFERING;
    this.#command(isPlaying ? "pauseVideo" : "playVideo");
  }

  #greet() {
    this.#expect(ANSWERING_TIME);
    clearInterval(this.#greeting);
    this.#greeting = setInterval(() => this.#send({ event: "listening" }), GREETING_INTERVAL);
  }

  /** @param {number} milliseconds */
  #expect(milliseconds) {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#options.onSilence(true), milliseconds);
  }

  #stopWaiting() {
    clearInterval(this.#greeting);
    clearTimeout(this.#patience);
  }

  /** @param {MessageEvent} event */
  #receive({ origin, source, data }) {
    if (origin !== ORIGIN || source !== this.frame.contentWindow) return;
    const { currentTime, playerState } = infoIn(data);
    const isFirst = !this.#isReady;
    this.#isReady = true;
    if (isFirst) {
      this.#stopWaiting();
      this.#options.onSilence(false);
      if (this.#pendingSeek !== undefined) this.seek(this.#pendingSeek);
    }
    if (typeof currentTime === "number") this.#setTime(currentTime);
    if (typeof playerState === "number") this.#setState(playerState);
  }

  /** @param {number} seconds */
  #setTime(seconds) {
    this.time = seconds;
    this.#options.onTime(seconds);
  }

  /** @param {number} state */
  #setState(state) {
    const hasEnded = state === ENDED && this.#state !== ENDED;
    this.#state = state;
    if (hasEnded) this.#options.onEnd();
  }

  /** @param {string} func @param {...unknown} args */
  #command(func, ...args) {
    this.#send({ event: "command", func, args });
  }

  /** @param {object} message */
  #send(message) {
    const text = JSON.stringify({ ...message, id: this.#id, channel: "widget" });
    this.frame.contentWindow?.postMessage(text, ORIGIN);
  }
}

/** @param {string} id @param {PlayerOptions} options */
function frameOf(id, options) {
  return h("iframe", {
    src: frameAddress(id, options),
    title: options.title,
    allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
    referrerpolicy: "strict-origin-when-cross-origin", // without it the player shows Error 153
  });
}

/** @param {string} id @param {PlayerOptions} options */
function frameAddress(id, { start, lang }) {
  const parameters = new URLSearchParams({
    enablejsapi: "1",
    origin: location.origin,
    autoplay: "1",
    playsinline: "1",
    start: String(Math.floor(start)),
    hl: lang,
  });
  return `${ORIGIN}/embed/${id}?${parameters}`;
}

/** @param {unknown} data @returns {{ currentTime?: unknown, playerState?: unknown }} */
function infoIn(data) {
  try {
    return JSON.parse(String(data))?.info ?? {};
  } catch {
    return {};
  }
}
