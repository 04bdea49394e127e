/** The page's one status and one alert. Both stand in the HTML, so that screen readers watch them. */

import { byId, h, linkField } from "./dom.js";

/** @import { Text } from "../types.d.ts" */

/** Milliseconds after which a request counts as slow. */
const SLOW = 3000;
/** Milliseconds for which a toast is shown. */
const TOAST = 5000;

let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

/** Announce to screen readers only. @param {string} text */
export function announce(text) {
  setStatus(text, "hidden");
}

/** Show for some seconds. @param {string} text */
export function showToast(text) {
  setStatus(text, "toast");
  timer = setTimeout(() => setStatus("", ""), TOAST);
}

/** Show that a request is running, and after a while that it is slow. @param {Text} t */
export function showLoading(t) {
  byId("notice").classList.add("loading");
  setStatus(t.loading, "");
  timer = setTimeout(() => byId("status").append(h("br"), t.loadingSlowly), SLOW);
}

/** Show an error in place of the status. @param {string} sentence @param {string} [heading] */
export function showAlert(sentence, heading) {
  clearStatus();
  if (heading) byId("alert").append(h("h2", {}, heading));
  byId("alert").append(h("p", {}, sentence));
}

/** Remove status, alert, remedies, and the mark of an invalid field. */
export function clearStatus() {
  setStatus("", "");
  byId("notice").classList.remove("loading");
  byId("alert").textContent = "";
  byId("remedies").replaceChildren();
  for (const name of ["aria-invalid", "aria-describedby"]) linkField().removeAttribute(name);
}

/** @param {string} text @param {string} className */
function setStatus(text, className) {
  clearTimeout(timer);
  const status = byId("status");
  status.className = className;
  status.textContent = text;
}
