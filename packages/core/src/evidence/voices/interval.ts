/** Intervals about an estimate: Student's for means and totals, and several for shares, which have ends. */

import { betaQuantile, studentReach } from "../../numerics/index.ts";

export const shareIntervals = ["beta", "logit", "wilson", "likelihood", "arcsine", "student"] as const;

/**
 * How the interval of a share is made: `beta` after Korn & Graubard, the one that holds with few answers and near 0
 * or 1; `logit`, Student's on the scale of log odds; `wilson`, the score interval with effective n, for small
 * samples; `likelihood`, the profile of the binomial likelihood scaled by the design; `arcsine`; `student`, which may
 * reach beyond 0 and 1.
 */
export type ShareInterval = (typeof shareIntervals)[number];

export type Interval = { readonly low: number; readonly high: number };

/** What an interval is made from. */
export type IntervalBasis = {
  readonly value: number;
  /** Of the estimate under the design. */
  readonly variance: number;
  /** Answers, unweighted. */
  readonly n: number;
  /** Infinity for the normal distribution. */
  readonly degreesOfFreedom: number;
  readonly level: number;
};

const none: Interval = { low: Number.NaN, high: Number.NaN };

/** Beyond this effective n the interval is a point: the variance is a rounding error. */
const MOST_EFFECTIVE = 1e15;

/** Beyond this effective n, `beta` is `wilson`: they differ by less than one in ten million. */
const MOST_BETA = 1e7;

/**
 * Value ± Student's quantile × standard error; NaN without degrees of freedom.
 *
 * @example
 * studentInterval({ value: 2, variance: 1, n: 2, degreesOfFreedom: 1, level: 0.5 }).low.toFixed(12); // => "1.000000000000"
 */
export function studentInterval({ value, variance, degreesOfFreedom, level }: IntervalBasis): Interval {
  if (!(degreesOfFreedom > 0 && variance >= 0)) return none;
  const reach = studentReach(level, degreesOfFreedom) * Math.sqrt(variance);
  return { low: value - reach, high: value + reach };
}

/**
 * Interval of a share. NaN without degrees of freedom. With a share of 0 or 1 the sample shows no variance: `beta`
 * and `wilson` then take n for the effective n, the others have no interval.
 *
 * @throws RangeError  for a level outside (0, 1)
 * @see Korn & Graubard (1998), Survey Methodology 24, 193–201; Wilson (1927), doi:10.1080/01621459.1927.10502953;
 *   Dean & Pagano (2015), doi:10.1093/jssam/smv024; R survey 4.1-1 `svyciprop()`
 * @example
 * shareInterval("beta", { value: 0, variance: 0, n: 10, degreesOfFreedom: 9, level: 0.95 }).high.toFixed(6); // => "0.308497"
 */
export function shareInterval(method: ShareInterval, spread: IntervalBasis): Interval {
  const { value, variance, n, degreesOfFreedom, level } = spread;
  if (!(degreesOfFreedom > 0 && variance >= 0)) return none;
  if (method === "student") return studentInterval(spread);
  const reach = studentReach(level, degreesOfFreedom);
  const inner = value * (1 - value);
  const atEnd = !(inner > 0);
  const effective = atEnd ? n : inner / variance;
  if (effective > MOST_EFFECTIVE) return { low: value, high: value };
  switch (method) {
    case "beta": {
      if (!(n > 1)) return none;
      const ratio = studentReach(level, n - 1) / reach;
      const size = effective * ratio * ratio;
      if (size > MOST_BETA) return shareInterval("wilson", spread);
      const tail = (1 - level) / 2;
      return {
        low: betaQuantile(tail, size * value, size * (1 - value) + 1),
        high: betaQuantile(1 - tail, size * value + 1, size * (1 - value)),
      };
    }
    case "wilson": {
      const square = (reach * reach) / effective;
      const centre = (value + square / 2) / (1 + square);
      const half = (Math.sqrt(square) * Math.sqrt(Math.max(0, inner) + square / 4)) / (1 + square);
      return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
    }
    case "logit": {
      if (atEnd) return none;
      const centre = Math.log(value / (1 - value));
      const half = (reach * Math.sqrt(variance)) / inner;
      return { low: 1 / (1 + Math.exp(half - centre)), high: 1 / (1 + Math.exp(-half - centre)) };
    }
    case "arcsine": {
      if (atEnd) return none;
      const centre = Math.asin(Math.sqrt(value));
      const half = (reach * Math.sqrt(variance)) / (2 * Math.sqrt(inner));
      return {
        low: Math.sin(Math.max(0, centre - half)) ** 2,
        high: Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2,
      };
    }
    case "likelihood":
      return atEnd || !(n > 1)
        ? none
        : likelihoodInterval(value, (reach * reach * n) / (effective * (n - 1)));
  }
}

/** Shares whose binomial deviance per answer from the estimate does not go beyond a bound, by halving. */
function likelihoodInterval(value: number, bound: number): Interval {
  function end(outside: number): number {
    let [inside, out] = [value, outside];
    for (let step = 0; step < 200 && Math.abs(out - inside) > 1e-16; step++) {
      const p = (inside + out) / 2;
      if (p === inside || p === out) break;
      const deviance = 2 * (value * Math.log(value / p) + (1 - value) * Math.log((1 - value) / (1 - p)));
      if (deviance > bound) out = p;
      else inside = p;
    }
    return (inside + out) / 2;
  }
  return { low: end(0), high: end(1) };
}
