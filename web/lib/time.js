/** A moment of a video, or a length: as people read it, hear it, and follow it. Pure. */

/**
 * `M:SS`, from one hour on `H:MM:SS`.
 * @param {number} seconds
 */
export function label(seconds) {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  if (hours) parts.unshift(hours);
  return parts.map((part, i) => (i ? String(part).padStart(2, "0") : part)).join(":");
}

/**
 * A length in words for those who hear it: "3 minutes, 39 seconds", "3 分 39 秒".
 * @param {number} seconds
 * @param {string} lang
 */
export function spoken(seconds, lang) {
  const units = /** @type {const} */ ([
    ["hour", Math.floor(seconds / 3600)],
    ["minute", Math.floor(seconds / 60) % 60],
    ["second", seconds % 60],
  ]);
  const parts = units
    .filter(([, count]) => count)
    .map(([unit, count]) =>
      new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(count),
    );
  return new Intl.ListFormat(lang, { type: "unit", style: "long" }).format(parts);
}

/**
 * The link to a video on YouTube, at `start` seconds where that is given.
 * @param {string} id @param {number} [start]
 */
export const watch = (id, start) =>
  `https://www.youtube.com/watch?v=${id}${start === undefined ? "" : `&t=${start}s`}`;
