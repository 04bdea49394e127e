/** English texts of the checker. */

import { counted } from "./page.js";

export default {
  checkTitle: "Check a description",
  checkWhat:
    "Paste the description of your video, or a link to it, or drop its captions here. Each line is judged as you type, by YouTube’s rules for chapters.",
  description: "Description",
  empty: "Empty the field",
  readAgain: "Read it from YouTube again",
  undone: "Taken back.",
  lengthAndCaptions: "Length and captions",
  duration: "Length of the video, if you know it",
  durationWrong: "Write the length like 12:34 or 1:02:03.",
  lineByLine: "Line by line",
  /** @param {number} line */
  line: (line) => `Line ${line}`,
  goodLine: "Good",
  /** @param {number} place */
  chapterNumber: (place) => `chapter ${place}`,
  /** @param {string} chapter */
  timeOf: (chapter) => `Time of ${chapter}`,
  /** @param {string} chapter */
  titleOf: (chapter) => `Title of ${chapter}`,
  /** @param {string} chapter */
  draftOf: (chapter) => `Title of ${chapter}, a phrase from the captions`,
  /** @param {string} time */
  addBelow: (time) => `Add a chapter below ${time}`,
  /** @param {string} time */
  remove: (time) => `Remove the chapter at ${time}`,
  /** @param {string} time */
  removed: (time) => `The chapter at ${time} is removed.`,
  timeWrong: "Write the time like 1:15 or 1:02:03.",
  notRead: "This line is not read as a chapter.",
  shiftAll: "All times later by",
  seconds: "s",
  shift: "Shift",
  wholeDescription: "The whole description",
  /** @param {number} count */
  otherLines: (count) => counted(count, "line without a chapter", "lines without chapters"),
  followsRules: "This list keeps YouTube’s rules.",
  followsPublishedRules: "This list keeps YouTube’s published rules; a chapter may look otherwise.",
  breaksRules: "YouTube will not show this list as chapters.",
  changes: "What would mend it",
  makeChanges: "Make these changes",
  noChanges: "Nothing follows from the text alone: change the lines above yourself.",
  guess: "A guess: look at it.",
  copyDescription: "Copy the whole description",
  corrected: "Corrected list",
  copyCorrected: "Copy the corrected list",
  alreadyRight: "Nothing to correct.",
  checkCaptions:
    "With captions, each chapter shows how it begins; where there is no list, they give a draft of one.",
  draft: "Draft chapters from the captions",
  drafting: "Drafting chapters…",
  draftComputed: "A draft, computed from the captions: look at each time and title.",
  /** @param {string} model */
  draftModel: (model) => `A draft by a model (${model}): look at each time and title.`,
  /** @param {number} count */
  placeholders: (count) =>
    `${counted(count, "title is", "titles are")} only a phrase from the captions: write a better one.`,
  keepTitles: "Keep these titles",
  draftByModel: "Let a model draft them",
  freshUpload: "Chapters of a fresh upload can take hours to appear.",
  whyTheseLines: "Why these lines",
  /** @param {string} lines */
  candidate: (lines) => `Lines ${lines}`,
  verdicts: {
    chosen: "taken as the list",
    outdone: "a list too, but another fits better",
    refused: "no list",
  },
};
