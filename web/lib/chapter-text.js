/**
 * Chapters as text, written on the page: single rows, some of them, and whole lists offline. Pure.
 *
 * The function writes the files. Its Markdown and its text for a description are these lines; both
 * are tested with the function's own files.
 */

import { watchUrl } from "./route.js";
import { formatTime } from "./time.js";

/** @import { Chapter, Video } from "../types.d.ts" */

/** @typedef {"markdown" | "text" | "snippet"} OwnFormat formats that this page can write */

const MARKDOWN_SIGNS = /[\\`*_{}[\]<>|~$]|(?<!\S)#|&(?=#?[\p{L}\p{N}_]+;)|:(?=\/\/)|(?<=www)\./giu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they become spaces
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g;
const HTML_SIGNS = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
});

/** @type {Record<OwnFormat, (video: Video, chapters: Chapter[]) => string>} */
const WRITERS = { markdown, text, snippet };

/** Whether the page can write a format itself. @param {string} format @returns {format is OwnFormat} */
export const isOwnFormat = (format) => format in WRITERS;

/**
 * Chapters in a format, under the video's title where the format has one.
 * @param {OwnFormat} format @param {Video} video @param {Chapter[]} chapters
 */
export const chapterText = (format, video, chapters) => WRITERS[format](video, chapters);

/** A row of a Markdown list, its time a link. @param {Video} video @param {Chapter} chapter */
export function markdownLine({ id }, { start, title }) {
  return `- [${formatTime(start)}](${watchUrl(id, start)}) ${escapeMarkdown(title)}`.trimEnd();
}

/** A line for a description on YouTube, which rejects < and >. @param {Chapter} chapter */
export function textLine({ start, title }) {
  const time = formatTime(start).split(":");
  const padded = time.map((part) => part.padStart(2, "0")).join(":");
  return `${padded} ${oneLine(title).replaceAll("<", "‹").replaceAll(">", "›")}`.trimEnd();
}

/** @param {Video} video @param {Chapter[]} chapters */
function markdown(video, chapters) {
  const title = `[${escapeMarkdown(video.title) || video.id}](${watchUrl(video.id)})`;
  const heading = [title, escapeMarkdown(video.channel)].filter(Boolean).join(" · ");
  const rows = chapters.map((chapter) => markdownLine(video, chapter));
  return `${heading}\n\n${rows.join("\n")}\n`;
}

/** @param {Video} _video @param {Chapter[]} chapters */
function text(_video, chapters) {
  const ordered = chapters.toSorted((a, b) => a.start - b.start);
  return ordered.map((chapter) => `${textLine(chapter)}\n`).join("");
}

/** A list for a web page, without script. @param {Video} video @param {Chapter[]} chapters */
function snippet({ id, title, language }, chapters) {
  const lang = language ? ` lang="${escapeHtml(language)}"` : "";
  const rows = chapters.map(({ start, title: name }) => {
    const link = `<a href="${escapeHtml(watchUrl(id, start))}">${formatTime(start)}</a>`;
    return `  <li>${link} ${escapeHtml(oneLine(name))}</li>\n`;
  });
  const heading = `<a href="${watchUrl(id)}">${escapeHtml(oneLine(title) || id)}</a>`;
  return `<p${lang}>${heading}</p>\n<ul${lang}>\n${rows.join("")}</ul>\n`;
}

/** Without control characters, line breaks and code points that are no characters. @param {string} title */
export const oneLine = (title) =>
  title
    .replace(BREAKS, " ")
    .trim()
    .toWellFormed()
    .replace(/\p{Noncharacter_Code_Point}/gu, "\ufffd");

/** @param {string} title */
export const escapeMarkdown = (title) => oneLine(title).replace(MARKDOWN_SIGNS, "\\$&");

/** @param {string} title */
const escapeHtml = (title) => title.replace(/[&<>"]/g, (sign) => HTML_SIGNS[sign] ?? sign);
