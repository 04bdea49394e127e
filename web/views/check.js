/** The creator's view: a pasted description, judged line by line. The function judges. */

import { captionsField } from "../components/captions-field.js";
import { copy } from "../components/copy-and-share.js";
import { translator } from "../components/findings.js";
import { get } from "../lib/api.js";
import { form, h } from "../lib/dom.js";
import { sentenceFor, Trouble } from "../lib/errors.js";
import { seconds } from "../lib/seconds.js";
import { label } from "../lib/time.js";

/** @import { Chapter, Finding, Page, Place, Reason, Text, Verdict } from "../types.d.ts" */

/** Milliseconds without a keystroke after which the text is judged. */
const REST = 300;

/** Letters that are shown of what is said in a chapter. */
const OPENING = 160;

/** @param {Place} _place @param {Page} page */
export async function show(_place, page) {
  const { t, stage } = page;
  const tools = { page, translate: await translator(page.lang) };
  const fields = fieldsOf();
  const { text, length, proof } = fields;
  const judge = judgeOf(fields, tools);
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  for (const field of [text, length]) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(judge, REST);
    });
  }
  const captions = captionsField(t, (chosen) => {
    fields.captions = chosen;
    judge();
  });
  document.title = t.checkTitle;
  const asked = h("div", {}, h("label", { for: "description" }, t.description), text);
  asked.append(h("label", { for: "duration" }, t.duration), length);
  asked.append(h("p", {}, ...captions), h("p", { class: "note" }, t.checkCaptions));
  asked.append(h("p", { class: "note" }, t.late));
  stage.append(h("h1", { tabindex: "-1" }, t.checkTitle), h("p", { class: "lead" }, t.checkWhat));
  stage.append(h("div", { class: "desk" }, asked, proof));
}

/** Where the text is pasted, its video's length is typed, and the judgement is shown. */
function fieldsOf() {
  return {
    text: h("textarea", { id: "description", rows: 14, spellcheck: "false" }),
    length: h("input", {
      id: "duration",
      inputmode: "numeric",
      autocomplete: "off",
      size: 9,
      placeholder: "12:34",
    }),
    proof: h("section", { class: "proof" }),
    captions: /** @type {string | undefined} */ (undefined),
  };
}

/**
 * Judges what stands in the fields now; only the last judgement counts.
 * @param {ReturnType<typeof fieldsOf>} fields
 * @param {Tools} tools
 */
function judgeOf(fields, tools) {
  const { text, length, proof } = fields;
  const { t, lang, signal, say } = tools.page;
  let latest = new AbortController();
  return async function judge() {
    latest.abort();
    latest = new AbortController();
    const duration = seconds(length.value);
    const isOdd = length.value.trim() !== "" && !duration;
    length.setAttribute("aria-invalid", String(isOdd));
    if (isOdd) return say(t.durationWrong);
    const description = text.value;
    if (!description.trim()) return proof.replaceChildren();
    try {
      const transcript = fields.captions;
      const pasted = {
        description,
        ...(duration && { duration }),
        ...(transcript && { transcript }),
      };
      const verdict = await check(pasted, AbortSignal.any([signal, latest.signal]));
      proof.replaceChildren(...proofOf(description, verdict, tools));
      say(outcome(verdict, t));
    } catch (error) {
      if (!(error instanceof Trouble)) return;
      const again = h("button", { type: "button", click: judge }, t.again);
      proof.replaceChildren(h("p", { class: "warning" }, sentenceFor(error, t, lang)), again);
    }
  };
}

/**
 * The function's verdict on a pasted description.
 * @param {{ description: string, duration?: number, transcript?: string }} pasted
 * @param {AbortSignal} signal
 * @returns {Promise<Verdict>}
 */
async function check(pasted, signal) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify(pasted);
  const url = new URL("check", form().action).href;
  return (await get(url, { method: "POST", headers, body, signal })).json();
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

/** @param {number} number @param {Chapter[]} chapters @param {Finding[]} against @param {Tools} tools */
function lineOf(number, chapters, against, { page: { t }, translate }) {
  const isBroken = against.some(({ strength }) => strength === "error");
  const worst = isBroken ? "error" : against.length ? "warning" : "good";
  const found = chapters.map(({ start, title }) =>
    h("p", {}, h("time", {}, label(start)), " ", h("span", { dir: "auto" }, title || t.untitled)),
  );
  const said = chapters.map(
    ({ text }) => text && h("p", { class: "note" }, h("q", { dir: "auto" }, opening(text))),
  );
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
  return h("li", { class: worst }, mark, h("div", {}, ...found, good, ...said, ...verdicts));
}

/** How `text` begins. @param {string} text */
function opening(text) {
  const letters = [...text];
  return letters.length > OPENING ? `${letters.slice(0, OPENING).join("")}…` : text;
}

/** The list as it should stand. @param {Verdict} verdict @param {Tools} tools */
function correction({ corrected, findings }, { page: { t, rest } }) {
  if (!findings.length) return h("p", { class: "note" }, t.alreadyRight);
  const button = h(
    "button",
    { type: "button", click: () => copy(() => corrected, rest) },
    t.copyCorrected,
  );
  return h("div", {}, h("h2", {}, t.corrected), h("pre", { tabindex: "0" }, corrected), button);
}

/** How the function chose the list. @param {Verdict} verdict @param {Tools} tools */
function reasons({ explanation }, { page: { t }, translate }) {
  /** @param {Reason} reason */
  const told = (reason) => {
    const sign = reason.points < 0 ? "− " : "+ ";
    return h("li", { class: "note" }, sign, translate(`why:${reason.code}`, reason));
  };
  const rows = explanation.candidates.map(({ lines, verdict, reasons }) => {
    const what = h("p", {}, `${t.candidate(ranges(lines))}: ${t.verdicts[verdict]}`);
    return h("li", {}, what, h("ul", {}, ...reasons.map(told)));
  });
  const list = h("ul", { class: "plain" }, ...rows);
  return rows.length > 0 && h("details", {}, h("summary", {}, t.why), list);
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
