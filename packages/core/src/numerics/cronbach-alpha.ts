/** Cronbach's alpha: how far columns measure one thing. */

import { completePairs } from "./correlation.ts";
import { moments } from "./moments.ts";

/**
 * Cronbach's alpha of columns: k / (k − 1) × (1 − sum of variances / variance of the sum), where the variance of the
 * sum adds up all covariances (n − 1), each over the units that have both values. Below 0 where the columns pull against
 * each other on the whole. NaN for fewer than two columns, and where the covariances add up to 0 or less, or one
 * cannot be computed.
 *
 * @param columns  of one length, NaN for a gap
 * @see Cronbach (1951), Psychometrika 16, 297–334. doi:10.1007/BF02310555; COINr 1.1.14 `get_cronbach()`
 * @example
 * cronbachAlpha([[1, 2, 3], [2, 4, 6]]).toFixed(4); // => "0.8889"
 * cronbachAlpha([[1, 2, 3]]); // => NaN
 */
export function cronbachAlpha(columns: readonly ArrayLike<number>[]): number {
  const all = covariances(columns);
  return alphaOfCovariances(
    all,
    columns.map((_, k) => k),
  );
}

/** Alpha from the covariances of all columns, of those that are kept. */
export function alphaOfCovariances(all: readonly (readonly number[])[], kept: readonly number[]): number {
  const count = kept.length;
  if (count < 2) return Number.NaN;
  const own = kept.reduce((sum, i) => sum + all[i]![i]!, 0);
  const total = kept.reduce((sum, i) => kept.reduce((so, j) => so + all[i]![j]!, sum), 0);
  if (!(total > 0)) return Number.NaN;
  return (count / (count - 1)) * (1 - own / total);
}

/** Every covariance over the pairs there are. */
export function covariances(columns: readonly ArrayLike<number>[]): readonly (readonly number[])[] {
  const lower = columns.map((a, i) => columns.slice(0, i + 1).map((b) => covariance(a, b)));
  return columns.map((_, i) => columns.map((_other, j) => (j <= i ? lower[i]![j]! : lower[j]![i]!)));
}

function covariance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { x, y } = completePairs(a, b);
  const [meanX, meanY] = [moments(x).mean, moments(y).mean];
  const sum = x.reduce((so, each, i) => so + (each - meanX) * (y[i]! - meanY), 0);
  return x.length > 1 ? sum / (x.length - 1) : Number.NaN;
}
