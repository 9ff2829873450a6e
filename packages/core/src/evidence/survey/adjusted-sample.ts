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
  type Survey,
  type SurveyDesign,
} from "../voices/index.ts";

/** A design and the adjustments that led to its weights: with any, variances are those of residuals. */
export type AdjustedSample = {
  readonly design: SurveyDesign;
  readonly adjustments: readonly Adjustment[];
  readonly intervals: Survey["intervals"];
};

/** Shares from zeros and ones, or means of numbers from 0 to 1; NaN for no answer. */
export function sharesOfGroups(
  { design, adjustments, intervals: { level, shares } }: AdjustedSample,
  values: Float64Array,
  groups: Groups,
): readonly Estimate[] {
  const options = { level, interval: shares };
  if (adjustments.length === 0) return estimateProportions(design, values, groups, options);
  return eachDomain(groups, (domain) =>
    estimateAdjustedProportion(design, adjustments, values, { ...options, ...domain }),
  );
}

/** Means of any numbers; NaN for no answer. */
export function meansOfGroups(
  { design, adjustments, intervals: { level } }: AdjustedSample,
  values: Float64Array,
  groups: Groups,
): readonly Estimate[] {
  if (adjustments.length === 0) return estimateMeans(design, values, groups, { level });
  return eachDomain(groups, (domain) =>
    estimateAdjustedMean(design, adjustments, values, { level, ...domain }),
  );
}

function eachDomain(
  { codes, count }: Groups,
  estimate: (options: EstimateOptions) => Estimate,
): readonly Estimate[] {
  return Array.from({ length: count }, (_, group) =>
    estimate({ domain: Uint8Array.from(codes, (code) => Number(code === group)) }),
  );
}
