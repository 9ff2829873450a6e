/** Days and months as numbers, without a clock or a time zone. */

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const pattern = /^(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?$/;

/**
 * The day of a date, counted from the year 0 of the Gregorian calendar; a month counts as its last day. NaN for
 * anything else, also for a day that its month does not have.
 *
 * @example
 * dayNumber("2024-03-01") - dayNumber("2024-02-28"); // => 2
 * dayNumber("2026-02") - dayNumber("2026-02-01"); // => 27
 * dayNumber("2026-02-29"); // => NaN
 */
export function dayNumber(date: string): number {
  const match = pattern.exec(date);
  if (match === null) return Number.NaN;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length =
    month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const day = match[3] === undefined ? length : Number(match[3]);
  if (day > length) return Number.NaN;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return 365 * year + leapDays + daysBefore[month - 1]! + (leap && month > 2 ? 1 : 0) + day;
}

/**
 * The month of a date or month, counted from the year 0; the text is not checked.
 *
 * @example
 * monthNumber("2026-03-09") - monthNumber("2025-12"); // => 3
 */
export function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/**
 * A period as a date that {@link dayNumber} reads: its last month, or the day itself.
 *
 * @example
 * lastMonth("2026-Q3"); // => "2026-09"
 * lastMonth("2026"); // => "2026-12"
 */
export function lastMonth(period: string): string {
  if (period.length === 4) return `${period}-12`;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  return quarter === null ? period : `${quarter[1]}-${String(3 * Number(quarter[2])).padStart(2, "0")}`;
}

/**
 * A month as people write it.
 *
 * @example
 * monthName(monthNumber("2026-11-23")); // => "2026-11"
 */
export function monthName(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/**
 * A day as people write it, from its number.
 *
 * @example
 * dayName(dayNumber("2024-02-28") + 2); // => "2024-03-01"
 * dayName(dayNumber("2026-12")); // => "2026-12-31"
 */
export function dayName(day: number): string {
  // A year has 365.2425 days on average; the guess is off by one at most.
  let year = Math.floor(day / 365.2425);
  while (dayNumber(`${digits(year, 4)}-12-31`) < day) year++;
  while (dayNumber(`${digits(year, 4)}-01-01`) > day) year--;
  let month = 1;
  while (dayNumber(`${digits(year, 4)}-${digits(month, 2)}`) < day) month++;
  const end = `${digits(year, 4)}-${digits(month, 2)}`;
  return `${end}-${digits(day - dayNumber(`${end}-01`) + 1, 2)}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
