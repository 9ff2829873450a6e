/** How far people's values lie apart: the variance in the population. */

import type { Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { estimateMean } from "./estimate-mean.ts";
import type { EstimateOptions } from "./finish-estimate.ts";
import { estimateEach } from "./group-domains.ts";

/**
 * Estimate the variance of a column in the population, n − 1 in the denominator. The mean is taken as known in its
 * error, which is exact to first order. No design effect: that of squares says nothing to a reader.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see R survey 4.1-1 `svyvar()`
 * @example
 * estimateVariance({ weights: Float64Array.of(1, 1, 1), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 2, 3)).value.toFixed(12); // => "1.000000000000"
 */
export function estimateVariance(
  design: SurveyDesign,
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  const { value: mean, n } = estimateMean(design, values, options);
  // One answer: 0 × ∞ is NaN, and so is its variance.
  const squares = values.map((value) => (value - mean) ** 2 * (n / (n - 1)));
  const estimate = estimateMean(design, squares, options);
  return { ...estimate, effectiveN: Number.NaN, designEffect: Number.NaN, ...(n === 1 ? one(estimate) : {}) };
}

/**
 * The variance in each group, in the order of their codes.
 *
 * @throws RangeError  as for one variance
 * @example
 * estimateVariances({ weights: Float64Array.of(1, 1, 1), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [2, NaN]
 */
export function estimateVariances(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return estimateEach(design, groups, options, (each) => estimateVariance(design, values, each));
}

/** One answer has a place and no spread. */
function one({ level }: Estimate): Partial<Estimate> {
  const nan = Number.NaN;
  return { value: nan, low: nan, high: nan, level, n: 1, standardError: nan, gap: "no-variation" };
}
