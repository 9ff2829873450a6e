/** Kemeny's order: the one that agrees with the most votes over all pairs. */

import { isMore, type Preferences } from "./ballot.ts";

/** Work doubles with each option. */
export const KEMENY_LIMIT = 12;

export type Kemeny = {
  /** Positions of the options, first to last; of several best orders the first in the order of the options. */
  readonly order: readonly number[];
  /** Votes that agree with it. */
  readonly score: number;
  /** How many orders reach that score. */
  readonly bestOrders: number;
};

/**
 * The best order, exactly, by the best order of every subset.
 *
 * @throws RangeError  above 12 options
 * @see Kemeny (1959), Daedalus 88, 577–591; Young (1988), American Political Science Review 82, 1231–1244. doi:10.2307/1961757
 * @example
 * kemeny([[0, 3], [2, 0]]).order; // => [0, 1]
 */
export function kemeny(preferences: Preferences): Kemeny {
  const n = preferences.length;
  if (n > KEMENY_LIMIT)
    throw new RangeError(`Cannot search the orders of ${n} options: at most ${KEMENY_LIMIT}`);
  const subsets = 1 << n;
  // For each set of options that stand last, the votes within it at best, and in how many orders.
  const best = new Float64Array(subsets).fill(Number.NEGATIVE_INFINITY);
  const orders = new Float64Array(subsets);
  const first = new Int8Array(subsets);
  best[0] = 0;
  orders[0] = 1;
  for (let set = 1; set < subsets; set++) {
    for (let x = 0; x < n; x++) {
      if ((set & (1 << x)) === 0) continue;
      const rest = set & ~(1 << x);
      let score = best[rest]!;
      for (let y = 0; y < n; y++) if ((rest & (1 << y)) !== 0) score += preferences[x]![y]!;
      if (isMore(score, best[set]!)) {
        best[set] = score;
        orders[set] = orders[rest]!;
        first[set] = x;
      } else if (!isMore(best[set]!, score)) orders[set]! += orders[rest]!;
    }
  }
  const order: number[] = [];
  for (let left = subsets - 1; left > 0; left &= ~(1 << first[left]!)) order.push(first[left]!);
  return { order, score: best[subsets - 1]!, bestOrders: orders[subsets - 1]! };
}
