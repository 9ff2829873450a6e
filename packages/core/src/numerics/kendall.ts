/** Kendall's rank correlation, counted while sorting. */

import type { Correlation } from "./correlation.ts";
import { type OrderedColumn, orderColumn } from "./ordered-column.ts";

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
  return kendallOrdered(orderColumn(x), orderColumn(y));
}

/** The same for columns that are ordered already. */
export function kendallOrdered(x: OrderedColumn, y: OrderedColumn): Correlation {
  if (x.values.length !== y.values.length) {
    throw new RangeError(`Cannot pair columns of ${x.values.length} and ${y.values.length} values`);
  }
  const ys = new Float64Array(x.order.length);
  let [n, tiedX, tiedBoth] = [0, 0, 0];
  // The second column in the order of the first, in ascending order where the first ties.
  for (let start = 0; start < x.order.length; ) {
    const value = x.values[x.order[start]!]!;
    const from = n;
    let end = start;
    for (; end < x.order.length && x.values[x.order[end]!]! === value; end++) {
      const other = y.values[x.order[end]!]!;
      if (!Number.isNaN(other)) ys[n++] = other;
    }
    if (n - from > 1) {
      const tied = ys.subarray(from, n).sort();
      tiedX += choose2(tied.length);
      tiedBoth += tiedPairs(tied);
    }
    start = end;
  }
  const shared = ys.subarray(0, n);
  const disagreeing = exchanges(shared);
  // Counting left them in ascending order.
  const tiedY = tiedPairs(shared);
  const all = choose2(n);
  const value =
    (all - tiedX - tiedY + tiedBoth - 2 * disagreeing) / (Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY));
  return { n, value: Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : Number.NaN };
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}

/** Pairs of equal values, which stand together. */
function tiedPairs(sorted: Float64Array): number {
  let pairs = 0;
  let run = 1;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[i - 1]) {
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
