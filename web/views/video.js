/** One video: its chapters as the timeline, beside a player that loads when it is asked for. */

import { actions } from "../components/copy-and-share.js";
import { timeline } from "../components/timeline.js";
import * as ask from "../lib/api.js";
import { h } from "../lib/dom.js";
import { quiet } from "../lib/status.js";
import { label, watch } from "../lib/time.js";
/** @import { Answer, Aside, FirstText, Page, Place, Shown, Timeline } from "../types.d.ts" */

/** @param {Place} place @param {Page<FirstText>} page */
export async function show(place, page) {
  const { t, stage, signal } = page;
  const { ids, fallback, start } = place;
  /** @type {Answer} */
  const answer = await ask.chapters({ v: ids[0], fallback }, signal);
  const { video, chapters, kept } = answer;
  const shown = { answer, place, page, aside: await asideOf(answer, place, page) };
  if (signal.aborted) return;
  quiet();
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  stage.append(...head(shown));
  page.say(chapters.length ? t.chapters(chapters.length) : t.none);
  if (chapters.length) {
    const list = timeline(answer, page);
    stage.append(columns(list, shown));
    if (start !== undefined) (await import("../components/playback-sync.js")).pointOut(list, start);
  }
  if (!kept) (await import("../lib/seen-videos.js")).remember(answer);
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
  return (await import("../components/video-extras.js")).aside(answer, place, page);
}

/** @param {Shown} shown */
function head({ answer: { video, chapters }, page: { t, lang }, aside }) {
  const facts = [
    video.duration && t.inAll(label(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(date(video.published, lang)),
  ].flatMap((fact) => (fact ? h("span", {}, fact) : []));
  const title = h("h1", { lang: video.language, dir: "auto" }, video.title || video.id);
  const line = h("p", { class: "facts" }, h("bdi", {}, video.channel), ...facts);
  const { kept, warning, nothing } = aside;
  return [kept, title, line, warning, nothing].flatMap((part) => part || []);
}

/** @param {Timeline} list @param {Shown} shown */
function columns(list, shown) {
  const { closed, remarks, playlist } = shown.aside;
  const player = closed || offer(list, shown);
  const side = h("div", { class: "side" }, player, list.bar, actions(shown), remarks, playlist);
  return h("div", { class: "columns" }, side, list.list);
}

/** Where the player will stand: until a click, only the offer to load it. @param {Timeline} list @param {Shown} shown */
function offer(list, { answer, place: { start }, page }) {
  const { t } = page;
  const { id } = answer.video;
  const box = h("div", { class: "stand" });
  const what = { id, start: start ?? 0, list, page };
  const play = async () => (await import("../components/player.js")).load(box, what);
  const link = h("a", { href: watch(id, start) }, t.openOnYouTube);
  box.append(h("button", { type: "button", class: "play", click: play }, t.play));
  box.append(h("p", { class: "note" }, t.playNote, " ", link));
  return box;
}

/** @param {string} iso @param {string} lang */
const date = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(iso));
