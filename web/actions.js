/** Copy, download, share. The function writes every format: there is one truth for each. */

import { address, get } from "./ask.js";
import { h } from "./dom.js";
import { tell } from "./notice.js";
/** @import { Answer, FirstText, Page, Place } from "./types.d.ts" */

/** @param {Answer} answer @param {Place} place @param {Page<FirstText>} page */
export function actions({ video }, { fallback }, { t, words }) {
  const { id: v, title } = video;
  /** @param {string} format @param {string} [download] */
  const file = (format, download) => address({ v, fallback, format, download });
  const url = new URL(`?v=${v}`, location.href).href;
  /** @param {string} name @param {() => void} click */
  const button = (name, click) => h("button", { type: "button", class: "plain", click }, name);
  /** @param {string} format */
  const copyFile = (format) => copy(async () => (await get(file(format))).text(), t);
  const copies = h(
    "div",
    { role: "group", "aria-label": t.copy },
    h("span", { "aria-hidden": "true" }, t.copy),
    button(t.copyMarkdown, () => copyFile("markdown")),
    button(t.copyText, () => copyFile("text")),
    button(t.copyLink, () => copy(() => url, t)),
  );
  const share = button(t.share, () => navigator.share({ title, url }).catch(() => {}));
  const files = h("details", { toggle: list }, h("summary", {}, t.download));
  async function list() {
    (await import("./files.js")).list(files, file, await words());
  }
  return h("div", { class: "actions" }, copies, "share" in navigator && share, files);
}

/**
 * Put a text on the clipboard. It is asked for inside the click and may arrive later: the item
 * holds a promise, which keeps the reader's gesture valid.
 * https://developer.mozilla.org/docs/Web/API/ClipboardItem
 * @param {() => string | Promise<string>} text
 * @param {FirstText} t
 */
export async function copy(text, t) {
  try {
    const blob = Promise.resolve(text()).then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    tell(t.copied);
  } catch {
    tell(t.notCopied);
  }
}
