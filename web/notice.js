/** What the page says about its work: one status, one alert, and what to do about it. */

import { form } from "./ask.js";
import { byId, h } from "./dom.js";
import { watch } from "./links.js";

/** Milliseconds after which waiting deserves a word. */
const LONG = 3000;
/** Milliseconds for which a word about something done stays. */
const MOMENT = 5000;

let timer = 0;

/** Tell those who cannot see what happened. @param {string} text */
export function say(text) {
  put(text, "hidden");
}

/** Tell everybody, for a moment. @param {string} text */
export function tell(text) {
  put(text, "told");
  timer = setTimeout(() => put("", ""), MOMENT);
}

/** @param {string} text @param {string} look */
function put(text, look) {
  clearTimeout(timer);
  const status = byId("status");
  status.className = look;
  status.textContent = text;
}

/** Nothing to say any more. */
export function quiet() {
  put("", "");
  byId("notice").classList.remove("working");
  byId("alert").textContent = "";
  byId("remedies").replaceChildren();
  for (const name of ["aria-invalid", "aria-describedby"]) byId("v").removeAttribute(name);
}

/** @param {import("./types").Text} t */
export function working(t) {
  byId("notice").classList.add("working");
  put(t.working, "");
  timer = setTimeout(() => byId("status").append(h("br"), t.slow), LONG);
}

/**
 * The text in the field is no link to a video: it stays, and gets the focus.
 * @param {string} sentence
 */
export function refuse(sentence) {
  quiet();
  const field = byId("v");
  byId("alert").textContent = sentence;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", "alert");
  field.focus();
}

/**
 * A question failed: what, when it is worth asking again, and the ways on.
 * @param {import("./ask.js").Trouble} trouble
 * @param {import("./types").Text} t
 * @param {{ lang: string, id?: string | undefined, again: () => void }} more
 */
export function fail(trouble, t, { lang, id, again }) {
  quiet();
  byId("alert").textContent = sentenceFor(trouble, t, lang);
  const isFinal = /^(video-not-found|quota-exhausted|not-configured|invalid|not-a)/.test(trouble.code);
  byId("remedies").append(
    ...(isFinal ? [] : [h("button", { type: "button", click: again }, t.again)]),
    ...(id ? [h("a", { href: watch(id) }, t.openOnYouTube)] : []),
  );
}

/**
 * One sentence about a failure, ours or the function's.
 * @param {{ code: string, detail: string, retryAfter?: number | undefined }} trouble
 * @param {import("./types").Text} t
 * @param {string} lang
 */
export function sentenceFor({ code, detail, retryAfter }, t, lang) {
  const sentence = t.trouble[code] ?? (detail || t.trouble.internal);
  return retryAfter ? `${sentence} ${t.back(moment(retryAfter, lang))}` : (sentence ?? "");
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

/** @param {string} text */
export function fill(text) {
  /** @type {HTMLInputElement} */ (form().elements.namedItem("v")).value = text;
}
