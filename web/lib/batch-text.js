/** The chapters of several videos as one text. Pure. */

import { chapterText, escapeMarkdown, oneLine, textLine } from "./chapter-text.js";
import { watchUrl } from "./route.js";

/** @import { Chapter, Playlist, Video } from "../types.d.ts" */

/** @typedef {{ video: Video, chapters: Chapter[] }} Listed a video with the chapters to write */
/** @typedef {"markdown" | "text"} OwnFormat formats of several videos that this page writes */

/** @type {Record<OwnFormat, (listed: Listed[], playlist?: Playlist) => string>} */
const WRITERS = { markdown, text };

/** Whether the page writes this format of several videos itself. @param {string} format @returns {format is OwnFormat} */
export const isOwnFormat = (format) => format in WRITERS;

/**
 * Videos with their chapters, under the playlist's title if it has one.
 * @param {OwnFormat} format @param {Listed[]} listed @param {Playlist} [playlist]
 */
export const batchText = (format, listed, playlist) => WRITERS[format](listed, playlist);

/** @param {Listed[]} listed @param {Playlist} [playlist] */
function markdown(listed, playlist) {
  const title = playlist?.title && `# [${escapeMarkdown(playlist.title)}](${playlist.url})\n`;
  const videos = listed.map(
    ({ video, chapters }) => `## ${chapterText("markdown", video, chapters).trimEnd()}\n`,
  );
  return [title, ...videos].filter(Boolean).join("\n");
}

/** @param {Listed[]} listed @param {Playlist} [playlist] */
function text(listed, playlist) {
  const title = playlist?.title && `${oneLine(playlist.title)}\n${playlist.url}\n`;
  const videos = listed.map(({ video, chapters }) => {
    const rows = chapters.toSorted((a, b) => a.start - b.start).map(textLine);
    const lines = [oneLine(video.title) || video.id, watchUrl(video.id), ...rows];
    return `${lines.join("\n")}\n`;
  });
  return [title, ...videos].filter(Boolean).join("\n");
}

/**
 * The function's files about one group of videos after another as one file: a table has its header once.
 * @param {string} format @param {string[]} files
 */
export function joinedFiles(format, files) {
  if (format !== "csv") return files.join("");
  return files.map((file, i) => (i ? file.slice(file.indexOf("\n") + 1) : file)).join("");
}
