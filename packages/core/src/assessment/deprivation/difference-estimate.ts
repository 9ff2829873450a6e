/** An estimated difference with its interval, which may lie on either side of 0. */

import { type Estimate, type EstimateGap, studentInterval } from "../../evidence/index.ts";

/**
 * Value ± Student's quantile × standard error. No design effect: there is no one simple sample to compare with.
 *
 * @param of.n  rows of both waves
 */
export function differenceEstimate(
  of: { readonly value: number; readonly variance: number; readonly n: number },
  { level, degreesOfFreedom }: { readonly level: number; readonly degreesOfFreedom: number },
): Estimate {
  const { value, n } = of;
  const isMissing = Number.isNaN(value);
  const variance = isMissing ? Number.NaN : Math.max(0, of.variance);
  const gap: EstimateGap = isMissing
    ? n === 0
      ? "no-answers"
      : "zero-denominator"
    : !(degreesOfFreedom > 0)
      ? "no-degrees-of-freedom"
      : Number.isNaN(variance)
        ? "lonely-cluster"
        : "";
  return {
    value,
    ...studentInterval({ value, variance, n, degreesOfFreedom, level }),
    level,
    n,
    effectiveN: Number.NaN,
    standardError: Math.sqrt(variance),
    designEffect: Number.NaN,
    degreesOfFreedom,
    ...(gap === "" ? {} : { gap }),
  };
}
