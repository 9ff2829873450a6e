/** Farrington's detector, as first published and in its flexible form: more cases than the same season leads to expect? */

import { normalProbability, normalQuantile } from "../../numerics/index.ts";
import { countProbability, countQuantile } from "../counts/count-distribution.ts";
import { type Expectation, expectedCount } from "./expected-count.ts";
import type { OutbreakSignal } from "./outbreak-signal.ts";
import { type ReferenceWindows, seasonalGroups } from "./reference-windows.ts";

export type FarringtonOptions = ReferenceWindows & {
  /** Seasonal groups; 1 reads only the windows around the same period. */
  readonly groups: number;
  /** Periods just before the one asked about that are not read, lest an outbreak hide itself. */
  readonly recentLeftOut: number;
  readonly trend: boolean;
  /** A trend stays if its p value lies below this; 1 keeps all but those that lead above every past count. */
  readonly trendThreshold: number;
  readonly weightsThreshold: number;
  /** `delta`: normal on the scale of count^(2/3). `negative-binomial`: quantile with the model's mean and dispersion. */
  readonly threshold: "delta" | "negative-binomial";
  /** Probability, above the bound, of a false alarm. */
  readonly alpha: number;
  /** No alarm unless so many cases came in so many periods up to this one. */
  readonly fewestCases: { readonly cases: number; readonly periods: number };
};

export type FarringtonSignal = OutbreakSignal & {
  /** (observed − expected) / (upper bound − expected): above 1 is beyond the bound. */
  readonly score: number;
  /** Probability of so many cases or more. */
  readonly pValue: number;
  /** Whether the model has a trend. */
  readonly trend: boolean;
};

/** The improved method's settings for weeks. */
export const improvedFarrington: FarringtonOptions = {
  frequency: 52,
  years: 4,
  halfWindow: 3,
  groups: 10,
  recentLeftOut: 26,
  trend: true,
  trendThreshold: 1,
  weightsThreshold: 2.58,
  threshold: "negative-binomial",
  alpha: 0.005,
  fewestCases: { cases: 5, periods: 4 },
};

/** The first method's settings for weeks; its two-sided 90 % interval has the upper bound of alpha 0.05. */
export const originalFarrington: FarringtonOptions = {
  ...improvedFarrington,
  groups: 1,
  recentLeftOut: 3,
  trendThreshold: 0.05,
  weightsThreshold: 1,
  threshold: "delta",
  alpha: 0.05,
};

/**
 * Whether the count of a period stands out. Where nothing can be expected, as when all past counts are 0, expectation, bound
 * and probability are NaN and there is no alarm; too few cases leave the figures and raise none.
 *
 * @param counts  one a period, in order; NaN where there is no record
 * @param now  index of the period asked about
 * @throws RangeError  where the counts do not reach back far enough, or settings do not fit together
 * @see Farrington et al. (1996), doi:10.2307/2983331; Noufaily et al. (2013), doi:10.1002/sim.5595; R
 *   surveillance::farringtonFlexible
 * @example
 * farrington([2, 2, 2, 2, 2, 2, 9], 6, { ...originalFarrington, frequency: 3, years: 2, halfWindow: 0, recentLeftOut: 0, trend: false }).alarm; // => true
 */
export function farrington(
  counts: ArrayLike<number>,
  now: number,
  options: FarringtonOptions,
): FarringtonSignal {
  const { alpha, recentLeftOut } = options;
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`Cannot bound at alpha ${alpha}: it must lie in (0, 1)`);
  if (!(now < counts.length)) throw new RangeError(`Cannot judge period ${now} of ${counts.length}`);
  const groups = seasonalGroups(now, options.groups, options);
  const times: number[] = [];
  for (let at = 0; at < now - recentLeftOut; at++) {
    if (groups[at]! > 0 && !Number.isNaN(counts[at]!)) times.push(at);
  }
  const past = {
    times,
    counts: times.map((at) => counts[at]!),
    groups: times.map((at) => groups[at]!),
  };
  // Fewer than three years carry no trend.
  const expectation = expectedCount(past, now, { ...options, trend: options.trend && options.years >= 3 });
  const observed = counts[now]!;
  if (expectation === null) {
    const unknown = Number.NaN;
    return {
      observed,
      expected: unknown,
      upperBound: unknown,
      alarm: false,
      score: unknown,
      pValue: unknown,
      trend: false,
    };
  }
  const { mean, trend } = expectation;
  const { upperBound, pValue } =
    options.threshold === "delta"
      ? deltaBound(expectation, observed, alpha)
      : negativeBinomialBound(expectation, observed, alpha);
  return {
    observed,
    expected: mean,
    upperBound,
    alarm: observed > upperBound && hasEnough(counts, now, options.fewestCases),
    score: (observed - mean) / (upperBound - mean),
    pValue,
    trend,
  };
}

type Bound = { readonly upperBound: number; readonly pValue: number };

/** The power 2/3 makes counts nearly symmetric; the error of the mean is carried over by its derivative. */
function deltaBound(
  { mean, standardError, dispersion }: Expectation,
  observed: number,
  alpha: number,
): Bound {
  const tau = dispersion + standardError ** 2 / mean;
  const error = Math.sqrt((4 / 9) * mean ** (1 / 3) * tau);
  const centre = mean ** (2 / 3);
  return {
    upperBound: (centre + normalQuantile(1 - alpha) * error) ** 1.5,
    pValue: normalProbability((centre - observed ** (2 / 3)) / error),
  };
}

/** Takes the mean as known. */
function negativeBinomialBound({ mean, dispersion }: Expectation, observed: number, alpha: number): Bound {
  const distribution = { mean, variance: mean * dispersion };
  return {
    upperBound: countQuantile(1 - alpha, distribution),
    pValue: 1 - countProbability(observed - 1, distribution),
  };
}

function hasEnough(
  counts: ArrayLike<number>,
  now: number,
  { cases, periods }: FarringtonOptions["fewestCases"],
): boolean {
  let sum = 0;
  for (let at = Math.max(0, now - periods + 1); at <= now; at++) if (counts[at]! > 0) sum += counts[at]!;
  return sum >= cases;
}
