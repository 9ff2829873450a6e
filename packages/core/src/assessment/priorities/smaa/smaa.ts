/** SMAA-2: which threats come first under all the weights and values that are open to doubt. */

import type { RandomStream } from "../../../numerics/index.ts";
import { confidenceFactors } from "./confidence.ts";
import { createRankTally } from "./rank-tally.ts";
import { type SmaaValues, valueDrawer } from "./value-draws.ts";
import { type WeightChoice, weightDrawer } from "./weight-draws.ts";

export type SmaaInput = {
  readonly values: SmaaValues;
  readonly weights: WeightChoice;
  /** How the criteria make one score: Π vʷ or Σ w v, the weights adding up to 1. */
  readonly combine: "geometric" | "arithmetic";
};

export type SmaaOptions = { readonly draws: number; readonly random: RandomStream };

/** One entry, or one row, per threat in the order given. */
export type Smaa = {
  readonly draws: number;
  /** Draws of values behind the confidence factors: all, or as many of the first as are kept; 1 if all are certain. */
  readonly confidenceDraws: number;
  /** `[threat][rank − 1]`: share of draws in which the threat takes that rank; ties share the smallest rank. */
  readonly acceptability: readonly Float64Array[];
  /** `[a][b]`: share of draws in which a stands above b, ties counting half; ½ on the diagonal. */
  readonly pairwise: readonly Float64Array[];
  /** `[threat][criterion]`: mean of the weights under which the threat comes first; NaN where it never does. */
  readonly centralWeights: readonly Float64Array[];
  /** Chance of coming first under its own central weights; NaN where it never does. */
  readonly confidence: Float64Array;
};

// Values kept for the confidence factors, 10 MB: all of 10,000 draws of 30 threats by 4 criteria, half of those by 8.
const VALUES_KEPT = 1_200_000;

/**
 * Stochastic multicriteria acceptability analysis: weights and values drawn, threats ranked, ranks counted.
 * The standard error of every share b is √(b (1 − b) / draws), at most 0.005 with 10,000 draws.
 *
 * @param random  draws of a run come in the order weights, values
 * @throws RangeError  without threats or criteria, for values that are no numbers, or negative under "geometric"
 * @see Lahdelma & Salminen (2001), Operations Research 49, 444–454. doi:10.1287/opre.49.3.444.11220
 * @example
 * smaa({ values: certainValues([[0.9, 0.8], [0.4, 0.3]]), weights: { method: "uniform" }, combine: "geometric" }, { draws: 100, random: () => 0.5 }).acceptability[0][0]; // => 1
 */
export function smaa({ values, weights, combine }: SmaaInput, { draws, random }: SmaaOptions): Smaa {
  const drawer = valueDrawer(values, random);
  const { threats, criteria } = drawer;
  if (threats === 0 || criteria === 0)
    throw new RangeError(`Cannot rank ${threats} threats by ${criteria} criteria`);
  if (!(Number.isInteger(draws) && draws >= 1)) throw new RangeError(`Cannot rank with ${draws} draws`);
  const drawWeights = weightDrawer(weights, criteria);
  const geometric = combine === "geometric";
  const cells = threats * criteria;
  const confidenceDraws = drawer.certain ? 1 : Math.min(draws, Math.max(1, Math.floor(VALUES_KEPT / cells)));
  const kept = new Float64Array(confidenceDraws * cells);
  const drawn = new Float64Array(cells);
  const weight = new Float64Array(criteria);
  const scores = new Float64Array(threats);
  const firsts = new Float64Array(threats);
  const weightSums = new Float64Array(cells);
  const tally = createRankTally(threats);

  for (let run = 0; run < draws; run++) {
    drawWeights(random, weight);
    if (run === 0 || !drawer.certain) {
      drawer.draw(run, drawn);
      if (geometric) takeLogarithms(drawn);
      if (run < confidenceDraws) kept.set(drawn, run * cells);
    }
    scoreAll(drawn, weight, scores);
    if (geometric) for (let t = 0; t < threats; t++) scores[t] = Math.exp(scores[t]!);
    tally.add(scores);
    for (let t = 0; t < threats; t++) {
      if (tally.ranks[t] !== 1) continue;
      firsts[t]!++;
      for (let c = 0; c < criteria; c++) weightSums[t * criteria + c]! += weight[c]!;
    }
  }

  const centralWeights = Array.from(firsts, (count, t) =>
    weightSums.slice(t * criteria, (t + 1) * criteria).map((sum) => (count > 0 ? sum / count : Number.NaN)),
  );
  const rows = (counts: Uint32Array, of: number): readonly Float64Array[] =>
    Array.from(firsts, (_, t) =>
      Float64Array.from(counts.subarray(t * threats, (t + 1) * threats), (count) => count / of),
    );
  const pairwise = rows(tally.twiceAbove, 2 * draws);
  for (let t = 0; t < threats; t++) pairwise[t]![t] = 0.5;
  return {
    draws,
    confidenceDraws,
    acceptability: rows(tally.rankCounts, draws),
    pairwise,
    centralWeights,
    confidence: confidenceFactors({ values: kept, centralWeights, firsts, geometric }),
  };
}

/** Known values, as `smaa` wants them: `rows[threat][criterion]`. */
export function certainValues(rows: readonly (readonly number[])[]): SmaaValues {
  return {
    method: "independent",
    cells: rows.map((row) => row.map((value) => ({ method: "certain", value }))),
  };
}

/**
 * Chance of each threat to rank `k` or better.
 *
 * @example
 * Array.from(topProbability([Float64Array.of(0.5, 0.25, 0.25)], 2)); // => [0.75]
 */
export function topProbability(acceptability: Smaa["acceptability"], k: number): Float64Array {
  return Float64Array.from(acceptability, (row) =>
    Math.min(
      1,
      row.subarray(0, k).reduce((sum, share) => sum + share, 0),
    ),
  );
}

function scoreAll(values: Float64Array, weight: Float64Array, scores: Float64Array): void {
  const criteria = weight.length;
  for (let t = 0, at = 0; t < scores.length; t++) {
    let sum = 0;
    for (let c = 0; c < criteria; c++) sum += weight[c]! * values[at++]!;
    scores[t] = sum;
  }
}

// The logarithm of 0 is a number so low that any weight above 0 makes the product 0, and weight 0 leaves it out.
const LOG_OF_ZERO = -1e300;

function takeLogarithms(values: Float64Array): void {
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (!(value >= 0))
      throw new RangeError(`Cannot take a geometric mean of ${value}: it must not be negative`);
    values[k] = value === 0 ? LOG_OF_ZERO : Math.log(value);
  }
}
