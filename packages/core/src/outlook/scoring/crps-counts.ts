/** The continuous ranked probability score of Poisson and negative binomial forecasts. */

import { logGamma } from "../../numerics/index.ts";

/** A count's distribution, walked upwards. */
type CountDistribution = {
  readonly mean: number;
  /** Below this count practically nothing lies. */
  readonly first: number;
  readonly logMassAtFirst: number;
  /** Mass at `count + 1` over mass at `count`. */
  readonly ratio: (count: number) => number;
  /** What the ratio comes to at last. */
  readonly lastRatio: number;
};

// What lies above is left out once it is this small: its square does not show at 1e-12.
const TAIL = 1e-10;

/** The sum over all counts k of (F(k) − 1{k ≥ y})², which is the integral, as F is flat between counts. */
function crpsOfCount(distribution: CountDistribution, observed: number): number {
  const { mean, first, logMassAtFirst, ratio, lastRatio } = distribution;
  let score = Math.max(0, first - observed);
  let mass = Math.exp(logMassAtFirst);
  let below = 0;
  let count = first;
  for (; ; count++) {
    below += mass;
    score += (below - (count >= observed ? 1 : 0)) ** 2;
    const next = ratio(count);
    mass *= next;
    // The ratio rises or falls towards its last one, so that what is left sums to less than this.
    if (count > mean && mass < TAIL * (1 - Math.max(next, lastRatio))) break;
  }
  return score + Math.max(0, observed - count - 1);
}

function checkCount(observed: number): void {
  if (observed < 0 || (!Number.isNaN(observed) && !Number.isInteger(observed))) {
    throw new RangeError(`Cannot score ${observed} as a count`);
  }
}

/**
 * Score of a Poisson forecast, in counts; 0 is best. NaN where the observation or the mean is missing.
 *
 * @param mean  0 or above
 * @param observed  a whole number, 0 or above
 * @throws RangeError  for a mean below 0 or an observation that is no count
 * @see Wei & Held (2014), TEST 23, 787–805. doi:10.1007/s11749-014-0380-8
 * @example
 * crpsOfPoisson(2, 3).toFixed(9); // => "0.664529577"
 */
export function crpsOfPoisson(mean: number, observed: number): number {
  checkCount(observed);
  if (mean < 0 || mean === Number.POSITIVE_INFINITY) throw new RangeError(`Cannot expect ${mean} counts`);
  if (Number.isNaN(mean) || Number.isNaN(observed)) return Number.NaN;
  if (mean === 0) return observed;
  const first = Math.max(0, Math.floor(mean - 12 * Math.sqrt(mean) - 20));
  return crpsOfCount(
    {
      mean,
      first,
      logMassAtFirst: first * Math.log(mean) - mean - logGamma(first + 1),
      ratio: (count) => mean / (count + 1),
      lastRatio: 0,
    },
    observed,
  );
}

/**
 * Score of a negative binomial forecast of variance mean + mean² / size, in counts; 0 is best. NaN where the
 * observation, the mean or the size is missing. It walks through the counts that matter, so a mean of millions of a
 * very small size takes long.
 *
 * @param forecast.size  dispersion, above 0; R's `size`
 * @param observed  a whole number, 0 or above
 * @throws RangeError  for a mean below 0, a size not above 0 or an observation that is no count
 * @see Wei & Held (2014), TEST 23, 787–805. doi:10.1007/s11749-014-0380-8
 * @example
 * crpsOfNegativeBinomial({ mean: 10, size: 0.5 }, 0).toFixed(9); // => "3.485516820"
 */
export function crpsOfNegativeBinomial(
  forecast: { readonly mean: number; readonly size: number },
  observed: number,
): number {
  const { mean, size } = forecast;
  checkCount(observed);
  if (mean < 0 || mean === Number.POSITIVE_INFINITY || size <= 0) {
    throw new RangeError(`Cannot expect ${mean} counts with size ${size}`);
  }
  if (size === Number.POSITIVE_INFINITY) return crpsOfPoisson(mean, observed);
  if (Number.isNaN(mean + size + observed)) return Number.NaN;
  const share = mean / (mean + size);
  const spread = Math.sqrt(mean + (mean * mean) / size);
  const first = Math.max(0, Math.floor(mean - 12 * spread - 20));
  const logRest = -Math.log1p(mean / size);
  return crpsOfCount(
    {
      mean,
      first,
      logMassAtFirst:
        first === 0
          ? size * logRest
          : logGamma(first + size) -
            logGamma(size) -
            logGamma(first + 1) +
            size * logRest +
            first * Math.log(share),
      ratio: (count) => (share * (count + size)) / (count + 1),
      lastRatio: share,
    },
    observed,
  );
}
