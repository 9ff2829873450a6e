/** Quantiles, type 7: linear interpolation between order statistics, as in R and most spreadsheets. */

import { sortedPresent } from "./rank.ts";

/**
 * Type-7 quantile of values already in ascending order.
 *
 * @param sorted  ascending, without NaN, at least one
 * @param p  probability in [0, 1]
 * @throws RangeError  for an empty list or a probability outside [0, 1]
 * @see Hyndman & Fan (1996), The American Statistician 50, 361–365. doi:10.1080/00031305.1996.10473566
 * @example
 * sortedQuantile([1, 2, 3, 4], 0.25); // => 1.75
 */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError("Cannot take a quantile of nothing");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot take quantile ${p}: it must lie in [0, 1]`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

/**
 * Median of the values that are not NaN; NaN when there are none.
 *
 * @example
 * median([3, NaN, 1, 2]); // => 2
 */
export function median(values: ArrayLike<number>): number {
  const present = sortedPresent(values);
  return present.length === 0 ? Number.NaN : sortedQuantile(present, 0.5);
}
