/** Series as they are known at last, and the day at which that is. */

import { dayNumber, type Evidence, lastMonth, type SeriesValue, seriesAsOf } from "../../evidence/index.ts";
import type { MonthlySeries } from "./monthly-series.ts";
import { isProjected } from "./published-series.ts";

/** A value of a period. */
export type PeriodValue = { readonly period: string; readonly value: number };

/**
 * The end of the data: the latest date of an incident, or of a value that is no projection; empty without any.
 *
 * @example
 * endOfData({ incidents: [], series: [] }); // => ""
 */
export function endOfData({ incidents = [], series = [] }: Pick<Evidence, "incidents" | "series">): string {
  let latest = "";
  let day = Number.NEGATIVE_INFINITY;
  const see = (date: string): void => {
    const own = dayNumber(date);
    if (own > day) {
      day = own;
      latest = date;
    }
  };
  // A series counted by month ends with a month, not with the day of its last incident.
  for (const { date } of incidents) see(date.slice(0, 7));
  const seen = series.filter((value) => !isProjected(value) && !Number.isNaN(value.value));
  for (const { period } of seen) see(period);
  // Years and quarters say less of when it was, and count where there is nothing closer.
  if (latest === "") for (const { period } of seen) see(lastMonth(period));
  return latest;
}

/** A series of one unit as known at last, in order of time: of months, a declared one; else what was published. */
export function lastKnown(
  declared: MonthlySeries | undefined,
  published: readonly SeriesValue[],
  { series, unit, asOf }: { readonly series: string; readonly unit: string; readonly asOf: string },
): readonly PeriodValue[] {
  if (declared === undefined) {
    const seen = published.filter(
      (value) => value.unit === unit && value.series === series && !isProjected(value),
    );
    return seriesAsOf(seen, { unit, series, asOf }).map(({ period, value }) => ({ period, value }));
  }
  const row = declared.rows[declared.units.indexOf(unit)];
  return row === undefined ? [] : declared.months.map((period, month) => ({ period, value: row[month]! }));
}
