/** Failures as sentences, and the ways on: every failure has one. */

import { byId, h } from "./dom.js";
import { alarm } from "./status.js";
import { watch } from "./time.js";

/** @import { Page, Place, Text, Wrong } from "../types.d.ts" */

/** A failure with the function's stable code, or one of ours: offline, unreachable, timeout. */
export class Trouble extends Error {
  /** @param {string} code @param {{ detail?: string, retryAfter?: number }} [more] */
  constructor(code, { detail = "", retryAfter } = {}) {
    super(detail || code);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/**
 * Ways on by code, where they are not those of a failure that passes: to try again, or YouTube.
 * @type {Record<string, string>}
 */
const WAYS = {
  offline: "again start",
  "rate-limited": "again youtube",
  "quota-exhausted": "youtube paste",
  "not-configured": "paste start key youtube",
  "no-chapters": "youtube paste",
  "video-not-found": "youtube",
  "playlist-not-found": "youtube",
  "missing-video": "start",
  "invalid-video": "start",
  "not-a-video": "start",
};

/**
 * A question failed: what, when it is worth asking again, and the ways on.
 * @param {unknown} error
 * @param {Pick<Page, "lang" | "rest">} page
 * @param {{ place?: Place | undefined, again: () => void }} more
 */
export async function fail(error, { lang, rest }, { place, again }) {
  const t = await rest();
  const ours = () => new Trouble(navigator.onLine ? "internal" : "offline");
  const trouble = error instanceof Trouble ? error : ours();
  alarm(sentenceFor(trouble, t, lang));
  const names = (WAYS[trouble.code] ?? "again youtube").split(" ");
  byId("remedies").append(...names.flatMap((name) => way(name, t, { place, again }) ?? []));
}

/**
 * @param {string} name
 * @param {Text} t
 * @param {{ place?: Place | undefined, again: () => void }} more
 */
function way(name, t, { place, again }) {
  const [id] = place?.ids ?? [];
  const list = place?.list;
  if (name === "again") return h("button", { type: "button", click: again }, t.again);
  if (name === "paste") return h("a", { href: "?check" }, t.pasteInstead);
  if (name === "start") return h("a", { href: "./" }, t.toStart);
  if (name === "key") return h("a", { href: t.keyHelp }, t.getKey);
  if (id) return h("a", { href: watch(id) }, t.openOnYouTube);
  return list && h("a", { href: `https://www.youtube.com/playlist?list=${list}` }, t.openOnYouTube);
}

/**
 * What a question failed with: the function's own problem, or that there was no answer of its.
 * @param {Response | undefined} response
 * @param {boolean} isLate
 */
export async function troubleOf(response, isLate) {
  if (!response)
    return new Trouble(isLate ? "timeout" : navigator.onLine ? "unreachable" : "offline");
  const isOurs = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  if (!isOurs) return new Trouble("unreachable"); // a proxy's page
  const { code, ...more } = await response.json();
  return new Trouble(code, more);
}

/**
 * One sentence about a failure, ours or the function's.
 * @param {{ code: string, detail: string, retryAfter?: number | undefined }} trouble
 * @param {Text} t
 * @param {string} lang
 */
export function sentenceFor({ code, detail, retryAfter }, t, lang) {
  const sentence = t.trouble[code] ?? (detail || t.trouble.internal);
  return retryAfter ? `${sentence}${t.back(moment(retryAfter, lang))}` : (sentence ?? "");
}

/** @param {number} seconds from now @param {string} lang */
function moment(seconds, lang) {
  const minute = Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000;
  return new Intl.DateTimeFormat(lang, {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(minute);
}

/**
 * The text in the field is no link to a video: it stays, and gets the focus.
 * @param {Wrong} wrong
 * @param {Pick<Page, "rest">} page
 */
export async function refuse(wrong, { rest }) {
  const t = await rest();
  alarm(t.wrong[wrong]);
  const field = byId("v");
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", "alert");
  field.focus();
}
