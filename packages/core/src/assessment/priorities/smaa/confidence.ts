/** Confidence factors: how sure it is that a threat comes first where the weights are those that favour it. */

import { TIE } from "./rank-tally.ts";

export type ConfidenceInput = {
  /** Draws of the values (their logarithms for a geometric mean), one after the other. */
  readonly values: Float64Array;
  readonly centralWeights: readonly Float64Array[];
  /** How often each threat came first; 0 leaves it out. */
  readonly firsts: Float64Array;
  readonly geometric: boolean;
};

/** Share of the draws in which each threat comes first, or ties for it, under its central weights; else NaN. */
export function confidenceFactors({
  values,
  centralWeights,
  firsts,
  geometric,
}: ConfidenceInput): Float64Array {
  const threats = firsts.length;
  const criteria = centralWeights[0]!.length;
  const cells = threats * criteria;
  const draws = values.length / cells;
  const weights = new Float64Array(cells);
  centralWeights.forEach((each, t) => {
    weights.set(each, t * criteria);
  });
  const won = new Float64Array(threats).map((_, t) => (firsts[t]! > 0 ? 0 : Number.NaN));
  // Whoever beat a threat last will often beat it again, so it is asked first, and most comparisons end with it.
  const beatenBy = new Int32Array(threats);

  function isFirst(threat: number, from: number): boolean {
    const weight = threat * criteria;
    const own = scoreOf(values, from + weight, weights, weight, criteria);
    const limit = geometric ? Math.log(Math.exp(own) + TIE) : own + TIE;
    if (scoreOf(values, from + beatenBy[threat]! * criteria, weights, weight, criteria) > limit) return false;
    for (let rival = 0; rival < threats; rival++) {
      if (!(scoreOf(values, from + rival * criteria, weights, weight, criteria) > limit)) continue;
      beatenBy[threat] = rival;
      return false;
    }
    return true;
  }

  for (let from = 0; from < values.length; from += cells)
    for (let t = 0; t < threats; t++) if (firsts[t]! > 0 && isFirst(t, from)) won[t]!++;
  return won.map((count) => count / draws);
}

// Plain arguments, as it is called for nearly every pair of threats in every draw.
function scoreOf(
  values: Float64Array,
  at: number,
  weights: Float64Array,
  from: number,
  criteria: number,
): number {
  // Two sums side by side: each addition then waits for every other one only.
  let even = 0;
  let odd = 0;
  let c = 0;
  for (; c + 1 < criteria; c += 2) {
    even += weights[from + c]! * values[at + c]!;
    odd += weights[from + c + 1]! * values[at + c + 1]!;
  }
  return c < criteria ? even + weights[from + c]! * values[at + c]! + odd : even + odd;
}
