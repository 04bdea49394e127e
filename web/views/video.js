/** One video: its chapters, beside a player that is loaded by a click. */

import { copyAndShare } from "../components/copy-and-share.js";
import { downloads } from "../components/downloads.js";
import { findingsDetails } from "../components/findings.js";
import { highlightChapter } from "../components/playback-sync.js";
import { timeline } from "../components/timeline.js";
import {
  attribution,
  noChapters,
  playlistNote,
  playsOnYouTubeOnly,
  storedNote,
} from "../components/video-extras.js";
import { fetchChapters } from "../lib/api.js";
import { append, h } from "../lib/dom.js";
import { showError } from "../lib/errors.js";
import { rememberVideo } from "../lib/seen-videos.js";
import { announce, clearStatus } from "../lib/status.js";
import { formatDate, formatTime } from "../lib/time.js";
import { watchUrl } from "../lib/youtube-urls.js";

/** @import { Answer, Page, Route, Timeline } from "../types.d.ts" */

/** @param {Route} route @param {Page} page */
export async function show(route, page) {
  const { t, container, signal } = page;
  const { ids, fallback, start } = route;
  const answer = await fetchChapters({ v: ids[0], fallback }, signal);
  if (signal.aborted) return;
  const { video, chapters, storedAt } = answer;
  clearStatus();
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  append(
    container,
    storedNote(answer, page),
    h("h1", { lang: video.language, dir: "auto" }, video.title || video.id),
    facts(answer, page),
    attribution(answer, t),
    noChapters(answer, route, t),
  );
  announce(chapters.length ? t.chapters(chapters.length) : t.noChapters);
  if (chapters.length) {
    const list = timeline(answer, page);
    container.append(columns(list, answer, route, page));
    if (start !== undefined) highlightChapter(list, start);
  }
  if (!storedAt) rememberVideo(answer);
}

/** Channel, length, number of chapters, date. @param {Answer} answer @param {Page} page */
function facts({ video, chapters }, { t, lang }) {
  const texts = [
    video.duration && t.totalLength(formatTime(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(formatDate(video.published, lang)),
  ];
  const spans = texts.map((text) => text && h("span", {}, text));
  return h("p", { class: "facts" }, h("bdi", {}, video.channel), ...spans);
}

/** @param {Timeline} list @param {Answer} answer @param {Route} route @param {Page} page */
function columns(list, answer, route, page) {
  const { t } = page;
  const { video } = answer;
  const side = h(
    "div",
    { class: "side" },
    playsOnYouTubeOnly(video, route.start, t) || playerOffer(list, video.id, route, page),
    list.bar,
    h(
      "div",
      { class: "actions" },
      ...copyAndShare(video, route.fallback, t),
      downloads(video.id, route.fallback, t),
    ),
    findingsDetails(answer, t),
    playlistNote(route, t),
  );
  return h("div", { class: "columns" }, side, list.list);
}

/** The button that loads the player in its own place. @param {Timeline} list @param {string} id @param {Route} route @param {Page} page */
function playerOffer(list, id, route, page) {
  const { t } = page;
  const { start } = route;
  async function play() {
    try {
      const { loadPlayer } = await import("../components/player.js");
      loadPlayer(box, { id, start: start ?? 0, list, page });
    } catch (error) {
      showError(error, page, { route, retry: play });
    }
  }
  const box = h(
    "div",
    { class: "player-box" },
    h("button", { type: "button", class: "play", click: play }, t.play),
    h(
      "p",
      { class: "note" },
      t.playNote,
      " ",
      h("a", { href: watchUrl(id, start) }, t.openOnYouTube),
    ),
  );
  return box;
}
