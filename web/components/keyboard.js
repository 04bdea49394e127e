/** Keyboard shortcuts while a player is loaded. */

import { chapterIndexAt } from "./playback-sync.js";

/** @import { Timeline } from "../types.d.ts" */

/**
 * Ctrl with the left or right arrow seeks to the chapter before or after, until `signal`.
 * @param {Timeline} list
 * @param {{ time: number, seek: (seconds: number) => void }} player
 * @param {AbortSignal} signal
 */
export function listenForShortcuts(list, player, signal) {
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isTyping = /** @type {HTMLElement} */ (event.target).closest("input, textarea");
    if (!step || !event.ctrlKey || isTyping) return;
    const chapter = list.chapters[chapterIndexAt(list, player.time) + step];
    if (!chapter) return;
    event.preventDefault();
    player.seek(chapter.start);
  }
  document.addEventListener("keydown", pressed, { signal });
}
