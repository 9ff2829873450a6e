/** How likely it is that a series reaches something, now and in every past month, and what that was worth. */

import type { OutlookChoice, ProbabilityChoice } from "../assessment/index.ts";
import {
  type ExceedanceRecord,
  type PastExceedances,
  pastExceedances,
  rollingSums,
  scoreExceedances,
} from "./exceedance/index.ts";
import { forecasterOf } from "./forecaster-of.ts";
import type { MonthlySeries } from "./monthly/index.ts";
import { asKnown, originsOf } from "./series-outlook.ts";

export type UnitProbability = {
  readonly unit: string;
  /** How likely now; NaN where nothing can be said. */
  readonly now: number;
  /** Share of the unit's own past in which it was so; NaN without a past. */
  readonly before: number;
};

export type ProbabilityOutlook = {
  readonly choice: ProbabilityChoice;
  readonly series: MonthlySeries;
  readonly units: readonly UnitProbability[];
  /** Of each unit, what was said in every month from the first origin on: what rules read. */
  readonly past: ReadonlyMap<string, readonly { readonly month: string; readonly probability: number }[]>;
  /** Months that are scored: first, last, and how many. */
  readonly origins: { readonly from: string; readonly to: string; readonly count: number } | null;
  readonly record: ExceedanceRecord | null;
};

/** Look at one probability of a declared series. */
export function lookAtProbability(
  choice: ProbabilityChoice,
  series: MonthlySeries,
  outlook: OutlookChoice,
): ProbabilityOutlook {
  const { months, units } = series;
  const summed = series.kind === "count" ? withSums(series, choice.within) : series;
  const forecaster = asKnown(summed, forecasterOf(series.choice));
  const exceedance = { atLeast: choice.atLeast, ahead: choice.within };
  const scored = originsOf(months.length, { horizon: choice.within, backtest: outlook.backtest });
  const first = scored[0] ?? months.length - 1;
  const all = Array.from({ length: Math.max(0, months.length - first) }, (_, i) => first + i);
  const past = pastExceedances(summed.rows, forecaster, { ...exceedance, origins: all });
  const last = all.length - 1;
  return {
    choice,
    series,
    units: units.map((unit, u) => ({
      unit,
      now: last < 0 ? Number.NaN : past.probability[last * units.length + u]!,
      before: last < 0 ? Number.NaN : past.before[last * units.length + u]!,
    })),
    past: new Map(
      units.map((unit, u) => [
        unit,
        all.map((origin, o) => ({
          month: months[origin]!,
          probability: past.probability[o * units.length + u]!,
        })),
      ]),
    ),
    origins:
      scored.length === 0
        ? null
        : { from: months[first]!, to: months[scored.at(-1)!]!, count: scored.length },
    record: scored.length === 0 ? null : scoreExceedances(only(past, scored), summed.rows, exceedance),
  };
}

/** The same series as sums over some months; what was known of a sum is the sum of what was known. */
function withSums(series: MonthlySeries, within: number): MonthlySeries {
  const sums = (rows: readonly Float64Array[]): readonly Float64Array[] =>
    rows.map((row) => rollingSums(row, within));
  const rows = sums(series.rows);
  return {
    ...series,
    rows,
    knownAt: (month) => {
      const known = series.knownAt(month);
      return known === series.rows ? rows : sums(known);
    },
  };
}

/** Of all months those that are scored. */
function only(past: PastExceedances, origins: readonly number[]): PastExceedances {
  const { units } = past;
  const places = origins.map((origin) => past.origins.indexOf(origin));
  const pick = (column: Float64Array): Float64Array =>
    Float64Array.from(places.flatMap((o) => [...column.subarray(o * units, (o + 1) * units)]));
  return {
    origins,
    units,
    probability: pick(past.probability),
    before: pick(past.before),
    came: pick(past.came),
  };
}
