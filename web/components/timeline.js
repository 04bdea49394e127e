/** The list that is the timeline: rows inked by length, and the whole video as a bar. */

import { h } from "../lib/dom.js";
import { label, spoken, watch } from "../lib/time.js";
/** @import { Answer, Chapter, FirstText, Page, Timeline, Video } from "../types.d.ts" */

/** @param {Answer} answer @param {Page<FirstText>} page @returns {Timeline} */
export function timeline({ video, chapters }, page) {
  const longest = Math.max(...chapters.map(length));
  const rows = chapters.map((chapter) => row(chapter, video, longest, page));
  const links = rows.map((entry) => /** @type {HTMLAnchorElement} */ (entry.firstChild));
  const list = h("ol", { role: "list", class: "programme chapters" }, ...rows);
  const { duration } = video;
  return { chapters, duration, list, rows, links, bar: barOf(chapters, duration, links) };
}

/** @param {Chapter} chapter @param {Video} video @param {number} longest @param {Page<FirstText>} page */
function row(chapter, { id, language }, longest, { t, lang }) {
  const { start, title } = chapter;
  const time = h("time", { datetime: `PT${start}S` }, label(start));
  const words = h("span", { dir: "auto", lang: language }, title || t.untitled);
  const lasts = length(chapter);
  const figure = h(
    "span",
    { class: "length" },
    h("span", { class: "hidden" }, `${t.length}: ${spoken(lasts, lang)}`),
    h("span", { "aria-hidden": "true" }, label(lasts)),
  );
  const entry = h("li", {}, h("a", { href: watch(id, start) }, time, " ", words));
  if (lasts) entry.append(figure);
  entry.style.setProperty("--share", String(share(lasts, longest)));
  return entry;
}

/**
 * A picture for the eye and the mouse; the list says the same to everybody else.
 * @param {Chapter[]} chapters @param {number | null} duration @param {HTMLElement[]} links
 */
function barOf(chapters, duration, links) {
  if (!duration) return undefined;
  const segments = chapters.flatMap((chapter, i) => {
    const { start, title } = chapter;
    if (!length(chapter) || start >= duration) return [];
    const part = h("span", { title: `${label(start)} ${title}`, click: () => pointTo(links[i]) });
    part.style.left = `${100 * share(start, duration)}%`;
    part.style.width = `${100 * share(Math.min(length(chapter), duration - start), duration)}%`;
    return [part];
  });
  return h("div", { class: "bar", "aria-hidden": "true" }, ...segments);
}

/** With a player the click seeks; without one it leads the eye to the row. @param {HTMLElement} [link] */
function pointTo(link) {
  if (link?.closest(".seeking")) link.click();
  else link?.focus();
}

/** Seconds; 0 where it is unknown. @param {Chapter} chapter */
export const length = ({ start, end }) => (end === null ? 0 : Math.max(0, end - start));

/** From 0 to 1. @param {number} part @param {number | null} whole */
export const share = (part, whole) => (whole ? Math.min(1, Math.max(0, part / whole)) : 0);
