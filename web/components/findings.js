/** What YouTube would object to, and notes, in the reader's language. */

import { h } from "../lib/dom.js";
/** @import { Answer, Finding, Note, Page, Text } from "../types.d.ts" */

/**
 * Whether YouTube shows the list, and why not: a line that opens.
 * @param {Answer} answer
 * @param {Page<unknown>} page
 * @param {Text} t
 */
export async function remarks({ findings, notes, likelyShownByYouTube }, page, t) {
  const told = await sentences([...findings, ...notes], page);
  const verdict = likelyShownByYouTube ? t.shown : t.notShown;
  const summary = h("summary", {}, verdict, " ", t.remarks(told.length));
  const rows = told.map((sentence) => h("li", {}, sentence));
  return h("details", { class: "remarks" }, summary, h("ul", {}, ...rows));
}

/**
 * Findings and notes as sentences: translated by their code and values where we can, else in the
 * function's own English.
 * @param {(Finding | Note)[]} said
 * @param {Page<unknown>} page
 */
export async function sentences(said, { lang }) {
  const translate = await translator(lang);
  return said.map((one) =>
    "rule" in one ? translate(one.rule, one) : translate(`note:${one.code}`, one),
  );
}

/**
 * @param {string} lang
 * @returns {Promise<(code: string, one: { message: string, values?: Record<string, string | number> }) => string>}
 */
export async function translator(lang) {
  if (lang !== "ja") return (_code, { message }) => message;
  const { default: japanese } = await import("../text/ja/findings.js");
  return (code, { message, values = {} }) => japanese[code]?.(values) ?? message;
}
