/** Ranks of values, with a stated rule for ties. */

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
 * Rank scores so that the highest is 1; scores within 1e-9 of each other tie and share the smallest rank.
 *
 * @example
 * Array.from(rankDescending([0.2, 0.9, 0.9, NaN])); // => [3, 1, 1, NaN]
 */
export function rankDescending(scores: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(scores)
    .filter((score) => !Number.isNaN(score))
    .sort();
  const n = sorted.length;
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  // Rank by tie group: a group starts where the gap to the score above exceeds the tolerance.
  const groupRank = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    groupRank[i] = i < n - 1 && sorted[i + 1]! - sorted[i]! <= TIE ? groupRank[i + 1]! : n - i;
  }
  for (let i = 0; i < scores.length; i++) {
    if (!Number.isNaN(scores[i]!)) ranks[i] = groupRank[firstAtLeast(sorted, scores[i]!)]!;
  }
  return ranks;
}

// Scores that differ only by rounding are the same score.
const TIE = 1e-9;

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
