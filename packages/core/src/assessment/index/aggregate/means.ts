/** Weighted power means; geometric and harmonic are the limits and cases that have names of their own. */

import type { Aggregator } from "./aggregator.ts";

export const arithmetic: Aggregator = (scores, weights, count) => {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    sum += scores[i]! * weights[i]!;
    total += weights[i]!;
  }
  return sum / total;
};

/** (Π (yᵢ + o)^wᵢ)^(1/Σw) − o; NaN where a score plus offset is negative. */
export function geometric(offset: number): Aggregator {
  return (scores, weights, count) => {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      sum += Math.log(scores[i]! + offset) * weights[i]!;
      total += weights[i]!;
    }
    return heldWithin(Math.exp(sum / total) - offset, scores, count);
  };
}

/** Σw / Σ(w / (y + o)) − o; 0 − o where a score plus offset is 0, NaN where it is negative. */
export function harmonic(offset: number): Aggregator {
  return power(-1, offset);
}

/** (Σ w (y + o)^p / Σw)^(1/p) − o; the geometric mean at p = 0. NaN where a score plus offset is negative. */
export function power(p: number, offset: number): Aggregator {
  if (p === 0) return geometric(offset);
  return (scores, weights, count) => {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const score = scores[i]! + offset;
      if (!(score >= 0)) return Number.NaN;
      sum += score ** p * weights[i]!;
      total += weights[i]!;
    }
    return heldWithin((sum / total) ** (1 / p) - offset, scores, count);
  };
}

// A mean lies between the scores it is a mean of. Rounding may carry it a hair below 0, where the logarithm of
// the node above would find nothing; so it is held.
function heldWithin(mean: number, scores: ArrayLike<number>, count: number): number {
  let low = scores[0]!;
  let high = scores[0]!;
  for (let i = 1; i < count; i++) {
    if (scores[i]! < low) low = scores[i]!;
    if (scores[i]! > high) high = scores[i]!;
  }
  return Math.min(high, Math.max(low, mean));
}
