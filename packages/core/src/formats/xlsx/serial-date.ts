/** Days counted from an epoch, as spreadsheets keep dates, to ISO dates. */

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

// The 1900 calendar has a 29 February 1900, which never was; days after it are one too many.
const NEVER = 60;

const LAST_ISO_YEAR = 9999;

/**
 * The ISO date of a spreadsheet's day number, its time of day dropped; undefined where there is no such date.
 *
 * @param from1904  days are counted from 1904-01-01 = 0 instead of 1900-01-01 = 1
 * @see ECMA-376 part 1, 18.17.4.1 (dates)
 * @example
 * serialDate(42005, false); // => "2015-01-01"
 * serialDate(40543, true); // => "2015-01-01"
 * serialDate(60, false); // => undefined
 */
export function serialDate(serial: number, from1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (!(day >= (from1904 ? 0 : 1)) || day > 3_000_000 || (!from1904 && day === NEVER)) return undefined;
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const date = new Date(epoch + (!from1904 && day > NEVER ? day - 1 : day) * DAY_MS);
  return date.getUTCFullYear() > LAST_ISO_YEAR ? undefined : date.toISOString().slice(0, 10);
}
