/** How far each unit stands above each other: the matrix behind Copeland, and its mean as a score. */

import { type Column, orderColumns } from "./ordered-columns.ts";

/** Square, row by row: `share[u * unitCount + v]`. */
export type OutrankingMatrix = { readonly unitCount: number; readonly share: Float64Array };

/**
 * For each pair of units, the share of weight of the criteria in which the first stands above the second; a tie
 * counts half to each. Weights are taken over the criteria that have a score for both, so each pair adds up to 1
 * and the result does not depend on the order of the units. NaN for a pair without any common criterion; 0 on
 * the diagonal of a unit with a score.
 *
 * @param columns  one for each criterion: a score for each unit, NaN where there is none
 * @param weights  at least 0, relative
 * @param tie  scores no further apart are tied; 1e-9 if not given
 * @throws RangeError  as `orderColumns`
 * @see OECD and JRC (2008), section 6.10. doi:10.1787/9789264043466-en
 * @example
 * Array.from(outrankingMatrix([[3, 2], [1, 1]], [3, 1]).share); // => [0, 0.875, 0.125, 0]
 * Array.from(outrankingMatrix([[3, 2], [NaN, 1]], [3, 1]).share); // => [0, 1, 0, 0]
 */
export function outrankingMatrix(
  columns: readonly Column[],
  weights: ArrayLike<number>,
  tie?: number,
): OutrankingMatrix {
  const ordered = orderColumns(columns, weights, tie);
  const unitCount = columns[0]!.length;
  const share = new Float64Array(unitCount * unitCount);
  for (let u = 0; u < unitCount; u++) {
    if (ordered.every(({ from }) => from[u] === -1)) share[u * unitCount + u] = Number.NaN;
    for (let v = 0; v < u; v++) {
      let above = 0;
      let below = 0;
      let even = 0;
      for (const { weight, from } of ordered) {
        const own = from[u]!;
        const other = from[v]!;
        if (own < 0 || other < 0) continue;
        if (own > other) above += weight;
        else if (own < other) below += weight;
        else even += weight;
      }
      const common = above + below + even;
      share[u * unitCount + v] = (above + even / 2) / common;
      share[v * unitCount + u] = (below + even / 2) / common;
    }
  }
  return { unitCount, share };
}

/**
 * Mean outranking share of each unit over the units it can be compared with: 1 above all others in everything,
 * 0 below all others. Without gaps it is the Borda points over N − 1.
 *
 * @returns 0 to 1; NaN for a unit that cannot be compared with any other
 * @example
 * Array.from(meanOutranking([[3, 2, 1], [3, 1, 2]], [1, 1])); // => [1, 0.25, 0.25]
 */
export function meanOutranking(
  columns: readonly Column[],
  weights: ArrayLike<number>,
  tie?: number,
): Float64Array {
  const { unitCount, share } = outrankingMatrix(columns, weights, tie);
  return Float64Array.from({ length: unitCount }, (_, u) => {
    let sum = 0;
    let compared = 0;
    for (let v = 0; v < unitCount; v++) {
      const own = share[u * unitCount + v]!;
      if (v === u || Number.isNaN(own)) continue;
      sum += own;
      compared++;
    }
    return sum / compared;
  });
}

/**
 * The number of ordered pairs in which one unit stands above another in every common criterion, and their share
 * of all pairs that can be compared; NaN where none can.
 *
 * @example
 * dominance(outrankingMatrix([[3, 2, 1], [2, 3, 1]], [1, 1])); // => { pairs: 2, share: 2 / 3 }
 */
export function dominance({ unitCount, share }: OutrankingMatrix): {
  readonly pairs: number;
  readonly share: number;
} {
  let pairs = 0;
  let compared = 0;
  for (let u = 0; u < unitCount; u++) {
    for (let v = 0; v < u; v++) {
      const own = share[u * unitCount + v]!;
      if (Number.isNaN(own)) continue;
      compared++;
      if (own === 0 || own === 1) pairs++;
    }
  }
  return { pairs, share: pairs / compared };
}
