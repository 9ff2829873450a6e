/** Values of `series.csv` as the points of a rule. */

import { dayNumber, lastMonth, type SeriesValue } from "../../evidence/index.ts";
import type { SignalPoint } from "./alert-rule.ts";

/**
 * The values of one series of one unit as they were first published, in that order: a rule of then could not see
 * revisions. A value without a date of publication is taken as known on the last day of its period. A value that was
 * published after that of a later period is left out, as it was no news any more.
 */
export function firstKnown(
  values: readonly SeriesValue[],
  { unit, series }: { readonly unit: string; readonly series: string },
): readonly SignalPoint[] {
  const first = new Map<string, SignalPoint>();
  for (const value of values) {
    if (value.unit !== unit || value.series !== series) continue;
    const known = value.asOf === "" ? lastMonth(value.period) : value.asOf;
    const before = first.get(value.period);
    if (before === undefined || dayNumber(known) < dayNumber(before.known))
      first.set(value.period, { period: value.period, known, value: value.value, source: value.source });
  }
  const points = [...first.values()].toSorted(
    (a, b) =>
      dayNumber(a.known) - dayNumber(b.known) ||
      dayNumber(lastMonth(a.period)) - dayNumber(lastMonth(b.period)),
  );
  let latest = Number.NEGATIVE_INFINITY;
  return points.filter(({ period }) => {
    const end = dayNumber(lastMonth(period));
    if (!(end > latest)) return false;
    latest = end;
    return true;
  });
}
