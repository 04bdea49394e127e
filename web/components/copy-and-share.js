/** Buttons that copy or share the list of a video. The function writes every format. */

import { chaptersUrl, fetchText } from "../lib/api.js";
import { h, plainButton } from "../lib/dom.js";
import { queryFor } from "../lib/route.js";
import { showToast } from "../lib/status.js";

/** @import { Text, Video } from "../types.d.ts" */

/** @param {Video} video @param {string | undefined} fallback @param {Text} t */
export function copyAndShare({ id: v, title }, fallback, t) {
  /** @param {string} format */
  const copyFile = (format) => copyText(fetchText(chaptersUrl({ v, fallback, format })), t);
  const query = queryFor({ ids: [v], ...(fallback && { fallback }) });
  const url = new URL(query, location.href).href;
  const copy = h(
    "div",
    { role: "group", "aria-label": t.copy },
    h("span", { "aria-hidden": "true" }, t.copy),
    plainButton(t.copyMarkdown, () => copyFile("markdown")),
    plainButton(t.copyText, () => copyFile("text")),
    plainButton(t.copyLink, () => copyText(url, t)),
  );
  const share = plainButton(t.share, () => navigator.share({ title, url }).catch(() => {}));
  return "share" in navigator ? [copy, share] : [copy];
}

/**
 * Put a text on the clipboard, and show whether that worked. Browsers allow it during a click only;
 * a clipboard item may hold a promise, so the text may arrive later.
 * https://developer.mozilla.org/docs/Web/API/ClipboardItem
 * @param {string | Promise<string>} text @param {Text} t
 */
export async function copyText(text, t) {
  try {
    const blob = Promise.resolve(text).then((value) => new Blob([value], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    showToast(t.copied);
  } catch {
    showToast(t.notCopied);
  }
}
