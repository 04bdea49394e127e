/** One video: its chapters as the timeline, beside a player that loads when it is asked for. */

import { actions } from "./actions.js";
import * as ask from "./ask.js";
import { h } from "./dom.js";
import { quiet } from "./notice.js";
import { label } from "./time.js";
import { timeline } from "./timeline.js";
import { watch } from "./youtube.js";
/** @import { Answer, Aside, FirstText, Page, Place, Timeline } from "./types.d.ts" */

/** @param {Place} place @param {Page<FirstText>} page */
export async function show(place, page) {
  const { t, stage, signal } = page;
  const { ids, fallback, start } = place;
  /** @type {Answer} */
  const answer = await ask.chapters({ v: ids[0], fallback }, signal);
  const { video, chapters, kept } = answer;
  const aside = await asideOf(answer, place, page);
  if (signal.aborted) return;
  quiet();
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  stage.append(...head(answer, page, aside));
  page.say(chapters.length ? t.chapters(chapters.length) : t.none);
  if (chapters.length) {
    const list = timeline(answer, page);
    stage.append(columns(list, answer, place, page, aside));
    if (start !== undefined) (await import("./follow.js")).pointOut(list, start);
  }
  if (!kept) (await import("./stored.js")).remember(answer);
}

/**
 * What only some videos need.
 * @param {Answer} answer @param {Place} place @param {Page<FirstText>} page
 * @returns {Promise<Aside>}
 */
async function asideOf(answer, place, page) {
  const { video, chapters, madeBy, findings, notes, kept } = answer;
  const isOpen = video.embeddable && !video.madeForKids;
  const isPlain = chapters.length && isOpen && madeBy === "author" && !kept && !place.list;
  if (isPlain && !findings.length && !notes.length) return {};
  return (await import("./aside.js")).aside(answer, place, page);
}

/** @param {Answer} answer @param {Page<FirstText>} page @param {Aside} aside */
function head({ video, chapters }, { t, lang }, { kept, warning, nothing }) {
  const facts = [
    video.duration && t.inAll(label(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(date(video.published, lang)),
  ].flatMap((fact) => (fact ? h("span", {}, fact) : []));
  const title = h("h1", { lang: video.language, dir: "auto" }, video.title || video.id);
  const line = h("p", { class: "facts" }, h("bdi", {}, video.channel), ...facts);
  return [kept, title, line, warning, nothing].filter(
    (part) => part !== undefined && part !== false,
  );
}

/** @param {Timeline} list @param {Answer} answer @param {Place} place @param {Page<FirstText>} page @param {Aside} aside */
function columns(list, answer, place, page, { closed, remarks, playlist }) {
  const player = closed || offer(list, answer.video.id, place, page);
  const tools = actions(answer, place, page);
  const side = h("div", { class: "side" }, player, list.bar, tools, remarks, playlist);
  return h("div", { class: "columns" }, side, list.list);
}

/** Where the player will stand: until a click, only the offer to load it. @param {Timeline} list @param {string} id @param {Place} place @param {Page<FirstText>} page */
function offer(list, id, { start }, page) {
  const { t } = page;
  const play = async () =>
    (await import("./player.js")).load(box, { id, start: start ?? 0, list, page });
  const button = h("button", { type: "button", class: "play", click: play }, t.play);
  const link = h("a", { href: watch(id, start) }, t.openOnYouTube);
  const box = h(
    "div",
    { class: "stand" },
    button,
    h("p", { class: "note" }, t.playNote, " ", link),
  );
  return box;
}

/** @param {string} iso @param {string} lang */
const date = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(iso));
