/**
 * Clusters that hold one person of a population, as in a sample of persons: what such a person adds at a cutoff is the
 * same at every cutoff that it reaches. So sums and squares are taken once per person, and turned into those of the
 * linearised values cutoff by cutoff only where a stratum ends.
 */

import {
  accumulate,
  addMoments,
  addPerson,
  DEPRIVED,
  DEPRIVED_SCORE,
  GAP_SQUARED,
  type Layout,
  type LevelSums,
  PEOPLE,
  type Ratios,
  SCORE,
  SCORE_SQUARED,
  SQUARED_GAP_SQUARED,
} from "./level-sums.ts";
import type { PersonScores } from "./person-scores.ts";

export type LoneRows = {
  /** Level after level, as in `LevelSums`: sums with weights, and with the squares of weights. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  readonly moments: Float64Array;
  readonly ofDimensions: Float64Array;
  count: number;
};

export function noLoneRows({ sums, moments }: LevelSums, { dimensionCount }: Layout): LoneRows {
  return {
    sums: new Float64Array(sums.length),
    squares: new Float64Array(sums.length),
    moments: new Float64Array(moments.length),
    ofDimensions: new Float64Array(dimensionCount),
    count: 0,
  };
}

export function addLoneRow(
  lone: LoneRows,
  { scores, layout, weights, sums: { stride, momentStride } }: Of,
  row: number,
): void {
  const level = scores.level[row]!;
  const weight = weights[row]!;
  lone.count++;
  addPerson(scores, row, weight, lone.sums, level * stride);
  addPerson(scores, row, weight * weight, lone.squares, level * stride);
  if (level === 0) return;
  const { moments, ofDimensions } = lone;
  addMoments(scores, layout, row, weight * weight, { moments, at: level * momentStride, ofDimensions });
}

type Of = {
  readonly scores: PersonScores;
  readonly layout: Layout;
  readonly weights: Float64Array;
  readonly sums: LevelSums;
  readonly ratios: Ratios;
};

/** Add what the rows come to, to sums and squares of linearised values in the order of the ratios; and forget them. */
export function flushLoneRows(
  lone: LoneRows,
  { layout, ratios, sums: whole }: Of,
  to: { readonly sum: Float64Array; readonly squares: Float64Array },
): void {
  if (lone.count === 0) return;
  const { sums, squares, moments } = lone;
  const { stride, momentStride } = whole;
  accumulate(sums, stride);
  accumulate(squares, stride);
  accumulate(moments, momentStride);
  const { shares, width, intensityAt, contributionAt, dimensionAt, dimensionCount } = layout;
  const people = whole.sums[PEOPLE]!;
  /** Of (x − R y) ÷ Y over the rows, from the sums of x, y, and of x², x y and y². */
  const add = (place: number, ratio: number, under: number, of: Products): void => {
    to.sum[place]! += (of.x - ratio * of.y) / under;
    const spread = of.xx - 2 * ratio * of.xy + ratio * ratio * of.yy;
    to.squares[place]! += Math.max(0, spread) / (under * under);
  };
  for (let level = 1; level < whole.counts.length; level++) {
    const at = (level - 1) * width;
    const from = level * stride;
    const m = level * momentStride;
    const ratioAt = (place: number): number => ratios.atCutoffs[at + place]!;
    for (let q = 0; q < stride; q++) {
      const product = squares[from + q]!;
      const xx =
        q === SCORE
          ? moments[m + SCORE_SQUARED]!
          : q > SCORE && q < DEPRIVED
            ? moments[m + (q === SCORE + 1 ? GAP_SQUARED : SQUARED_GAP_SQUARED)]!
            : product;
      const of = { x: sums[from + q]!, y: sums[PEOPLE]!, xx, xy: product, yy: squares[PEOPLE]! };
      add(at + q, ratioAt(q), people, of);
    }
    // Where nobody of them is poor, they add nothing to what rests on the poor.
    if (!(sums[from + PEOPLE]! > 0)) continue;
    const score = sums[from + SCORE]!;
    const scoreSquared = moments[m + SCORE_SQUARED]!;
    add(at + intensityAt, ratioAt(intensityAt), whole.sums[from + PEOPLE]!, {
      x: score,
      y: sums[from + PEOPLE]!,
      xx: scoreSquared,
      xy: squares[from + SCORE]!,
      yy: squares[from + PEOPLE]!,
    });
    const ofDimensions = Array.from({ length: dimensionCount }, () => ({ x: 0, xy: 0 }));
    shares.forEach(({ share, dimension }, j) => {
      const x = share * sums[from + DEPRIVED + j]!;
      const xy = share * moments[m + DEPRIVED_SCORE + j]!;
      ofDimensions[dimension]!.x += x;
      ofDimensions[dimension]!.xy += xy;
      const xx = share * share * squares[from + DEPRIVED + j]!;
      const place = contributionAt + j;
      add(at + place, ratioAt(place), whole.sums[from + SCORE]!, { x, y: score, xx, xy, yy: scoreSquared });
    });
    ofDimensions.forEach(({ x, xy }, d) => {
      const place = dimensionAt + d;
      const xx = moments[m + DEPRIVED_SCORE + shares.length + d]!;
      add(at + place, ratioAt(place), whole.sums[from + SCORE]!, { x, y: score, xx, xy, yy: scoreSquared });
    });
  }
  ratios.uncensored.forEach((ratio, j) => {
    const product = squares[DEPRIVED + j]!;
    const of = { x: sums[DEPRIVED + j]!, y: sums[PEOPLE]!, xx: product, xy: product, yy: squares[PEOPLE]! };
    add(ratios.atCutoffs.length + j, ratio, people, of);
  });
  for (const column of [sums, squares, moments]) column.fill(0);
  lone.count = 0;
}

type Products = {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
};
