/** What only some videos show besides their chapters. Each is false for the other videos. */

import { h } from "../lib/dom.js";
import { formatDate } from "../lib/time.js";
import { watchUrl } from "../lib/youtube-urls.js";

/** @import { Answer, Page, Route, Text, Video } from "../types.d.ts" */

/** We are offline, and the service worker stored this answer. @param {Answer} answer @param {Page} page */
export function storedNote({ storedAt }, { t, lang }) {
  if (!storedAt) return false;
  return h("p", { class: "note stored" }, t.storedAt(formatDate(storedAt, lang)));
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
  const reason = madeForKids ? t.forKids : t.notEmbeddable;
  return h("div", { class: "player-box closed" }, h("p", { class: "note" }, reason, " ", link));
}

/** To the playlist that the video was linked from. @param {Route} route @param {Text} t */
export const playlistNote = ({ playlist }, t) =>
  playlist !== undefined && h("p", {}, h("a", { href: `?list=${playlist}` }, t.wholePlaylist));
