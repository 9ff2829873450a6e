/** A declared series by unit and month, and what of it was known at the end of any month. */

import type { OutlookSeriesChoice } from "../../assessment/index.ts";

export type SeriesKind = "count" | "level" | "share";

export type MonthlySeries = {
  readonly choice: OutlookSeriesChoice;
  readonly kind: SeriesKind;
  /** Ids of units, one a row. */
  readonly units: readonly string[];
  /** Months in a row, such as 2020-01. */
  readonly months: readonly string[];
  /** One row a unit as known at the end; NaN where there is no value. */
  readonly rows: readonly Float64Array[];
  /** The same as known at the end of a month, given by position; NaN after it, and where nothing was known yet. */
  readonly knownAt: (month: number) => readonly Float64Array[];
  /** How many months pass until a month is known. */
  readonly lag: number;
};

/** What a series measures, unless it says: events are counted, everything else is a level. */
export function kindOf({ kind, of }: OutlookSeriesChoice): SeriesKind {
  return kind ?? (of === "events" ? "count" : "level");
}

/**
 * Rows in which only what follows the last gap is left, so that a method that needs an unbroken history has one.
 *
 * @param last  position of the last value that is read
 * @example
 * sinceLastGap([Float64Array.of(1, NaN, 3, 4)], 3)[0]; // => Float64Array.of(NaN, NaN, 3, 4)
 */
export function sinceLastGap(rows: readonly ArrayLike<number>[], last: number): readonly ArrayLike<number>[] {
  return rows.map((row) => {
    let gap = last;
    while (gap >= 0 && !Number.isNaN(row[gap]!)) gap--;
    if (gap < 0) return row;
    const kept = Float64Array.from(row);
    kept.fill(Number.NaN, 0, gap + 1);
    return kept;
  });
}
