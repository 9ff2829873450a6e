/** RAND/UCLA: whether a panel that rated on 1 to 9 agrees, and on what. */

import { sortedQuantile } from "../../../numerics/index.ts";

/**
 * The thresholds, fixed before anybody rates. `symmetric`: the spread that means disagreement around the middle of
 * the scale; `correction`: how much more is needed for each point away from it; medians below `low` and from `high`
 * upward fall in the lower and upper third.
 *
 * @see Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual, RAND MR-1269
 */
export const RAND_THRESHOLDS = {
  scaleLow: 1,
  scaleHigh: 9,
  symmetric: 2.35,
  correction: 1.5,
  low: 3.5,
  high: 6.5,
} as const;

/** `uncertain`: a median in the middle third, or any median with disagreement. */
export type RandVerdict = "low" | "uncertain" | "high";

export type RandDisagreement = {
  readonly panellists: number;
  readonly median: number;
  /** Type 7 quantiles at 30 % and 70 %, and the distance between them. */
  readonly p30: number;
  readonly p70: number;
  readonly interpercentileRange: number;
  /** |5 − (p30 + p70) / 2|. */
  readonly asymmetry: number;
  /** IPRAS: the range above which a panel this far from the middle disagrees. */
  readonly allowedRange: number;
  /** Range over allowed range. */
  readonly disagreementIndex: number;
  /** The index is above 1. */
  readonly disagreement: boolean;
  readonly verdict: RandVerdict;
};

/**
 * IPRAS = 2.35 + 1.5 |5 − IPRCP|; the panel disagrees where P70 − P30 exceeds it. Missing ratings (NaN) are left out.
 *
 * @throws RangeError  without any rating, or for one outside 1 to 9
 * @see Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual, RAND MR-1269
 * @example
 * randDisagreement([1, 1, 2, 2, 8, 8, 9, 9, 9]).disagreement; // => true
 */
export function randDisagreement(ratings: readonly number[]): RandDisagreement {
  const { scaleLow, scaleHigh, symmetric, correction } = RAND_THRESHOLDS;
  const given = Float64Array.from(ratings.filter((rating) => !Number.isNaN(rating))).sort();
  if (given.length === 0) throw new RangeError("Cannot judge the agreement of nobody");
  const outside = given.find((rating) => !(rating >= scaleLow && rating <= scaleHigh));
  if (outside !== undefined)
    throw new RangeError(`Cannot judge the rating ${outside}: it must lie from ${scaleLow} to ${scaleHigh}`);
  const median = sortedQuantile(given, 0.5);
  const p30 = sortedQuantile(given, 0.3);
  const p70 = sortedQuantile(given, 0.7);
  const interpercentileRange = p70 - p30;
  const asymmetry = Math.abs((scaleLow + scaleHigh) / 2 - (p30 + p70) / 2);
  const allowedRange = symmetric + correction * asymmetry;
  const disagreement = interpercentileRange - allowedRange > 1e-9;
  return {
    panellists: given.length,
    median,
    p30,
    p70,
    interpercentileRange,
    asymmetry,
    allowedRange,
    disagreementIndex: interpercentileRange / allowedRange,
    disagreement,
    verdict: disagreement ? "uncertain" : thirdOf(median),
  };
}

function thirdOf(median: number): RandVerdict {
  if (median >= RAND_THRESHOLDS.high - 1e-9) return "high";
  return median < RAND_THRESHOLDS.low - 1e-9 ? "low" : "uncertain";
}
