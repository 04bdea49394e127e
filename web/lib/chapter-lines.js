/**
 * A description and the chapters on its lines. An edit of a chapter changes its own lines alone, in
 * the author's style; what YouTube makes of the result, the function says. Pure.
 */

import { formatTime } from "./time.js";

/** @import { ChapterLines, ChapterRow, Place, Range, Verdict } from "../types.d.ts" */

/** What stands before a title that is only a phrase from the captions. */
export const MARK = "✎ ";
/** Seconds from the last chapter to one that is put behind it. */
const STEP = 60;

let lastKey = 0;

/** The description that was checked, and where its chapters are. @param {Pick<Verdict, "checked" | "chapters">} verdict @returns {ChapterLines} */
export function chapterLines({ checked, chapters }) {
  const text = checked.replace(/\r\n?/g, "\n");
  const lines = text.split("\n");
  const begins = [0];
  for (const line of lines) begins.push((begins.at(-1) ?? 0) + line.length + 1);
  /** From code points of a line to units of the text. @param {Place} place @returns {Range} */
  const range = ({ line, begin, end }) => {
    const characters = [...(lines[line - 1] ?? "")];
    const offset = (/** @type {number} */ count) => characters.slice(0, count).join("").length;
    const from = begins[line - 1] ?? 0;
    return [from + offset(begin), from + offset(end)];
  };
  const rows = chapters.map(({ start, title, places }) => {
    const time = range(places.time);
    const name = places.title && range(places.title);
    return withMark(text, { key: ++lastKey, start, title, time, name });
  });
  return { text, rows };
}

/** The mark that every title has looks like the list's, not the title's. @param {string} text @param {ChapterRow} row */
function withMark(text, row) {
  if (!row.name || !text.slice(0, row.name[0]).endsWith(MARK)) return row;
  const name = /** @type {Range} */ ([row.name[0] - MARK.length, row.name[1]]);
  return { ...row, title: MARK + row.title, name };
}

/** Whether a chapter still has a title to be replaced. @param {ChapterRow} row */
export const isPlaceholder = ({ title }) => title.startsWith(MARK);

/** The line of a row, from 1. @param {ChapterLines} lines @param {ChapterRow} row */
export const lineOf = ({ text }, { time }) => text.slice(0, time[0]).split("\n").length;

/** @param {ChapterLines} lines @param {number} index @param {number} start seconds */
export function withStart(lines, index, start) {
  const row = rowAt(lines, index);
  const { text, rows } = replaced(lines, row.time, timeLike(start, lines.text.slice(...row.time)));
  return { text, rows: rows.map((each) => (each.key === row.key ? { ...each, start } : each)) };
}

/** @param {ChapterLines} lines @param {number} index @param {string} title */
export function withTitle(lines, index, title) {
  const row = rowAt(lines, index);
  const { range, space } = placeOfTitle(lines, row);
  const { text, rows } = replaced(lines, range, space + title);
  const begin = range[0] + space.length;
  const name = /** @type {Range} */ ([begin, begin + title.length]);
  return {
    text,
    rows: rows.map((each) => (each.key === row.key ? { ...each, title, name } : each)),
  };
}

/** All titles as they are, no longer to be replaced. @param {ChapterLines} lines */
export function withoutMarks(lines) {
  return lines.rows.reduce(
    (result, row, index) =>
      isPlaceholder(row) ? withTitle(result, index, row.title.slice(MARK.length)) : result,
    lines,
  );
}

/** The text with a list in the place of its own; without one, behind everything. @param {ChapterLines} lines @param {string} list */
export function withList({ text, rows: [first, ...rest] }, list) {
  if (!first) return [text.trimEnd(), list].filter(Boolean).join("\n\n");
  const last = rest.at(-1) ?? first;
  const end = lineEnd(text, Math.max(last.time[1], last.name?.[1] ?? 0));
  const begin = lineAround(text, Math.min(first.time[0], first.name?.[0] ?? text.length))[0];
  return text.slice(0, begin) + list + text.slice(end);
}

/** All times later, or earlier, but none before 0:00. @param {ChapterLines} lines @param {number} seconds */
export function shifted(lines, seconds) {
  return lines.rows.reduce(
    (result, { start }, index) => withStart(result, index, Math.max(0, start + seconds)),
    lines,
  );
}

/** A chapter without a title on a line below another one's, halfway to the next. @param {ChapterLines} lines @param {number} index */
export function withRowBelow(lines, index) {
  const row = rowAt(lines, index);
  const next = lines.rows[index + 1]?.start ?? row.start + 2 * STEP;
  const start = Math.floor((row.start + Math.max(next, row.start)) / 2);
  const { lead, time, joint } = styleOf(lines, row);
  const at = lineEnd(lines.text, Math.max(row.time[1], row.name?.[1] ?? 0));
  const piece = `\n${lead}${timeLike(start, time)}${joint}`;
  const { text, rows } = replaced(lines, [at, at], piece);
  const begin = at + 1 + lead.length;
  const end = at + piece.length;
  /** @type {ChapterRow} */
  const added = {
    key: ++lastKey,
    start,
    title: "",
    time: [begin, end - joint.length],
    name: [end, end],
  };
  const below = rows.findIndex((each) => each.time[0] > at);
  return { text, rows: rows.toSpliced(below < 0 ? rows.length : below, 0, added), added };
}

