/** Values of `series.csv` as a series by unit and month, with what was published by the end of each month. */

import type { OutlookSeriesChoice } from "../../assessment/index.ts";
import {
  dayNumber,
  type Evidence,
  lastMonth,
  monthName,
  monthNumber,
  type SeriesValue,
} from "../../evidence/index.ts";
import { median } from "../../numerics/index.ts";
import { kindOf, type MonthlySeries } from "./monthly-series.ts";

/**
 * Whether a value was published before the last month of its period: then it is what somebody expected, not what was
 * seen. One without a date of publication counts as seen.
 *
 * @example
 * isProjected({ period: "2024-06", asOf: "2024-03-31" }); // => true
 * isProjected({ period: "2024-06", asOf: "2024-06" }); // => false
 * isProjected({ period: "2024-Q3", asOf: "2024-06" }); // => true
 */
export function isProjected({ period, asOf }: Pick<SeriesValue, "period" | "asOf">): boolean {
  return asOf !== "" && dayNumber(asOf.slice(0, 7)) < dayNumber(lastMonth(period));
}

/** Values that were published by a date and are about months that were over by then. */
export function seenBy(values: readonly SeriesValue[], asOf: string): readonly SeriesValue[] {
  const day = dayNumber(asOf);
  return values.filter(
    (value) =>
      dayNumber(value.period) <= day &&
      !isProjected(value) &&
      (value.asOf === "" || dayNumber(value.asOf) <= day),
  );
}

/** The declared series from the values published for it, months only. */
export function publishedSeries(
  choice: OutlookSeriesChoice,
  { units, series = [] }: Pick<Evidence, "units" | "series">,
  asOf: string,
): MonthlySeries {
  const own = seenBy(
    series.filter((value) => value.series === choice.id && value.period.length === 7),
    asOf,
  );
  const having = new Set(own.map(({ unit }) => unit));
  const ids = units.map(({ id }) => id).filter((id) => having.has(id));
  const numbers = own.map(({ period }) => monthNumber(period));
  const first = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const lag = publicationLag(own);
  // Up to the month in which the last value became known: what lies in between is not known yet.
  const months = Array.from({ length: own.length === 0 ? 0 : last - first + 1 + lag }, (_, i) =>
    monthName(first + i),
  );
  const rowsOf = (values: readonly SeriesValue[]): readonly Float64Array[] =>
    latestRows(values, ids, first, months.length);
  const rows = rowsOf(own);
  const isRevised = own.some(({ asOf: published, period }) => published.slice(0, 7) > period);
  return {
    choice,
    kind: kindOf(choice),
    units: ids,
    months,
    rows,
    knownAt: (month) => (isRevised ? rowsOf(seenBy(own, months[month]!)) : rows),
    lag,
  };
}

/** One row a unit: of each month the value published last, from the last change of source on. */
function latestRows(
  values: readonly SeriesValue[],
  units: readonly string[],
  first: number,
  length: number,
): readonly Float64Array[] {
  const positions = new Map(units.map((id, u) => [id, u]));
  const latest = units.map(() => new Array<SeriesValue | undefined>(length).fill(undefined));
  for (const value of values) {
    const row = latest[positions.get(value.unit) ?? -1];
    if (row === undefined) continue;
    const at = monthNumber(value.period) - first;
    const before = row[at];
    if (before === undefined || publishedOn(value) >= publishedOn(before)) row[at] = value;
  }
  return latest.map((row) => {
    const kept = Float64Array.from(row, (value) => value?.value ?? Number.NaN);
    const last = row.findLast((value) => value !== undefined)?.source ?? "";
    const change = row.findLastIndex((value) => value !== undefined && value.source !== last);
    return change < 0 ? kept : kept.fill(Number.NaN, 0, change + 1);
  });
}

function publishedOn({ asOf }: SeriesValue): number {
  return asOf === "" ? Number.NEGATIVE_INFINITY : dayNumber(asOf);
}

/** Months that usually pass until a month is published first: the median over all that say so, 0 if none does. */
function publicationLag(values: readonly SeriesValue[]): number {
  const first = new Map<string, number>();
  for (const { unit, period, asOf } of values) {
    if (asOf === "") continue;
    const key = JSON.stringify([unit, period]);
    const late = monthNumber(asOf) - monthNumber(period);
    first.set(key, Math.min(late, first.get(key) ?? Number.POSITIVE_INFINITY));
  }
  return first.size === 0 ? 0 : Math.ceil(median([...first.values()]));
}
