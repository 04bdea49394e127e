/** The links to every file that the function writes. */

import { h } from "./dom.js";

/** @import { Text } from "./types.d.ts" */

/**
 * Fill `place` with the links, once.
 * @param {HTMLElement} place
 * @param {(format: string, download?: string) => string} address
 * @param {Text} t
 */
export function list(place, address, { formats }) {
  if (place.querySelector("ul")) return;
  const rows = Object.entries(formats).map(([format, name]) => {
    const isPage = format === "html"; // it is looked at, not kept
    const link = isPage
      ? h("a", { href: address(format) }, name)
      : h("a", { href: address(format, "1"), download: "" }, name);
    return h("li", {}, link);
  });
  place.append(h("ul", { class: "plain", role: "list" }, ...rows));
}
