/** Service worker: the page, and the videos seen before, also without a connection. */

/** Of all files below. `npm run stamp` writes it and the files; a test compares. */
const VERSION = "2f504f542847";
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
  "check.css",
  "components/article-sheet.js",
  "components/batch-filter.js",
  "components/batch-header.js",
  "components/batch-take-away.js",
  "components/batch-video.js",
  "components/captions-field.js",
  "components/findings.js",
  "components/history-list.js",
  "components/keyboard.js",
  "components/now-playing.js",
  "components/playback-sync.js",
  "components/playback.js",
  "components/player.js",
  "components/row-filter.js",
  "components/row-menu.js",
  "components/row-selection.js",
  "components/shortcuts-sheet.js",
  "components/stage-layout.js",
  "components/stage.js",
  "components/take-away.js",
  "components/timeline.js",
  "components/transcript-remarks.js",
  "components/verdict.js",
  "components/video-extras.js",
  "icon-mask.svg",
  "icon.svg",
  "lib/api.js",
  "lib/article-markdown.js",
  "lib/batch-text.js",
  "lib/chapter-text.js",
  "lib/clipboard.js",
  "lib/decode-text.js",
  "lib/dom.js",
  "lib/early-submit.js",
  "lib/errors.js",
  "lib/language.js",
  "lib/match-ranges.js",
  "lib/navigation.js",
  "lib/one-language.js",
  "lib/places.js",
  "lib/route.js",
  "lib/search.js",
  "lib/seen-videos.js",
  "lib/status.js",
  "lib/storage.js",
  "lib/text-requests.js",
  "lib/time.js",
  "lib/youtube-urls.js",
  "manifest.webmanifest",
  "privacy.html",
  "style.css",
  "terms.html",
  "text.css",
  "text/en/article.js",
  "text/en/batch.js",
  "text/en/check.js",
  "text/en/errors.js",
  "text/en/findings.js",
  "text/en/page.js",
  "text/en/watch.js",
  "text/ja/article.js",
  "text/ja/batch.js",
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
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(deleteOldPages());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = new URL(request.url);
  const format = url.searchParams.has("download") ? null : url.searchParams.get("format");
  // The function may have an origin of its own; the page sends requests to no other.
  if (format === "json") event.respondWith(answer(request));
  else if (format === "html" && request.mode === "navigate") event.respondWith(plainPage(request));
  else if (isFile(url)) event.respondWith(file(request));
});

async function storePage() {
  const cache = await caches.open(PAGE_CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: "reload" })));
  await scope.skipWaiting();
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

/** A file of the page: the network's, else the stored one, which is of one version with the others. @param {Request} request */
async function file(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(PAGE_CACHE);
    return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

/** The function's answer, which is stored; else the stored one, with its date. @param {Request} request */
async function answer(request) {
  const cache = await caches.open(ANSWER_CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await store(cache, request, response.clone());
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
