/** The videos seen before, searchable by the titles of their chapters. Works offline. */

import { h } from "../lib/dom.js";
import { forget, stored } from "../lib/seen-videos.js";
import { label } from "../lib/time.js";

/** @import { Page } from "../types.d.ts" */

/** Chapters of one video that a search lists. */
const MOST = 5;

/**
 * @param {Page} page
 * @param {HTMLElement} place
 */
export function show({ t, say }, place) {
  const results = h("ul", { class: "plain seen", role: "list" });
  const search = h("input", { id: "search", type: "search", autocomplete: "off", input: refill });
  const clear = h("button", { type: "button", class: "plain", click: empty }, t.clear);
  function refill() {
    const found = matches(stored(), search.value);
    results.replaceChildren(...found.map(({ video, chapters }) => item(video, chapters)));
    if (search.value) say(found.length ? t.videos(found.length) : t.noMatch);
  }
  function empty() {
    forget();
    place.replaceChildren();
    say(t.cleared);
  }
  refill();
  place.append(
    h("h2", {}, t.history),
    h("p", { class: "note" }, t.historyWhy, " ", clear),
    h("label", { for: "search" }, t.searchHistory),
    search,
    results,
  );
}

/**
 * The videos whose title, channel or chapters hold every word of `wish`, with those chapters.
 * @param {import("../lib/seen-videos.js").Seen[]} seen
 * @param {string} wish
 */
export function matches(seen, wish) {
  const words = folded(wish).split(/\s+/).filter(Boolean);
  /** @param {string} text */
  const holds = (text) => words.every((word) => folded(text).includes(word));
  return seen.flatMap((video) => {
    const chapters = words.length ? video.chapters.filter(([, title]) => holds(title)) : [];
    return chapters.length || holds(`${video.title} ${video.channel}`) ? [{ video, chapters }] : [];
  });
}

/** Case, width and accents do not count. @param {string} text */
const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

/** @param {import("../lib/seen-videos.js").Seen} video @param {[number, string][]} chapters */
function item({ id, title, channel, language: lang }, chapters) {
  const rows = chapters.slice(0, MOST).map(([start, name]) => {
    const words = h("span", { lang, dir: "auto" }, name);
    return h(
      "li",
      {},
      h("a", { href: `?v=${id}&t=${start}` }, h("time", {}, label(start)), " ", words),
    );
  });
  return h(
    "li",
    {},
    h("a", { href: `?v=${id}`, lang, dir: "auto" }, title || id),
    " ",
    h("bdi", { class: "note" }, channel),
    rows.length > 0 && h("ul", { role: "list" }, ...rows),
  );
}
