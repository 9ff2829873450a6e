/** Sums over months in a row, so that "within three months" is a series of its own. */

/**
 * The sum of each value and the `within` − 1 before it; NaN where one of them is missing.
 *
 * @throws RangeError  for a number of months below 1
 * @example
 * rollingSums([1, 2, 3, NaN, 5], 2); // => Float64Array.of(NaN, 3, 5, NaN, NaN)
 */
export function rollingSums(values: ArrayLike<number>, within: number): Float64Array {
  if (!(within >= 1)) throw new RangeError(`Cannot sum over ${within} months`);
  return Float64Array.from({ length: values.length }, (_, end) => {
    if (end < within - 1) return Number.NaN;
    let sum = 0;
    for (let back = 0; back < within; back++) sum += values[end - back]!;
    return sum;
  });
}
