/** A field above a long list that leaves only the rows whose titles contain what is typed. */

import { h } from "../lib/dom.js";
import { matcher } from "../lib/search.js";
import { announce } from "../lib/status.js";

/** @import { Text, Timeline } from "../types.d.ts" */

/** Rows from which on a list has the field. */
const MIN_ROWS = 15;

/** The field, or false for a short list. @param {Timeline} list @param {Text} t */
export function filterField(list, t) {
  if (list.rows.length < MIN_ROWS) return false;
  const field = h("input", {
    type: "search",
    class: "filter",
    autocomplete: "off",
    "aria-label": t.filter,
    placeholder: t.filter,
    input: () => announce(filterRows(list, field.value) ? "" : t.noMatch),
  });
  return field;
}

/** Hide the rows that do not match. Returns how many are left. @param {Timeline} list @param {string} query */
export function filterRows({ chapters, rows }, query) {
  const found = query.trim() ? matcher(query)(chapters.map(({ title }) => title)) : rows.keys();
  const left = new Set(found);
  rows.forEach((row, i) => {
    row.hidden = !left.has(i);
  });
  return left.size;
}
