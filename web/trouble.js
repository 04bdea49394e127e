/** Failures as sentences, and the ways on. */

import { Trouble } from "./ask.js";
import { byId, h } from "./dom.js";
import { watch } from "./links.js";
import { alarm } from "./notice.js";

/** @import { Text } from "./types.d.ts" */

/**
 * A question failed: what, when it is worth asking again, and the ways on.
 * @param {unknown} error
 * @param {Text} t
 * @param {{ lang: string, id?: string | undefined, again: () => void }} more
 */
export function fail(error, t, { lang, id, again }) {
  const ours = () => new Trouble(navigator.onLine ? "internal" : "offline");
  const trouble = error instanceof Trouble ? error : ours();
  alarm(sentenceFor(trouble, t, lang));
  const isFinal =
    /^(video-not-found|playlist-not-found|quota-exhausted|not-configured|invalid|not-a)/.test(
      trouble.code,
    );
  byId("remedies").append(
    ...(isFinal ? [] : [h("button", { type: "button", click: again }, t.again)]),
    ...(id ? [h("a", { href: watch(id) }, t.openOnYouTube)] : []),
  );
}

/**
 * One sentence about a failure, ours or the function's.
 * @param {{ code: string, detail: string, retryAfter?: number | undefined }} trouble
 * @param {Text} t
 * @param {string} lang
 */
export function sentenceFor({ code, detail, retryAfter }, t, lang) {
  const sentence = t.trouble[code] ?? (detail || t.trouble.internal);
  return retryAfter ? `${sentence} ${t.back(moment(retryAfter, lang))}` : (sentence ?? "");
}

/** @param {number} seconds from now @param {string} lang */
function moment(seconds, lang) {
  const minute = Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000;
  return new Intl.DateTimeFormat(lang, {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(minute);
}
