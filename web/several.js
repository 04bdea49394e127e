/** Several links, or a playlist: video after video, as the pages arrive. */

import * as ask from "./ask.js";
import { h } from "./dom.js";
import { watch } from "./links.js";
import { quiet } from "./notice.js";
import { label } from "./time.js";
import { fail, sentenceFor } from "./trouble.js";

/** @import { Answer, Batch, Page, Place, Problem } from "./types.d.ts" */

/** Videos that one question may name; it costs one unit of quota. */
const PAGE = 50;
/** Videos after which the reader is asked before more are loaded. */
const PAUSE = 250;

/**
 * @param {Place} place
 * @param {Page} page
 */
export async function show(place, page) {
  const { t, lang, stage, signal, say } = page;
  const title = h("h1", { tabindex: "-1" });
  const list = h("div", { class: "several" });
  const foot = h("div");
  const questions = questionsFor(place);
  let done = 0;

  /** Ask until nothing is left to ask, or there is enough for now. */
  async function load() {
    const enough = done + PAUSE;
    while (questions.length && done < enough) {
      /** @type {Batch} */
      const { videos, nextPageToken } = await ask.chapters(questions[0] ?? {}, signal);
      questions.shift();
      if (nextPageToken) questions.push({ list: place.list, pageToken: nextPageToken });
      if (!done) begin();
      for (const item of videos) {
        list.append("code" in item ? failure(item, page) : video(item, page));
      }
      done += videos.length;
      title.textContent = t.videos(done);
      say(t.soFar(done));
    }
    if (questions.length) offerMore();
    else finish();
  }

  function begin() {
    quiet();
    stage.append(title, list, foot);
    foot.append(h("progress", { "aria-label": t.working }));
  }

  /** Load on; what fails now leaves what is there. */
  async function goOn() {
    quiet();
    foot.replaceChildren(h("progress", { "aria-label": t.working }));
    try {
      await load();
    } catch (error) {
      if (!signal.aborted) stop(error);
    }
  }

  /** @param {unknown} error */
  function stop(error) {
    foot.replaceChildren();
    fail(error, t, { lang, again: goOn });
  }

  function offerMore() {
    foot.replaceChildren(h("button", { type: "button", click: goOn }, t.more));
  }

  function finish() {
    foot.replaceChildren();
    const failed = list.querySelectorAll(".failure").length;
    document.title = `${t.videos(done)} · ${t.name}`;
    say([t.videos(done), failed && t.failed(failed)].filter(Boolean).join(". "));
  }

  try {
    await load();
  } catch (error) {
    if (!done || signal.aborted) throw error;
    stop(error);
  }
}

/**
 * What to ask the function: videos in batches, or the first page of a playlist.
 * @param {Place} place
 * @returns {Record<string, string | undefined>[]}
 */
function questionsFor({ ids, list }) {
  if (!ids.length) return [{ list }];
  const questions = [];
  for (let rest = ids; rest.length; ) {
    const size = rest.length === PAGE + 1 ? PAGE - 1 : PAGE; // one alone would be no batch
    questions.push({ v: rest.slice(0, size).join(",") });
    rest = rest.slice(size);
  }
  return questions;
}

/** @param {Answer} answer @param {Page} page */
function video({ video, chapters }, { t }) {
  const lang = video.language ?? undefined;
  const rows = chapters.map(({ start, title }) =>
    h(
      "li",
      {},
      h(
        "a",
        { href: watch(video.id, start) },
        h("time", { datetime: `PT${start}S` }, label(start)),
        " ",
        h("span", { lang, dir: "auto" }, title || t.untitled),
      ),
    ),
  );
  const length = video.duration ? label(video.duration) : "";
  return h(
    "section",
    {},
    h("h2", {}, h("a", { href: `?v=${video.id}`, lang, dir: "auto" }, video.title || video.id)),
    h(
      "p",
      { class: "facts" },
      h("bdi", {}, video.channel),
      length && h("span", {}, length),
      !rows.length && h("span", {}, t.none),
    ),
    rows.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, t.chapters(rows.length)),
        h("ol", { role: "list", class: "programme" }, ...rows),
      ),
  );
}

/** One failure does not spoil the rest. @param {Problem} problem @param {Page} page */
function failure(problem, { t, lang }) {
  const sentence = sentenceFor(problem, t, lang);
  return h(
    "section",
    { class: "failure" },
    h("h2", {}, problem.id ?? ""),
    h("p", { class: "warning" }, sentence),
  );
}
