/** Requests of the checker, of articles and of transcripts, which carry texts of the reader's own. */

import { request, withQuery } from "./api.js";
import { linkForm } from "./dom.js";

/** @import { Parameters } from "./api.js" */
/** @import { Transcript, Verdict } from "../types.d.ts" */

/**
 * The function's verdict on a description, or on that of the video `v`. Throws like fetchChapters.
 * @param {{ description?: string, duration?: number, transcript?: string }} body `duration` in seconds
 * @param {string | undefined} v ID
 * @param {AbortSignal} signal
 * @returns {Promise<Verdict>}
 */
export async function checkDescription(body, v, signal) {
  const headers = { "Content-Type": "application/json" };
  const url = withQuery(new URL("check", linkForm().action).href, { v });
  return (
    await request(url, { method: "POST", headers, body: JSON.stringify(body), signal })
  ).json();
}

/**
 * Captions of any kind as data. Throws like fetchChapters.
 * @param {string} text @param {AbortSignal} signal
 * @returns {Promise<Transcript>}
 */
export async function readTranscript(text, signal) {
  const url = new URL("transcript", linkForm().action).href;
  const headers = { "Content-Type": "text/plain" };
  return (await request(url, { method: "POST", headers, body: text, signal })).json();
}

/**
 * The Markdown of an article, piece by piece, as the function writes it; `transcript` fills its
 * sections. Throws like fetchChapters, and TypeError when the connection breaks between pieces.
 * @param {Parameters} parameters
 * @param {string | undefined} transcript
 * @param {AbortSignal} signal
 */
export async function* streamArticle(parameters, transcript, signal) {
  const url = withQuery(new URL("article", linkForm().action).href, parameters);
  const headers = { "Content-Type": "text/plain" };
  const post = transcript === undefined ? {} : { method: "POST", headers, body: transcript };
  const response = await request(url, { ...post, signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    yield piece.value;
  }
}
