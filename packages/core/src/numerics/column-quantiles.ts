/** Quantiles near both ends of many columns that lie side by side, read row by row. */

import { quantileAt } from "./selection.ts";

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

/** Bins that the values of a column are counted in, one after the other in value; and the one of NaN. */
const BINS = 64;
const NO_BIN = 255;
/** Rows that are looked at to see where a column lies. */
const LOOKED_AT = 48;
/** Values of a block of columns, so that their bins stay near the processor. */
const AT_ONCE = 500_000;
const [FEWEST_COLUMNS, MOST_COLUMNS] = [8, 512];

/**
 * Type-7 quantiles of each column at two probabilities, exactly those of `sortedQuantile` over its values that are
 * not NaN; NaN without any.
 *
 * A few rows tell over which range the bins of a column are laid. One pass over all rows counts values by bin; those in
 * the bins where the quantiles lie are gathered, and only among them is looked for. A value beyond the range is in the
 * bin at that end, so the range decides how long it takes and nothing else.
 *
 * @example
 * columnQuantiles({ entries: Float64Array.of(4, 9, 2, 9, 3, 9), width: 2, used: Int32Array.of(0, 1, 2) }, { low: 0, high: 0.75 }); // => { low: Float64Array.of(2, 9), high: Float64Array.of(3.5, 9) }
 */
export function columnQuantiles(rows: Rows, p: Ends<number>): Ends<Float64Array> {
  const { entries, width, used, columns: { from, to } = { from: 0, to: rows.width } } = rows;
  const low = new Float64Array(width).fill(Number.NaN);
  const high = new Float64Array(width).fill(Number.NaN);
  if (used.length === 0) return { low, high };
  const fitting = Math.max(FEWEST_COLUMNS, Math.floor(AT_ONCE / used.length));
  const atOnce = Math.min(to - from, MOST_COLUMNS, fitting);
  const bins: Bins = {
    starts: new Float64Array(atOnce),
    scales: new Float64Array(atOnce),
    counts: new Int32Array(atOnce * BINS),
    binOfEach: new Uint8Array(atOnce * used.length),
  };
  const ends = { low: endOf(atOnce), high: endOf(atOnce) };
  // Part of one row, always in double precision: code for one kind of array is faster than code for both.
  const block = new Float64Array(atOnce);
  for (let first = from; first < to; first += atOnce) {
    const columns = Math.min(atOnce, to - first);
    const read = (row: number): void =>
      block.set(entries.subarray(row * width + first, row * width + first + columns));
    const looked = Math.min(LOOKED_AT, used.length);
    bins.starts.fill(Number.POSITIVE_INFINITY);
    bins.scales.fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < looked; i++) {
      read(used[Math.floor((i * used.length) / looked)]!);
      widen(block, columns, bins);
    }
    layBins(columns, bins);
    for (let i = 0; i < used.length; i++) {
      read(used[i]!);
      count(block, columns, bins, i * columns);
    }
    const gathered = {
      low: new Float64Array(markEnd(bins, columns, p.low, ends.low)),
      high: new Float64Array(markEnd(bins, columns, p.high, ends.high)),
    };
    for (let i = 0; i < used.length; i++)
      gather(entries, used[i]! * width + first, columns, { bins, at: i * columns, ends, gathered });
    for (let c = 0; c < columns; c++) {
      low[first + c] = quantileIn(gathered.low, ends.low, c);
      high[first + c] = quantileIn(gathered.high, ends.high, c);
    }
  }
  return { low, high };
}

type Bins = {
  /** Where the first bin of a column begins, and bins by which a difference is measured. */
  readonly starts: Float64Array;
  readonly scales: Float64Array;
  readonly counts: Int32Array;
  /** The bin of each value, row by row. */
  readonly binOfEach: Uint8Array;
};

/** One end of a block of columns. */
type End = {
  /** The bins that the quantile lies in: at most two, with empty ones between. */
  readonly firstBin: Int32Array;
  readonly lastBin: Int32Array;
  /** Where the values gathered of a column begin, and where the next one goes. */
  readonly from: Int32Array;
  readonly next: Int32Array;
  /** The position of the quantile among them. */
  readonly position: Float64Array;
};

