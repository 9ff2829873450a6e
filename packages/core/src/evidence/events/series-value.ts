/** Values of a series in the vintages in which they were published: rows of `series.csv`. */

import { periodEnd } from "../../framework/index.ts";
import { dayNumber } from "./day.ts";

export type SeriesValue = {
  readonly unit: string;
  readonly series: string;
  readonly period: string;
  /** NaN where the source says that there is none. */
  readonly value: number;
  /** When this value was published; empty where that is not stated, which is taken as always known. */
  readonly asOf: string;
  readonly source: string;
  readonly file: string;
  readonly row: number;
};

/**
 * One series of one unit as it stood on a date: of each period the value published last by then, in order of time.
 *
 * @throws RangeError  for a date that is none
 * @example
 * seriesAsOf([], { unit: "a", series: "price", asOf: "2026-11-23" }); // => []
 */
export function seriesAsOf(
  values: readonly SeriesValue[],
  { unit, series, asOf }: { readonly unit: string; readonly series: string; readonly asOf: string },
): readonly SeriesValue[] {
  const day = dayNumber(asOf);
  if (Number.isNaN(day)) throw new RangeError(`Cannot look back to "${asOf}": write 2026-11-23 or 2026-11`);
  const latest = new Map<string, SeriesValue>();
  for (const value of values) {
    if (value.unit !== unit || value.series !== series || published(value) > day) continue;
    const before = latest.get(value.period);
    if (before === undefined || published(value) >= published(before)) latest.set(value.period, value);
  }
  return [...latest.values()].toSorted((a, b) => periodEnd(a.period) - periodEnd(b.period));
}

function published({ asOf }: SeriesValue): number {
  return asOf === "" ? Number.NEGATIVE_INFINITY : dayNumber(asOf);
}
