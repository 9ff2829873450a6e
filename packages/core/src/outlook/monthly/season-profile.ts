/** How a series runs over the months of the year. */

import type { MonthlySeries } from "./monthly-series.ts";

export type SeasonProfile = {
  /** Whole calendar years that were counted. */
  readonly years: number;
  /**
   * One value for January to December, all units together. Of counts: the month's share of all that was counted. Of
   * levels and shares: the mean ratio of the month to the mean of its year.
   */
  readonly months: readonly number[];
};

/** Fewer years than this say little about a season. A convention of this software. */
const FEWEST_YEARS = 3;

/**
 * The profile over the whole calendar years of a series; null with fewer than three, or where nothing was counted.
 *
 * @see the ratio of a month to the mean of its year is the simplest seasonal index of price analysis
 */
export function seasonProfile({
  months,
  rows,
  kind,
}: Pick<MonthlySeries, "months" | "rows" | "kind">): SeasonProfile | null {
  const first = months.findIndex((month) => month.endsWith("-01"));
  const years = first < 0 ? 0 : Math.floor((months.length - first) / 12);
  if (years < FEWEST_YEARS) return null;
  const sums = new Float64Array(12);
  const seen = new Float64Array(12);
  let counted = 0;
  for (let year = 0; year < years; year++) {
    let isCounted = false;
    for (const row of rows) {
      const own = row.subarray(first + 12 * year, first + 12 * (year + 1));
      const total = own.reduce((sum, value) => sum + value, 0);
      if (!(total > 0)) continue;
      isCounted = true;
      own.forEach((value, month) => {
        sums[month]! += kind === "count" ? value : value / (total / 12);
        seen[month]!++;
      });
    }
    if (isCounted) counted++;
  }
  if (counted < FEWEST_YEARS) return null;
  const all = sums.reduce((sum, value) => sum + value, 0);
  const of = (month: number): number => (kind === "count" ? sums[month]! / all : sums[month]! / seen[month]!);
  return { years: counted, months: Array.from({ length: 12 }, (_, month) => of(month)) };
}
