/** How likely it is that a series reaches something, now and in every past month, and what that was worth. */

import type { OutlookChoice, ProbabilityChoice } from "../assessment/index.ts";
import {
  backtestExceedance,
  detectExceedance,
  type ExceedanceBacktest,
  type ExceedanceDetection,
  type ExceedanceForecast,
  type ExceedanceSummary,
  forecastExceedance,
  rollingSums,
  summariseExceedance,
} from "./exceedance/index.ts";
import { forecasterOf } from "./forecaster-of.ts";
import type { MonthlySeries } from "./monthly/index.ts";
import { asKnown, originsOf } from "./series-outlook.ts";

/** What past probabilities were worth. */
export type ProbabilityRecord = {
  readonly from: string;
  readonly to: string;
  readonly origins: number;
  readonly summary: ExceedanceSummary;
  /** Alerts from an even chance on; null where origins leave months out. */
  readonly detection: ExceedanceDetection | null;
};

export type ProbabilityOutlook = {
  readonly choice: ProbabilityChoice;
  readonly series: MonthlySeries;
  /** How likely now, and how often before, in each unit. */
  readonly units: readonly (ExceedanceForecast & { readonly unit: string })[];
  /** Of each unit, what was said in every month from the first origin on: what rules read. */
  readonly past: ReadonlyMap<string, readonly { readonly month: string; readonly probability: number }[]>;
  /** null where the series is too short to be held against itself. */
  readonly record: ProbabilityRecord | null;
};

const EVEN = 0.5;

/** Look at one probability of a declared series: of a sum over months for counts, of a mean for levels and shares. */
export function lookAtProbability(
  choice: ProbabilityChoice,
  series: MonthlySeries,
  outlook: OutlookChoice,
): ProbabilityOutlook {
  const { months, units, rows } = series;
  const { within } = choice;
  const forecaster = asKnown(withSums(series, within), forecasterOf(series.choice));
  const exceedance = { within, atLeast: series.kind === "count" ? choice.atLeast : choice.atLeast * within };
  const origins = originsOf(months.length, { horizon: within, backtest: outlook.backtest });
  const at = (origin: number): readonly ExceedanceForecast[] =>
    forecastExceedance(rows, forecaster, exceedance, origin);
  const last = months.length - 1;
  const first = origins[0] ?? last;
  const said = months.map((_, origin) => (origin < first ? null : at(origin)));
  const backtest =
    origins.length === 0 ? null : backtestExceedance(rows, forecaster, { ...exceedance, origins });
  return {
    choice,
    series,
    units: last < 0 ? [] : units.map((unit, u) => ({ unit, ...said[last]![u]! })),
    past: new Map(
      units.map((unit, u) => [
        unit,
        said.flatMap((own, origin) =>
          own === null ? [] : [{ month: months[origin]!, probability: own[u]!.probability }],
        ),
      ]),
    ),
    record: backtest === null ? null : recordOf(backtest, months, outlook.backtest.every === 1),
  };
}

function recordOf(
  backtest: ExceedanceBacktest,
  months: readonly string[],
  isGapless: boolean,
): ProbabilityRecord | null {
  const summary = summariseExceedance(backtest);
  if (summary.n === 0) return null;
  return {
    from: months[backtest.origins[0]!]!,
    to: months[backtest.origins.at(-1)!]!,
    origins: backtest.origins.length,
    summary,
    detection: isGapless ? detectExceedance(backtest, EVEN) : null,
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
