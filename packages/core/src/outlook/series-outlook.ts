/** A declared series looked ahead, and what its method was worth on the past. */

import { type OutlookChoice, outlookMethodOf } from "../assessment/index.ts";
import { monthName, monthNumber } from "../evidence/index.ts";
import {
  type BacktestComparison,
  type BacktestSummary,
  backtestForecasts,
  compareBacktests,
  type ForecastBacktest,
  type Skill,
  summariseBacktest,
} from "./backtest/index.ts";
import { type EnsembleForecast, ensembleForecast, type Forecaster } from "./ensemble/index.ts";
import { baselineOf, forecasterOf } from "./forecaster-of.ts";
import { type MonthlySeries, type SeasonProfile, seasonProfile, sinceLastGap } from "./monthly/index.ts";

export type UnitForecast = {
  readonly unit: string;
  /** One value a month of the series, NaN where there is none. */
  readonly history: Float64Array;
  /** One for each month ahead; without values, and with a reason, where there is too little to start from. */
  readonly forecasts: readonly EnsembleForecast[];
  /** What the method was worth in this unit; null where nothing could be scored. */
  readonly skill: Skill | null;
};

/** What the method was worth over all units. */
export type SeriesRecord = {
  /** First and last month that forecasts were made again from, and how many. */
  readonly from: string;
  readonly to: string;
  readonly origins: number;
  readonly method: BacktestSummary;
  readonly baseline: BacktestSummary;
  readonly comparison: BacktestComparison;
  /** Every forecast scored, of the method and of the baseline. */
  readonly scores: { readonly method: ForecastBacktest; readonly baseline: ForecastBacktest };
};

export type SeriesOutlook = {
  readonly series: MonthlySeries;
  readonly method: string;
  readonly baseline: string;
  /** Months looked ahead, the first after the last month that was over. */
  readonly periods: readonly string[];
  readonly units: readonly UnitForecast[];
  /** null where the series is too short to be held against itself. */
  readonly record: SeriesRecord | null;
  readonly profile: SeasonProfile | null;
};

/** Months before the first origin, so that both methods have something to start from. */
const FEWEST_MONTHS = 12;

/** Look one series ahead, and hold its method and the baseline against what came. */
export function lookAtSeries(series: MonthlySeries, choice: OutlookChoice): SeriesOutlook {
  const { months, units, rows } = series;
  const horizons = Array.from({ length: choice.horizon }, (_, h) => h + 1);
  const forecaster = asKnown(series, forecasterOf(series.choice));
  const baseline = baselineOf(series.choice);
  const last = months.length - 1;
  const record = recordOf(series, choice, horizons, {
    method: forecaster,
    baseline: asKnown(series, baseline.forecaster),
  });
  const forecasts = last < 0 ? [] : forecaster(rows, last, horizons);
  return {
    series,
    method: outlookMethodOf(series.choice),
    baseline: baseline.id,
    periods: last < 0 ? [] : horizons.map((h) => monthName(monthNumber(months[last]!) + h)),
    units: units.map((unit, u) => ({
      unit,
      history: rows[u]!,
      forecasts: forecasts[u] ?? [],
      skill: scoredSkill(record?.comparison.byUnit[u]),
    })),
    record,
    profile: seasonProfile(series),
  };
}

function scoredSkill(skill: Skill | undefined): Skill | null {
  return skill === undefined || skill.n === 0 ? null : skill;
}

/** Months that forecasts are made again from: so many, so far apart, the last a horizon before the end. */
export function originsOf(
  months: number,
  { horizon, backtest }: Pick<OutlookChoice, "horizon" | "backtest">,
): readonly number[] {
  const origins: number[] = [];
  for (let origin = months - 1 - horizon; origin >= FEWEST_MONTHS; origin -= backtest.every) {
    if (origins.length === backtest.origins) break;
    origins.unshift(origin);
  }
  return origins;
}

function recordOf(
  { rows, months }: MonthlySeries,
  choice: OutlookChoice,
  horizons: readonly number[],
  forecasters: { readonly method: Forecaster; readonly baseline: Forecaster },
): SeriesRecord | null {
  const origins = originsOf(months.length, choice);
  if (origins.length === 0 || rows.length === 0) return null;
  const options = { origins, horizons, level: choice.level };
  const method = backtestForecasts(rows, forecasters.method, options);
  const baseline = backtestForecasts(rows, forecasters.baseline, options);
  const comparison = compareBacktests(method, baseline);
  if (comparison.n === 0) return null;
  return {
    from: months[origins[0]!]!,
    to: months[origins.at(-1)!]!,
    origins: origins.length,
    method: summariseBacktest(method),
    baseline: summariseBacktest(baseline),
    comparison,
    scores: { method, baseline },
  };
}

/**
 * A forecaster that sees of a series only what was known at its origin. Where months become known late it starts from
 * the last known one and looks as much farther.
 */
export function asKnown({ knownAt, lag, kind }: MonthlySeries, inner: Forecaster): Forecaster {
  return (_, origin, horizons) => {
    const rows = knownAt(origin);
    const from = origin - lag;
    if (from < 0) return rows.map(() => horizons.map(() => ensembleForecast([])));
    const known = rows.map((row) => row.subarray(0, from + 1));
    const usable = kind === "count" ? known : sinceLastGap(known, from);
    const farther = horizons.map((h) => h + lag);
    const forecasts = inner(usable, from, farther);
    return kind === "share" ? forecasts.map((own) => own.map(heldInShares)) : forecasts;
  };
}

/** Shares lie from 0 to 1, whatever errors of the past are added to them. */
function heldInShares(forecast: EnsembleForecast): EnsembleForecast {
  if (forecast.values.length === 0) return forecast;
  const held = ensembleForecast(
    forecast.values.map((value) => Math.max(0, Math.min(1, value))),
    forecast.weights,
  );
  return { ...held, members: forecast.members };
}
