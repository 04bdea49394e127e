/** Copy, download, share. The function writes every format: there is one truth for each. */

import { searchFor } from "./address.js";
import { address, get } from "./ask.js";
import { h } from "./dom.js";
import { tell } from "./notice.js";
/** @import { Answer, Page, Place, Text } from "./types.d.ts" */

/**
 * @param {Answer} answer
 * @param {Place} place
 * @param {Page} page
 */
export function actions({ video }, place, { t }) {
  /** @param {string} format @param {string} [download] */
  const file = (format, download) =>
    address({ v: video.id, fallback: place.fallback, format, download });
  const here = () => new URL(`?v=${video.id}`, location.href).href;
  /** @param {string} name @param {() => string | Promise<string>} text */
  const copier = (name, text) =>
    h("button", { type: "button", class: "plain", click: () => copy(text, t) }, name);
  const sharing = { title: video.title, url: here() };
  const downloads = Object.entries(t.formats).map(([format, name]) => {
    const isPage = format === "html";
    const link = h(
      "a",
      { href: file(format, isPage ? "" : "1"), ...(!isPage && { download: "" }) },
      name,
    );
    return h("li", {}, link);
  });
  return h(
    "div",
    { class: "actions" },
    h(
      "div",
      { role: "group", "aria-label": t.copy },
      h("span", { "aria-hidden": "true" }, t.copy),
      copier(t.copyMarkdown, () => textOf(file("markdown"))),
      copier(t.copyText, () => textOf(file("text"))),
      copier(t.copyLink, here),
    ),
    h("a", { href: searchFor({ ...place, view: "article", ids: [video.id] }) }, t.article.name),
    "share" in navigator &&
      h(
        "button",
        { type: "button", class: "plain", click: () => navigator.share(sharing).catch(() => {}) },
        t.share,
      ),
    h(
      "details",
      {},
      h("summary", {}, t.download),
      h("ul", { class: "plain", role: "list" }, ...downloads),
    ),
  );
}

/**
 * Put a text on the clipboard. It is asked for inside the click and may arrive later: the item
 * holds a promise, which keeps the reader's gesture valid.
 * https://developer.mozilla.org/docs/Web/API/ClipboardItem
 * @param {() => string | Promise<string>} text
 * @param {Text} t
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

/** @param {string} url */
const textOf = async (url) => (await get(url)).text();
