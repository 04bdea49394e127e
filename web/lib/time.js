/** Times in a video, lengths and dates: written, spoken and parsed. */

/**
 * `M:SS`, from one hour on `H:MM:SS`.
 * @param {number} seconds
 */
export function formatTime(seconds) {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  if (hours) parts.unshift(hours);
  return parts.map((part, i) => (i ? String(part).padStart(2, "0") : part)).join(":");
}

/**
 * A length in words, for screen readers: "3 minutes, 39 seconds", "3 分 39 秒".
 * @param {number} seconds
 * @param {string} lang
 */
export function spokenLength(seconds, lang) {
  const counts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const { units, list } = formatsIn(lang);
  return list.format(counts.flatMap((count, i) => (count && units[i]?.format(count)) || []));
}

/** Formats by language: to make them for each of 500 rows would take a tenth of a second. */
const formats = new Map();

/** @param {string} lang @returns {{ units: Intl.NumberFormat[], list: Intl.ListFormat }} */
function formatsIn(lang) {
  if (!formats.has(lang)) {
    const units = ["hour", "minute", "second"].map(
      (unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }),
    );
    formats.set(lang, { units, list: new Intl.ListFormat(lang, { type: "unit" }) });
  }
  return formats.get(lang);
}

/**
 * Whole seconds of what a reader types (`75`, `75.5`, `1:15`, `1:01:15`, `PT1M15S`) or of a link's
 * `t=` (`75s`, `1m15s`); undefined for anything else.
 * @param {string} text
 */
export function parseTime(text) {
  const clock = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:\.\d+)?$/.exec(text.trim());
  const units = /^(?:PT(?=\d))?(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,7})(?:\.\d+)?s?)?$/i.exec(
    text.trim(),
  );
  const parts = clock ?? units;
  if (!parts?.[0]) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

/** @param {string} iso @param {string} lang */
export const formatDate = (iso, lang) =>
  new Intl.DateTimeFormat(lang, { dateStyle: "long" }).format(new Date(iso));
