/** Shares and means of every group under a survey's weights, adjusted or as they came. */

import {
  type Adjustment,
  type Estimate,
  type EstimateOptions,
  estimateAdjustedMean,
  estimateAdjustedProportion,
  estimateMeans,
  estimateProportions,
  type Groups,
  type SurveyDesign,
} from "../voices/index.ts";

/** A design and the adjustments that led to its weights: with any, variances are those of residuals. */
export type AdjustedSample = {
  readonly design: SurveyDesign;
  readonly adjustments: readonly Adjustment[];
};

/** Shares from zeros and ones, or means of numbers from 0 to 1; NaN for no answer. */
export function sharesOfGroups(
  { design, adjustments }: AdjustedSample,
  values: Float64Array,
  groups: Groups,
): readonly Estimate[] {
  if (adjustments.length === 0) return estimateProportions(design, values, groups);
  return eachDomain(groups, (options) => estimateAdjustedProportion(design, adjustments, values, options));
}

/** Means of any numbers; NaN for no answer. */
export function meansOfGroups(
  { design, adjustments }: AdjustedSample,
  values: Float64Array,
  groups: Groups,
): readonly Estimate[] {
  if (adjustments.length === 0) return estimateMeans(design, values, groups);
  return eachDomain(groups, (options) => estimateAdjustedMean(design, adjustments, values, options));
}

function eachDomain(
  { codes, count }: Groups,
  estimate: (options: EstimateOptions) => Estimate,
): readonly Estimate[] {
  return Array.from({ length: count }, (_, group) =>
    estimate({ domain: Uint8Array.from(codes, (code) => Number(code === group)) }),
  );
}
