/** The page: the address says what to show; the form and the links change the address. */

import { storeForOffline } from "./lib/api.js";
import { byId, idle, linkField } from "./lib/dom.js";
import { loadErrors, showFailure, showProblem } from "./lib/failures.js";
import { loadText, readersLanguage, updateLanguageLink } from "./lib/language.js";
import { listenForNavigation } from "./lib/navigation.js";
import { routeInQuery } from "./lib/route.js";
import { clearStatus, showLoading } from "./lib/status.js";
import * as video from "./views/video.js";

/** @import { Page, Route, Text, View } from "./types.d.ts" */

/** @type {Record<Route["view"], () => View | Promise<View>>} */
const VIEWS = {
  home: () => import("./views/home.js"),
  video: () => video,
  batch: () => import("./views/batch.js"),
  check: () => import("./views/check.js"),
  article: () => import("./views/article.js"),
};

/** Views that tell of errors in their own places. @type {Route["view"][]} */
const TELL_ERRORS = ["batch", "check", "article"];

const root = document.documentElement;
const lang = readersLanguage();
let current = new AbortController();
/** @type {Text} */
let t;
let firstView = Promise.resolve();

/** Resolves when the page can be used; rejects if its texts or modules cannot be loaded. */
export const ready = start();
/** Resolves when the first view stands, and what a page needs that loses its connection is there. */
export const prepared = ready
  .then(() => firstView)
  .then(idle)
  .then(prepare, () => {});

async function start() {
  t = await loadText(lang);
  firstView = listenForNavigation(show);
  await idle(); // what is here already is painted before the rest is asked for
  // Without its module there is no button.
  import("./components/theme-button.js").then(({ offerThemes }) => offerThemes(t)).catch(() => {});
  const { listenForLinks } = await import("./lib/link-form.js");
  listenForLinks((problem) => showProblem(problem, pageNow()));
}

/** What a view works with from now on. @returns {Page} */
const pageNow = () => ({ t, lang, container: byId("view"), signal: current.signal });

/** Show what the address asks for, and abandon what it asked for before. */
async function show() {
  current.abort();
  current = new AbortController();
  const page = pageNow();
  /** @type {Route} */
  let route = { view: "home", ids: [] };
  try {
    route = await routeInQuery(location.search);
    if (!page.signal.aborted) await showRoute(route, page);
  } catch (error) {
    if (page.signal.aborted) return;
    page.container.replaceChildren();
    await showFailure(error, page, { route, retry: show });
  }
}

/** @param {Route} route @param {Page} page */
async function showRoute(route, page) {
  clearStatus();
  page.container.replaceChildren();
  document.title = t.name;
  root.dataset.view = route.view;
  updateLanguageLink(lang);
  linkField().value ||= route.text ?? "";
  if (route.problem) return showProblem(route.problem, page);
  if (route.text) showLoading(t);
  const errors = TELL_ERRORS.includes(route.view) && loadErrors(page);
  const [view] = await Promise.all([VIEWS[route.view](), errors]);
  if (!page.signal.aborted) await view.show(route, page);
}

/** Load what the first view did not need; what does not come now comes when it is needed. */
async function prepare() {
  registerWorker();
  const filter = import("./components/row-filter.js");
  const files = import("./components/dropped-file.js").then((drop) => drop.listenForFiles());
  await Promise.allSettled([loadErrors(pageNow()), VIEWS.home(), filter, files]);
}

function registerWorker() {
  const { serviceWorker } = navigator;
  serviceWorker?.register("worker.js").catch(() => {}); // the page works without it
  serviceWorker?.addEventListener("controllerchange", storeForOffline);
}
