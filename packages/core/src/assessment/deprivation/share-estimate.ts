/** An estimated share of a measure with its interval, which never leaves 0 to 1. */

import { type Estimate, finishEstimate } from "../../evidence/index.ts";

export type ShareFound = {
  readonly value: number;
  readonly variance: number;
  /** Variance in a simple random sample of n; NaN where unknown. */
  readonly simple: number;
  readonly n: number;
  /** Rows of the population; more than n for what rests on the poor alone. */
  readonly population: number;
  /** Whether each person counts as 0 or 1, so that even a share of 0 has an interval. */
  readonly counted: boolean;
};

// Rounding leaves this much of a variance that is 0, against the square of the value over n.
const NOTHING = 1e-13;

/**
 * Share, standard error and interval: Student's on the scale of log odds. A headcount of 0 or 1, of which the sample
 * shows no variance, has the interval of Korn and Graubard.
 */
export function shareEstimate(
  { value, variance, simple, n, population, counted }: ShareFound,
  { level, degreesOfFreedom }: { readonly level: number; readonly degreesOfFreedom: number },
): Estimate {
  const least = (NOTHING * value * value) / Math.max(1, n);
  const isStill = variance <= least;
  const found = {
    value,
    variance: Number.isNaN(value) ? Number.NaN : isStill ? 0 : variance,
    simpleVariance: simple > least ? simple : Number.NaN,
    // Where nobody is poor there are answers, and nothing to divide by.
    n: Number.isNaN(value) ? population : n,
    degreesOfFreedom,
  };
  const isAtEnd = isStill || !(value > 0 && value < 1);
  if (isAtEnd && !counted && !Number.isNaN(value)) {
    const open = finishEstimate(found, { level }, "logit");
    const gap = degreesOfFreedom > 0 ? "no-variation" : open.gap;
    return { ...open, low: Number.NaN, high: Number.NaN, ...(gap === undefined ? {} : { gap }) };
  }
  return { ...finishEstimate(found, { level }, isAtEnd ? "beta" : "logit"), n };
}
