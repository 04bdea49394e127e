/** Requests that carry texts of the reader's own: of the checker, drafts, articles, transcripts. */

import { request, withQuery } from "./api.js";
import { linkForm } from "./dom.js";

/** @import { Parameters } from "./api.js" */
/** @import { Answer, Transcript, Verdict } from "../types.d.ts" */

/**
 * The function's verdict on a description, or on that of the video `v`. Throws like fetchChapters.
 * @param {{ description?: string, duration?: number, transcript?: string }} body `duration` in seconds
 * @param {string | undefined} v ID
 * @param {AbortSignal} signal
 * @returns {Promise<Verdict>}
 */
export async function checkDescription(body, v, signal) {
  return (await postJson("check", { v }, body, signal)).json();
}

/**
 * The chapters of a description as a file in another format. Throws like fetchChapters.
 * @param {{ description: string, duration?: number }} body @param {string} format
 * @returns {Promise<{ name: string, type: string, text: string }>}
 */
export async function describedChapters(body, format) {
  const response = await postJson("check", { format, download: "1" }, body);
  const [, name = format] =
    /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
  const type = response.headers.get("Content-Type") ?? "text/plain";
  return { name, type, text: await response.text() };
}

/**
 * Draft chapters from captions. Throws like fetchChapters.
 * @param {{ transcript: string, duration?: number, title?: string }} body
 * @param {"computed" | "model"} by who divides them
 * @param {AbortSignal} signal @returns {Promise<Answer>}
 */
export async function draftChapters(body, by, signal) {
  return (await postJson("chapters", { by, format: "json" }, body, signal)).json();
}

/** @param {string} path @param {Parameters} parameters @param {object} body @param {AbortSignal} [signal] */
function postJson(path, parameters, body, signal) {
  const url = withQuery(new URL(path, linkForm().action).href, parameters);
  const headers = { "Content-Type": "application/json" };
  const options = { method: "POST", headers, body: JSON.stringify(body) };
  return request(url, { ...options, ...(signal && { signal }) });
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
