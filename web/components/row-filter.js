/** Leaves only the rows of a list whose titles contain what is typed; loaded by the first letter. */

import { matcher } from "../lib/search.js";
import { announce } from "../lib/status.js";

/** @import { Text, Timeline } from "../types.d.ts" */

/** Hide the rows that do not match. @param {Timeline} list @param {string} query @param {Text} t */
export function filterRows({ chapters, rows }, query, t) {
  const found = query.trim() ? matcher(query)(chapters.map(({ title }) => title)) : rows.keys();
  const left = new Set(found);
  rows.forEach((row, i) => {
    row.hidden = !left.has(i);
  });
  announce(left.size ? "" : t.noMatch);
}
