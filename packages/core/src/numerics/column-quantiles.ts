/** Quantiles near both ends of many columns that lie side by side, read row by row. */

import { quantileAt, select } from "./selection.ts";

/** Column `c` of row `r` is entry `r × width + c`. */
export type Rows = {
  readonly entries: Float64Array | Float32Array;
  readonly width: number;
  /** The rows to use, by number. */
  readonly used: Int32Array;
  /** The columns wanted; all if not given. The others are NaN. */
  readonly columns?: { readonly from: number; readonly to: number };
};

/** One for each end: a probability, a column. */
export type Ends<T> = { readonly low: T; readonly high: T };

/** From this many rows on, looking at some of them first is worth it. */
const MANY = 512;
/** Values kept of a block of columns at most, so that they stay near the processor. */
const KEPT = 500_000;
const [FEWEST_COLUMNS, MOST_COLUMNS] = [8, 512];

/**
 * Type-7 quantiles of each column at two probabilities, exactly those of `sortedQuantile` over its values that are
 * not NaN; NaN without any.
 *
 * Of many rows a few are looked at first: they give bounds beyond which the quantiles will lie. One pass over all rows
 * then keeps what lies beyond the bounds; where a quantile turns out not to be among it, the whole column is looked
 * at. So the bounds decide how long it takes and nothing else.
 *
 * @example
 * columnQuantiles({ entries: Float64Array.of(4, 9, 2, 9, 3, 9), width: 2, used: Int32Array.of(0, 1, 2) }, { low: 0, high: 0.75 }); // => { low: Float64Array.of(2, 9), high: Float64Array.of(3.5, 9) }
 */
export function columnQuantiles(rows: Rows, p: Ends<number>): Ends<Float64Array> {
  const { entries, width, used, columns: { from, to } = { from: 0, to: rows.width } } = rows;
  const found = {
    low: new Float64Array(width).fill(Number.NaN),
    high: new Float64Array(width).fill(Number.NaN),
  };
  const whole = new Float64Array(used.length);
  if (used.length < MANY) {
    for (let column = from; column < to; column++) findInWhole(rows, column, p, { whole, found });
    return found;
  }
  const share = Math.max(p.low, 1 - p.high);
  const sampleCount = used.length < 4 * MANY ? 256 : 512;
  const error = Math.sqrt((share * (1 - share)) / sampleCount);
  const capacity = Math.ceil(Math.min(1, share + 10 * error) * used.length) + 2;
  const atOnce = Math.min(width, MOST_COLUMNS, Math.max(FEWEST_COLUMNS, Math.floor(KEPT / (2 * capacity))));
  const tails: Tails = {
    capacity,
    bounds: { low: new Float64Array(atOnce), high: new Float64Array(atOnce) },
    counts: { low: new Int32Array(atOnce), high: new Int32Array(atOnce) },
    values: { low: new Float64Array(atOnce * capacity), high: new Float64Array(atOnce * capacity) },
    gaps: new Int32Array(atOnce),
  };
  const sample = new Float64Array(atOnce * sampleCount);
  // Part of one row, always in double precision: code for one kind of array is faster than code for both.
  const block = new Float64Array(atOnce);
  const outer = { low: p.low + 4 * error, high: p.high - 4 * error };
  for (let first = from; first < to; first += atOnce) {
    const columns = Math.min(atOnce, to - first);
    for (let i = 0; i < sampleCount; i++) {
      const row = used[Math.floor((i * used.length) / sampleCount)]!;
      block.set(entries.subarray(row * width + first, row * width + first + columns));
      sampleRow(block, columns, sample, sampleCount, i);
    }
    for (let c = 0; c < columns; c++) setBounds(sample, sampleCount, outer, tails, c);
    for (let i = 0; i < used.length; i++) {
      const at = used[i]! * width + first;
      block.set(entries.subarray(at, at + columns));
      keepTails(block, columns, tails);
    }
    for (let c = 0; c < columns; c++)
      if (!findInTails(used.length, c, p, { tails, found, column: first + c }))
        findInWhole(rows, first + c, p, { whole, found });
  }
  return found;
}

