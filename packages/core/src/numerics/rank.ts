/** Ranks of values, with a stated rule for ties. */

import { ascendingOrder } from "./order.ts";

// Scores that differ only by rounding are the same score.
export const RANK_TIE = 1e-9;

/** `min`: tied values share the smallest rank (1, 2, 2, 4); `max`: the largest; `average`: the mean of those they cover. */
export type TieRule = "min" | "average" | "max";

/**
 * Rank values in ascending order, 1 for the smallest; NaN keeps no rank (NaN).
 *
 * @example
 * Array.from(rankAscending([10, 30, 20, 20], "min")); // => [1, 4, 2, 2]
 * Array.from(rankAscending([10, 30, 20, 20], "average")); // => [1, 4, 2.5, 2.5]
 * Array.from(rankAscending([10, 30, 20, 20], "max")); // => [1, 4, 3, 3]
 */
export function rankAscending(values: ArrayLike<number>, ties: TieRule): Float64Array {
  const order: number[] = [];
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) order.push(i);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!]! === values[order[start]!]!) end++;
    const rank = ties === "min" ? start + 1 : ties === "max" ? end : (start + 1 + end) / 2;
    for (let k = start; k < end; k++) ranks[order[k]!] = rank;
    start = end;
  }
  return ranks;
}

/**
 * Rank scores so that the highest is 1; neighbours within 1e-9 of each other tie and share the smallest rank.
 *
 * @example
 * Array.from(rankDescending([0.2, 0.9, 0.9, NaN])); // => [3, 1, 1, NaN]
 * Array.from(rankDescending([Infinity, 0, Infinity])); // => [1, 3, 1]
 */
export function rankDescending(scores: ArrayLike<number>): Float64Array {
  const order = ascendingOrder(scores);
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  for (let k = order.length - 1; k >= 0; k--) {
    const above = order[k + 1];
    // Written so that two infinite scores, whose difference is NaN, tie.
    const ties = above !== undefined && !(scores[above]! - scores[order[k]!]! > RANK_TIE);
    ranks[order[k]!] = ties ? ranks[above]! : order.length - k;
  }
  return ranks;
}

/**
 * The values that are not NaN, in ascending order.
 *
 * @example
 * Array.from(sortedPresent([3, NaN, 1])); // => [1, 3]
 */
export function sortedPresent(values: ArrayLike<number>): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  // A plain loop: filling typed arrays through callbacks takes several times as long.
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) present[count++] = values[i]!;
  }
  return present.subarray(0, count).sort();
}
