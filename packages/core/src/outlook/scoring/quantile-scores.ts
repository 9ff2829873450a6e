/** Scores of quantiles and of intervals, in the unit of what is forecast; 0 is best. */

import { sortedQuantile } from "../../numerics/index.ts";

/**
 * Pinball loss of a quantile: `probability` times what the observation lies above it, or 1 − `probability` times what
 * it lies below. NaN where either is missing.
 *
 * @param probability  of the quantile, in [0, 1]
 * @throws RangeError  for a probability outside [0, 1]
 * @see Koenker & Bassett (1978), Econometrica 46, 33–50. doi:10.2307/1913643
 * @example
 * pinballLoss({ probability: 0.9, value: 10 }, 14); // => 3.6
 */
export function pinballLoss(
  quantile: { readonly probability: number; readonly value: number },
  observed: number,
): number {
  const { probability, value } = quantile;
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`Cannot score quantile ${probability}: it must lie in [0, 1]`);
  }
  const above = observed - value;
  return above >= 0 ? probability * above : (probability - 1) * above;
}

/** A central interval that is to hold the observation with probability `level`. */
export type ForecastInterval = { readonly level: number; readonly low: number; readonly high: number };

/**
 * Interval score: the width, plus 2 / α times the distance of an observation outside, α = 1 − `level`. NaN where an
 * end or the observation is missing.
 *
 * @param interval.level  above 0 and below 1
 * @throws RangeError  for a level outside, or a low end above the high one
 * @see Gneiting & Raftery (2007), Journal of the American Statistical Association 102, 359–378, equation 43.
 *   doi:10.1198/016214506000001437
 * @example
 * intervalScore({ level: 0.5, low: 2, high: 9 }, 12); // => 19
 */
export function intervalScore(interval: ForecastInterval, observed: number): number {
  const { level, low, high } = interval;
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot score an interval of level ${level}`);
  if (low > high) throw new RangeError(`Cannot score an interval from ${low} to ${high}`);
  return high - low + (2 / (1 - level)) * (Math.max(0, low - observed) + Math.max(0, observed - high));
}

/**
 * Weighted interval score: half the absolute error of the median and α / 2 times each interval score, over the number
 * of intervals + ½. Twice the mean pinball loss of all quantiles is the same. NaN where anything is missing.
 *
 * @throws RangeError  as {@link intervalScore}
 * @see Bracher, Ray, Gneiting & Reich (2021), PLOS Computational Biology 17, e1008618.
 *   doi:10.1371/journal.pcbi.1008618
 * @example
 * weightedIntervalScore({ median: 5, intervals: [{ level: 0.5, low: 2, high: 9 }] }, 12); // => 5.5
 */
export function weightedIntervalScore(
  forecast: { readonly median: number; readonly intervals: readonly ForecastInterval[] },
  observed: number,
): number {
  let sum = Math.abs(observed - forecast.median) / 2;
  for (const interval of forecast.intervals) {
    sum += ((1 - interval.level) / 2) * intervalScore(interval, observed);
  }
  return sum / (forecast.intervals.length + 0.5);
}

/**
 * The central interval of a forecast given as draws: type-7 quantiles. Its {@link intervalScore} at level 0.9, averaged,
 * is what the ViEWS competition calls MIS. NaN ends where a draw is missing.
 *
 * @param level  above 0 and below 1
 * @throws RangeError  for no draws or a level outside
 * @see Hegre et al. (2025), Journal of Peace Research 62. doi:10.1177/00223433241300862
 * @example
 * intervalOfEnsemble([4, 0, 1, 3, 2], 0.5); // => { level: 0.5, low: 1, high: 3 }
 */
export function intervalOfEnsemble(draws: ArrayLike<number>, level: number): ForecastInterval {
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot give an interval of level ${level}`);
  const sorted = Float64Array.from(draws).sort();
  if (Number.isNaN(sorted.at(-1))) return { level, low: Number.NaN, high: Number.NaN };
  const outside = (1 - level) / 2;
  return { level, low: sortedQuantile(sorted, outside), high: sortedQuantile(sorted, 1 - outside) };
}
