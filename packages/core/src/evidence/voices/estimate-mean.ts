/** Means, proportions and totals, of everyone or by group, each as one pass over its column. */

import type { Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { type Estimated, type EstimateOptions, finishEstimate } from "./finish-estimate.ts";
import type { ShareInterval } from "./interval.ts";
import { type GroupSums, type Linear, linearEstimates } from "./linear-estimates.ts";

export type ProportionOptions = EstimateOptions & {
  /** `beta` where left out. */
  readonly interval?: ShareInterval;
};

/**
 * Estimate the mean of those who answered in a domain. Rows that are NaN, or whose weight is not above 0, are outside
 * the domain; their clusters stay in the variance.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see Lumley (2010), Complex Surveys, 2.2 and 2.5. doi:10.1002/9780470580066; R survey 4.1-1 `svymean()` and, for the
 *   design effect, `deff = "replace"`
 * @example
 * estimateMean({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4)).value; // => 3
 */
export function estimateMean(
  design: SurveyDesign,
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return meansOf(design, values, null, options).map((one) => finishEstimate(one, options, null))[0]!;
}

/**
 * The mean of each group, in the order of their codes; a group is a domain.
 *
 * @throws RangeError  as for one mean, or codes beyond the count of groups
 * @example
 * estimateMeans({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [2, 4]
 */
export function estimateMeans(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return meansOf(design, values, groups, options).map((one) => finishEstimate(one, options, null));
}

/**
 * Estimate a share: the mean of a column of zeros and ones, or of any numbers from 0 to 1, with an interval that
 * stays between 0 and 1.
 *
 * @throws RangeError  for columns of unequal length, a level outside (0, 1), or a mean outside [0, 1]
 * @see R survey 4.1-1 `svyciprop()`
 * @example
 * estimateProportion({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 0, 1)).value; // => 0.75
 */
export function estimateProportion(
  design: SurveyDesign,
  values: Float64Array,
  options: ProportionOptions = {},
): Estimate {
  return finishShares(meansOf(design, values, null, options), options)[0]!;
}

/**
 * The share in each group, in the order of their codes.
 *
 * @throws RangeError  as for one share, or codes beyond the count of groups
 * @example
 * estimateProportions({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 0, 1), { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [0.5, 1]
 */
export function estimateProportions(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: ProportionOptions = {},
): readonly Estimate[] {
  return finishShares(meansOf(design, values, groups, options), options);
}

function finishShares(means: readonly Estimated[], options: ProportionOptions): readonly Estimate[] {
  return means.map((one) => {
    if (one.value < -1e-9 || one.value > 1 + 1e-9) {
      throw new RangeError(`Cannot estimate a share of ${one.value}: values must lie in [0, 1]`);
    }
    const value = one.value < 0 ? 0 : one.value > 1 ? 1 : one.value;
    return finishEstimate({ ...one, value }, options, options.interval ?? "beta");
  });
}

/**
 * Estimate the total over the population of a domain; those who did not answer add nothing, so that a total stands
 * for those who would have answered.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see R survey 4.1-1 `svytotal()`
 * @example
 * estimateTotal({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4)).value; // => 12
 */
export function estimateTotal(
  design: SurveyDesign,
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return totalsOf(design, values, null, options).map((one) => finishEstimate(one, options, null))[0]!;
}

/**
 * The total of each group, in the order of their codes.
 *
 * @throws RangeError  as for one total, or codes beyond the count of groups
 * @example
 * estimateTotals({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [4, 8]
 */
export function estimateTotals(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return totalsOf(design, values, groups, options).map((one) => finishEstimate(one, options, null));
}

function meansOf(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  { domain }: EstimateOptions,
): readonly Estimated[] {
  return linearEstimates(design, values, groups, domain, meanOf);
}

function meanOf({ shift, sum, weight, squares, n }: GroupSums): Linear {
  const mean = sum / weight;
  const simpleVariance = Math.max(0, squares / weight - mean * mean) / (n - 1);
  return { value: shift + mean, centre: mean, scale: 1 / weight, simpleVariance };
}

function totalsOf(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  { domain }: EstimateOptions,
): readonly Estimated[] {
  return linearEstimates(design, values, groups, domain, totalOf);
}

function totalOf(sums: GroupSums): Linear {
  const { shift, sum, weight } = sums;
  const simpleVariance = weight * weight * meanOf(sums).simpleVariance;
  return { value: sum + shift * weight, centre: -shift, scale: 1, simpleVariance };
}
