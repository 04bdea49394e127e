/**
 * Times in a video and lengths: written, spoken and parsed.
 *
 * Without `Intl`, whose first use takes a phone longer than all rows.
 */

/** @import { PageText } from "../types.d.ts" */

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
 * @param {number} seconds @param {PageText} t
 */
export const spokenLength = (seconds, t) =>
  t.spokenLength([Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]);

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
