/** Upper tail of the F distribution, for tests. */

import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * The probability that an F variable lies above `x`.
 *
 * @param x  0 or above
 * @param over  degrees of freedom of the numerator, above 0, whole or not
 * @param under  those of the denominator
 * @throws RangeError  for arguments outside these
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.6.2
 * @example
 * fTail(1, 4, 4).toFixed(12); // => "0.500000000000"
 */
export function fTail(x: number, over: number, under: number): number {
  if (!(x >= 0 && over > 0 && under > 0)) {
    throw new RangeError(`Cannot take the tail of F at ${x} with ${over} and ${under} degrees of freedom`);
  }
  return incompleteBeta(under / (under + over * x), under / 2, over / 2);
}
