/** Lengths as people type them. Pure. */

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
