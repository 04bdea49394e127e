/** A video without chapters: why there are none, and what leads on. */

import { h } from "../lib/dom.js";
import { watchUrl } from "../lib/youtube-urls.js";
import { noteSentences } from "./findings.js";

/** @import { Answer, Route, Text } from "../types.d.ts" */

/**
 * In place of the list: why there is none, and links that may lead to one.
 * @param {Answer} answer @param {Route} route @param {Text} t
 */
export function noChapters({ video, notes, fallbacks = [] }, { fallback }, t) {
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
      h("a", { href: "?check" }, t.checkYours),
    ),
  );
}
