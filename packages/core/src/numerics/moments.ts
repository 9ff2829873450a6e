/** Mean and standard deviation of the values that are there. */

/**
 * Mean and standard deviation (n − 1 variance) of the values that are not NaN, in two passes.
 * With no value both are NaN; with one, the standard deviation is NaN.
 *
 * @example
 * moments([1, 2, 3, NaN]).standardDeviation; // => 1
 */
export function moments(values: ArrayLike<number>): {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation: number;
} {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    n++;
    sum += values[i]!;
  }
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) squares += (values[i]! - mean) ** 2;
  }
  return { n, mean, standardDeviation: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}
