/** The function's findings, notes and reasons in the reader's language. */

import { h } from "../lib/dom.js";

/** @import { Answer, Finding, Note, Text } from "../types.d.ts" */

/**
 * Whether YouTube shows the list, and under it what speaks against that; false if nothing does.
 * @param {Answer} answer
 * @param {Text} t
 */
export function findingsDetails({ video, findings, notes, likelyShownByYouTube, source }, t) {
  const sentences = [
    ...findings.map((item) => findingSentence(item, t)),
    ...noteSentences(notes, t),
  ];
  if (!sentences.length) return false;
  const verdict = likelyShownByYouTube ? t.shownByYouTube : t.notShownByYouTube;
  const summary = h("summary", {}, verdict, " ", t.remarks(sentences.length));
  const rows = sentences.map((sentence) => h("li", {}, sentence));
  const mend = source === "description" && h("a", { href: `?check&v=${video.id}` }, t.mend);
  return h("details", { class: "findings" }, summary, h("ul", {}, ...rows), mend);
}

/** @param {Finding} finding @param {Text} t */
export const findingSentence = (finding, t) => translate(finding.rule, finding, t);

/** @param {Note[]} notes @param {Text} t */
export const noteSentences = (notes, t) =>
  notes.map((note) => translate(`note:${note.code}`, note, t));

/**
 * The sentence of our texts for a code, else the function's own, which is English.
 * @param {string} code
 * @param {{ message: string, values?: Record<string, string | number> }} item
 * @param {Text} t
 */
export const translate = (code, { message, values = {} }, t) =>
  t.findings[code]?.(values) ?? message;
