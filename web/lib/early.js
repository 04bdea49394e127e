/**
 * Small, and loaded apart from app.js, so that nothing waits for all modules: the answer and the texts
 * are requested, and no submit is lost.
 *
 * Until app.js is ready, a submit waits. If it cannot be loaded, the alert says so, and the form works
 * as without script, but not while offline.
 */

import { askEarly } from "./early-answer.js";
import { lang } from "./first-paint.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const message = /** @type {HTMLElement} */ (document.getElementById("alert"));
let isWaiting = false;

/** @param {SubmitEvent} event */
function wait(event) {
  event.preventDefault();
  isWaiting = true;
}

function showUnreachable() {
  message.textContent = message.dataset.unreachable ?? "";
}

function workWithoutScript() {
  showUnreachable();
  form.noValidate = false;
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    showUnreachable();
  });
}

const query = new URLSearchParams(location.search);
const id = /^[\w-]{11}$/.exec(query.get("v") ?? "")?.[0];
if (id && !query.has("article") && !query.has("check"))
  askEarly(form.action, { v: id, fallback: query.get("fallback") });
import(`../text/${lang}/page.js`).catch(() => {}); // app.js finds it there, or says that it is not

form.noValidate = true; // the page's own sentence about an empty field says more
form.addEventListener("submit", wait);
import("../app.js")
  .then(({ ready }) => ready)
  .catch(workWithoutScript)
  .then(() => {
    form.removeEventListener("submit", wait);
    if (isWaiting) form.requestSubmit();
  });
