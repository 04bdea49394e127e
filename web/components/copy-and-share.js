/** Copy, download, share. The function writes every format: there is one truth for each. */

import { address, get } from "../lib/api.js";
import { h } from "../lib/dom.js";
import { tell } from "../lib/status.js";
/** @import { Page, Shown } from "../types.d.ts" */

/** @param {Shown} shown */
export function actions({ answer, place: { fallback }, page: { t, rest } }) {
  const { id: v, title } = answer.video;
  /** @param {string} format @param {string} [download] */
  const file = (format, download) => address({ v, fallback, format, download });
  const url = new URL(`?v=${v}`, location.href).href;
  /** @param {string} name @param {() => void} click */
  const button = (name, click) => h("button", { type: "button", class: "plain", click }, name);
  /** @param {string} format */
  const copyFile = (format) => copy(async () => (await get(file(format))).text(), rest);
  const copies = h(
    "div",
    { role: "group", "aria-label": t.copy },
    h("span", { "aria-hidden": "true" }, t.copy),
    button(t.copyMarkdown, () => copyFile("markdown")),
    button(t.copyText, () => copyFile("text")),
    button(t.copyLink, () => copy(() => url, rest)),
  );
  const share = button(t.share, () => navigator.share({ title, url }).catch(() => {}));
  const files = h("details", { toggle: list }, h("summary", {}, t.download));
  async function list() {
    const article = `?v=${v}&article${fallback ? `&fallback=${fallback}` : ""}`;
    (await import("./downloads.js")).list(files, file, article, await rest());
  }
  return h("div", { class: "actions" }, copies, "share" in navigator && share, files);
}

/**
 * Put a text on the clipboard. It is asked for inside the click and may arrive later: the item
 * holds a promise, which keeps the reader's gesture valid.
 * https://developer.mozilla.org/docs/Web/API/ClipboardItem
 * @param {() => string | Promise<string>} text @param {Page["rest"]} rest
 */
export async function copy(text, rest) {
  let isDone = true;
  try {
    const blob = Promise.resolve(text()).then((words) => new Blob([words], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
  } catch {
    isDone = false;
  }
  const t = await rest();
  tell(isDone ? t.copied : t.notCopied);
}
