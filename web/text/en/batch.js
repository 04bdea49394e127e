/** English texts of several videos, and of a playlist. */

import { counted } from "./page.js";

export default {
  /** @param {number} count @param {number} all */
  videosOf: (count, all) => `${count} of ${counted(all, "video", "videos")}`,
  /** @param {number} count @param {number} all */
  chaptersOf: (count, all) => `${count} of ${counted(all, "chapter", "chapters")}`,
  /** @param {string} videos */
  soFar: (videos) => `${videos} so far…`,
  /** @param {number} count */
  failed: (count) => `${counted(count, "video", "videos")} could not be read`,
  more: "Load more",
  copyAll: "Copy all",
  copyThese: "Copy these",
  downloadAll: "Download all",
  downloadThese: "Download these",
  notSaved: "The file could not be fetched. Try again in a moment.",
  /** @type {Record<string, string>} */
  formats: {
    markdown: "Markdown",
    text: "Text",
    csv: "CSV for spreadsheets",
    ndjson: "JSON lines",
  },
  expandAll: "Expand all",
  collapseAll: "Collapse all",
  find: "Find a chapter or a video",
  /** @param {string} found @param {number} hidden */
  found: (found, hidden) =>
    hidden ? `${found}. ${counted(hidden, "video is", "videos are")} hidden.` : `${found}.`,
  /** @param {string} chapters @param {string} videos */
  inVideos: (chapters, videos) => `${chapters} in ${videos}`,
};
