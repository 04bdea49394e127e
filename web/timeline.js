/** The list that is the timeline: rows inked by length, and the whole video as a bar. */

import { h } from "./dom.js";
import { watch } from "./links.js";
import { label, spoken } from "./time.js";
/** @import { Answer, Chapter, Page, Video } from "./types.d.ts" */

/**
 * The list's elements, and what moves them.
 * @param {Answer} answer
 * @param {Page} page
 */
export function timeline({ video, chapters }, page) {
  const longest = Math.max(...chapters.map(length));
  const entries = chapters.map((chapter) => row(chapter, video, longest, page));
  const rows = h("ol", { role: "list", class: "programme chapters" }, ...entries);
  const links = entries.map((entry) => /** @type {HTMLAnchorElement} */ (entry.firstChild));
  const bar = barOf(chapters, video.duration, links);
  let seek = /** @type {((seconds: number) => void) | undefined} */ (undefined);

  rows.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    const index = link ? links.indexOf(link) : -1;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!seek || index < 0 || !isPlain) return;
    event.preventDefault();
    seek(chapters[index]?.start ?? 0);
  });

  /** Index of the chapter that plays at `time`, -1 before the first. @param {number} time */
  const indexAt = (time) => {
    let best = -1;
    chapters.forEach(({ start }, i) => {
      if (start <= time && start >= (chapters[best]?.start ?? 0)) best = i;
    });
    return best;
  };

  return {
    rows,
    bar,
    /** Links seek from now on; undefined: they open YouTube again. @param {typeof seek} how */
    seekWith: (how) => {
      seek = how;
    },
    /** Playback is at `time`. @param {number} time */
    at(time) {
      const now = indexAt(time);
      links.forEach((link, i) => {
        if (i === now) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      const chapter = chapters[now];
      if (chapter)
        entries[now]?.style.setProperty(
          "--done",
          String(share(time - chapter.start, length(chapter))),
        );
      bar?.style.setProperty("--at", String(share(time, video.duration)));
    },
    /** The start of the chapter before (-1) or after (1) the one at `time`. @param {number} time @param {number} step */
    beside: (time, step) => chapters[indexAt(time) + step]?.start,
    /** Point out the chapter at `time`, as a shared address asks. @param {number} time */
    mark(time) {
      const entry = entries[indexAt(time)];
      entry?.classList.add("marked");
      entry?.scrollIntoView({ block: "center" });
    },
    /** Start of the chapter pointed out. */
    marked: () => chapters[entries.findIndex((entry) => entry.classList.contains("marked"))]?.start,
  };
}

/**
 * @param {Chapter} chapter
 * @param {Video} video
 * @param {number} longest
 * @param {Page} page
 */
function row(chapter, video, longest, { t, lang }) {
  const title = h(
    "span",
    { dir: "auto", lang: video.language ?? undefined },
    chapter.title || t.untitled,
  );
  const time = h("time", { datetime: `PT${chapter.start}S` }, label(chapter.start));
  const link = h("a", { href: watch(video.id, chapter.start) }, time, " ", title);
  const lasts = length(chapter);
  const words = h("span", { class: "hidden" }, `${t.length}: ${spoken(lasts, lang)}`);
  const figure = h("span", { "aria-hidden": "true" }, label(lasts));
  const entry = h("li", {}, link, lasts > 0 && h("span", { class: "length" }, words, figure));
  entry.style.setProperty("--share", String(share(lasts, longest)));
  return entry;
}

/**
 * A picture for the eye and the mouse; the list says the same to everybody else.
 * @param {Chapter[]} chapters
 * @param {number | null} duration
 * @param {HTMLAnchorElement[]} links
 */
function barOf(chapters, duration, links) {
  if (!duration) return undefined;
  const segments = chapters.flatMap((chapter, i) => {
    if (!length(chapter) || chapter.start >= duration) return [];
    const title = `${label(chapter.start)} ${chapter.title}`;
    const segment = h("span", { title, click: () => pointTo(links[i]) });
    segment.style.left = `${100 * share(chapter.start, duration)}%`;
    segment.style.width = `${100 * share(Math.min(length(chapter), duration - chapter.start), duration)}%`;
    return [segment];
  });
  return h("div", { class: "bar", "aria-hidden": "true" }, ...segments);
}

/** With a player the click seeks; without one it leads the eye to the row. @param {HTMLAnchorElement} [link] */
function pointTo(link) {
  if (link?.closest(".seeking")) link.click();
  else link?.focus();
}

/** @param {Chapter} chapter */
const length = ({ start, end }) => (end === null ? 0 : Math.max(0, end - start));

/** @param {number} part @param {number | null} whole */
const share = (part, whole) => (whole ? Math.min(1, Math.max(0, part / whole)) : 0);
