/** The addresses of YouTube. Pure. */

/**
 * The link to a video on YouTube, at `start` seconds where that is given.
 * @param {string} id @param {number} [start]
 */
export const watch = (id, start) =>
  `https://www.youtube.com/watch?v=${id}${start === undefined ? "" : `&t=${start}s`}`;

/** Where a key for YouTube's Data API is made. */
export const KEY_HELP = "https://console.cloud.google.com/apis/library/youtube.googleapis.com";
