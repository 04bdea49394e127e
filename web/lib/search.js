/** Searching titles, whatever case, width and accents. Pure. */

/**
 * What a query finds in a list: the indexes of the titles that contain its words, except those that
 * `about` (the video's own title, say) contains; undefined if neither they nor `about` do.
 * @param {string} query @returns {(titles: string[], about?: string) => number[] | undefined}
 */
export function matcher(query) {
  const words = wordsOf(query);
  return (titles, about = "") => {
    const whole = fold(about);
    const left = words.filter((word) => !whole.includes(word));
    const found = titles.flatMap((title, i) => {
      const folded = fold(title);
      /** @param {string} word */
      const isIn = (word) => folded.includes(word);
      return words.some(isIn) && left.every(isIn) ? [i] : [];
    });
    return found.length || !left.length ? found : undefined;
  };
}

/** The words of a query as they are compared. @param {string} query */
export const wordsOf = (query) => fold(query).split(/\s+/).filter(Boolean);

/** A text as it is compared; `ς` is `σ`, as in capitals. @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll("ς", "σ");
