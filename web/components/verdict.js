/** What the function says of a description: the verdict, line by line, and what would be right. */

import { copyText } from "../lib/clipboard.js";
import { append, h } from "../lib/dom.js";
import { formatTime } from "../lib/time.js";
import { findingSentence, noteSentences, translate } from "./findings.js";
import { transcriptRemarks } from "./transcript-remarks.js";

/** @import { Change, Chapter, Finding, Reason, Text, Verdict } from "../types.d.ts" */

/** Characters shown of what is said in a chapter. */
const EXCERPT = 160;

/** The verdict in a sentence, and how good it is. @param {Verdict} verdict @param {Text} t */
export function summaryOf({ chapters, findings, likelyShownByYouTube }, t) {
  if (!chapters.length) return { sentence: t.noChapters, grade: "none" };
  if (!likelyShownByYouTube) return { sentence: t.breaksRules, grade: "bad" };
  if (findings.length) return { sentence: t.followsPublishedRules, grade: "fair" };
  return { sentence: t.followsRules, grade: "good" };
}

/**
 * Everything below that sentence.
 * @param {HTMLElement} result @param {string} description @param {Verdict} verdict @param {Text} t
 */
export function showVerdict(result, description, verdict, t) {
  const hasChapters = verdict.chapters.length > 0;
  result.replaceChildren();
  append(
    result,
    ...noteSentences(verdict.notes, t).map((sentence) => h("p", { class: "note" }, sentence)),
    transcriptRemarks(verdict.transcriptRemarks ?? [], t),
    hasChapters && judgedLines(description, verdict, t),
    mending(verdict, t),
    explanationOf(verdict, t),
  );
}

/**
 * Each line with a chapter or a finding; between them, how many others there are.
 * @param {string} description @param {Verdict} verdict @param {Text} t
 */
function judgedLines(description, { chapters, findings }, t) {
  /** @type {HTMLElement[]} */
  const rows = [];
  let skipped = 0;
  const showSkipped = () => {
    if (skipped) rows.push(h("li", { class: "note skipped" }, t.otherLines(skipped)));
    skipped = 0;
  };
  const last = Math.max(
    ...chapters.map(({ line }) => line ?? 0),
    ...findings.map(({ line }) => line ?? 0),
  );
  const length = Math.max(description.split(/\r\n|\r|\n/).length, last);
  for (let number = 1; number <= length; number++) {
    const chaptersHere = chapters.filter(({ line }) => line === number);
    const findingsHere = findings.filter(({ line }) => line === number);
    if (chaptersHere.length || findingsHere.length) {
      showSkipped();
      rows.push(judgedLine(number, chaptersHere, findingsHere, t));
    } else skipped += 1;
  }
  showSkipped();
  return h("ol", { role: "list", class: "lines", "aria-label": t.lineByLine }, ...rows);
}

/** @param {number} number @param {Chapter[]} chapters @param {Finding[]} findings @param {Text} t */
function judgedLine(number, chapters, findings, t) {
  const isBroken = findings.some(({ strength }) => strength === "error");
  const verdict = isBroken ? "error" : findings.length ? "warning" : "good";
  const titles = chapters.map(({ start, title }) => {
    const name = h("span", { dir: "auto" }, title || t.untitled);
    return h("p", {}, h("time", {}, formatTime(start)), " ", name);
  });
  const excerpts = chapters.map(
    ({ text }) => text && h("p", { class: "note" }, h("q", { dir: "auto" }, excerpt(text))),
  );
  const sentences = findings.map((finding) =>
    h("p", { class: `finding ${finding.strength}` }, findingSentence(finding, t)),
  );
  const good = verdict === "good" && h("span", { class: "hidden" }, t.goodLine);
  const parts = h("div", {}, ...titles, good, ...excerpts, ...sentences);
  return h("li", { class: verdict }, numberOf(number, t), parts);
}

/** The beginning of a text. @param {string} text */
function excerpt(text) {
  const characters = [...text];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : text;
}

/** What would be changed, line by line, and the whole description with it. @param {Verdict} verdict @param {Text} t */
function mending({ changes, chapters, corrected, description, findings, notes }, t) {
  const isEditorList = notes.some(({ code }) => code.startsWith("editor-list-"));
  if (chapters.length && !findings.length && !isEditorList)
    return h("p", { class: "note" }, t.alreadyRight);
  if (!changes.length && !corrected) return;
  const rows = changes.map((change) => changedLine(change, t));
  return h(
    "section",
    { "aria-label": t.changes },
    h("h2", {}, t.changes),
    rows.length > 0
      ? h("ol", { role: "list", class: "changes" }, ...rows)
      : !isEditorList && h("p", { class: "note" }, t.noChanges),
    rows.length > 0 && copyButton(t.copyDescription, description, t),
    h("h2", {}, t.corrected),
    h("pre", { tabindex: "0" }, corrected),
    copyButton(t.copyCorrected, corrected, t),
  );
}

/** @param {string} name @param {string} text @param {Text} t */
function copyButton(name, text, t) {
  /** @type {HTMLElement} */
  const button = h("button", { type: "button", click: () => copyText(button, text, t) }, name);
  return button;
}

/** A line as it is and as it would be. @param {Change} change @param {Text} t */
function changedLine({ line, before, after, rule, certainty, message }, t) {
  const why = [translate(`change:${rule}`, { message }, t), certainty === "guess" && t.guess];
  return h(
    "li",
    {},
    numberOf(line, t),
    h(
      "div",
      {},
      before !== "" && h("p", {}, h("del", { dir: "auto" }, before)),
      after !== null && h("p", {}, h("ins", { dir: "auto" }, after)),
      h("p", { class: "finding" }, why.filter(Boolean).join(" ")),
    ),
  );
}

/** @param {number} line @param {Text} t */
function numberOf(line, t) {
  return h(
    "span",
    { class: "number" },
    h("span", { class: "hidden" }, t.line(line)),
    h("span", { "aria-hidden": "true" }, String(line)),
  );
}

/** Why the function chose these lines. @param {Verdict} verdict @param {Text} t */
function explanationOf({ explanation }, t) {
  /** @param {Reason} reason */
  const reasonItem = (reason) => {
    const sign = reason.points < 0 ? "− " : "+ ";
    return h("li", { class: "note" }, sign, translate(`why:${reason.code}`, reason, t));
  };
  const rows = explanation.candidates.map(({ lines, verdict, reasons }) => {
    const heading = h("p", {}, `${t.candidate(formatRanges(lines))}: ${t.verdicts[verdict]}`);
    return h("li", {}, heading, h("ul", {}, ...reasons.map(reasonItem)));
  });
  const list = h("ul", { class: "plain" }, ...rows);
  return rows.length > 0 && h("details", {}, h("summary", {}, t.whyTheseLines), list);
}

/** Line numbers as people write them: 3–9, 12. @param {number[]} lines in ascending order */
export function formatRanges(lines) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
