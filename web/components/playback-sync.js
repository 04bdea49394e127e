/** Shows in list and bar where playback is. */

import { chapterIndexAt, chapterLength, fraction } from "./timeline.js";

/** @import { Timeline } from "../types.d.ts" */

/**
 * Playback is at `time` seconds. Returns the index of the chapter that plays, -1 before the first.
 * @param {Timeline} list @param {number} time
 */
export function showPosition(list, time) {
  const current = chapterIndexAt(list, time);
  const link = list.links[current];
  const before = list.list.querySelector("[aria-current]");
  if (before !== link) {
    before?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
  }
  const chapter = list.chapters[current];
  const done = chapter ? fraction(time - chapter.start, chapterLength(chapter)) : 0;
  list.rows[current]?.style.setProperty("--done", String(done));
  list.bar?.style.setProperty("--at", String(fraction(time, list.duration)));
  return current;
}
