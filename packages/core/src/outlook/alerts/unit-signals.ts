/** What the rules of a case read in one unit: published values, declared series and probabilities. */

import { dayNumber, lastMonth, type SeriesValue } from "../../evidence/index.ts";
import { isProjected, type MonthlySeries } from "../monthly/index.ts";
import type { SignalPoint, Signals } from "./alert-rule.ts";
import { firstKnown } from "./signals.ts";

/** Probabilities made again from past months. */
type PastProbabilities = {
  readonly choice: { readonly id: string };
  /** Of each unit, the months they were made in and what they were; NaN where none could be made. */
  readonly past: ReadonlyMap<string, readonly { readonly month: string; readonly probability: number }[]>;
};

export type SignalSources = {
  /** Values of `series.csv` that were published by the day of the outlook. */
  readonly values: readonly SeriesValue[];
  /** Series counted from events. */
  readonly counted: readonly MonthlySeries[];
  readonly probabilities: readonly PastProbabilities[];
};

/** Reads the signals of a unit; values are gathered once for all units. */
export function createSignals({ values, counted, probabilities }: SignalSources): (unit: string) => Signals {
  // Beside what was seen, what was expected is no news; a series of nothing but expectations is read as such.
  const seen = new Set(values.filter((value) => !isProjected(value)).map(({ series }) => series));
  const news = values.filter((value) => !(isProjected(value) && seen.has(value.series)));
  const byUnit = Map.groupBy(news, ({ unit }) => unit);
  const countedPoints = counted.map((series) => ({ id: series.choice.id, points: pointsOf(series) }));
  return (unit) => {
    const own = byUnit.get(unit) ?? [];
    const signals = new Map<string, readonly SignalPoint[]>();
    for (const series of new Set(own.map((value) => value.series)))
      signals.set(series, firstKnown(own, { unit, series }));
    for (const { id, points } of countedPoints) {
      const found = points.get(unit);
      if (found !== undefined) signals.set(id, found);
    }
    for (const {
      choice: { id },
      past,
    } of probabilities) {
      const found = past.get(unit);
      if (found !== undefined)
        signals.set(
          id,
          found.map(({ month, probability }) => ({
            period: month,
            known: month,
            value: probability,
            source: "",
          })),
        );
    }
    return signals;
  };
}

/** A month's count as it stood when the month was first known: later reports were no news to a rule of then. */
function pointsOf({
  units,
  months,
  knownAt,
  lag,
}: MonthlySeries): ReadonlyMap<string, readonly SignalPoint[]> {
  const columns = months.map((_, month) => (month + lag < months.length ? knownAt(month + lag) : null));
  return new Map(
    units.map((unit, u) => [
      unit,
      months.flatMap((period, month): readonly SignalPoint[] => {
        const rows = columns[month];
        if (rows == null) return [];
        return [{ period, known: months[month + lag]!, value: rows[u]![month]!, source: "events.csv" }];
      }),
    ]),
  );
}

/** Values published by a day; one that does not say when counts from the end of its period on. */
export function publishedBy(values: readonly SeriesValue[], asOf: string): readonly SeriesValue[] {
  const day = dayNumber(asOf);
  return values.filter(({ asOf: published, period }) => {
    return !(dayNumber(published === "" ? lastMonth(period) : published) > day);
  });
}
