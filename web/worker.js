/**
 * Service worker: the page from this device, as one version, and the lists seen before, at once and
 * without a connection.
 *
 * A new version waits until no page of the old one is open: modules of two versions may not mix.
 */

/** Of all files below. `npm run stamp` writes it and the files; a test compares. */
const VERSION = "fd9664d96437";
const PAGE_CACHE = `page-${VERSION}`;
const ANSWER_CACHE = "answers";
/** Stored answers; the oldest are deleted first. */
const MAX_ANSWERS = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const MAX_AGE = 29 * 24 * 3600 * 1000;
const FILES = [
  "./",
  "app.js",
  "batch.css",
  "captions.css",
  "check.css",
  "components/article-body.js",
  "components/article-sheet.js",
  "components/article-source.js",
  "components/batch-filter.js",
  "components/batch-header.js",
  "components/batch-take-away.js",
  "components/batch-video.js",
  "components/captions-beside.js",
  "components/captions-drop.js",
  "components/captions-field.js",
  "components/captions-search.js",
  "components/captions-source.js",
  "components/captions-view.js",
  "components/chapter-editor.js",
  "components/check-form.js",
  "components/check-take-away.js",
  "components/draft-status.js",
  "components/dropped-file.js",
  "components/editor-row.js",
  "components/findings.js",
  "components/history-list.js",
  "components/keyboard.js",
  "components/now-playing.js",
  "components/playback-sync.js",
  "components/playback.js",
  "components/player.js",
  "components/renewal.js",
  "components/row-filter.js",
  "components/row-menu.js",
  "components/row-selection.js",
  "components/shortcuts-sheet.js",
  "components/stage-layout.js",
  "components/stage.js",
  "components/take-away.js",
  "components/theme-button.js",
  "components/timeline.js",
  "components/transcript-remarks.js",
  "components/verdict.js",
  "components/video-extras.js",
  "early.js",
  "icon-mask.svg",
  "icon.svg",
  "lib/api.js",
  "lib/article-markdown.js",
  "lib/batch-text.js",
  "lib/chapter-lines.js",
  "lib/chapter-text.js",
  "lib/clipboard.js",
  "lib/day.js",
  "lib/decode-text.js",
  "lib/dom.js",
  "lib/edit-history.js",
  "lib/errors.js",
  "lib/failures.js",
  "lib/find.js",
  "lib/forgetting.js",
  "lib/language.js",
  "lib/link-form.js",
  "lib/match-ranges.js",
  "lib/navigation.js",
  "lib/one-language.js",
  "lib/own-captions.js",
  "lib/places.js",
  "lib/positions.js",
  "lib/request-error.js",
  "lib/route.js",
  "lib/search.js",
  "lib/seen-videos.js",
  "lib/status.js",
  "lib/storage.js",
  "lib/text-requests.js",
  "lib/time.js",
  "lib/transcript.js",
  "lib/youtube-urls.js",
  "manifest.webmanifest",
  "privacy.html",
  "style.css",
  "terms.html",
  "text.css",
  "text/en/article.js",
  "text/en/batch.js",
  "text/en/captions.js",
  "text/en/check.js",
  "text/en/errors.js",
  "text/en/findings.js",
  "text/en/page.js",
  "text/en/watch.js",
  "text/ja/article.js",
  "text/ja/batch.js",
  "text/ja/captions.js",
  "text/ja/check.js",
  "text/ja/errors.js",
  "text/ja/findings.js",
  "text/ja/page.js",
  "text/ja/watch.js",
  "views/article.js",
  "views/batch.js",
  "views/check.js",
  "views/home.js",
  "views/video.js",
  "watch.css",
];

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", (event) => {
  event.waitUntil(storePage());
  routePastWorker(event);
});

/**
 * Scripts and styles come from the cache without a way through this worker, in browsers that can.
 * https://developer.mozilla.org/docs/Web/API/InstallEvent/addRoutes
 * @param {ExtendableEvent & { addRoutes?: (routes: object[]) => Promise<void> }} event
 */
