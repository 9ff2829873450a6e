/** Correlations of two columns over the units that have both, and their test against none. */

import { incompleteBeta } from "./incomplete-beta.ts";
import { moments } from "./moments.ts";
import { type OrderedColumn, orderColumn, sharedRanks } from "./ordered-column.ts";

/** A correlation and the pairs it rests on; NaN with fewer than two pairs, and where a column does not vary over them. */
export type Correlation = { readonly n: number; readonly value: number };

// A column that varies less than this, relative to its mean, varies by rounding only.
const ROUNDING = 1e-14;

/** The values of both columns where neither is missing. */
export type CompletePairs = { readonly x: Float64Array; readonly y: Float64Array };

/**
 * The pairs in which neither value is NaN.
 *
 * @throws RangeError  for columns of unequal length
 * @example
 * Array.from(completePairs([1, NaN, 3], [4, 5, 6]).y); // => [4, 6]
 */
export function completePairs(x: ArrayLike<number>, y: ArrayLike<number>): CompletePairs {
  if (x.length !== y.length) {
    throw new RangeError(`Cannot pair columns of ${x.length} and ${y.length} values`);
  }
  const [keptX, keptY] = [new Float64Array(x.length), new Float64Array(x.length)];
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    keptX[n] = x[i]!;
    keptY[n] = y[i]!;
    n++;
  }
  return { x: keptX.subarray(0, n), y: keptY.subarray(0, n) };
}

/**
 * Pearson's product-moment correlation over the pairs without a gap.
 *
 * @throws RangeError  for columns of unequal length
 * @see R's `cor(use = "pairwise.complete.obs")`, whose numbers it reproduces
 * @example
 * pearson([1, 2, 3, NaN], [2, 4, 6, 7]); // => { n: 3, value: 1 }
 * pearson([1, 1, 1], [1, 2, 3]); // => { n: 3, value: NaN }
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  return productMoment(completePairs(x, y));
}

/**
 * Spearman's rank correlation over the pairs without a gap: Pearson's of the ranks among those pairs, ties sharing
 * their mean rank.
 *
 * @throws RangeError  for columns of unequal length
 * @see R's `cor(method = "spearman", use = "pairwise.complete.obs")`, whose numbers it reproduces
 * @example
 * spearman([1, 2, 3, 4], [1, 10, 100, 1000]); // => { n: 4, value: 1 }
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  return spearmanOrdered(orderColumn(x), orderColumn(y));
}

/** The same for columns that are ordered already. */
export function spearmanOrdered(x: OrderedColumn, y: OrderedColumn): Correlation {
  return pearson(sharedRanks(x, y.values), sharedRanks(y, x.values));
}

function productMoment({ x, y }: CompletePairs): Correlation {
  const n = x.length;
  if (n < 2) return { n, value: Number.NaN };
  const meanX = moments(x).mean;
  const meanY = moments(y).mean;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [a, b] = [x[i]! - meanX, y[i]! - meanY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  const varies = (squares: number, mean: number): boolean =>
    Math.sqrt(squares / n) > ROUNDING * Math.abs(mean);
  if (!varies(xx, meanX) || !varies(yy, meanY)) return { n, value: Number.NaN };
  const product = xx * yy;
  // One root where it neither overflows nor vanishes: then equal columns correlate at exactly 1.
  const scale = product > 1e-290 && product < 1e290 ? Math.sqrt(product) : Math.sqrt(xx) * Math.sqrt(yy);
  const value = xy / scale;
  // Rounding may carry a perfect correlation a last digit too far.
  return { n, value: Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : Number.NaN };
}

/**
 * Two-sided probability of a Pearson correlation at least this far from 0 where there is none: t with n − 2 degrees
 * of freedom, which supposes roughly normal columns. NaN for fewer than three pairs; 0 for a perfect correlation.
 *
 * @see R's `cor.test()`, whose numbers it reproduces
 * @example
 * correlationPValue({ n: 10, value: 0 }); // => 1
 * correlationPValue({ n: 3, value: 1 }); // => 0
 */
export function correlationPValue({ n, value }: Correlation): number {
  if (n < 3 || Number.isNaN(value)) return Number.NaN;
  // With t² = r²(n − 2) / (1 − r²), the tail of t is this incomplete beta function at 1 − r².
  return incompleteBeta((1 - value) * (1 + value), (n - 2) / 2, 0.5);
}
