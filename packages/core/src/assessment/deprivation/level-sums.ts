/** Weighted sums over the people of a population, by how many poverty cutoffs they reach, and the ratios of them. */

import type { IndicatorShare } from "./measure.ts";
import type { PersonScores } from "./person-scores.ts";

/** Places in a row of sums: people, their scores, gaps and squared gaps; then people deprived in each indicator. */
export const PEOPLE = 0;
export const SCORE = 1;
const GAP = 2;
const SQUARED_GAP = 3;
export const DEPRIVED = 4;

/** Ratios of these to all people stand at the same places in a row of ratios; so the censored headcounts at 4 on. */
export const RATIO = {
  headcount: PEOPLE,
  adjustedHeadcount: SCORE,
  adjustedGap: GAP,
  adjustedSquaredGap: SQUARED_GAP,
} as const;

/** What a measure holds of indicators and dimensions, and where each ratio of one cutoff stands in a row of them. */
export type Layout = {
  readonly shares: readonly IndicatorShare[];
  readonly dimensionCount: number;
  /** Ratios at one cutoff. */
  readonly width: number;
  /** After the ratios to all people those over the poor: intensity, contributions of indicators and of dimensions. */
  readonly intensityAt: number;
  readonly contributionAt: number;
  readonly dimensionAt: number;
};

/** Places in a row of moments: squares of score, gap and squared gap; then score × deprived, and dimensions squared. */
export const SCORE_SQUARED = 0;
export const GAP_SQUARED = 1;
export const SQUARED_GAP_SQUARED = 2;
export const DEPRIVED_SCORE = 3;

export function layoutOf(shares: readonly IndicatorShare[]): Layout {
  const dimensionCount = 1 + Math.max(...shares.map((each) => each.dimension));
  const intensityAt = DEPRIVED + shares.length;
  const contributionAt = intensityAt + 1;
  const dimensionAt = contributionAt + shares.length;
  const width = dimensionAt + dimensionCount;
  return { shares, dimensionCount, width, intensityAt, contributionAt, dimensionAt };
}

export type LevelSums = {
  /** Row m: over everybody at level m or above. Row 0 is the population, row m those poor at the m-th cutoff. */
  readonly sums: Float64Array;
  readonly stride: number;
  /** Rows of the survey, unweighted. */
  readonly counts: Float64Array;
  /** Sums of squares and products, from which the variance of a simple random sample follows. */
  readonly moments: Float64Array;
  readonly momentStride: number;
};

/** Sum over the rows of a population. Rows without a score, or without a weight above 0, are left out. */
export function sumByLevel(
  scores: PersonScores,
  layout: Layout,
  weights: Float64Array,
  rows: Int32Array,
): LevelSums {
  const stride = DEPRIVED + scores.indicatorCount;
  const momentStride = DEPRIVED_SCORE + scores.indicatorCount + layout.dimensionCount;
  const levelCount = scores.cutoffs.length + 1;
  const sums = new Float64Array(levelCount * stride);
  const counts = new Float64Array(levelCount);
  const moments = new Float64Array(levelCount * momentStride);
  const ofDimensions = new Float64Array(layout.dimensionCount);
  for (const row of rows) {
    const weight = weights[row]!;
    if (Number.isNaN(scores.score[row]!) || !(weight > 0)) continue;
    const level = scores.level[row]!;
    counts[level]!++;
    addPerson(scores, row, weight, sums, level * stride);
    if (level > 0)
      addMoments(scores, layout, row, weight, { moments, at: level * momentStride, ofDimensions });
  }
  accumulate(counts, 1);
  accumulate(sums, stride);
  accumulate(moments, momentStride);
  return { sums, stride, counts, moments, momentStride };
}

/** Make "at this level" into "at this level or above". */
export function accumulate(rows: Float64Array, stride: number): void {
  for (let i = rows.length - stride - 1; i >= 0; i--) rows[i]! += rows[i + stride]!;
}

/** Add one person to a row of moments; nothing for one without a deprivation. */
export function addMoments(
  scores: PersonScores,
  { shares, dimensionCount }: Layout,
  row: number,
  weight: number,
  to: { readonly moments: Float64Array; readonly at: number; readonly ofDimensions: Float64Array },
): void {
  const { moments, at, ofDimensions } = to;
  const score = scores.score[row]!;
  const gap = scores.gap[row]!;
  const squaredGap = scores.squaredGap[row]!;
  moments[at + SCORE_SQUARED]! += weight * score * score;
  moments[at + GAP_SQUARED]! += weight * gap * gap;
  moments[at + SQUARED_GAP_SQUARED]! += weight * squaredGap * squaredGap;
  const { indicatorCount, deprived } = scores;
  ofDimensions.fill(0);
  for (let j = 0; j < indicatorCount; j++) {
    if (deprived[row * indicatorCount + j] !== 1) continue;
    moments[at + DEPRIVED_SCORE + j]! += weight * score;
    ofDimensions[shares[j]!.dimension]! += shares[j]!.share;
  }
  const first = at + DEPRIVED_SCORE + indicatorCount;
  for (let d = 0; d < dimensionCount; d++) {
    moments[first + d]! += weight * ofDimensions[d]! * ofDimensions[d]!;
  }
}

/** Add one person to a row of sums. */
export function addPerson(
  scores: PersonScores,
  row: number,
  weight: number,
  sums: Float64Array,
  at: number,
): void {
  sums[at + PEOPLE]! += weight;
  const score = scores.score[row]!;
  // Most people have no deprivation, or few: what is 0 need not be added.
  if (score > 0) {
    sums[at + SCORE]! += weight * score;
    sums[at + GAP]! += weight * scores.gap[row]!;
    sums[at + SQUARED_GAP]! += weight * scores.squaredGap[row]!;
  }
  const { indicatorCount, deprived } = scores;
  const first = row * indicatorCount;
  for (let j = 0; j < indicatorCount; j++) {
    if (deprived[first + j] === 1) sums[at + DEPRIVED + j]! += weight;
  }
}

export type Ratios = {
  /** Cutoff after cutoff, each as wide as the layout. NaN where nobody is poor and the ratio is over the poor. */
  readonly atCutoffs: Float64Array;
  /** Of each indicator, whoever is poor. */
  readonly uncensored: Float64Array;
};

export function ratiosOf({ sums, stride }: LevelSums, layout: Layout): Ratios {
  const { shares, width } = layout;
  const cutoffCount = sums.length / stride - 1;
  const people = sums[PEOPLE]!;
  const atCutoffs = new Float64Array(cutoffCount * width);
  for (let cutoff = 0; cutoff < cutoffCount; cutoff++) {
    const from = (cutoff + 1) * stride;
    const at = cutoff * width;
    const score = sums[from + SCORE]!;
    for (let q = 0; q < stride; q++) atCutoffs[at + q] = sums[from + q]! / people;
    atCutoffs[at + layout.intensityAt] = score / sums[from + PEOPLE]!;
    shares.forEach(({ share, dimension }, j) => {
      const contribution = (share * sums[from + DEPRIVED + j]!) / score;
      atCutoffs[at + layout.contributionAt + j] = contribution;
      atCutoffs[at + layout.dimensionAt + dimension]! += contribution;
    });
  }
  return { atCutoffs, uncensored: Float64Array.from(shares, (_, j) => sums[DEPRIVED + j]! / people) };
}
