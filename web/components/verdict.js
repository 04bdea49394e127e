/** What the function says of a description: the verdict, line by line, and what would be right. */

import { copyText } from "../lib/clipboard.js";
import { h } from "../lib/dom.js";
import { noteSentences, translate } from "./findings.js";
import { transcriptRemarks } from "./transcript-remarks.js";

/** @import { Change, Reason, Text, Verdict } from "../types.d.ts" */

/** The verdict in a sentence, and how good it is. @param {Verdict} verdict @param {Text} t */
export function summaryOf({ chapters, findings, likelyShownByYouTube }, t) {
  if (!chapters.length) return { sentence: t.noChapters, grade: "none" };
  if (!likelyShownByYouTube) return { sentence: t.breaksRules, grade: "bad" };
  if (findings.length) return { sentence: t.followsPublishedRules, grade: "fair" };
  return { sentence: t.followsRules, grade: "good" };
}

/** What is said of the whole text, and of captions. @param {Verdict} verdict @param {Text} t */
export const remarksOn = (verdict, t) => [
  ...noteSentences(verdict.notes, t).map((sentence) => h("p", { class: "note" }, sentence)),
  transcriptRemarks(verdict.transcriptRemarks ?? [], t),
];

/**
 * What would mend it, and why these lines were taken.
 * @param {Verdict} verdict @param {Text} t @param {(description: string) => void} mend makes these changes
 */
export const proposals = (verdict, t, mend) => [
  mending(verdict, t, mend),
  explanationOf(verdict, t),
];

/** What would be changed, line by line, and the whole description with it. @param {Verdict} verdict @param {Text} t @param {(description: string) => void} mend */
function mending({ changes, chapters, corrected, description, findings, notes }, t, mend) {
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
    rows.length > 0 &&
      h(
        "div",
        { class: "take" },
        h("button", { type: "button", click: () => mend(description) }, t.makeChanges),
        copyButton(t.copyDescription, description, t),
      ),
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
