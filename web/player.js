/**
 * YouTube's player in a frame, loaded after a click and steered by messages.
 *
 * The frame speaks the protocol below YouTube's own iframe script; speaking it here keeps foreign
 * script out of the page (`script-src 'self'`). https://developers.google.com/youtube/iframe_api_reference
 */

import { h } from "./dom.js";

/** @import { Page } from "./types.d.ts" */

const ORIGIN = "https://www.youtube-nocookie.com";
/** Milliseconds between greetings: the player answers none before it is ready to. */
const GREET = 250;
/** Milliseconds after which a player that never answered counts as out of reach. */
const SILENCE = 8000;

/**
 * Put the player of a video into `box` and let the list follow it.
 * @param {HTMLElement} box
 * @param {{ id: string, start: number, page: Page,
 *   list: ReturnType<typeof import("./timeline.js").timeline> }} what
 */
export function load(box, { id, start, list, page }) {
  const { t, signal, say } = page;
  const frame = frameOf(id, { start, title: t.player, lang: page.lang });
  let time = start;
  let isReady = false;
  let wanted = /** @type {number | undefined} */ (undefined);

  /** @param {unknown} message */
  const send = (message) => frame.contentWindow?.postMessage(JSON.stringify(message), ORIGIN);
  const greeting = setInterval(() => send({ event: "listening", id, channel: "widget" }), GREET);
  const silence = setTimeout(giveUp, SILENCE);

  /** @param {number} seconds */
  function seek(seconds) {
    if (!isReady) {
      wanted = seconds; // the player is still loading: the click is kept
      return;
    }
    for (const [func, ...args] of [["seekTo", seconds, true], ["playVideo"]]) {
      send({ event: "command", func, args, id, channel: "widget" });
    }
    time = seconds;
    list.at(time);
  }

  /** @param {MessageEvent} event */
  function heard(event) {
    if (event.origin !== ORIGIN || event.source !== frame.contentWindow) return;
    const { currentTime } = infoIn(event.data);
    if (!isReady) ready();
    if (typeof currentTime !== "number") return;
    time = currentTime;
    list.at(time);
  }

  function ready() {
    isReady = true;
    clearInterval(greeting);
    clearTimeout(silence);
    if (wanted !== undefined) seek(wanted);
  }

  function giveUp() {
    clearInterval(greeting);
    list.seekWith(undefined);
    list.rows.classList.remove("seeking");
    say(t.playerSilent);
    box.after(h("p", { class: "note warning" }, t.playerSilent));
  }

  /** Ctrl with an arrow goes from chapter to chapter. @param {KeyboardEvent} event */
  function pressed(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isTyping = /** @type {HTMLElement} */ (event.target).closest("input, textarea");
    const next = step && event.ctrlKey && !isTyping ? list.beside(time, step) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    seek(next);
  }

  function close() {
    clearInterval(greeting);
    clearTimeout(silence);
  }

  signal.addEventListener("abort", close);
  window.addEventListener("message", heard, { signal });
  document.addEventListener("keydown", pressed, { signal });
  list.seekWith(seek);
  list.rows.classList.add("seeking");
  box.classList.add("playing");
  box.replaceChildren(frame, h("p", { class: "note" }, t.keys));
  frame.focus();
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
