/** Links to every file that the function writes, and to the article. */

import { chaptersUrl } from "../lib/api.js";
import { h } from "../lib/dom.js";

/** @import { Text } from "../types.d.ts" */

/** @param {string} v ID of the video @param {string | undefined} fallback @param {Text} t */
export function downloads(v, fallback, t) {
  const links = Object.entries(t.formats).map(([format, name]) => {
    const isPage = format === "html"; // opened, not saved
    const href = chaptersUrl({ v, fallback, format, download: isPage ? undefined : "1" });
    return h("a", { href, download: isPage ? undefined : "" }, name);
  });
  const query = `?v=${v}&article${fallback ? `&fallback=${fallback}` : ""}`;
  const rows = [...links, h("a", { href: query }, t.article.name)].map((link) => h("li", {}, link));
  const list = h("ul", { class: "plain", role: "list" }, ...rows);
  return h("details", {}, h("summary", {}, t.download), list);
}
