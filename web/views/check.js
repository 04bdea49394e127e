/** The checker: a pasted description, judged line by line. The function judges. */

import { captionsField } from "../components/captions-field.js";
import { copyText } from "../components/copy-and-share.js";
import { findingSentence, noteSentences, translate } from "../components/findings.js";
import { transcriptRemarks } from "../components/transcript-remarks.js";
import { checkDescription } from "../lib/api.js";
import { append, h } from "../lib/dom.js";
import { errorMessage, RequestError } from "../lib/errors.js";
import { announce } from "../lib/status.js";
import { formatTime, parseTime } from "../lib/time.js";

/** @import { Chapter, Finding, Page, Reason, Route, Text, Verdict } from "../types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const TYPING_PAUSE = 300;
/** Characters shown of what is said in a chapter. */
const EXCERPT = 160;

/** @param {Route} _route @param {Page} page */
export function show(_route, page) {
  const { t, container } = page;
  const fields = fieldsOf();
  const { description, duration, result } = fields;
  const judge = judgeOf(fields, page);
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  for (const field of [description, duration]) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(judge, TYPING_PAUSE);
    });
  }
  const captions = captionsField(t, (text) => {
    fields.transcript = text;
    judge();
  });
  const form = h(
    "div",
    {},
    ...[h("label", { for: "description" }, t.description), description],
    ...[h("label", { for: "duration" }, t.duration), duration],
    h("p", {}, ...captions),
    h("p", { class: "note" }, t.checkCaptions),
    h("p", { class: "note" }, t.freshUpload),
  );
  document.title = t.checkTitle;
  container.append(
    h("h1", { tabindex: "-1" }, t.checkTitle),
    h("p", {}, t.checkWhat),
    h("div", { class: "check-columns" }, form, result),
  );
}

/** What the reader fills in, and where the verdict is shown. */
function fieldsOf() {
  return {
    description: h("textarea", { id: "description", rows: 14, spellcheck: "false" }),
    duration: h("input", {
      id: "duration",
      inputmode: "numeric",
      autocomplete: "off",
      size: 9,
      placeholder: "12:34",
    }),
    transcript: /** @type {string | undefined} */ (undefined),
    result: h("section", { class: "result" }),
  };
}

/**
 * A function that judges what the fields contain; a later call replaces an earlier one.
 * @param {ReturnType<typeof fieldsOf>} fields
 * @param {Page} page
 */
function judgeOf(fields, { t, lang, signal }) {
  const { result } = fields;
  let latest = new AbortController();
  return async function judge() {
    latest.abort();
    latest = new AbortController();
    const duration = parseTime(fields.duration.value);
    const isInvalid = fields.duration.value.trim() !== "" && !duration;
    fields.duration.setAttribute("aria-invalid", String(isInvalid));
    if (isInvalid) return announce(t.durationWrong);
    const description = fields.description.value;
    if (!description.trim()) return result.replaceChildren();
    const { transcript } = fields;
    const body = { description, ...(duration && { duration }), ...(transcript && { transcript }) };
    try {
      const verdict = await checkDescription(body, AbortSignal.any([signal, latest.signal]));
      result.replaceChildren();
      append(result, ...verdictParts(description, verdict, t));
      announce(summaryOf(verdict, t));
    } catch (error) {
      if (!(error instanceof RequestError)) return;
      const retry = h("button", { type: "button", click: judge }, t.errors.tryAgain);
      result.replaceChildren(h("p", { class: "warning" }, errorMessage(error, t, lang)), retry);
    }
  };
}

/** @param {Verdict} verdict @param {Text} t */
function summaryOf({ chapters, findings, likelyShownByYouTube }, t) {
  if (!chapters.length) return t.noChapters;
  if (!likelyShownByYouTube) return t.breaksRules;
  return findings.length ? t.followsPublishedRules : t.followsRules;
}

/** @param {string} description @param {Verdict} verdict @param {Text} t */
function verdictParts(description, verdict, t) {
  const hasChapters = verdict.chapters.length > 0;
  return [
    h("h2", {}, summaryOf(verdict, t)),
    ...noteSentences(verdict.notes, t).map((sentence) => h("p", { class: "note" }, sentence)),
    transcriptRemarks(verdict.transcriptRemarks ?? [], t),
    hasChapters && judgedLines(description, verdict, t),
    hasChapters && correction(verdict, t),
    explanationOf(verdict, t),
  ];
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
  // The lines of an editor's list are counted in the list for YouTube, which may have more.
  const last = Math.max(0, ...chapters.map(({ line }) => line ?? 0));
  const length = Math.max(last, description.split(/\r\n|\r|\n/).length);
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
  const lineNumber = h(
    "span",
    { class: "number" },
    h("span", { class: "hidden" }, t.line(number)),
    h("span", { "aria-hidden": "true" }, String(number)),
  );
  const good = verdict === "good" && h("span", { class: "hidden" }, t.goodLine);
  const parts = h("div", {}, ...titles, good, ...excerpts, ...sentences);
  return h("li", { class: verdict }, lineNumber, parts);
}

/** The beginning of a text. @param {string} text */
function excerpt(text) {
  const characters = [...text];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : text;
}

/** The corrected list. @param {Verdict} verdict @param {Text} t */
function correction({ corrected, findings, notes }, t) {
  const isMade = notes.some(({ code }) => code.startsWith("editor-list-"));
  if (!findings.length && !isMade) return h("p", { class: "note" }, t.alreadyRight);
  const click = () => copyText(corrected, t);
  const button = h("button", { type: "button", click }, t.copyCorrected);
  return h("div", {}, h("h2", {}, t.corrected), h("pre", { tabindex: "0" }, corrected), button);
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
