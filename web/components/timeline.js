/** The chapters as a list, each row inked by the chapter's length, and the whole video as a bar. */

import { append, h, idle, layOutAll } from "../lib/dom.js";
import { watchUrl } from "../lib/route.js";
import { formatTime, spokenLength } from "../lib/time.js";

/** @import { Answer, Chapter, Page, Text, Timeline, Video } from "../types.d.ts" */

/** Rows that may be in sight at first. */
const AT_ONCE = 8;
/** Rows that are laid out between two frames. */
const STEP = 40;
/** Chapters above which the bar's segments are too narrow to be seen, and come after the list. */
const UNSEEN = 150;

/** @param {Answer} answer @param {Page} page @returns {Timeline} */
export function timeline({ video, chapters }, page) {
  const longest = Math.max(...chapters.map(chapterLength));
  const rows = chapters.map((chapter) => row(chapter, video, longest, page));
  const links = rows.map((entry) => /** @type {HTMLAnchorElement} */ (entry.firstChild));
  const later = rows.slice(AT_ONCE);
  for (const entry of later) entry.classList.add("later");
  layOutLater(later);
  const list = h("ol", { role: "list", class: "programme chapters" }, ...rows);
  const longestTime = Math.max(...chapters.map(({ start }) => formatTime(start).length));
  list.style.setProperty("--times", `${longestTime}ch`);
  const { duration } = video;
  return { chapters, duration, list, rows, links, bar: barOf(chapters, duration, links) };
}

/**
 * Lay out what was out of sight when the list was painted, some rows at a time: until then their
 * heights are a guess.
 * @param {HTMLElement[]} rows
 */
async function layOutLater(rows) {
  for (let from = 0; from < rows.length; from += STEP) {
    await idle();
    for (const entry of rows.slice(from, from + STEP)) entry.classList.remove("later");
  }
}

/**
 * The chapter whose link was clicked; undefined where the click opens a new tab or window.
 * @param {Timeline} list @param {MouseEvent} event
 */
export function clickedChapter({ chapters, links }, event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("a");
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return link && !hasModifier ? chapters[links.indexOf(link)] : undefined;
}

/** Index of the chapter at `time` seconds, -1 before the first. @param {Timeline} list @param {number} time */
export function chapterIndexAt({ chapters }, time) {
  let best = -1;
  chapters.forEach(({ start }, i) => {
    if (start <= time && start >= (chapters[best]?.start ?? 0)) best = i;
  });
  return best;
}

/** Mark the chapter at `time` seconds and scroll to it. @param {Timeline} list @param {number} time */
export function highlightChapter(list, time) {
  const row = list.rows[chapterIndexAt(list, time)];
  row?.classList.add("highlighted");
  layOutAll();
  row?.scrollIntoView({ block: "center" });
}

/** Time and title of a chapter, linked to YouTube. @param {Chapter} chapter @param {Video} video @param {Text} t */
function chapterLink({ start, title }, { id, language }, t) {
  const time = h("time", { datetime: `PT${start}S` }, formatTime(start));
  const name = h("span", { dir: "auto", lang: language }, title || t.untitled);
  return h("a", { href: watchUrl(id, start) }, time, " ", name);
}

/** @param {Chapter} chapter @param {Video} video @param {number} longest @param {Page} page */
function row(chapter, video, longest, page) {
  const seconds = chapterLength(chapter);
  const entry = h("li", {}, chapterLink(chapter, video, page.t), lengthButton(seconds, page.t));
  entry.style.setProperty("--share", String(fraction(seconds, longest)));
  return entry;
}

/** How long a chapter is; the button opens what the reader can take of it. @param {number} seconds @param {Text} t */
function lengthButton(seconds, t) {
  const spoken = seconds > 0 ? `${t.length}: ${spokenLength(seconds, t)}. ` : "";
  return h("button", {
    type: "button",
    class: "length",
    title: t.rowMenu,
    "aria-label": spoken + t.rowMenu,
    "aria-haspopup": "menu",
    "data-length": seconds > 0 && formatTime(seconds), // the style sheet shows it
  });
}

/**
 * A picture for sighted readers; the list says the same to everybody else.
 * @param {Chapter[]} chapters @param {number | null} duration @param {HTMLElement[]} links
 */
function barOf(chapters, duration, links) {
  if (!duration) return undefined;
  const bar = h("div", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--count", String(chapters.length));
  const segments = () => chapters.map((chapter, i) => segment(chapter, duration, links[i]));
  if (chapters.length <= UNSEEN) append(bar, ...segments());
  else idle().then(() => append(bar, ...segments()));
  return bar;
}

/**
 * The place of a chapter in the bar; false if it has no length there.
 * @param {Chapter} chapter @param {number} duration @param {HTMLElement | undefined} link
 */
function segment(chapter, duration, link) {
  const { start, title } = chapter;
  const length = Math.min(chapterLength(chapter), duration - start);
  if (length <= 0) return false;
  const span = h("span", { title: `${formatTime(start)} ${title}`, click: () => link?.click() });
  const [left, width] = [start, length].map((part) => 100 * fraction(part, duration));
  span.style.cssText = `left: ${left}%; width: ${width}%`;
  return span;
}

/** Seconds; 0 where it is unknown. @param {Chapter} chapter */
export const chapterLength = ({ start, end }) => (end === null ? 0 : Math.max(0, end - start));

/** From 0 to 1. @param {number} part @param {number | null} whole */
export const fraction = (part, whole) => (whole ? Math.min(1, Math.max(0, part / whole)) : 0);
