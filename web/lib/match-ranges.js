/** Where a query matches a title, to mark it there. Pure. */

import { searchable } from "./find.js";
import { wordsOf } from "./search.js";

/**
 * Where the words of a query stand in a text, as pairs of offsets in order; none overlap.
 * @param {string} text @param {string} query @returns {[number, number][]}
 */
export function matchRanges(text, query) {
  const { text: folded, at: offsets } = searchable(text);
  const found = wordsOf(query).flatMap((word) =>
    occurrences(folded, word).map((at) => rangeOf(at, at + word.length, offsets)),
  );
  return merged(found.sort(([a], [b]) => a - b));
}

/** @param {string} folded @param {string} word */
function occurrences(folded, word) {
  const found = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
    found.push(at);
  return found;
}

/**
 * Whole signs: a match within a ligature covers it, and accents belong to their letter.
 * @param {number} from @param {number} to in the folded text @param {number[]} offsets
 * @returns {[number, number]}
 */
function rangeOf(from, to, offsets) {
  const last = offsets[to - 1] ?? 0;
  return [offsets[from] ?? 0, offsets.slice(to).find((offset) => offset > last) ?? last];
}

/** @param {[number, number][]} ranges in order */
function merged(ranges) {
  /** @type {[number, number][]} */
  const result = [];
  for (const [start, end] of ranges) {
    const before = result.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else result.push([start, end]);
  }
  return result;
}