/** What lies beyond the bounds of some columns, `capacity` values for each end of each. */
type Tails = {
  readonly capacity: number;
  readonly bounds: Ends<Float64Array>;
  /** How many values lie beyond, kept or not. */
  readonly counts: Ends<Int32Array>;
  readonly values: Ends<Float64Array>;
  readonly gaps: Int32Array;
};

// One row a call, so that the code is compiled after some rows, not after some columns.

function sampleRow(
  block: Float64Array,
  columns: number,
  sample: Float64Array,
  sampleCount: number,
  i: number,
): void {
  for (let c = 0; c < columns; c++) sample[c * sampleCount + i] = block[c]!;
}

function setBounds(
  sample: Float64Array,
  sampleCount: number,
  outer: Ends<number>,
  { bounds, counts, gaps }: Tails,
  c: number,
): void {
  counts.low[c] = 0;
  counts.high[c] = 0;
  gaps[c] = 0;
  const from = c * sampleCount;
  let to = from;
  for (let i = from; i < from + sampleCount; i++) if (!Number.isNaN(sample[i]!)) sample[to++] = sample[i]!;
  const n = to - from;
  const low = Math.min(n - 1, Math.ceil(outer.low * n));
  const high = Math.max(0, Math.floor(outer.high * n) - 1);
  bounds.low[c] = n === 0 ? Number.NEGATIVE_INFINITY : select(sample, from, to, from + low);
  bounds.high[c] = n === 0 ? Number.POSITIVE_INFINITY : select(sample, from, to, from + high);
}

function keepTails(
  block: Float64Array,
  columns: number,
  { capacity, bounds, counts, values, gaps }: Tails,
): void {
  const { low, high } = bounds;
  const { low: lows, high: highs } = counts;
  const { low: lowValues, high: highValues } = values;
  for (let c = 0; c < columns; c++) {
    const value = block[c]!;
    if (value > low[c]!) {
      if (value < high[c]!) continue;
      const n = highs[c]!;
      if (n < capacity) highValues[c * capacity + n] = value;
      highs[c] = n + 1;
    } else if (value <= low[c]!) {
      const n = lows[c]!;
      if (n < capacity) lowValues[c * capacity + n] = value;
      lows[c] = n + 1;
    } else gaps[c] = gaps[c]! + 1;
  }
}

/** The quantiles of a column from what was kept of it; false where they may not be among it. */
function findInTails(
  rowCount: number,
  c: number,
  p: Ends<number>,
  {
    tails,
    found,
    column,
  }: { readonly tails: Tails; readonly found: Ends<Float64Array>; readonly column: number },
): boolean {
  const { capacity, counts, values, gaps } = tails;
  const count = rowCount - gaps[c]!;
  const [lows, highs] = [counts.low[c]!, counts.high[c]!];
  const low = (count - 1) * p.low;
  const high = (count - 1) * p.high;
  const before = count - highs;
  if (lows > capacity || highs > capacity || lows < Math.floor(low) + 2 || before > Math.floor(high))
    return false;
  const from = c * capacity;
  found.low[column] = quantileAt(values.low, from, from + lows, low);
  found.high[column] = quantileAt(values.high, from, from + highs, high - before);
  return true;
}

function findInWhole(
  { entries, width, used }: Rows,
  column: number,
  p: Ends<number>,
  { whole, found }: { readonly whole: Float64Array; readonly found: Ends<Float64Array> },
): void {
  let n = 0;
  for (let i = 0; i < used.length; i++) {
    const value = entries[used[i]! * width + column]!;
    if (!Number.isNaN(value)) whole[n++] = value;
  }
  found.low[column] = n === 0 ? Number.NaN : quantileAt(whole, 0, n, (n - 1) * p.low);
  found.high[column] = n === 0 ? Number.NaN : quantileAt(whole, 0, n, (n - 1) * p.high);
}
