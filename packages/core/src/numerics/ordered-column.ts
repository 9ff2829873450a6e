/** A column with the order of its values, found once and used for every pair that the column is part of. */

import { ascendingOrder } from "./order.ts";

export type OrderedColumn = {
  readonly values: ArrayLike<number>;
  /** Positions of the values that are not NaN, from the smallest to the largest. */
  readonly order: Uint32Array;
};

/**
 * Order a column.
 *
 * @example
 * Array.from(orderColumn([30, NaN, 10]).order); // => [2, 0]
 */
export function orderColumn(values: ArrayLike<number>): OrderedColumn {
  return { values, order: ascendingOrder(values) };
}

/**
 * Ranks of a column among the positions where another has a value too, 1 for the smallest, ties sharing their mean
 * rank; NaN elsewhere.
 *
 * @example
 * Array.from(sharedRanks(orderColumn([30, 10, 20, 20]), [1, NaN, 1, 1])); // => [3, NaN, 1.5, 1.5]
 */
export function sharedRanks({ values, order }: OrderedColumn, other: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  let before = 0;
  for (let start = 0; start < order.length; ) {
    let end = start;
    let count = 0;
    const value = values[order[start]!]!;
    for (; end < order.length && values[order[end]!]! === value; end++) {
      if (!Number.isNaN(other[order[end]!]!)) count++;
    }
    for (let k = start; k < end; k++) {
      const i = order[k]!;
      if (!Number.isNaN(other[i]!)) ranks[i] = before + (count + 1) / 2;
    }
    before += count;
    start = end;
  }
  return ranks;
}
