/** Dates as whole days. */

/**
 * Days from 1970-01-01 to a date; NaN for anything but YYYY-MM-DD, with or without a time behind.
 *
 * @see Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil
 * @example
 * dayOf("1970-01-02T10:00:00Z"); // => 1
 * dayOf("2000-03-01"); // => 11017
 */
export function dayOf(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
