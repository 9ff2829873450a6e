/** What a backtest says in a few figures. */

import type { ForecastBacktest } from "./backtest-forecasts.ts";

export type BacktestSummary = {
  /** How many forecasts were scored. */
  readonly forecasts: number;
  /** Mean continuous ranked probability score, in the unit of what is forecast; 0 is best. */
  readonly meanCrps: number;
  readonly meanFairCrps: number;
  readonly meanIntervalScore: number;
  /** One for each horizon, in the order of the backtest's. */
  readonly byHorizon: readonly HorizonSummary[];
  /** Share of values that lie in the central interval. */
  readonly coverage: number;
  /** The same of active units, and of how many forecasts. */
  readonly activeCoverage: number;
  readonly activeForecasts: number;
  /** First values above 0 of units that were not active. */
  readonly onsets: number;
  readonly onsetMeanCrps: number;
};

export type HorizonSummary = {
  readonly horizon: number;
  readonly forecasts: number;
  readonly meanCrps: number;
  readonly coverage: number;
};

export type BacktestPart = {
  /** First origin, inclusive; the earliest unless stated. */
  readonly from?: number;
  /** Last origin, inclusive. */
  readonly to?: number;
  /** One unit alone. */
  readonly unit?: number;
};

/**
 * Means over all scored forecasts of a part of a backtest; NaN where there are none.
 *
 * @example
 * summariseBacktest({ origins: [7], horizons: [1], units: 2, crps: [5, 2], fairCrps: [5, 1], intervalScore: [9, 9], covered: [0, 1], active: [0, 1], onset: [1, 0] }).meanCrps; // => 3.5
 */
export function summariseBacktest(backtest: ForecastBacktest, part: BacktestPart = {}): BacktestSummary {
  const { horizons, crps, fairCrps, covered, active, onset } = backtest;
  const tallies = horizons.map(() => ({ forecasts: 0, crps: 0, covered: 0 }));
  const sums = { fairCrps: 0, intervalScore: 0, active: 0, activeCovered: 0, onsets: 0, onsetCrps: 0 };
  forEachScored(backtest, part, (at, h) => {
    const tally = tallies[h]!;
    tally.forecasts++;
    tally.crps += crps[at]!;
    tally.covered += covered[at]!;
    sums.fairCrps += fairCrps[at]!;
    sums.intervalScore += backtest.intervalScore[at]!;
    sums.active += active[at]!;
    sums.activeCovered += active[at]! * covered[at]!;
    sums.onsets += onset[at]!;
    sums.onsetCrps += onset[at]! * crps[at]!;
  });
  const total = (of: "forecasts" | "crps" | "covered") => tallies.reduce((sum, tally) => sum + tally[of], 0);
  const forecasts = total("forecasts");
  return {
    forecasts,
    meanCrps: total("crps") / forecasts,
    meanFairCrps: sums.fairCrps / forecasts,
    meanIntervalScore: sums.intervalScore / forecasts,
    byHorizon: tallies.map((tally, h) => ({
      horizon: horizons[h]!,
      forecasts: tally.forecasts,
      meanCrps: tally.crps / tally.forecasts,
      coverage: tally.covered / tally.forecasts,
    })),
    coverage: total("covered") / forecasts,
    activeCoverage: sums.activeCovered / sums.active,
    activeForecasts: sums.active,
    onsets: sums.onsets,
    onsetMeanCrps: sums.onsetCrps / sums.onsets,
  };
}

/** Every scored forecast of a part: its place in the scores, and the places of its horizon, origin and unit. */
export function forEachScored(
  { origins, horizons, units, crps }: ForecastBacktest,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, unit }: BacktestPart,
  visit: (at: number, h: number, o: number, u: number) => void,
): void {
  let at = 0;
  for (const [o, origin] of origins.entries()) {
    for (let h = 0; h < horizons.length; h++) {
      for (let u = 0; u < units; u++, at++) {
        const isAsked = origin >= from && origin <= to && (unit === undefined || u === unit);
        if (isAsked && !Number.isNaN(crps[at]!)) visit(at, h, o, u);
      }
    }
  }
}
