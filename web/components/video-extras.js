/** What only some videos show besides their chapters. Each is false for the other videos. */

import { h } from "../lib/dom.js";
import { watchUrl } from "../lib/route.js";
import { noteSentences } from "./findings.js";

/** @import { Answer, Page, Route, Text, Video } from "../types.d.ts" */

/**
 * The service worker stored this answer, and there is no newer one.
 * @param {Answer} answer @param {Page} page @param {boolean} [isOffline]
 */
export function storedNote({ storedAt }, { t }, isOffline = !navigator.onLine) {
  if (!storedAt || !isOffline) return false;
  return h("p", { class: "note stored" }, t.storedAt(t.date(new Date(storedAt))));
}

/** Who made the list, if it is not from the author's description. @param {Answer} answer @param {Text} t */
export function attribution({ source, madeBy, sourceUrl, model }, t) {
  if (madeBy === "none" || source === "description") return false;
  const text = t.madeBy[madeBy] + (madeBy === "generated" ? ` (${model})` : "");
  const comment = sourceUrl && h("a", { href: sourceUrl }, t.theComment);
  return h("p", { class: "warning" }, text, " ", comment);
}

/**
 * In place of the player: why the video may only play on YouTube.
 * @param {Video} video @param {number | undefined} start seconds @param {Text} t
 */
export function playsOnYouTubeOnly({ id, embeddable, madeForKids }, start, t) {
  if (embeddable && !madeForKids) return false;
  const link = h("a", { href: watchUrl(id, start) }, t.openOnYouTube);
  const reason = [madeForKids ? t.forKids : t.notEmbeddable, " ", link];
  const isInvented = id.startsWith("sample-"); // see function/chapters/samples
  const note = h("p", { class: "note" }, ...(isInvented ? [t.isSample] : reason));
  return h("div", { class: "player-box closed" }, note);
}

/**
 * In place of the list: why there is none, and links that may lead to one.
 * @param {Answer} answer @param {Route} route @param {Text} t
 */
export function noChapters({ video, chapters, notes, fallbacks = [] }, { fallback }, t) {
  if (chapters.length) return false;
  const reasons = noteSentences(notes, t);
  const asked = fallback?.split(",") ?? [];
  const offers = /** @type {const} */ ([
    ["comments", t.askComments],
    ["model", t.askModel],
  ])
    .filter(([name]) => fallbacks.includes(name))
    .map(([name, text]) => h("a", { href: `?v=${video.id}&fallback=${[...asked, name]}` }, text));
  return h(
    "div",
    { class: "no-chapters" },
    h("h2", {}, t.noChapters),
    ...(reasons.length ? reasons : [t.noChaptersWhy]).map((sentence) => h("p", {}, sentence)),
    h(
      "p",
      { class: "suggestions" },
      h("a", { href: watchUrl(video.id) }, t.openOnYouTube),
      ...offers,
      h("a", { href: `?check&v=${video.id}` }, t.checkYours),
    ),
  );
}

/** To the playlist that the video was linked from. @param {Route} route @param {Text} t */
export const playlistNote = ({ playlist }, t) =>
  playlist !== undefined && h("p", {}, h("a", { href: `?list=${playlist}` }, t.wholePlaylist));
