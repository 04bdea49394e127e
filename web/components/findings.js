/** The function's findings, notes and reasons in the reader's language. */

import { h } from "../lib/dom.js";
import { loadFindings } from "../lib/language.js";

/** @import { Answer, Finding, Note, Page, Text } from "../types.d.ts" */

/**
 * Whether YouTube shows the list, and under it what speaks against that; false if nothing does. The
 * sentences come when they are loaded: the list does not wait for them.
 * @param {Answer} answer
 * @param {Page} page
 */
export function findingsDetails(answer, { t, lang }) {
  const { video, findings, notes, likelyShownByYouTube, source } = answer;
  const count = findings.length + notes.length;
  if (!count) return false;
  const verdict = likelyShownByYouTube ? t.shownByYouTube : t.notShownByYouTube;
  const list = h("ul");
  loadFindings(t, lang).then(() => {
    const sentences = findings.map((item) => findingSentence(item, t));
    list.append(
      ...[...sentences, ...noteSentences(notes, t)].map((sentence) => h("li", {}, sentence)),
    );
  });
  const summary = h("summary", {}, verdict, " ", t.remarks(count));
  const mend = source === "description" && h("a", { href: `?check&v=${video.id}` }, t.mend);
  return h("details", { class: "findings" }, summary, list, mend);
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
