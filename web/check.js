/** The creator's view: a pasted description, judged line by line. The function judges. */

import { copy } from "./actions.js";
import * as ask from "./ask.js";
import { captionsField } from "./captions.js";
import { h } from "./dom.js";
import { translator } from "./remarks.js";
import { label, seconds } from "./time.js";
import { sentenceFor } from "./trouble.js";

/** @import { Finding, Page, Place, Text, Verdict } from "./types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const REST = 300;

/**
 * @param {Place} _place
 * @param {Page} page
 */
export async function show(_place, page) {
  const { t, lang, stage, signal, say } = page;
  const translate = await translator(lang);
  const text = h("textarea", { id: "description", rows: 14, spellcheck: "false", input: changed });
  const length = h("input", {
    id: "duration",
    inputmode: "numeric",
    autocomplete: "off",
    size: 9,
    placeholder: "12:34",
    input: changed,
  });
  /** The reader's own captions. @type {string | undefined} */
  let transcript;
  const proof = h("section", { class: "proof" });
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  let latest = new AbortController();

  function changed() {
    clearTimeout(timer);
    timer = setTimeout(judge, REST);
  }

  /** @param {string} captions */
  function chosen(captions) {
    transcript = captions;
    judge();
  }

  async function judge() {
    latest.abort();
    latest = new AbortController();
    const { signal: question } = latest;
    const duration = seconds(length.value);
    const isOdd = length.value.trim() !== "" && !duration;
    if (isOdd) length.setAttribute("aria-invalid", "true");
    else length.removeAttribute("aria-invalid");
    if (isOdd) return say(t.durationWrong);
    if (!text.value.trim()) return proof.replaceChildren();
    const pasted = {
      description: text.value,
      ...(duration && { duration }),
      ...(transcript !== undefined && { transcript }),
    };
    try {
      const verdict = await ask.check(pasted, AbortSignal.any([signal, question]));
      const article = verdict.chapters.length > 0 && asArticle(pasted, page);
      proof.replaceChildren(...proofOf(text.value, verdict, { page, translate }), article || "");
      say(outcome(verdict, t));
    } catch (error) {
      if (!(error instanceof ask.Trouble)) return;
      proof.replaceChildren(h("p", { class: "warning" }, sentenceFor(error, t, lang)));
    }
  }

  stage.append(
    h("h1", { tabindex: "-1" }, t.checkTitle),
    h("p", { class: "lead" }, t.checkWhat),
    h(
      "div",
      { class: "desk" },
      h(
        "div",
        {},
        h("label", { for: "description" }, t.description),
        text,
        h("label", { for: "duration" }, t.duration),
        length,
        h("p", {}, ...captionsField(t, chosen)),
        h("p", { class: "note" }, t.article.captionsNote),
        h("p", { class: "note" }, t.late),
      ),
      proof,
    ),
  );
}

/** @param {Verdict} verdict @param {Text} t */
function outcome({ chapters, findings, likelyShownByYouTube }, t) {
  if (!chapters.length) return t.none;
  if (!likelyShownByYouTube) return t.broken;
  return findings.length ? t.maybe : t.fine;
}

/** @typedef {{ page: Page, translate: Awaited<ReturnType<typeof translator>> }} Tools */

/** @param {string} text @param {Verdict} verdict @param {Tools} tools */
function proofOf(text, verdict, tools) {
  const { t } = tools.page;
  const { chapters, notes } = verdict;
  return [
    h("h2", {}, outcome(verdict, t)),
    ...notes.map((note) => h("p", { class: "note" }, tools.translate(`note:${note.code}`, note))),
    chapters.length > 0 && linesOf(text, verdict, tools),
    chapters.length > 0 && correction(verdict, tools),
    reasons(verdict, tools),
  ].filter((part) => part !== false);
}

/**
 * Every line of the text: its number, its chapter, and what speaks against it.
 * @param {string} text @param {Verdict} verdict @param {Tools} tools
 */
function linesOf(text, { chapters, findings }, tools) {
  const { t } = tools.page;
  const rows = [];
  let silent = 0;
  const flush = () =>
    silent > 0 && rows.push(h("li", { class: "note others" }, t.otherLines(silent)));
  for (const [i] of text.split(/\r\n|\r|\n/).entries()) {
    const here = chapters.filter(({ line }) => line === i + 1);
    const against = findings.filter(({ line }) => line === i + 1);
    if (here.length || against.length) {
      flush();
      silent = 0;
      rows.push(lineOf(i + 1, here, against, tools));
    } else silent += 1;
  }
  flush();
  return h("ol", { role: "list", class: "lines", "aria-label": t.proof }, ...rows);
}

/**
 * @param {number} number
 * @param {Verdict["chapters"]} chapters
 * @param {Finding[]} against
 * @param {Tools} tools
 */
function lineOf(number, chapters, against, { page: { t }, translate }) {
  const worst = against.some(({ strength }) => strength === "error")
    ? "error"
    : against.length
      ? "warning"
      : "good";
  const found = chapters.flatMap(({ start, title, text }) => [
    h("p", {}, h("time", {}, label(start)), " ", h("span", { dir: "auto" }, title || t.untitled)),
    text !== undefined && h("p", { class: "said", dir: "auto" }, text || t.nothingSaid),
  ]);
  const verdicts = against.map((finding) =>
    h("p", { class: `verdict ${finding.strength}` }, translate(finding.rule, finding)),
  );
  const mark = h(
    "span",
    { class: "number" },
    h("span", { class: "hidden" }, t.line(number)),
    h("span", { "aria-hidden": "true" }, String(number)),
  );
  const good = worst === "good" && h("span", { class: "hidden" }, t.good);
  return h("li", { class: worst }, mark, h("div", {}, ...found, good, ...verdicts));
}

/** The list as it should stand. @param {Verdict} verdict @param {Tools} tools */
function correction({ corrected, findings }, { page: { t } }) {
  if (!findings.length) return h("p", { class: "note" }, t.alreadyRight);
  const button = h(
    "button",
    { type: "button", click: () => copy(() => corrected, t) },
    t.copyCorrected,
  );
  return h("div", {}, h("h2", {}, t.corrected), h("pre", { tabindex: "0" }, corrected), button);
}

/** The text as an article. @param {Parameters<typeof ask.draft>[0]} pasted @param {Page} page */
function asArticle(pasted, { t }) {
  const button = h("button", { type: "button", click: () => copy(draft, t) }, t.copyArticle);
  const draft = async () => (await ask.draft(pasted)).text();
  return h("p", {}, button);
}

/** How the function chose the list. @param {Verdict} verdict @param {Tools} tools */
function reasons({ explanation }, { page: { t }, translate }) {
  const told = explanation.candidates.map(({ lines, verdict, reasons }) =>
    h(
      "li",
      {},
      h("p", {}, `${t.candidate(ranges(lines))}: ${t.verdicts[verdict]}`),
      h(
        "ul",
        {},
        ...reasons.map((reason) =>
          h(
            "li",
            { class: "note" },
            reason.points < 0 ? "− " : "+ ",
            translate(`why:${reason.code}`, reason),
          ),
        ),
      ),
    ),
  );
  return (
    told.length > 0 &&
    h("details", {}, h("summary", {}, t.why), h("ul", { class: "plain" }, ...told))
  );
}

/** Line numbers as people write them: 3–9, 12. @param {number[]} lines */
export function ranges(lines) {
  /** @type {[number, number][]} */
  const runs = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && line <= last[1] + 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
