/** The start page: the videos of a returning reader, samples where there is no API key, the bookmarklet. */

import { byId, h, linkField } from "../lib/dom.js";
import { seenVideos } from "../lib/seen-videos.js";
import { showToast } from "../lib/status.js";

/** @import { Page, Route, Text } from "../types.d.ts" */

/** @typedef {{ id: string, title: string, language: string }} Sample */

/** @param {Route} _route @param {Page} page */
export async function show(_route, page) {
  const { t, container, signal } = page;
  const hasMouse = matchMedia("(hover: hover)").matches;
  if (!document.querySelector(".bookmarklet") && hasMouse) byId("own").after(bookmarklet(t));
  const isFree = document.activeElement === document.body && !location.hash; // a link there was taken
  if (hasMouse && isFree) linkField().focus();
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-share]")
  ))
    row.style.setProperty("--share", row.dataset.share ?? "");
  const isReturning = seenVideos().length > 0;
  document.documentElement.classList.toggle("returning", isReturning);
  fetchSamples(signal).then((samples) => {
    if (samples.length) byId("samples").replaceChildren(...sampleList(samples, t));
  });
  if (!isReturning) return;
  const { historyList } = await import("../components/history-list.js");
  if (!signal.aborted) container.append(historyList(page));
}

/**
 * The videos that a function without an API key knows; with a key there are none.
 * @param {AbortSignal} signal
 * @returns {Promise<Sample[]>}
 */
async function fetchSamples(signal) {
  try {
    return await (await fetch("samples.json", { signal })).json();
  } catch {
    return [];
  }
}

/** @param {Sample[]} samples @param {Text} t */
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
  /** @param {MouseEvent} event */
  function explain(event) {
    event.preventDefault(); // it works from the bookmarks bar only
    showToast(t.bookmarkHelp);
  }
  const link = h("a", { href, click: explain }, t.bookmarkName);
  const help = h("dd", {}, t.bookmarkWhat, " ", link);
  return h("div", { class: "bookmarklet" }, h("dt", {}, t.bookmark), help);
}
