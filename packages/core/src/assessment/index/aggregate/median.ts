import type { Aggregator } from "./aggregator.ts";

/** Weighted median: the score at which half of the weight is reached, midway to the next where it is met exactly. */
export const weightedMedian: Aggregator = (scores, weights, count) => {
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let total = 0;
  for (let i = 0; i < count; i++) total += weights[i]!;
  let reached = 0;
  for (let k = 0; k < count; k++) {
    reached += weights[order[k]!]!;
    // Ten weights of 0.1 add up to 0.9999999999999999: half is met within the shared tolerance.
    if (Math.abs(reached - total / 2) <= 1e-9 * total && k + 1 < count) {
      return (scores[order[k]!]! + scores[order[k + 1]!]!) / 2;
    }
    if (reached > total / 2) return scores[order[k]!]!;
  }
  return scores[order[count - 1]!]!;
};
