/** Shortcut keys while a player is loaded: YouTube's, where YouTube has one. */

import { readStored, writeStored } from "../lib/storage.js";

/** @import { WatchText } from "../types.d.ts" */
/** @import { Playback } from "./playback.js" */

const SETTING = "shortcuts";

/** Single keys can be switched off: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts */
export const areKeysOn = () => readStored(SETTING, true);

/** @param {boolean} isOn */
export const switchKeys = (isOn) => writeStored(SETTING, isOn ? null : false);

/**
 * Every key and what it does; the sheet lists them in this order.
 * @type {[key: string, name: keyof WatchText["shortcuts"], run: (playback: Playback) => unknown][]}
 */
export const KEYS = [
  ["k", "toggle", (playback) => playback.toggle()],
  ["j", "back", (playback) => playback.skip(-10)],
  ["l", "forward", (playback) => playback.skip(10)],
  ["p", "previous", (playback) => playback.step(-1)],
  ["n", "next", (playback) => playback.step(1)],
  ["r", "repeat", (playback) => playback.repeat()],
  ["t", "wide", (playback) => playback.widen()],
  ["/", "field", (playback) => playback.focusField()],
  ["?", "help", (playback) => playback.help()],
];

/** Listen until `signal`. Keys that are typed into a field, or with Ctrl, Alt or ⌘, are not ours. @param {Playback} playback @param {AbortSignal} signal */
export function listenForKeys(playback, signal) {
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const isElsewhere = target.closest("input, textarea, select, dialog") || event.isComposing;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (isElsewhere || hasModifier || !areKeysOn()) return;
    const key = event.key.toLowerCase();
    const [, , run] = KEYS.find(([name]) => name === key) ?? [];
    if (run) run(playback);
    else if (/^\d$/.test(key)) playback.jump(Number(key));
    else return;
    event.preventDefault();
  }
  document.addEventListener("keydown", pressed, { signal });
}
