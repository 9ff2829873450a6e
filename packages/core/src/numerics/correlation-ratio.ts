/** How much of one column's variance another explains, whatever the shape of the relation. */

import { completePairs, pearson } from "./correlation.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { moments } from "./moments.ts";
import { ascendingOrder } from "./order.ts";

export type ExplainedShare = {
  /** Pairs without a gap. */
  readonly n: number;
  /** Squared Pearson correlation, 0 to 1. */
  readonly linear: number;
  /** Correlation ratio over groups of about equal size, corrected for their number, 0 to 1. */
  readonly grouped: number;
  /**
   * The larger of the two, for in the population the correlation ratio is never below the linear share; the grouped
   * one counts only where chance alone would give it less than once in a hundred times (F test).
   */
  readonly share: number;
};

/** Groups of fewer units than this have no mean to speak of. */
const LEAST_GROUP = 8;
const MOST_GROUPS = 12;
const CHANCE = 0.01;

/**
 * Share of the variance of `y` that knowing `x` removes, over the pairs without a gap: η² = Var(E(y | x)) / Var(y).
 * It is estimated twice, as squared correlation and as ε² (η² corrected for the number of groups, held at 0) over at
 * most 12 groups of equal counts of at least 8 units; values of `x` that tie stay in one group. With fewer than 16
 * pairs, only the squared correlation is taken. All NaN where a column does not vary.
 *
 * @throws RangeError  for columns of unequal length
 * @see Paruolo, Saisana & Saltelli (2013), Journal of the Royal Statistical Society A 176, 609–634.
 *   doi:10.1111/j.1467-985X.2012.01059.x; for ε², Kelley (1935), PNAS 21, 554–559. doi:10.1073/pnas.21.9.554
 * @example
 * explainedShare([1, 2, 3, 4], [2, 4, 6, 8]).share; // => 1
 */
export function explainedShare(x: ArrayLike<number>, y: ArrayLike<number>): ExplainedShare {
  const pairs = completePairs(x, y);
  const { n, value } = pearson(pairs.x, pairs.y);
  if (Number.isNaN(value)) return { n, linear: Number.NaN, grouped: Number.NaN, share: Number.NaN };
  const linear = value * value;
  const { share: grouped, pValue } = groupedShare(pairs.x, pairs.y);
  return { n, linear, grouped, share: pValue < CHANCE ? Math.max(linear, grouped) : linear };
}

function groupedShare(x: Float64Array, y: Float64Array): { readonly share: number; readonly pValue: number } {
  const n = x.length;
  const wanted = Math.min(MOST_GROUPS, Math.floor(n / LEAST_GROUP));
  if (wanted < 2) return { share: Number.NaN, pValue: Number.NaN };
  const order = ascendingOrder(x);
  const mean = moments(y).mean;
  let [between, total, groups] = [0, 0, 0];
  for (let start = 0; start < n; ) {
    // The remaining units in the remaining groups; ties with the last of a group join it.
    let end = start + Math.max(1, Math.round((n - start) / Math.max(1, wanted - groups)));
    while (end < n && x[order[end]!] === x[order[end - 1]!]) end++;
    if (n - end < LEAST_GROUP / 2) end = n;
    let sum = 0;
    for (let k = start; k < end; k++) {
      const away = y[order[k]!]! - mean;
      sum += away;
      total += away * away;
    }
    between += (sum * sum) / (end - start);
    groups++;
    start = end;
  }
  if (groups < 2 || groups >= n) return { share: Number.NaN, pValue: Number.NaN };
  const unexplained = Math.min(1, Math.max(0, 1 - between / total));
  return {
    share: Math.min(1, Math.max(0, 1 - (unexplained * (n - 1)) / (n - groups))),
    // The tail of F as an incomplete beta function.
    pValue: incompleteBeta(unexplained, (n - groups) / 2, (groups - 1) / 2),
  };
}