function routePastWorker(event) {
  const routes = ["script", "style"].map((requestDestination) => ({
    condition: { requestDestination },
    source: { cacheName: PAGE_CACHE },
  }));
  event.addRoutes?.(routes).catch(() => {}); // they come through it
}

scope.addEventListener("activate", (event) => {
  event.waitUntil(deleteOldPages());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  const format = url.searchParams.has("download") ? null : url.searchParams.get("format");
  // The function may have an origin of its own; the page sends requests to no other.
  if (format === "json") event.respondWith(answer(event));
  else if (format === "html" && request.mode === "navigate") event.respondWith(plainPage(request));
  else if (isFile(url)) event.respondWith(file(request));
});

async function storePage() {
  const cache = await caches.open(PAGE_CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: "reload" })));
}

async function deleteOldPages() {
  const names = await caches.keys();
  const old = names.filter((name) => name !== PAGE_CACHE && name !== ANSWER_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** @param {URL} url */
function isFile({ origin, pathname }) {
  const folder = new URL("./", location.href).href;
  return FILES.some((path) => new URL(path, folder).href === origin + pathname);
}

/** A file of the page: the stored one, which is of one version with the others. @param {Request} request */
async function file(request) {
  if (request.mode === "navigate" && (await replacesItself())) return again();
  const cache = await caches.open(PAGE_CACHE);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** A page that the browser loads again at once. */
const again = () => new Response("", { headers: { Refresh: "0" } });

/** Let a waiting version take over, if the reader leaves the only page that this one serves. */
async function replacesItself() {
  const { waiting } = scope.registration;
  if (!waiting || (await scope.clients.matchAll({ type: "window" })).length > 1) return false;
  waiting.postMessage("take over");
  return true;
}

scope.addEventListener("message", ({ data }) => {
  if (data === "take over") scope.skipWaiting();
});

/**
 * The function's answer, which is stored. The stored one, with its date, comes first for a request
 * that takes whatever is stored ("force-cache"), and for any without a connection.
 * @param {FetchEvent} event
 */
async function answer({ request }) {
  const cache = await caches.open(ANSWER_CACHE);
  const kept = request.cache === "force-cache" && (await stored(cache, request));
  if (kept) return kept;
  try {
    const response = await fetch(new Request(request, { cache: "default" }));
    if (response.ok) await store(cache, request, response.clone());
    if (response.status === 404) await cache.delete(request); // the video is gone
    return response;
  } catch {
    return (await stored(cache, request)) ?? Response.error();
  }
}

/**
 * The function's own page, which the form opens while the page's script is not there. Without a
 * connection our page shows the stored answer, or that we are offline.
 * @param {Request} request
 */
async function plainPage(request) {
  try {
    return await fetch(request);
  } catch {
    const text = new URL(request.url).searchParams.get("v") ?? "";
    return Response.redirect(`./?v=${encodeURIComponent(text)}`);
  }
}

/**
 * Store an answer under the date when YouTube was asked, of several videos the oldest.
 * @param {Cache} cache @param {Request} request @param {Response} response
 */
async function store(cache, request, response) {
  const headers = new Headers(response.headers);
  const text = await response.text();
  const [oldest] = Array.from(text.matchAll(/"fetchedAt": ?"([^"]+)"/g), ([, date]) => date).sort();
  headers.set("x-stored-at", oldest ?? new Date().toISOString());
  await cache.put(request, new Response(text, { headers }));
  const requests = await cache.keys(); // oldest first
  for (const old of requests.slice(0, -MAX_ANSWERS)) await cache.delete(old);
  await Promise.all(requests.map((old) => stored(cache, old)));
}

/** The stored answer. One that is too old is deleted. @param {Cache} cache @param {Request} request */
async function stored(cache, request) {
  const response = await cache.match(request);
  const storedAt = Date.parse(response?.headers.get("x-stored-at") ?? "");
  if (Date.now() - storedAt < MAX_AGE) return response;
  await cache.delete(request);
  return undefined;
}
