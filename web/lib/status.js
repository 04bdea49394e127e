/** What the page says about its work: one status, one alert, and what to do about it. */

import { byId, h } from "./dom.js";

/** @import { FirstText } from "../types.d.ts" */

/** Milliseconds after which waiting deserves a word. */
const LONG = 3000;
/** Milliseconds for which a word about something done stays. */
const MOMENT = 5000;

let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

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

/** @param {FirstText} t */
export function working(t) {
  byId("notice").classList.add("working");
  put(t.working, "");
  timer = setTimeout(() => byId("status").append(h("br"), t.slow), LONG);
}

/** @param {string} sentence */
export function alarm(sentence) {
  quiet();
  byId("alert").textContent = sentence;
}
