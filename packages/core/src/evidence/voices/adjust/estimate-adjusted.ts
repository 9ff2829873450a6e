/** Means, shares, totals and ratios under adjusted weights: those of the design, with the variance of residuals. */

import type { SurveyDesign } from "../design.ts";
import type { Estimate } from "../estimate.ts";
import { estimateMean, estimateTotal, type ProportionOptions } from "../estimate-mean.ts";
import { estimateRatio } from "../estimate-ratio.ts";
import { checkLengths, type EstimateOptions, finishEstimate } from "../finish-estimate.ts";
import type { ShareInterval } from "../interval.ts";
import { covarianceOfAdjustedTotals } from "./adjusted-variance.ts";
import type { Adjustment } from "./adjustment.ts";

/**
 * Estimate a mean under adjusted weights.
 *
 * @param design  its weights are those after the last adjustment
 * @param adjustments  in the order they were made
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see `estimateMean`, `covarianceOfAdjustedTotals`
 * @example
 * estimateAdjustedMean({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, [], Float64Array.of(1, 3, 4)).value; // => 3
 */
export function estimateAdjustedMean(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return withResiduals(design, adjustments, meanOf(design, values, options), options, null);
}

/**
 * Estimate a share under adjusted weights, from zeros and ones; its interval stays between 0 and 1. The share of a
 * margin's own category has no error, and its interval is a point.
 *
 * @throws RangeError  for columns of unequal length, values outside [0, 1], or a level outside (0, 1)
 * @see `estimateProportion`
 * @example
 * estimateAdjustedProportion({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, [], Float64Array.of(1, 0, 1)).value; // => 0.75
 */
export function estimateAdjustedProportion(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  values: Float64Array,
  options: ProportionOptions = {},
): Estimate {
  if (values.some((each) => each < 0 || each > 1)) {
    throw new RangeError("Cannot estimate a share: values must lie in [0, 1]");
  }
  const mean = meanOf(design, values, options);
  return withResiduals(design, adjustments, mean, options, options.interval ?? "beta");
}

/**
 * Estimate a total under adjusted weights; those who did not answer add nothing.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see `estimateTotal`
 * @example
 * estimateAdjustedTotal({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, [], Float64Array.of(1, 3, 4)).value; // => 12
 */
export function estimateAdjustedTotal(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  const estimate = estimateTotal(design, values, options);
  const linearised = inDomain(design, options, [values], (row) => values[row]!);
  return withResiduals(design, adjustments, { estimate, linearised }, options, null);
}

/**
 * Estimate a ratio of two totals under adjusted weights, over those who have both.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see `estimateRatio`
 * @example
 * estimateAdjustedRatio({ weights: Float64Array.of(1, 1), strata: null, stages: [], lonely: "fail", rowCount: 2 }, [], Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // => 0.5
 */
export function estimateAdjustedRatio(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  numerator: Float64Array,
  denominator: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  const estimate = estimateRatio(design, numerator, denominator, options);
  const linearised = inDomain(
    design,
    options,
    [numerator, denominator],
    (row) => numerator[row]! - estimate.value * denominator[row]!,
  );
  const under = weighted(
    design,
    inDomain(design, options, [numerator, denominator], (row) => denominator[row]!),
  );
  const scaled = { estimate, linearised: linearised.map((each) => each / under) };
  return withResiduals(design, adjustments, scaled, options, null);
}

/** An estimate and the values whose weighted total moves as it does. */
type Linearised = { readonly estimate: Estimate; readonly linearised: Float64Array };

function meanOf(design: SurveyDesign, values: Float64Array, options: EstimateOptions): Linearised {
  const estimate = estimateMean(design, values, options);
  const size = weighted(
    design,
    inDomain(design, options, [values], () => 1),
  );
  const linearised = inDomain(design, options, [values], (row) => (values[row]! - estimate.value) / size);
  return { estimate, linearised };
}

/** Numbers of the rows that count, 0 in the others. */
function inDomain(
  design: SurveyDesign,
  { domain }: EstimateOptions,
  answers: readonly Float64Array[],
  numberOf: (row: number) => number,
): Float64Array {
  checkLengths(design, domain, ...answers);
  return design.weights.map((weight, row) => {
    const counts = weight > 0 && (domain === undefined || domain[row] === 1);
    return counts && !answers.some((column) => Number.isNaN(column[row]!)) ? numberOf(row) : 0;
  });
}

function weighted({ weights }: SurveyDesign, values: Float64Array): number {
  return values.reduce((sum, each, row) => (each === 0 ? sum : sum + each * weights[row]!), 0);
}

function withResiduals(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  { estimate, linearised }: Linearised,
  options: EstimateOptions,
  share: ShareInterval | null,
): Estimate {
  const { value, n, degreesOfFreedom, standardError, designEffect } = estimate;
  if (n === 0) return estimate;
  const variance = covarianceOfAdjustedTotals(design, adjustments, [linearised])[0]!;
  const simpleVariance = standardError ** 2 / designEffect;
  return finishEstimate({ value, variance, simpleVariance, n, degreesOfFreedom }, options, share);
}
