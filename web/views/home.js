/** The empty page: samples where there is no key, what was seen before, the bookmarklet. */

import { byId, h } from "../lib/dom.js";
import { tell } from "../lib/status.js";

/** @import { Page, Place, Text } from "../types.d.ts" */

/**
 * @param {Place} _place
 * @param {Page} page
 */
export async function show(_place, page) {
  const seen = h("div");
  const shelf = h("div");
  page.stage.append(seen, shelf);
  const isMissing = !document.querySelector(".bookmarklet");
  if (isMissing && matchMedia("(hover: hover)").matches) byId("home").append(bookmarklet(page.t));
  if (hasSeen()) {
    const [history] = await Promise.all([import("../components/history-list.js"), page.rest()]);
    history.show(page, seen);
  }
  bundled(page.signal).then((samples) => {
    if (samples.length) shelf.append(...sampleList(samples, page.t));
  });
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
  const help = h("a", { href: t.keyHelp }, t.getKey);
  return [
    h("h2", {}, t.samples),
    h("p", { class: "note" }, t.samplesWhy, " ", help),
    h("ul", { class: "plain", role: "list" }, ...rows),
  ];
}

/** A bookmark that opens the list of the video being watched. @param {Text} t */
function bookmarklet(t) {
  const home = `${location.origin}${location.pathname}?v=`;
  const href = `javascript:location.href=${JSON.stringify(home)}+encodeURIComponent(location.href)`;
  const link = h("a", { href }, t.bookmarkName);
  link.onclick = (event) => {
    event.preventDefault(); // it belongs into the bookmarks bar
    tell(t.bookmarkHelp);
  };
  const what = h("dd", {}, t.bookmarkWhat, " ", link);
  return h("div", { class: "bookmarklet" }, h("dt", {}, t.bookmark), what);
}
