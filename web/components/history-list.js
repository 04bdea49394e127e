/** The videos seen before, searchable by the titles of their chapters. Works offline. */

import { h, plainButton } from "../lib/dom.js";
import { queryFor } from "../lib/route.js";
import { matcher } from "../lib/search.js";
import { forgetVideos, seenVideos } from "../lib/seen-videos.js";
import { announce } from "../lib/status.js";
import { formatTime } from "../lib/time.js";

/** @import { SeenVideo } from "../lib/seen-videos.js" */
/** @import { Text } from "../types.d.ts" */

/** Chapters of one video that a search lists. */
const MAX_CHAPTERS = 5;

/** @param {Text} t */
export function historyList(t) {
  const results = h("ul", { class: "plain history", role: "list" });
  const search = h("input", { id: "search", type: "search", autocomplete: "off", input: update });
  const section = h(
    "div",
    {},
    h("h2", {}, t.history),
    h("p", { class: "note" }, t.historyWhy, " ", plainButton(t.clear, forget)),
    h("label", { for: "search" }, t.searchHistory),
    search,
    results,
  );
  function update() {
    const matches = searchVideos(seenVideos(), search.value);
    results.replaceChildren(...matches.map(({ video, chapters }) => item(video, chapters)));
    if (search.value) announce(matches.length ? t.videos(matches.length) : t.noMatch);
  }
  async function forget() {
    const restore = await forgetVideos();
    const undo = plainButton(t.undo, async () => {
      await restore();
      section.replaceWith(historyList(t));
    });
    section.replaceChildren(h("p", { class: "note" }, t.cleared, " ", undo));
    announce(t.cleared);
    undo.focus();
  }
  update();
  return section;
}

/**
 * The videos that a query finds, with the chapters that it finds in them.
 * @param {SeenVideo[]} videos
 * @param {string} query
 */
export function searchVideos(videos, query) {
  const findIn = matcher(query);
  return videos.flatMap((video) => {
    const { title, channel, chapters } = video;
    const found = findIn(
      chapters.map(([, name]) => name),
      `${title} ${channel}`,
    );
    return found ? [{ video, chapters: chapters.filter((_, i) => found.includes(i)) }] : [];
  });
}

/** @param {SeenVideo} video @param {[number, string][]} chapters */
function item({ id, title, channel, language: lang, fallback }, chapters) {
  const route = { ids: [id], ...(fallback && { fallback }) };
  const rows = chapters.slice(0, MAX_CHAPTERS).map(([start, chapter]) => {
    const name = h("span", { lang, dir: "auto" }, chapter);
    const time = h("time", {}, formatTime(start));
    return h("li", {}, h("a", { href: queryFor({ ...route, start }) }, time, " ", name));
  });
  return h(
    "li",
    {},
    h("a", { href: queryFor(route), lang, dir: "auto" }, title || id),
    " ",
    h("bdi", { class: "note" }, channel),
    rows.length > 0 && h("ul", { role: "list" }, ...rows),
  );
}
