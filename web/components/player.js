/**
 * YouTube's player in a frame, loaded after a click and steered by messages.
 *
 * The frame speaks the protocol below YouTube's own iframe script; speaking it here keeps foreign
 * script out of the page (`script-src 'self'`). https://developers.google.com/youtube/iframe_api_reference
 */

import { h } from "../lib/dom.js";
import { follow, indexAt } from "./playback-sync.js";

/** @import { Page, Timeline } from "../types.d.ts" */

const ORIGIN = "https://www.youtube-nocookie.com";
/** Milliseconds between greetings: the player answers none before it is ready to. */
const GREET = 250;
/** Milliseconds after which a player that never answered counts as out of reach. */
const SILENCE = 8000;

/**
 * Put the player of a video into `box` and let the list follow it.
 * @param {HTMLElement} box
 * @param {{ id: string, start: number, list: Timeline, page: Page<unknown> }} what
 */
export async function load(box, { id, start, list, page }) {
  const t = await page.rest();
  const from = list.chapters[indexAt(list, start)]?.start ?? start;
  const frame = frameOf(id, { start: from, title: t.player, lang: page.lang });
  const player = new Player(frame, { id, at: (time) => follow(list, time) });
  const over = new AbortController();
  const until = AbortSignal.any([page.signal, over.signal]);
  function silent() {
    if (player.isReady || until.aborted) return;
    over.abort();
    list.list.classList.remove("seeking");
    page.say(t.playerSilent);
    box.after(h("p", { class: "note warning" }, t.playerSilent));
  }
  player.open(until);
  obey(list, player, until);
  setTimeout(silent, SILENCE);
  box.classList.add("playing");
  box.replaceChildren(frame, h("p", { class: "note" }, t.keys));
  frame.focus();
}

/** Links seek, and Ctrl with an arrow goes from chapter to chapter. @param {Timeline} list @param {Player} player @param {AbortSignal} signal */
function obey(list, player, signal) {
  /** @param {MouseEvent} event */
  function chosen(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    const chapter = link && list.chapters[list.links.indexOf(link)];
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!chapter || !isPlain) return;
    event.preventDefault();
    player.seek(chapter.start);
  }
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isTyping = /** @type {HTMLElement} */ (event.target).closest("input, textarea");
    if (!step || !event.ctrlKey || isTyping) return;
    const next = list.chapters[indexAt(list, player.time) + step];
    if (!next) return;
    event.preventDefault();
    player.seek(next.start);
  }
  list.list.classList.add("seeking");
  list.list.addEventListener("click", chosen, { signal });
  document.addEventListener("keydown", pressed, { signal });
}

/** Speaks with the frame: greets it until it answers, and keeps what is asked of it before. */
class Player {
  isReady = false;
  /** Seconds. */
  time = 0;
  /** Seconds. @type {number | undefined} */
  #wanted;
  #frame;
  #id;
  #at;

  /** @param {HTMLIFrameElement} frame @param {{ id: string, at: (time: number) => void }} more */
  constructor(frame, { id, at }) {
    this.#frame = frame;
    this.#id = id;
    this.#at = at;
  }

  /** Greet and listen until `signal`. @param {AbortSignal} signal */
  open(signal) {
    window.addEventListener("message", (event) => this.#heard(event), { signal });
    // Before it is there, the frame is a blank page of ours, which must not get what is YouTube's.
    this.#frame.addEventListener("load", () => this.#greet(signal), { once: true, signal });
  }

  /** @param {AbortSignal} signal */
  #greet(signal) {
    const greeting = setInterval(() => {
      if (this.isReady || signal.aborted) clearInterval(greeting);
      else this.#send({ event: "listening" });
    }, GREET);
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.#wanted = seconds;
    if (!this.isReady) return; // still loading: the click is kept
    for (const [func, ...args] of [["seekTo", seconds, true], ["playVideo"]]) {
      this.#send({ event: "command", func, args });
    }
    this.#playing(seconds);
  }

  /** @param {MessageEvent} event */
  #heard({ origin, source, data }) {
    if (origin !== ORIGIN || source !== this.#frame.contentWindow) return;
    const { currentTime } = infoIn(data);
    const isFirst = !this.isReady;
    this.isReady = true;
    if (isFirst && this.#wanted !== undefined) this.seek(this.#wanted);
    if (typeof currentTime === "number") this.#playing(currentTime);
  }

  /** @param {number} time */
  #playing(time) {
    this.time = time;
    this.#at(time);
  }

  /** @param {object} message */
  #send(message) {
    const whole = JSON.stringify({ ...message, id: this.#id, channel: "widget" });
    this.#frame.contentWindow?.postMessage(whole, ORIGIN);
  }
}

/** @param {string} id @param {{ start: number, title: string, lang: string }} more */
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
    referrerpolicy: "strict-origin-when-cross-origin", // without it: the player's Error 153
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
