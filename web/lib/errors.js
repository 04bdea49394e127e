/**
 * Failed requests as sentences, each with remedies: links and buttons that lead on. Loaded, with its
 * texts, by failures.js.
 */

import { formatWeekdayAndTime } from "./day.js";
import { byId, h, linkField } from "./dom.js";
import { RequestError } from "./request-error.js";
import { watchUrl } from "./route.js";
import { showAlert } from "./status.js";
import { playlistUrl } from "./youtube-urls.js";

/** @import { InputProblem, Page, Problem, Route, Text } from "../types.d.ts" */

/** @typedef {"retry" | "youtube" | "start" | "paste" | "key"} Remedy */

/**
 * Remedies by code. All other errors may pass: try again, or open YouTube.
 * @type {Record<string, Remedy[]>}
 */
const REMEDIES = {
  offline: ["retry", "start"],
  "rate-limited": ["retry", "youtube"],
  "quota-exhausted": ["youtube", "paste"],
  "not-configured": ["paste", "start", "key", "youtube"],
  "no-chapters": ["youtube", "paste"],
  "video-not-found": ["youtube"],
  "playlist-not-found": ["youtube"],
  "missing-video": ["start"],
  "invalid-video": ["start"],
  "not-a-video": ["start"],
};

/**
 * Show what failed, when it will work again if that is known, and the remedies.
 * @param {unknown} error
 * @param {Pick<Page, "t" | "lang">} page
 * @param {{ route: Route, retry: () => void }} request what failed, and how to try it again
 */
export function showError(error, { t, lang }, request) {
  const ours = () => new RequestError(navigator.onLine ? "internal" : "offline");
  const failure = error instanceof RequestError ? error : ours();
  const { headings } = t.errors;
  showAlert(errorMessage(failure, t, lang), headings[failure.code] ?? headings.other);
  const names = REMEDIES[failure.code] ?? ["retry", "youtube"];
  byId("remedies").append(...names.flatMap((name) => remedy(name, t, request) ?? []));
}

/**
 * @param {Remedy} name
 * @param {Text} t
 * @param {{ route: Route, retry: () => void }} request
 */
function remedy(name, t, { route: { ids, playlist }, retry }) {
  if (name === "retry") return h("button", { type: "button", click: retry }, t.errors.tryAgain);
  if (name === "paste") return h("a", { href: "?check" }, t.errors.pasteInstead);
  if (name === "start") return h("a", { href: "./" }, t.errors.startPage);
  if (name === "key") return h("a", { href: t.keyHelp }, t.getKey);
  if (ids[0]) return h("a", { href: watchUrl(ids[0]) }, t.openOnYouTube);
  return playlist && h("a", { href: playlistUrl(playlist) }, t.openOnYouTube);
}

/**
 * The sentence for an error: ours by its code, else the function's own.
 * @param {Pick<Problem, "code" | "detail"> & { retryAfter?: number | undefined }} error
 * @param {Text} t
 * @param {string} lang
 */
export function errorMessage({ code, detail, retryAfter }, t, lang) {
  const sentence = t.errors.byCode[code] ?? (detail || t.errors.byCode.internal) ?? "";
  if (!retryAfter) return sentence;
  const time = formatWeekdayAndTime(Date.now() + retryAfter * 1000, lang);
  return sentence + t.errors.worksAgainFrom(time);
}

/**
 * Say why the text in the field names no video. The text stays, and the field gets the focus.
 * @param {InputProblem} problem
 * @param {Text} t
 */
export function showInputProblem(problem, t) {
  showAlert(t.errors.inputProblem[problem]);
  const field = linkField();
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", "alert");
  field.focus();
}
