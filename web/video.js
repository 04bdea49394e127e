/** One video: its chapters as the timeline, beside a player that loads when it is asked for. */

import { actions } from "./actions.js";
import * as ask from "./ask.js";
import { h } from "./dom.js";
import { watch } from "./links.js";
import { quiet } from "./notice.js";
import { label } from "./time.js";
import { timeline } from "./timeline.js";
/** @import { Answer, Page, Place, Video } from "./types.d.ts" */

/**
 * @param {Place} place
 * @param {Page} page
 */
export async function show(place, page) {
  const { t, lang, stage, signal, say } = page;
  const [id] = place.ids;
  /** @type {Answer & { kept?: string | null }} */
  const answer = await ask.chapters({ v: id, fallback: place.fallback }, signal);
  quiet();
  const { video, chapters } = answer;
  document.title = `${video.title} · ${t.chapters(chapters.length)}`;
  const list = chapters.length ? timeline(answer, page) : undefined;
  stage.append(...head(answer, page), await body(answer, place, page, list));
  say(chapters.length ? t.chapters(chapters.length) : t.none);
  if (list && place.start !== undefined) list.mark(place.start);
  if (answer.kept) stage.prepend(h("p", { class: "note kept" }, t.kept(date(answer.kept, lang))));
  else (await import("./stored.js")).remember(answer);
}

/**
 * @param {Answer} answer
 * @param {Page} page
 */
function head({ video, chapters, madeBy }, { t, lang }) {
  const facts = [
    video.duration && t.inAll(label(video.duration)),
    chapters.length && t.chapters(chapters.length),
    video.published && t.published(date(video.published, lang)),
  ].filter(Boolean);
  const warning = madeBy === "viewer" || madeBy === "generated" ? t.madeBy[madeBy] : "";
  return [
    h("h1", { lang: video.language ?? undefined, dir: "auto" }, video.title || video.id),
    h(
      "p",
      { class: "facts" },
      h("bdi", {}, video.channel),
      ...facts.map((fact) => h("span", {}, String(fact))),
    ),
    warning && h("p", { class: "warning" }, warning),
  ].filter((part) => part !== "");
}

/**
 * @param {Answer} answer
 * @param {Place} place
 * @param {Page} page
 * @param {ReturnType<typeof timeline>} [list]
 */
async function body(answer, place, page, list) {
  const { t } = page;
  const { video, findings, notes } = answer;
  const judged = findings.length || notes.length ? await import("./remarks.js") : undefined;
  if (!list) {
    return h("div", { class: "nothing" }, ...(await nothing(answer, place, page)));
  }
  const side = h(
    "div",
    { class: "side" },
    stand(video, place, page, list),
    list.bar,
    actions(answer, place, page),
    judged && (await judged.remarks(answer, page)),
    place.list && h("p", {}, h("a", { href: `?list=${place.list}` }, t.wholePlaylist)),
  );
  return h("div", { class: "columns" }, side, list.rows);
}

/**
 * Why there are no chapters, and the ways on.
 * @param {Answer} answer
 * @param {Place} place
 * @param {Page} page
 */
async function nothing({ video, notes }, place, page) {
  const { t } = page;
  const { sentences } = await import("./remarks.js");
  const why = await sentences(notes, page);
  const asked = place.fallback?.split(",") ?? [];
  const more = /** @type {const} */ ([
    ["comments", t.askComments],
    ["model", t.askModel],
  ])
    .filter(([name]) => !asked.includes(name))
    .map(([name, text]) => h("a", { href: `?v=${video.id}&fallback=${[...asked, name]}` }, text));
  return [
    h("h2", {}, t.none),
    ...(why.length ? why : [t.noneWhy]).map((sentence) => h("p", {}, sentence)),
    h(
      "p",
      { class: "ways" },
      h("a", { href: watch(video.id) }, t.openOnYouTube),
      ...more,
      h("a", { href: "?check" }, t.checkYours),
    ),
  ];
}

/**
 * Where the player will stand: until a click, only the offer to load it.
 * @param {Video} video
 * @param {Place} place
 * @param {Page} page
 * @param {ReturnType<typeof timeline>} list
 */
function stand(video, place, page, list) {
  const { t } = page;
  const link = h("a", { href: watch(video.id, place.start) }, t.openOnYouTube);
  if (!video.embeddable || video.madeForKids) {
    const why = video.madeForKids ? t.forKids : t.notEmbeddable;
    return h("div", { class: "stand closed" }, h("p", { class: "note" }, why, " ", link));
  }
  const button = h("button", { type: "button", class: "play", click: play }, t.play);
  const box = h(
    "div",
    { class: "stand" },
    button,
    h("p", { class: "note" }, t.playNote, " ", link),
  );
  async function play() {
    const { load } = await import("./player.js");
    load(box, { id: video.id, start: list.marked() ?? place.start ?? 0, list, page });
  }
  return box;
}

/** @param {string} iso @param {string} lang */
const date = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(iso));
