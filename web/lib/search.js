/** Searching titles, whatever case, width and accents. Pure. */

/** Whether a text contains every word of a query. @param {string} query @returns {(text: string) => boolean} */
export function matcher(query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return (text) => {
    const folded = fold(text);
    return words.every((word) => folded.includes(word));
  };
}

/** @param {string} text */
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