/** @param {ChapterLines} lines @param {number} index @returns {ChapterLines} */
export function withoutRow(lines, index) {
  const row = rowAt(lines, index);
  const { text, rows } = lines;
  const line = lineAround(text, row.time[0]);
  const others = rows.filter((each) => each !== row && isInside(each.time, line));
  const ownName = row.name && !isInside(row.name, line) && lineAround(text, row.name[0]);
  const kept = { text, rows: rows.filter((each) => each !== row) };
  if (others.length) return replaced(kept, pieceBeside(row, others), "");
  const first = ownName ? withoutLine(kept, ownName) : kept;
  const shift = ownName && ownName[0] < line[0] ? text.length - first.text.length : 0;
  return withoutLine(first, [line[0] - shift, line[1] - shift]);
}

/**
 * A time in the style of another one: `00:01:15` has hours, `01:15` two figures for the minutes.
 * @param {number} seconds @param {string} typed
 */
export function timeLike(seconds, typed) {
  const time = formatTime(seconds);
  const [hours] = /^\d{1,2}(?=:\d\d:\d\d)/.exec(typed) ?? [];
  const whole = hours && time.length < 6 ? `0:${time.padStart(5, "0")}` : time;
  const [, first = "", rest = ""] = /^(\d+)(.*)$/.exec(whole) ?? [];
  const figures = hours?.length ?? (/^0\d/.test(typed) ? 2 : 1);
  return first.padStart(figures, "0") + rest;
}

/** @param {ChapterLines} lines @param {number} index */
function rowAt({ rows }, index) {
  const row = rows[index];
  if (!row) throw new RangeError(`There is no chapter ${index}.`);
  return row;
}

/** With another text in a range; what stands behind it moves. @param {ChapterLines} lines @param {Range} edited @param {string} piece @returns {ChapterLines} */
function replaced({ text, rows }, edited, piece) {
  const [from, to] = edited;
  const by = piece.length - (to - from);
  /** @param {Range} range @returns {Range} */
  const move = (range) => {
    const [begin, end] = range;
    if (range === edited) return [begin, end + by];
    return begin >= to && end > from ? [begin + by, end + by] : range; // an empty title stays before
  };
  return {
    text: text.slice(0, from) + piece + text.slice(to),
    rows: rows.map((row) => ({ ...row, time: move(row.time), name: row.name && move(row.name) })),
  };
}

/**
 * What a new title replaces, and the space before it. One that was put together from pieces is the
 * rest of its line; one that is missing goes behind everything on it.
 * @param {ChapterLines} lines @param {ChapterRow} row @returns {{ range: Range, space: string }}
 */
function placeOfTitle({ text, rows }, row) {
  if (row.name) return { range: row.name, space: "" };
  const next = rows.find(({ time }) => time[0] > row.time[0]);
  const end = Math.min(lineEnd(text, row.time[1]), next?.time[0] ?? text.length);
  const from = row.title ? row.time[1] : end;
  return { range: [from, end], space: /\s$/.test(text.slice(0, from)) ? "" : " " };
}

/** What stands before and behind the time on a row's line. @param {ChapterLines} lines @param {ChapterRow} row */
function styleOf({ text }, row) {
  const [begin] = lineAround(text, row.time[0]);
  const time = text.slice(...row.time);
  const joint = row.name ? text.slice(row.time[1], row.name[0]) : "";
  const lead = text.slice(begin, row.time[0]);
  const isPlain = /^[^\p{L}\p{N}\n]+$/u.test(joint) && !/[\p{L}\p{N}]/u.test(lead);
  return isPlain ? { lead, time, joint: joint.replace(MARK, "") } : { lead: "", time, joint: " " };
}

/** @param {ChapterLines} lines @param {Range} line without its line break */
function withoutLine(lines, [begin, end]) {
  const isLast = end === lines.text.length;
  return replaced(lines, isLast ? [Math.max(0, begin - 1), end] : [begin, end + 1], "");
}

/** What goes with one of several chapters on a line. @param {ChapterRow} row @param {ChapterRow[]} others on the line @returns {Range} */
function pieceBeside(row, others) {
  const next = others.find(({ time }) => time[0] > row.time[0]);
  const before = others.findLast(({ time }) => time[0] < row.time[0]);
  const begin = Math.min(row.time[0], row.name?.[0] ?? row.time[0]);
  const end = Math.max(row.time[1], row.name?.[1] ?? 0);
  if (next) return [begin, Math.min(next.time[0], next.name?.[0] ?? next.time[0])];
  return [Math.max(before?.time[1] ?? 0, before?.name?.[1] ?? 0), end];
}

/** @param {string} text @param {number} at */
function lineEnd(text, at) {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** The line around a place, without its line break. @param {string} text @param {number} at @returns {Range} */
const lineAround = (text, at) => [text.lastIndexOf("\n", at - 1) + 1, lineEnd(text, at)];

/** @param {Range} range @param {Range} around */
const isInside = ([begin, end], around) => begin >= around[0] && end <= around[1];
