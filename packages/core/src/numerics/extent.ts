/** The ends of a column. */

/**
 * Smallest and largest of the finite values, and the distance between them; all NaN without any.
 *
 * @example
 * extent([2, NaN, 5, Infinity]); // => { low: 2, high: 5, range: 3 }
 */
export function extent(values: ArrayLike<number>): {
  readonly low: number;
  readonly high: number;
  readonly range: number;
} {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high
    ? { low, high, range: high - low }
    : { low: Number.NaN, high: Number.NaN, range: Number.NaN };
}