function endOf(columns: number): End {
  return {
    firstBin: new Int32Array(columns),
    lastBin: new Int32Array(columns),
    from: new Int32Array(columns),
    next: new Int32Array(columns),
    position: new Float64Array(columns),
  };
}

// One row a call, so that the code is compiled after some rows, not after some columns.

function widen(block: Float64Array, columns: number, { starts, scales }: Bins): void {
  for (let c = 0; c < columns; c++) {
    const value = block[c]!;
    if (value < starts[c]!) starts[c] = value;
    if (value > scales[c]!) scales[c] = value;
  }
}

/** From the smallest and largest values seen to bins; one bin where there is no range to speak of. */
function layBins(columns: number, { starts, scales, counts }: Bins): void {
  for (let c = 0; c < columns; c++) {
    const scale = BINS / (scales[c]! - starts[c]!);
    scales[c] = scale > 0 && scale < Number.POSITIVE_INFINITY ? scale : 0;
  }
  counts.fill(0);
}

function count(
  block: Float64Array,
  columns: number,
  { starts, scales, counts, binOfEach }: Bins,
  at: number,
): void {
  for (let c = 0; c < columns; c++) {
    const value = block[c]!;
    if (Number.isNaN(value)) {
      binOfEach[at + c] = NO_BIN;
      continue;
    }
    // The higher the value, the higher the bin, or the same.
    const place = (value - starts[c]!) * scales[c]!;
    const bin = place >= BINS - 1 ? BINS - 1 : place > 0 ? place | 0 : 0;
    binOfEach[at + c] = bin;
    const counted = c * BINS + bin;
    counts[counted] = counts[counted]! + 1;
  }
}

/** Find the bins of each column's quantile, and give it a place among what is gathered; returns how much that is. */
function markEnd({ counts }: Bins, columns: number, p: number, end: End): number {
  let size = 0;
  for (let c = 0; c < columns; c++) {
    const own = c * BINS;
    let total = 0;
    for (let b = 0; b < BINS; b++) total += counts[own + b]!;
    end.from[c] = size;
    end.next[c] = size;
    end.firstBin[c] = BINS;
    end.lastBin[c] = -1;
    if (total === 0) continue;
    const position = (total - 1) * p;
    const below = Math.floor(position);
    const above = Math.min(below + 1, total - 1);
    let before = 0;
    let bin = 0;
    for (; before + counts[own + bin]! <= below; bin++) before += counts[own + bin]!;
    end.firstBin[c] = bin;
    end.position[c] = position - before;
    let upTo = before + counts[own + bin]!;
    for (; upTo <= above; bin++) upTo += counts[own + bin + 1]!;
    end.lastBin[c] = bin;
    size += upTo - before;
  }
  return size;
}

function gather(
  entries: Rows["entries"],
  from: number,
  columns: number,
  {
    bins: { binOfEach },
    at,
    ends: { low, high },
    gathered,
  }: {
    readonly bins: Bins;
    readonly at: number;
    readonly ends: Ends<End>;
    readonly gathered: Ends<Float64Array>;
  },
): void {
  const { firstBin: lowFirst, lastBin: lowLast, next: lowNext } = low;
  const { firstBin: highFirst, lastBin: highLast, next: highNext } = high;
  for (let c = 0; c < columns; c++) {
    const bin = binOfEach[at + c]!;
    // Most values lie between both ends.
    if (bin > lowLast[c]! && bin < highFirst[c]!) continue;
    if (bin >= lowFirst[c]! && bin <= lowLast[c]!) {
      const to = lowNext[c]!;
      gathered.low[to] = entries[from + c]!;
      lowNext[c] = to + 1;
    }
    if (bin >= highFirst[c]! && bin <= highLast[c]!) {
      const to = highNext[c]!;
      gathered.high[to] = entries[from + c]!;
      highNext[c] = to + 1;
    }
  }
}

function quantileIn(values: Float64Array, { from, next, position }: End, c: number): number {
  return next[c] === from[c] ? Number.NaN : quantileAt(values, from[c]!, next[c]!, position[c]!);
}
