/** Where in a list a moment is: what follows playback, and what a shared address points out. */

import { length, share } from "./timeline.js";

/** @import { Timeline } from "../types.d.ts" */

/** Index of the chapter at `time`, -1 before the first. @param {Timeline} list @param {number} time */
export function indexAt({ chapters }, time) {
  let best = -1;
  chapters.forEach(({ start }, i) => {
    if (start <= time && start >= (chapters[best]?.start ?? 0)) best = i;
  });
  return best;
}

/** Playback is at `time`: list and bar show it. @param {Timeline} list @param {number} time */
export function follow(list, time) {
  const now = indexAt(list, time);
  list.links.forEach((link, i) => {
    if (i === now) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
  const chapter = list.chapters[now];
  const done = chapter ? share(time - chapter.start, length(chapter)) : 0;
  list.rows[now]?.style.setProperty("--done", String(done));
  list.bar?.style.setProperty("--at", String(share(time, list.duration)));
}

/** Point out the chapter at `time`, as a shared address asks. @param {Timeline} list @param {number} time */
export function pointOut(list, time) {
  const row = list.rows[indexAt(list, time)];
  row?.classList.add("marked");
  row?.scrollIntoView({ block: "center" });
}
