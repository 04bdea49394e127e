/** The links to every file that the function writes. */

import { h } from "../lib/dom.js";

/** @import { Text } from "../types.d.ts" */

/**
 * Fill `place` with the links, once.
 * @param {HTMLElement} place
 * @param {(format: string, download?: string) => string} address
 * @param {string} article its address
 * @param {Text} t
 */
export function list(place, address, article, { formats, article: { name } }) {
  if (place.querySelector("ul")) return;
  const rows = Object.entries(formats).map(([format, name]) => {
    const isPage = format === "html"; // it is looked at, not kept
    const link = isPage
      ? h("a", { href: address(format) }, name)
      : h("a", { href: address(format, "1"), download: "" }, name);
    return h("li", {}, link);
  });
  const written = h("li", {}, h("a", { href: article }, name));
  place.append(h("ul", { class: "plain", role: "list" }, ...rows, written));
}
