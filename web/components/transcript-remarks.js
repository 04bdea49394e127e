/** What was wrong with the reader's captions, and tolerated. */

import { h } from "../lib/dom.js";
import { translate } from "./findings.js";

/** @import { Remark, Text } from "../types.d.ts" */

/** A list of the remarks; false without any. @param {Remark[]} remarks @param {Text} t */
export function transcriptRemarks(remarks, t) {
  const rows = remarks.map(({ code, places, count, unit, message }) => {
    const values = { places: places.join(", "), more: count - places.length, unit };
    return h("li", {}, translate(`captions:${code}`, { message, values }, t));
  });
  return rows.length > 0 && h("ul", { class: "note remarks" }, ...rows);
}
