/** Several links, or a playlist: video after video, as the pages arrive. */

import * as ask from "./ask.js";
import { h } from "./dom.js";
import { watch } from "./links.js";
import { quiet } from "./notice.js";
import { label } from "./time.js";
import { sentenceFor } from "./trouble.js";

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
  const { t, stage, signal, say } = page;
  const title = h("h1", { tabindex: "-1" });
  const list = h("div", { class: "several" });
  const pages = pagesOf(place, signal);
  let done = 0;

  /** Load pages until there are no more, or enough for now. */
  async function load() {
    const enough = done + PAUSE;
    while (done < enough) {
      const { value } = await pages.next();
      if (!value) return finish();
      if (!done) begin();
      for (const item of value)
        list.append("code" in item ? failure(item, page) : video(item, page));
      done += value.length;
      title.textContent = t.videos(done);
      say(t.soFar(done));
    }
    stage.append(h("button", { type: "button", click: more }, t.more));
  }

  function begin() {
    quiet();
    stage.append(title, list, h("progress", { "aria-label": t.working }));
  }

  /** @param {MouseEvent} event */
  function more(event) {
    /** @type {HTMLElement} */ (event.target).remove();
    stage.append(h("progress", { "aria-label": t.working }));
    load();
  }

  function finish() {
    stage.querySelector("progress")?.remove();
    const failed = list.querySelectorAll(".failure").length;
    document.title = `${t.videos(done)} · ${t.name}`;
    say([t.videos(done), failed && t.failed(failed)].filter(Boolean).join(". "));
  }

  await load();
}

/**
 * One page of answers after the other.
 * @param {Place} place
 * @param {AbortSignal} signal
 */
async function* pagesOf({ ids, list }, signal) {
  /** @param {Record<string, string | undefined>} parameters @returns {Promise<Batch>} */
  const batch = (parameters) => ask.chapters(parameters, signal);
  for (let i = 0; i < ids.length; i += PAGE) {
    yield (await batch({ v: ids.slice(i, i + PAGE).join(",") })).videos;
  }
  if (ids.length) return;
  /** @type {string | undefined} */
  let pageToken;
  do {
    const answer = await batch({ list, pageToken });
    yield answer.videos;
    pageToken = answer.nextPageToken;
  } while (pageToken);
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
