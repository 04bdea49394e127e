/** English texts of the checker. */

import { counted } from "./page.js";

export default {
  checkTitle: "Check a description",
  checkWhat:
    "Paste the description of your video, or a link to it. Each line is judged as you type, by YouTube’s rules for chapters.",
  description: "Description",
  empty: "Empty the field",
  duration: "Length of the video, if you know it",
  durationWrong: "Write the length like 12:34 or 1:02:03.",
  lineByLine: "Line by line",
  /** @param {number} line */
  line: (line) => `Line ${line}`,
  goodLine: "Good",
  /** @param {number} count */
  otherLines: (count) => counted(count, "line without a chapter", "lines without chapters"),
  followsRules: "This list keeps YouTube’s rules.",
  followsPublishedRules: "This list keeps YouTube’s published rules; a chapter may look otherwise.",
  breaksRules: "YouTube will not show this list as chapters.",
  changes: "What would mend it",
  noChanges: "Nothing follows from the text alone: change the lines above yourself.",
  guess: "A guess: look at it.",
  copyDescription: "Copy the whole description",
  corrected: "Corrected list",
  copyCorrected: "Copy the corrected list",
  alreadyRight: "Nothing to correct.",
  checkCaptions: "With captions, each chapter shows how it begins.",
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
