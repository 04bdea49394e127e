/** What only some videos need besides their list: why it is missing, whose it is, what is wrong. */

import { h } from "../lib/dom.js";
import { watch } from "../lib/time.js";
import { remarks, sentences } from "./findings.js";
/** @import { Answer, Aside, Page, Place, Text, Video } from "../types.d.ts" */

/**
 * @param {Answer} answer
 * @param {Place} place
 * @param {Page<unknown>} page
 * @returns {Promise<Aside>}
 */
export async function aside(answer, place, page) {
  const { video, chapters, kept, findings, notes } = answer;
  const t = await page.rest();
  const isClosed = !video.embeddable || video.madeForKids;
  return {
    kept: Boolean(kept) && h("p", { class: "note kept" }, t.kept(date(kept ?? "", page.lang))),
    warning: whose(answer, t),
    closed: isClosed && closed(video, place, t),
    nothing: !chapters.length && (await nothing(answer, place, page, t)),
    remarks: findings.length + notes.length > 0 && (await remarks(answer, page, t)),
    playlist:
      Boolean(place.list) && h("p", {}, h("a", { href: `?list=${place.list}` }, t.wholePlaylist)),
  };
}

/** Whose list it is, when not the author's own in the description. @param {Answer} answer @param {Text} t */
function whose({ source, madeBy, sourceUrl, model }, t) {
  if (madeBy === "none" || source === "description") return false;
  const made = madeBy === "generated" ? `${t.madeBy.generated} (${model})` : t.madeBy[madeBy];
  const comment = sourceUrl && h("a", { href: sourceUrl }, t.theComment);
  return h("p", { class: "warning" }, made, " ", comment);
}

/** Why the video may not play here. @param {Video} video @param {Place} place @param {Text} t */
function closed({ id, madeForKids }, { start }, t) {
  const link = h("a", { href: watch(id, start) }, t.openOnYouTube);
  const why = madeForKids ? t.forKids : t.notEmbeddable;
  return h("div", { class: "stand closed" }, h("p", { class: "note" }, why, " ", link));
}

/**
 * Why there are no chapters, and the ways on.
 * @param {Answer} answer @param {Place} place @param {Page<unknown>} page @param {Text} t
 */
async function nothing({ video, notes, fallbacks = [] }, place, page, t) {
  const why = await sentences(notes, page);
  const asked = place.fallback?.split(",") ?? [];
  const more = /** @type {const} */ ([
    ["comments", t.askComments],
    ["model", t.askModel],
  ])
    .filter(([name]) => fallbacks.includes(name))
    .map(([name, text]) => h("a", { href: `?v=${video.id}&fallback=${[...asked, name]}` }, text));
  const youtube = h("a", { href: watch(video.id) }, t.openOnYouTube);
  const check = h("a", { href: "?check" }, t.checkYours);
  return h(
    "div",
    { class: "nothing" },
    h("h2", {}, t.none),
    ...(why.length ? why : [t.noneWhy]).map((sentence) => h("p", {}, sentence)),
    h("p", { class: "ways" }, youtube, ...more, check),
  );
}

/** @param {string} iso @param {string} lang */
const date = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(iso));
