/** Times in a video, lengths and dates: written, spoken and parsed. Pure. */

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

/** "today", "yesterday", "3 days ago". @param {number} timestamp milliseconds @param {string} lang */
export function formatDay(timestamp, lang, now = Date.now()) {
  const [day, today] = [timestamp, now].map((time) => new Date(time).setHours(12, 0, 0, 0));
  const days = Math.round(((day ?? 0) - (today ?? 0)) / 86_400_000);
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(days, "day");
}

/**
 * Weekday and time in the reader's time zone, rounded up to whole minutes.
 * @param {number} timestamp milliseconds @param {string} lang
 */
export function formatWeekdayAndTime(timestamp, lang) {
  const minute = Math.ceil(timestamp / 60_000) * 60_000;
  return new Intl.DateTimeFormat(lang, {
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(minute);
}
