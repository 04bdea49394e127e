/**
 * Loaded apart from app.js: no submit is lost, or ends on the browser's error page, because the
 * page's modules are still loading.
 *
 * Until app.js is ready, a submit waits for it. If app.js, one of its modules or its texts cannot be
 * loaded, the alert says so; the form then works as it does without script, but not while offline.
 */

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

form.noValidate = true; // the page's own sentence about an empty field says more
form.addEventListener("submit", wait);
import("../app.js")
  .then(({ ready }) => ready)
  .catch(workWithoutScript)
  .then(() => {
    form.removeEventListener("submit", wait);
    if (isWaiting) form.requestSubmit();
  });
