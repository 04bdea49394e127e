/** The page: the address says what to show; the form and the links change the address. */

import { storeForOffline } from "./lib/api.js";
import { byId, linkField } from "./lib/dom.js";
import { showError, showInputProblem } from "./lib/errors.js";
import { loadText, preferredLanguage, updateLanguageLink } from "./lib/language.js";
import { listenForNavigation } from "./lib/navigation.js";
import { routeInQuery } from "./lib/route.js";
import { clearStatus, showLoading } from "./lib/status.js";
import * as home from "./views/home.js";
import * as video from "./views/video.js";

/** @import { Page, Route, Text, View } from "./types.d.ts" */

/** @type {Record<Route["view"], () => View | Promise<View>>} */
const VIEWS = {
  home: () => home,
  video: () => video,
  batch: () => import("./views/batch.js"),
  check: () => import("./views/check.js"),
  article: () => import("./views/article.js"),
};

const root = document.documentElement;
const lang = preferredLanguage();
let current = new AbortController();

/** Resolves when the page can be used; rejects if its texts cannot be loaded. */
export const ready = start();

async function start() {
  root.dataset.view = routeInQuery(location.search).view; // before the first paint
  const t = await loadText(lang);
  const shown = listenForNavigation(
    () => show(t),
    (problem) => showInputProblem(problem, t),
  );
  shown.then(registerWorker);
}

/** Show what the address asks for, and abandon what it asked for before. @param {Text} t */
async function show(t) {
  current.abort();
  current = new AbortController();
  const page = { t, lang, container: byId("view"), signal: current.signal };
  const route = routeInQuery(location.search);
  clearStatus();
  page.container.replaceChildren();
  document.title = t.name;
  root.dataset.view = route.view;
  updateLanguageLink(lang, t);
  linkField().value ||= route.text ?? "";
  if (route.problem) showInputProblem(route.problem, t);
  else await showView(route, page);
}

/** @param {Route} route @param {Page} page */
async function showView(route, page) {
  if (route.text) showLoading(page.t);
  try {
    const view = await VIEWS[route.view]();
    if (!page.signal.aborted) await view.show(route, page);
  } catch (error) {
    if (page.signal.aborted) return;
    page.container.replaceChildren();
    showError(error, page, { route, retry: () => show(page.t) });
  }
}

function registerWorker() {
  const { serviceWorker } = navigator;
  serviceWorker?.register("worker.js").catch(() => {}); // the page works without it
  serviceWorker?.addEventListener("controllerchange", storeForOffline);
}
