/** What the variances of the ratios would be in a simple random sample with replacement of as many persons. */

import {
  DEPRIVED,
  DEPRIVED_SCORE,
  GAP_SQUARED,
  type Layout,
  type LevelSums,
  PEOPLE,
  RATIO,
  type Ratios,
  SCORE,
  SCORE_SQUARED,
  SQUARED_GAP_SQUARED,
} from "./level-sums.ts";

/** In the order of `ratioVariances`. Those over the poor take the poor for the sample. */
export function simpleVariances(of: LevelSums, ratios: Ratios, layout: Layout): Float64Array {
  const { sums, stride, counts, moments, momentStride } = of;
  const { shares, width, intensityAt, contributionAt, dimensionAt, dimensionCount } = layout;
  const { atCutoffs, uncensored } = ratios;
  const variances = new Float64Array(atCutoffs.length + uncensored.length);
  const people = sums[PEOPLE]!;
  const n = counts[0]!;
  for (let level = 1; level < counts.length; level++) {
    const at = (level - 1) * width;
    const from = level * stride;
    const moment = (place: number): number => moments[level * momentStride + place]!;
    const ofMean = (place: number, meanOfSquares: number): void => {
      variances[at + place] = (meanOfSquares - atCutoffs[at + place]! ** 2) / (n - 1);
    };
    ofMean(RATIO.headcount, atCutoffs[at + RATIO.headcount]!);
    ofMean(RATIO.adjustedHeadcount, moment(SCORE_SQUARED) / people);
    ofMean(RATIO.adjustedGap, moment(GAP_SQUARED) / people);
    ofMean(RATIO.adjustedSquaredGap, moment(SQUARED_GAP_SQUARED) / people);
    const poor = sums[from + PEOPLE]!;
    const score = sums[from + SCORE]!;
    const scoreSquared = moment(SCORE_SQUARED);
    const poorRows = counts[level]! - 1;
    variances[at + intensityAt] = (scoreSquared / poor - atCutoffs[at + intensityAt]! ** 2) / poorRows;
    // Σ w (x − φ c)² ÷ poor, over the square of the mean score: x what an indicator or a dimension adds to the score.
    const ofPart = (place: number, squares: number, products: number): void => {
      const phi = atCutoffs[at + place]!;
      const residuals = squares - 2 * phi * products + phi * phi * scoreSquared;
      variances[at + place] = (residuals * poor) / (score * score) / poorRows;
    };
    const products = new Float64Array(dimensionCount);
    shares.forEach(({ share, dimension }, j) => {
      ofMean(DEPRIVED + j, atCutoffs[at + DEPRIVED + j]!);
      const product = share * moment(DEPRIVED_SCORE + j);
      products[dimension]! += product;
      ofPart(contributionAt + j, share * share * sums[from + DEPRIVED + j]!, product);
    });
    for (let d = 0; d < dimensionCount; d++) {
      ofPart(dimensionAt + d, moment(DEPRIVED_SCORE + shares.length + d), products[d]!);
    }
  }
  uncensored.forEach((share, j) => {
    variances[atCutoffs.length + j] = (share * (1 - share)) / (n - 1);
  });
  return variances;
}
