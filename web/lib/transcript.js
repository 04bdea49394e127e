/** A transcript beside chapters: what belongs where, and what is said when. Pure. */

/** @import { Chapter, Transcript } from "../types.d.ts" */

/**
 * @typedef {{ chapter: Chapter | undefined, paragraphs: number[][] }} Section a chapter with its
 *   paragraphs, each of them the indexes of its cues; no chapter where a list has none
 */

/** Scripts without blanks between words: Japanese, Chinese, Thai. */
const NO_SPACE = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]/;
const CAPTIONS = /^\uFEFF?WEBVTT|\d\s*-->\s*\d/;
const TIMED_LINE = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?\b/gm;
/** Lines with a time that a chapter list hardly has. */
const MANY_LINES = 60;

/**
 * The paragraphs of each chapter, in order of time; chapters in which nothing is said are left out.
 * As in an article, the middle of a cue decides, and what is said before the first chapter is its own.
 * @param {Transcript} transcript @param {Chapter[]} chapters
 * @returns {Section[]}
 */
export function sectionsOf({ cues, paragraphs }, chapters) {
  const ordered = chapters.toSorted((a, b) => a.start - b.start);
  const begins = new Set(paragraphs);
  /** @type {Section[]} */
  const sections = [];
  let at = 0;
  cues.forEach(({ start, end }, i) => {
    const next = cues[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const middle = (start + Math.min(end ?? start, next)) / 2;
    while ((ordered[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= middle) at++;
    const chapter = ordered[at];
    const isNew = !sections.length || sections.at(-1)?.chapter !== chapter;
    if (isNew) sections.push({ chapter, paragraphs: [] });
    const section = /** @type {Section} */ (sections.at(-1));
    if (isNew || begins.has(i)) section.paragraphs.push([]);
    section.paragraphs.at(-1)?.push(i);
  });
  return sections;
}

/** Index of the cue that is said at `time` seconds, or was last; -1 before the first. @param {{ start: number }[]} cues @param {number} time */
export function cueIndexAt(cues, time) {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.start ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What stands between two cues of a paragraph. @param {string} before @param {string} after */
export const spaceBetween = (before, after) =>
  NO_SPACE.test(before.slice(-1)) && NO_SPACE.test(after.slice(0, 1)) ? "" : " ";

/** Whether a text that is pasted somewhere must be captions, and no chapter list. @param {string} text */
export const looksLikeCaptions = (text) =>
  CAPTIONS.test(text) || (text.match(TIMED_LINE)?.length ?? 0) >= MANY_LINES;
