/** Weights made to agree with what is known of the population, as survey.yaml asks. */

import {
  type Adjustment,
  type AdjustmentProblem,
  calibrate,
  type Margin,
  marginAuxiliaries,
  postStratify,
  rake,
  type Survey,
  type SurveyAnswers,
  type SurveyDesign,
  trimWeights,
} from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { columnKey } from "./survey-evidence.ts";

export type AdjustedDesign = {
  /** With the weights after the last adjustment. */
  readonly design: SurveyDesign;
  /** In the order they were made; empty where weights stay as they came. */
  readonly adjustments: readonly Adjustment[];
  /** Why they stay as they came, though survey.yaml asks for more. */
  readonly problems: readonly AdjustmentProblem[];
};

/** Adjust, then trim; where either cannot be had, the weights stay as they came and all problems are told. */
export function adjustWeights(
  { adjust }: Pick<Survey, "adjust">,
  { submissions }: SurveyAnswers,
  design: SurveyDesign,
): AdjustedDesign {
  const unchanged = { design, adjustments: [], problems: [] };
  if (adjust === null) return unchanged;
  const margins = adjust.margins.flatMap(({ column, totals }): readonly Margin[] => {
    const key = columnKey(submissions, column);
    if (key === undefined) return [];
    const categories = Object.keys(totals);
    const places = new Map(categories.map((category, place) => [category, place]));
    const texts = columnTexts(submissions.columns.get(key)!);
    const codes = Int32Array.from(texts, (answer) => places.get(answer) ?? -1);
    return [{ name: column, categories, codes, totals: Object.values(totals) }];
  });
  // A column that is not there has its own finding.
  if (margins.length < adjust.margins.length) return unchanged;
  const { adjustment, problems } = adjusted(adjust, margins, design.weights);
  if (adjustment === null) return { ...unchanged, problems };
  const met = { ...design, weights: adjustment.weights };
  if (adjust.trim === null) return { design: met, adjustments: [adjustment], problems: [] };
  const mean = meanAboveZero(adjustment.weights);
  const limits = { low: adjust.trim.low * mean, high: adjust.trim.high * mean, strict: true };
  const trimmed = trimWeights(adjustment.weights, limits);
  if (trimmed.adjustment === null) return { ...unchanged, problems: trimmed.problems };
  return {
    design: { ...design, weights: trimmed.adjustment.weights },
    adjustments: [adjustment, trimmed.adjustment],
    problems: [],
  };
}

function adjusted(
  { method, bounds }: NonNullable<Survey["adjust"]>,
  margins: readonly Margin[],
  weights: Float64Array,
): ReturnType<typeof rake> {
  switch (method) {
    case "post-stratify":
      return postStratify(weights, margins[0]!);
    case "rake":
      return rake(weights, margins);
    case "calibrate-logit":
      return calibrate(weights, margins.flatMap(marginAuxiliaries), { method: "logit", bounds: bounds! });
    default: {
      const distance = method === "calibrate-linear" ? "linear" : "raking";
      const within = bounds === null ? {} : { bounds };
      return calibrate(weights, margins.flatMap(marginAuxiliaries), { method: distance, ...within });
    }
  }
}

function meanAboveZero(weights: Float64Array): number {
  const kept = weights.filter((each) => each > 0);
  return kept.reduce((sum, each) => sum + each, 0) / kept.length;
}
