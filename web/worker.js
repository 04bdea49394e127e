/** Service worker: the page, and the videos seen before, also without a connection. */

/** Of every file below; tests/page/stamp.mjs writes it and a test compares. */
const VERSION = "87b627206426";
const SHELL = `page-${VERSION}`;
const ANSWERS = "answers";
/** Answers kept; the oldest go first. */
const MOST = 100;
/** Milliseconds. YouTube's API policies allow 30 days. */
const KEEP = 29 * 24 * 3600 * 1000;
const FILES = [
  "./",
  "actions.js",
  "address.js",
  "app.js",
  "article.js",
  "aside.js",
  "ask.js",
  "captions.js",
  "check.js",
  "dom.js",
  "files.js",
  "follow.js",
  "history.js",
  "home.js",
  "icon-mask.svg",
  "icon.svg",
  "language.js",
  "links.js",
  "manifest.webmanifest",
  "markdown.js",
  "moves.js",
  "notice.js",
  "player.js",
  "privacy.html",
  "prose.css",
  "remarks.js",
  "seconds.js",
  "several.js",
  "sheet.js",
  "stored.js",
  "style.css",
  "terms.html",
  "text/en.js",
  "text/en.more.js",
  "text/ja.js",
  "text/ja.judgement.js",
  "text/ja.more.js",
  "time.js",
  "timeline.js",
  "trouble.js",
  "video.js",
  "views.css",
];

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", (event) => {
  event.waitUntil(prepared());
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(tidied());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET") return;
  // The function may have an origin of its own; the page asks nobody else.
  const isAnswer = url.searchParams.get("format") === "json" && !url.searchParams.has("download");
  if (isAnswer) event.respondWith(answered(request));
  else if (inShell(url)) event.respondWith(shown(request));
});

async function prepared() {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
  await scope.skipWaiting();
}

async function tidied() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name !== SHELL && name !== ANSWERS).map((name) => caches.delete(name)),
  );
  await scope.clients.claim();
}

/** @param {URL} url */
function inShell({ origin, pathname }) {
  const here = new URL("./", location.href).href;
  return FILES.some((file) => new URL(file, here).href === origin + pathname);
}

/** The network's file, else the one of the installed version: never a mixture while offline. @param {Request} request */
async function shown(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(SHELL);
    return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}

/** The network's answer, which is kept; else the kept one, marked with its date. @param {Request} request */
async function answered(request) {
  const cache = await caches.open(ANSWERS);
  try {
    const response = await fetch(request);
    if (response.ok) await keep(cache, request, response.clone());
    return response;
  } catch {
    return (await kept(cache, request)) ?? Response.error();
  }
}

/** @param {Cache} cache @param {Request} request @param {Response} response */
async function keep(cache, request, response) {
  const headers = new Headers(response.headers);
  headers.set("x-kept", new Date().toISOString());
  await cache.put(request, new Response(response.body, { headers }));
  const requests = await cache.keys(); // the one kept last stands last
  for (const old of requests.slice(0, -MOST)) await cache.delete(old);
  for (const old of requests) if (await kept(cache, old)) break;
}

/** The answer kept, unless it is too old: then it goes. @param {Cache} cache @param {Request} request */
async function kept(cache, request) {
  const response = await cache.match(request);
  const since = Date.parse(response?.headers.get("x-kept") ?? "");
  if (Date.now() - since < KEEP) return response;
  await cache.delete(request);
  return undefined;
}
