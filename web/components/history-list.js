/** The videos seen before, searchable by the titles of their chapters. Works offline. */

import { formatDay } from "../lib/day.js";
import { h, plainButton } from "../lib/dom.js";
import { forget } from "../lib/forgetting.js";
import { queryFor } from "../lib/route.js";
import { matcher } from "../lib/search.js";
import { seenVideos } from "../lib/seen-videos.js";
import { announce } from "../lib/status.js";
import { formatTime } from "../lib/time.js";

/** @import { SeenVideo } from "../lib/seen-videos.js" */
/** @import { Page } from "../types.d.ts" */

/** Chapters of one video that a search lists. */
const MAX_CHAPTERS = 5;
/** Videos that are listed at first. */
const MAX_VIDEOS = 6;

/** @param {Pick<Page, "t" | "lang">} page */
export function historyList(page) {
  const { t } = page;
  const results = h("ul", { class: "plain history", role: "list" });
  const search = h("input", { id: "search", type: "search", autocomplete: "off", input: update });
  const more = plainButton("", () => {
    const next = results.children.length;
    fill(seenVideos().map((video) => ({ video, chapters: [] })));
    results.children[next]?.querySelector("a")?.focus();
  });
  const section = h(
    "div",
    {},
    h("h2", {}, t.history),
    h("label", { for: "search", class: "hidden" }, t.searchHistory),
    search,
    results,
    more,
    h("p", { class: "note" }, t.historyWhy, " ", plainButton(t.clear, forgetAll)),
  );
  search.placeholder = t.searchHistory;
  function update() {
    const matches = searchVideos(seenVideos(), search.value);
    fill(search.value ? matches : matches.slice(0, MAX_VIDEOS), matches.length);
    if (search.value) announce(matches.length ? t.videos(matches.length) : t.noMatch);
  }
  /** @param {ReturnType<typeof searchVideos>} matches @param {number} [count] of all that match */
  function fill(matches, count = matches.length) {
    results.replaceChildren(...matches.map((match) => row(match, page, update)));
    more.hidden = matches.length === count;
    more.textContent = t.allVideos(count);
  }
  async function forgetAll() {
    const restore = await forget();
    const undo = plainButton(t.undo, async () => {
      await restore();
      section.replaceWith(historyList(page));
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

/**
 * A video, with the chapters that were searched for and a button that removes it.
 * @param {{ video: SeenVideo, chapters: [number, string][] }} match
 * @param {Pick<Page, "t" | "lang">} page @param {() => void} update
 */
function row({ video, chapters }, page, update) {
  const { t } = page;
  const { id, title, language: lang } = video;
  const route = routeTo(video);
  const name = h("a", { href: queryFor(route), lang, dir: "auto" }, title || id);
  const found = chapters.slice(0, MAX_CHAPTERS).map(([start, chapter]) => {
    const text = h("span", { lang, dir: "auto" }, chapter);
    const time = h("time", {}, formatTime(start));
    return h("li", {}, h("a", { href: queryFor({ ...route, start }) }, time, " ", text));
  });
  const button = h(
    "button",
    { type: "button", class: "plain remove", title: t.remove, click: remove },
    "×",
  );
  button.setAttribute("aria-label", `${t.remove}: ${title || id}`);
  const entry = h("li", {}, name, button, facts(video, page));
  if (found.length) entry.append(h("ul", { role: "list" }, ...found));
  async function remove() {
    const restore = await forget(id);
    const undo = plainButton(t.undo, async () => {
      await restore();
      update();
    });
    entry.replaceChildren(h("p", { class: "note" }, t.removed, " ", undo));
    announce(t.removed);
    undo.focus();
  }
  return entry;
}

/** @param {SeenVideo} video */
const routeTo = ({ id, fallback }) => ({ ids: [id], ...(fallback && { fallback }) });

/** Channel, length, number of chapters, day. @param {SeenVideo} video @param {Pick<Page, "t" | "lang">} page */
function facts({ channel, duration, chapters, seen }, { t, lang }) {
  const texts = [
    duration && formatTime(duration),
    chapters.length ? t.chapters(chapters.length) : t.noChapters,
    formatDay(seen, lang),
  ];
  const spans = texts.map((text) => text && h("span", {}, text));
  return h("p", { class: "facts" }, channel && h("bdi", {}, channel), ...spans);
}
