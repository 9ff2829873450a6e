/** The distribution of a count with a mean and a variance: negative binomial, or Poisson's where it is no wider. */

import { chiSquareTail, incompleteBeta } from "../../numerics/index.ts";

export type CountMoments = {
  readonly mean: number;
  /** At or below the mean, the distribution is Poisson's. */
  readonly variance: number;
};

/**
 * The probability that the count is `k` or lower.
 *
 * @param k  between whole numbers as at the lower of them
 * @see NIST Digital Library of Mathematical Functions, 8.17.24 (negative binomial) and 8.2.4 (Poisson), https://dlmf.nist.gov/8
 * @example
 * countProbability(0, { mean: 2, variance: 4 }).toFixed(12); // => "0.250000000000"
 * countProbability(-1, { mean: 2, variance: 4 }); // => 0
 * countProbability(0.7, { mean: 2, variance: 4 }).toFixed(12); // => "0.250000000000"
 */
export function countProbability(k: number, { mean, variance }: CountMoments): number {
  if (Number.isNaN(k) || Number.isNaN(mean) || Number.isNaN(variance)) return Number.NaN;
  if (k < 0) return 0;
  if (mean === 0) return 1;
  const above = Math.floor(k) + 1;
  if (!(variance > mean)) return chiSquareTail(2 * mean, 2 * above);
  return incompleteBeta(mean / variance, mean ** 2 / (variance - mean), above);
}

/**
 * The smallest count from `low` on at or below which the distribution holds the probability `p`; NaN for moments that are
 * NaN.
 *
 * @param p  in (0, 1)
 * @throws RangeError  for a probability outside (0, 1)
 * @example
 * countQuantile(0.75, { mean: 3, variance: 18 }); // => 4
 * countQuantile(0.95, { mean: 2, variance: 2 }); // => 5
 */
export function countQuantile(p: number, distribution: CountMoments, low = 0): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Cannot take quantile ${p} of a count: it must lie in (0, 1)`);
  if (Number.isNaN(countProbability(low, distribution))) return Number.NaN;
  if (countProbability(low, distribution) >= p) return low;
  let below = low;
  let step = 1;
  while (countProbability(below + step, distribution) < p) {
    below += step;
    step *= 2;
  }
  let at = below + step;
  while (at - below > 1) {
    const middle = Math.floor((at + below) / 2);
    if (countProbability(middle, distribution) >= p) at = middle;
    else below = middle;
  }
  return at;
}
