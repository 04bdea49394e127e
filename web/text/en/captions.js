/** English texts of captions that the reader gives for a video. */

import { counted } from "./page.js";

export default {
  dropHere: "Drop the captions here",
  dropAnywhere: "Drop a file of captions anywhere on this page, or choose one.",
  orPaste: "Or paste its text",
  read: "Read these captions",
  which: "Which captions, and where they are",
  kinds:
    "WebVTT, SRT, SBV, TTML, ASS, JSON or TSV of YouTube and Whisper, turns of a meeting, or text whose lines begin with their time.",
  where:
    "On YouTube, “Show transcript” below a video gives a text to copy; in Studio, Subtitles gives the file.",
  privacy:
    "This site’s server reads the captions and keeps nothing of them. They stay in this tab until you close it.",
  reading: "Reading the captions…",
  /** @param {number} count */
  cues: (count) => counted(count, "caption", "captions"),
  /** @param {number} count */
  remarks: (count) => counted(count, "remark on the file", "remarks on the file"),
  search: "Search the captions",
  /** @param {number} at @param {number} count */
  hit: (at, count) => `${at} of ${count}`,
  nextHit: "Next place",
  previousHit: "Previous place",
  toCurrent: "Back to what is said",
  remove: "Remove the captions",
  removed: "The captions are removed.",
  chapters: "Chapters",
  shown: "Shown below the player",
};
