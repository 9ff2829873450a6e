/** Kendall's rank correlation, counted while sorting. */

import { type Correlation, completePairs } from "./correlation.ts";
import { ascendingOrder } from "./order.ts";

/**
 * Kendall's tau-b over the pairs without a gap: agreeing less disagreeing pairs of units, ties corrected for in either
 * column, in n log n steps. NaN with fewer than two units, and where either column does not vary over them.
 *
 * @throws RangeError  for columns of unequal length
 * @see Knight (1966), Journal of the American Statistical Association 61, 436–439. doi:10.1080/01621459.1966.10480879;
 *   R's `cor(method = "kendall", use = "pairwise.complete.obs")`, whose numbers it reproduces
 * @example
 * kendall([1, 2, 3, 4], [1, 3, 2, 4]).value.toFixed(3); // => "0.667"
 * kendall([1, 1, 1], [1, 2, 3]).value; // => NaN
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  const pairs = completePairs(x, y);
  const n = pairs.x.length;
  // By x, and by y where x ties: the sort keeps the order of equal values.
  const byY = ascendingOrder(pairs.y);
  const order = ascendingOrder(Float64Array.from(byY, (i) => pairs.x[i]!)).map((k) => byY[k]!);
  const sortedX = Float64Array.from(order, (i) => pairs.x[i]!);
  const sortedY = Float64Array.from(order, (i) => pairs.y[i]!);
  const all = choose2(n);
  const tiedX = tiedPairs(n, (i) => sortedX[i] === sortedX[i - 1]);
  const tiedBoth = tiedPairs(n, (i) => sortedX[i] === sortedX[i - 1] && sortedY[i] === sortedY[i - 1]);
  const disagreeing = exchanges(sortedY);
  // Counting left y in ascending order.
  const tiedY = tiedPairs(n, (i) => sortedY[i] === sortedY[i - 1]);
  const value =
    (all - tiedX - tiedY + tiedBoth - 2 * disagreeing) / (Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY));
  return { n, value: Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : Number.NaN };
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}

/** Pairs of entries in runs of equal ones. */
function tiedPairs(n: number, equalsPrevious: (i: number) => boolean): number {
  let pairs = 0;
  let run = 1;
  for (let i = 1; i <= n; i++) {
    if (i < n && equalsPrevious(i)) {
      run++;
      continue;
    }
    pairs += choose2(run);
    run = 1;
  }
  return pairs;
}

/** Sorts the values in place by merging; how often a later one had to pass a larger one before it. */
function exchanges(values: Float64Array): number {
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  let count = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [a, b] = [start, middle];
      for (let k = start; k < end; k++) {
        if (b >= end || (a < middle && from[a]! <= from[b]!)) to[k] = from[a++]!;
        else {
          count += middle - a;
          to[k] = from[b++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  values.set(from);
  return count;
}
