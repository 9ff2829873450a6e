/** Whether one forecast errs less than another by more than chance. */

import { fTail } from "../../numerics/index.ts";

export type DieboldMariano = {
  readonly n: number;
  /** Mean difference of the losses: above 0 where the second forecast errs less. */
  readonly meanDifference: number;
  /** Corrected for small samples; Student's t with n − 1 degrees of freedom. */
  readonly statistic: number;
  /** The same without the correction. */
  readonly uncorrected: number;
  /** Of a difference as large, either way, if both err alike. */
  readonly pValue: number;
  /** The horizon whose autocovariances were taken: 1 where those of the horizon asked for gave no variance. */
  readonly horizonUsed: number;
};

/**
 * Diebold and Mariano's test of equal accuracy with the correction of Harvey, Leybourne and Newbold, on losses |e|ᵖ.
 * The variance takes the autocovariances below the horizon; where they make it negative or 0, the test is that of
 * horizon 1, as in R. NaN where the errors do not differ in loss; errors with gaps cannot be tested, as the order counts.
 *
 * @param first  errors of one forecast, in order of time
 * @param second  errors of the other at the same times
 * @param options.horizon  steps ahead of the forecasts, 1 if not said
 * @param options.power  of the loss: 2 if not said, 1 for absolute errors
 * @param options.variance  of the autocovariances: all alike ("acf", if not said), or less the later they are
 *   ("bartlett"), which cannot make the variance negative; R's `varestimator`
 * @throws RangeError  for unequal lengths, fewer than two errors, gaps, a horizon that is no whole number from 1 to
 *   n − 1, or a power not above 0
 * @see Diebold & Mariano (1995), Journal of Business & Economic Statistics 13, 253–263.
 *   doi:10.1080/07350015.1995.10524599; Harvey, Leybourne & Newbold (1997), International Journal of Forecasting 13,
 *   281–291. doi:10.1016/S0169-2070(96)00719-4; R's `forecast::dm.test`, whose numbers it reproduces
 * @example
 * dieboldMariano([2, 1, 3, 2], [1, 1, 1, 1], { power: 1 }).meanDifference; // => 1
 */
export function dieboldMariano(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: {
    readonly horizon?: number;
    readonly power?: number;
    readonly variance?: "acf" | "bartlett";
  } = {},
): DieboldMariano {
  const { horizon = 1, power = 2 } = options;
  const isFading = options.variance === "bartlett";
  const n = first.length;
  if (n !== second.length || n < 2) throw new RangeError(`Cannot compare ${n} errors with ${second.length}`);
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon < n && power > 0)) {
    throw new RangeError(`Cannot compare ${n} errors at horizon ${horizon} with power ${power}`);
  }
  const differences = Float64Array.from(
    { length: n },
    (_, i) => Math.abs(first[i]!) ** power - Math.abs(second[i]!) ** power,
  );
  if (differences.some(Number.isNaN)) throw new RangeError("Cannot compare errors with gaps");
  const meanDifference = differences.reduce((sum, value) => sum + value, 0) / n;
  const variance = varianceOfMean(differences, meanDifference, horizon, isFading);
  if (!(variance > 0) && horizon > 1) return dieboldMariano(first, second, { horizon: 1, power });
  const uncorrected = variance > 0 ? meanDifference / Math.sqrt(variance) : Number.NaN;
  const statistic = uncorrected * Math.sqrt((n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n);
  const pValue = Number.isNaN(statistic) ? Number.NaN : fTail(statistic * statistic, 1, n - 1);
  return { n, meanDifference, statistic, uncorrected, pValue, horizonUsed: horizon };
}

function varianceOfMean(values: Float64Array, mean: number, horizon: number, isFading: boolean): number {
  let sum = 0;
  for (let lag = 0; lag < horizon; lag++) {
    let products = 0;
    for (let i = lag; i < values.length; i++) products += (values[i]! - mean) * (values[i - lag]! - mean);
    const weight = isFading ? 1 - lag / horizon : 1;
    sum += (lag === 0 ? 1 : 2 * weight) * (products / values.length);
  }
  return sum / values.length;
}
