/** Periods are text: a year "2026", a quarter "2026-Q3", a month "2026-11", a day "2026-11-23". */

const pattern = /^(-?\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$/;

/**
 * Whether a text names a period.
 *
 * @example
 * isPeriod("2026-Q3"); // => true
 * isPeriod("2026-13"); // => false
 */
export function isPeriod(text: string): boolean {
  return pattern.test(text);
}

/**
 * The end of a period, in years with a fraction: periods are compared by when they end.
 *
 * @throws RangeError  for a text that is no period
 * @example
 * periodEnd("2015"); // => 2016
 * periodEnd("2015-Q2"); // => 2015.5
 */
export function periodEnd(period: string): number {
  const match = pattern.exec(period);
  if (match === null) throw new RangeError(`Cannot read period "${period}": write 2026, 2026-Q3 or 2026-11`);
  const [, year, quarter, month, day] = match;
  if (quarter !== undefined) return Number(year) + Number(quarter) / 4;
  if (month === undefined) return Number(year) + 1;
  const startOfMonth = Number(year) + (Number(month) - 1) / 12;
  return day === undefined ? Number(year) + Number(month) / 12 : startOfMonth + Number(day) / 372;
}
