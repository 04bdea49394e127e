/** The article about one video, growing while the function sends it. */

import { sheetFor } from "../components/article-sheet.js";
import { get } from "../lib/api.js";
import { article } from "../lib/article-markdown.js";
import { form } from "../lib/dom.js";
import { fail, Trouble } from "../lib/errors.js";
import { quiet } from "../lib/status.js";

/** @import { Page, Place } from "../types.d.ts" */

/**
 * @param {Place} place
 * @param {Page} page
 */
export async function show(place, page) {
  const { t, signal, say } = page;
  const [id = ""] = place.ids;
  const sheet = sheetFor(id, page, captionsChosen);
  let run = new AbortController();
  /** The reader's own captions. @type {string | undefined} */
  let captions;

  /** Write until it is whole, is stopped, or gets no further. */
  async function write() {
    run.abort();
    const mine = new AbortController();
    run = mine;
    sheet.offer("", [t.stop, () => mine.abort()]);
    for (let reached = 0; ; ) {
      const end = article(await attempt(AbortSignal.any([signal, mine.signal])));
      if (signal.aborted || run !== mine) return;
      if (end.isWhole || mine.signal.aborted || end.sections <= reached) return finish(end);
      reached = end.sections; // the connection broke: what is finished is kept, and comes again
    }
  }

  /** The Markdown that comes before the end, or before the connection breaks. @param {AbortSignal} both */
  async function attempt(both) {
    let text = "";
    try {
      for await (const piece of pieces({ v: id, fallback: place.fallback }, captions, both)) {
        if (!text) quiet();
        text += piece;
        sheet.draw(text);
      }
    } catch (error) {
      if (error instanceof Trouble) throw error;
    }
    return text;
  }

  /** @param {ReturnType<typeof article>} end */
  function finish({ isWhole, sections, missing, facts }) {
    const total = Number(facts.sections ?? 0);
    const done = isWhole ? t.article.done(total) : t.article.stopped(sections, total);
    const told = [done, missing && t.article.missing(missing)].filter(Boolean).join(" ");
    say(told);
    if (isWhole && !missing) sheet.offer(told);
    else sheet.offer(told, [t.article.goOn, again]);
  }

  async function again() {
    quiet();
    try {
      await write();
    } catch (error) {
      if (signal.aborted) return;
      sheet.offer("");
      await fail(error, page, { place, again });
    }
  }

  /** @param {string} text */
  function captionsChosen(text) {
    captions = text;
    sheet.clear();
    again();
  }

  await write();
}

/**
 * The Markdown of an article, piece by piece; `captions` fill it where they are given. Whatever
 * breaks after the first piece is no `Trouble`.
 * @param {Record<string, string | undefined>} parameters
 * @param {string | undefined} captions
 * @param {AbortSignal} signal
 */
async function* pieces(parameters, captions, signal) {
  const url = new URL("article", form().action);
  for (const [name, value] of Object.entries(parameters))
    if (value) url.searchParams.set(name, value);
  const headers = { "Content-Type": "text/plain" };
  const posted = captions === undefined ? {} : { method: "POST", headers, body: captions };
  const response = await get(url.href, { ...posted, signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    yield piece.value;
  }
}
