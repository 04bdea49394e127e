/** Seconds as people read them. Pure. */

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
 * Seconds of what a reader types: `75`, `1:15`, `1:01:15`, or of a link's `t=`: `75s`, `1m15s`.
 * Undefined when it is none of these.
 * @param {string} text
 */
export function seconds(text) {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)$/.exec(text.trim());
  const units = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,7})s?)?$/.exec(text.trim());
  const parts = clock ?? units;
  if (!parts?.[0]) return undefined;
  const [hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + rest;
}
