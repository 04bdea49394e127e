/** Shows what failed. How to say it is loaded when it is needed, or once the first view stands. */

import { byId } from "./dom.js";
import { showAlert } from "./status.js";

/** @import { InputProblem, Page, Route } from "../types.d.ts" */

/** Load what tells of errors, with its texts. @param {Pick<Page, "t" | "lang">} page */
export async function loadErrors({ t, lang }) {
  const texts = import(`../text/${lang}/errors.js`);
  const errors = await import("./errors.js");
  t.errors = (await texts).default;
  return errors;
}

/**
 * Show what failed, and what can be done. Without a connection there may be only the one sentence of
 * the HTML.
 * @param {unknown} error @param {Page} page
 * @param {{ route: Route, retry: () => void }} request what failed, and how to try it again
 */
export async function showFailure(error, page, request) {
  const errors = await loadErrors(page).catch(() => undefined);
  if (page.signal.aborted) return;
  if (errors) errors.showError(error, page, request);
  else showUnreachable();
}

/** Say why a text names no video. @param {InputProblem} problem @param {Page} page */
export async function showProblem(problem, page) {
  const errors = await loadErrors(page).catch(() => undefined);
  if (page.signal.aborted) return;
  if (errors) errors.showInputProblem(problem, page.t);
  else showUnreachable();
}

const showUnreachable = () => showAlert(byId("alert").dataset.unreachable ?? "");
