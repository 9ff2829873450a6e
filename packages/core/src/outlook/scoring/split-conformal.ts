/** Reaches of intervals from errors made before, without a distribution assumed. */

/** How far an interval must reach either way to hold its level, and on how many errors that rests. */
export type ConformalReach = {
  readonly n: number;
  /** Which of the sorted errors is taken, from 1. */
  readonly order: number;
  /** ∞ where there are too few errors for the level. */
  readonly reach: number;
};

/**
 * Split-conformal reach: the ⌈(n + 1) · level⌉-th smallest absolute error. An interval of that reach holds the next
 * value with at least that probability, if errors are exchangeable. Missing errors are left out.
 *
 * @param errors  of forecasts that did not know what they were of; signs do not count
 * @param level  above 0 and below 1; 0.95 needs 19 errors
 * @throws RangeError  for a level outside
 * @see Lei, G'Sell, Rinaldo, Tibshirani & Wasserman (2018), Journal of the American Statistical Association 113,
 *   1094–1111. doi:10.1080/01621459.2017.1307116
 * @example
 * conformalReach([1, -2, 3, 0.5], 0.8); // => { n: 4, order: 4, reach: 3 }
 * conformalReach([1, -2, 3, 0.5], 0.9).reach; // => Infinity
 */
export function conformalReach(errors: ArrayLike<number>, level: number): ConformalReach {
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot reach a level of ${level}`);
  const sorted = Float64Array.from(errors, Math.abs)
    .filter((error) => !Number.isNaN(error))
    .sort();
  const n = sorted.length;
  const order = conformalOrder(n, level);
  return { n, order, reach: order > n ? Number.POSITIVE_INFINITY : sorted[order - 1]! };
}

/** Which of `n` sorted errors is taken, from 1; above `n` where there are too few. */
export function conformalOrder(n: number, level: number): number {
  // 20 · 0.95 must be 19, whatever its last bit.
  return Math.ceil((n + 1) * level - 1e-9);
}
