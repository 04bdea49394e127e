/** Days and moments as the reader says them. Pure. */

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
