/** Where a phrase stands in a text, whatever case, width, accents and blanks. Pure. */

import { fold } from "./search.js";

/** A text to search in; `at` has the place of each of its characters in the original. @typedef {{ text: string, at: number[] }} Searchable */

/** @param {string} original @returns {Searchable} */
export function searchable(original) {
  let text = "";
  /** @type {number[]} */
  const at = [];
  let place = 0;
  for (const sign of original) {
    const plain = comparable(sign);
    const folded = plain === " " && text.endsWith(" ") ? "" : plain;
    text += folded;
    for (let i = 0; i < folded.length; i++) at.push(place);
    place += sign.length;
  }
  return { text, at: [...at, place] };
}

/**
 * Where the query stands: pairs of places in the original, `from` and behind the last one.
 * @param {Searchable} searched @param {string} query
 */
export function findAll({ text, at }, query) {
  const wanted = searchable(query.trim()).text;
  /** @type {[from: number, to: number][]} */
  const found = [];
  if (!wanted) return found;
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
    const end = i + wanted.length;
    found.push([at[i] ?? 0, at[end] ?? 0]);
  }
  return found;
}

/** @param {string} sign */
function comparable(sign) {
  if (sign > " " && sign < "\x7f") return sign.toLowerCase();
  if (/\s/.test(sign)) return " ";
  return fold(sign);
}
