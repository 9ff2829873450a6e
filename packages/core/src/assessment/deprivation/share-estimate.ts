/** An estimated share of a measure with its interval, which never leaves 0 to 1. */

import { type Estimate, type EstimateGap, shareInterval } from "../../evidence/index.ts";

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

// Rounding leaves this much of a variance that is 0.
const NOTHING = 1e-28;

/**
 * Share, standard error and interval: Student's on the scale of log odds. A headcount of 0 or 1, of which the sample
 * shows no variance, has the interval of Korn and Graubard.
 */
export function shareEstimate(
  { value, variance, simple, n, population, counted }: ShareFound,
  { level, degreesOfFreedom }: { readonly level: number; readonly degreesOfFreedom: number },
): Estimate {
  const held = variance > NOTHING || Number.isNaN(variance) ? variance : 0;
  const designEffect = simple > NOTHING ? held / simple : Number.NaN;
  const base = {
    value,
    level,
    n,
    effectiveN: n / designEffect,
    standardError: Number.isNaN(value) ? Number.NaN : Math.sqrt(held),
    designEffect,
    degreesOfFreedom,
  };
  const gap = gapOf(value, held, population, degreesOfFreedom);
  if (gap !== "" && !(gap === "no-variation" && counted)) {
    return { ...base, low: Number.NaN, high: Number.NaN, gap };
  }
  const method = gap === "" ? "logit" : "beta";
  return { ...base, ...shareInterval(method, { value, variance: held, n, degreesOfFreedom, level }) };
}

function gapOf(value: number, variance: number, population: number, degreesOfFreedom: number): EstimateGap {
  if (Number.isNaN(value)) return population === 0 ? "no-answers" : "zero-denominator";
  if (!(degreesOfFreedom > 0)) return "no-degrees-of-freedom";
  if (Number.isNaN(variance)) return "lonely-cluster";
  return variance === 0 || !(value > 0 && value < 1) ? "no-variation" : "";
}
