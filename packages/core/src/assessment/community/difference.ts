/** The difference of two estimates that do not rest on the same people. */

import type { Estimate } from "../../evidence/index.ts";

export type Difference = {
  /** Later less earlier, or second less first. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
};

/**
 * Second less first with an interval made from both intervals by squaring and adding, so that it inherits their
 * care for few answers and for ends of the scale.
 *
 * @throws RangeError  for intervals of two levels
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 *   doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I
 */
export function differenceOf(first: Estimate, second: Estimate): Difference {
  if (first.level !== second.level) {
    throw new RangeError(`Cannot subtract intervals of levels ${first.level} and ${second.level}`);
  }
  const value = second.value - first.value;
  return {
    value,
    low: value - Math.hypot(second.value - second.low, first.high - first.value),
    high: value + Math.hypot(second.high - second.value, first.value - first.low),
    level: first.level,
  };
}
