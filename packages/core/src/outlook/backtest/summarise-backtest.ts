/** What a backtest says in a few figures. */

import type { CountBacktest } from "./backtest-counts.ts";

export type BacktestSummary = {
  /** How many forecasts were scored. */
  readonly forecasts: number;
  /** Mean continuous ranked probability score, in the unit of the counts; 0 is best. */
  readonly meanCrps: number;
  readonly meanCrpsByHorizon: readonly number[];
  /** Share of counts of active units that lie in the central interval, and of how many. */
  readonly activeCoverage: number;
  readonly activeForecasts: number;
  /** First counts above 0 of units that were not active. */
  readonly onsets: number;
  readonly onsetMeanCrps: number;
};

/**
 * Means over all scored forecasts from the origins between two; NaN where there are none.
 *
 * @param from  first origin, inclusive; the earliest unless stated
 * @param to  last origin, inclusive
 * @example
 * summariseBacktest({ origins: [7], horizons: [1], units: 2, crps: [5, 2], covered: [0, 1], active: [0, 1], onset: [1, 0] }).meanCrps; // => 3.5
 */
export function summariseBacktest(
  { origins, horizons, units, crps, covered, active, onset }: CountBacktest,
  { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = {},
): BacktestSummary {
  const sums = horizons.map(() => 0);
  const numbers = horizons.map(() => 0);
  let activeForecasts = 0;
  let inside = 0;
  let onsets = 0;
  let onsetSum = 0;
  for (let at = 0; at < crps.length; at++) {
    const origin = origins[Math.floor(at / (units * horizons.length))]!;
    const score = crps[at]!;
    if (!(origin >= from && origin <= to) || Number.isNaN(score)) continue;
    const h = Math.floor(at / units) % horizons.length;
    sums[h]! += score;
    numbers[h]!++;
    activeForecasts += active[at]!;
    inside += active[at]! * covered[at]!;
    onsets += onset[at]!;
    onsetSum += onset[at]! * score;
  }
  const forecasts = numbers.reduce((sum, n) => sum + n, 0);
  return {
    forecasts,
    meanCrps: sums.reduce((sum, each) => sum + each, 0) / forecasts,
    meanCrpsByHorizon: sums.map((sum, h) => sum / numbers[h]!),
    activeCoverage: inside / activeForecasts,
    activeForecasts,
    onsets,
    onsetMeanCrps: onsetSum / onsets,
  };
}

/**
 * The share of the baseline's mean score that a method saves: 1 is perfect, 0 no better, below 0 worse.
 *
 * @example
 * skillOver({ meanCrps: 3 }, { meanCrps: 4 }); // => 0.25
 */
export function skillOver(
  method: { readonly meanCrps: number },
  baseline: { readonly meanCrps: number },
): number {
  return 1 - method.meanCrps / baseline.meanCrps;
}
