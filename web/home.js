/** The empty page: samples where there is no key, what was seen before, the bookmarklet. */

import { byId, h } from "./dom.js";
import { tell } from "./notice.js";
import { KEY_HELP } from "./youtube.js";

/** @import { Page, Place, Text } from "./types.d.ts" */

/**
 * @param {Place} _place
 * @param {Page} page
 */
export async function show(_place, page) {
  offerBookmarklet(page);
  const seen = h("div");
  const shelf = h("div");
  page.stage.append(seen, shelf);
  if (hasSeen()) (await import("./history.js")).show(page, seen);
  const samples = await bundled(page.signal);
  if (samples.length) shelf.append(...sampleList(samples, page.t));
}

function hasSeen() {
  try {
    return Boolean(localStorage.getItem("seen"));
  } catch {
    return false; // storage is switched off
  }
}

/**
 * Without an API key the function lists the videos that it knows; with one, the list is empty.
 * @param {AbortSignal} signal
 * @returns {Promise<{ id: string, title: string, language: string }[]>}
 */
async function bundled(signal) {
  try {
    return await (await fetch("samples.json", { signal })).json();
  } catch {
    return [];
  }
}

/** @param {{ id: string, title: string, language: string }[]} samples @param {Text} t */
function sampleList(samples, t) {
  const rows = samples.map(({ id, title, language }) =>
    h("li", {}, h("a", { href: `?v=${id}`, lang: language, dir: "auto" }, title)),
  );
  const help = h("a", { href: KEY_HELP }, t.getKey);
  return [
    h("h2", {}, t.samples),
    h("p", { class: "note" }, t.samplesWhy, " ", help),
    h("ul", { class: "plain", role: "list" }, ...rows),
  ];
}

/** A bookmark that opens the list of the video being watched. @param {Page} page */
function offerBookmarklet({ t }) {
  const entry = byId("bookmarklet");
  const link = /** @type {HTMLAnchorElement} */ (entry.querySelector("a"));
  const home = `${location.origin}${location.pathname}?v=`;
  link.href = `javascript:location.href=${JSON.stringify(home)}+encodeURIComponent(location.href)`;
  link.onclick = (event) => {
    event.preventDefault(); // it belongs into the bookmarks bar
    tell(t.bookmarkHelp);
  };
}
