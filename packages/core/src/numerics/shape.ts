/** Skewness and kurtosis of the values that are there, corrected for small samples. */

import { moments } from "./moments.ts";

/**
 * Sample skewness G1 of the values that are not NaN: 0 for a symmetric column, above 0 with a long upper tail.
 * NaN for fewer than three values and where all are equal.
 *
 * @see Joanes & Gill (1998), The Statistician 47, 183–189. doi:10.1111/1467-9884.00122, type 2; as SKEW in spreadsheets
 * @example
 * skewness([1, 2, 3, NaN]); // => 0
 */
export function skewness(values: ArrayLike<number>): number {
  const { n, second, third } = centralSums(values);
  if (n < 3 || !(second > 0)) return Number.NaN;
  return ((Math.sqrt(n) * third) / second ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2));
}

/**
 * Sample excess kurtosis G2 of the values that are not NaN: 0 for a normal column, above 0 with heavy tails.
 * NaN for fewer than four values and where all are equal.
 *
 * @see Joanes & Gill (1998), The Statistician 47, 183–189. doi:10.1111/1467-9884.00122, type 2; as KURT in spreadsheets
 * @example
 * Math.abs(kurtosis([1, 2, 3, 4]) + 1.2) < 1e-12; // => true
 */
export function kurtosis(values: ArrayLike<number>): number {
  const { n, second, fourth } = centralSums(values);
  if (n < 4 || !(second > 0)) return Number.NaN;
  const ratio = (n * fourth) / second ** 2;
  return (((n + 1) * (ratio - 3) + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

function centralSums(values: ArrayLike<number>): {
  readonly n: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
} {
  const { n, mean } = moments(values);
  // Equal values may differ from their own mean by rounding, which has no shape.
  if (isConstant(values)) return { n, second: 0, third: 0, fourth: 0 };
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const from = values[i]! - mean;
    const square = from * from;
    second += square;
    third += square * from;
    fourth += square * square;
  }
  return { n, second, third, fourth };
}

function isConstant(values: ArrayLike<number>): boolean {
  let first = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    if (Number.isNaN(first)) first = values[i]!;
    else if (values[i]! !== first) return false;
  }
  return true;
}
