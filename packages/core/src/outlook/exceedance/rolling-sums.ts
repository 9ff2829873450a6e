/** What a number of periods came to, ending with each. */

/**
 * Sums over each period and those before it, `within` in all; NaN where one of them is missing or lies before the first.
 *
 * @param within  periods, 1 or more
 * @throws RangeError  for another number of periods
 * @example
 * rollingSums([1, 2, 4, 8], 2); // => Float64Array.of(NaN, 3, 6, 12)
 */
export function rollingSums(values: ArrayLike<number>, within: number): Float64Array {
  if (!(Number.isInteger(within) && within >= 1)) throw new RangeError(`Cannot add up ${within} periods`);
  return Float64Array.from({ length: values.length }, (_, end) => {
    if (end + 1 < within) return Number.NaN;
    let sum = 0;
    for (let age = 0; age < within; age++) sum += values[end - age]!;
    return sum;
  });
}

/** 1 where a sum is at or above `atLeast`, 0 where below, NaN where it is not known. */
export function reaches(sum: number, atLeast: number): number {
  if (Number.isNaN(sum)) return Number.NaN;
  return sum >= atLeast - 1e-9 ? 1 : 0;
}
