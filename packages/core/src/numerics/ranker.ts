/** Ranks of column after column of the same length: spread by value over places, then put right among neighbours. */

import { ascendingOrder } from "./order.ts";
import { RANK_TIE } from "./rank.ts";

/** What ranking needs beside the scores, allocated once; `spread` is what one column hands on to the next. */
export type Ranker = {
  readonly length: number;
  readonly sorted: Float64Array;
  readonly order: Int32Array;
  readonly places: Int32Array;
  readonly starts: Int32Array;
  /** The highest score of a range, and places by which it is spread; 0 where no range is known. */
  readonly spread: Float64Array;
};

/**
 * A ranker of columns of `length` scores.
 *
 * @param length  up to 16,777,216 if ranks are kept in single precision
 */
export function createRanker(length: number): Ranker {
  return {
    length,
    sorted: new Float64Array(length),
    order: new Int32Array(length),
    places: new Int32Array(length),
    // Half as many places again as scores, and one for gaps.
    starts: new Int32Array(2 ** Math.ceil(Math.log2(1.5 * length + 3))),
    spread: new Float64Array(2),
  };
}

/**
 * Rank the scores from `from` on as `rankDescending` does, and write the ranks into `ranks` from `to` on.
 *
 * Scores are spread over places by a product, which keeps their order, and put right from there by insertion: a few
 * steps for each. The product is that of the column before, as columns ranked one after the other are often alike.
 * Only where that takes many steps is the range of this column looked for, and only where that does not help, or a
 * score is infinite, are scores put in order as `ascendingOrder` does.
 */
export function rankInto(
  ranker: Ranker,
  scores: Float64Array,
  from: number,
  ranks: Float32Array | Float64Array,
  to: number,
): void {
  const { length, sorted, order, spread } = ranker;
  let count = spread[1] === 0 ? -1 : sortDescending(ranker, scores, from);
  if (count < 0) {
    measureSpread(ranker, scores, from);
    count = spread[1] === 0 ? -1 : sortDescending(ranker, scores, from);
  }
  if (count < 0) count = compareAll(ranker, scores.subarray(from, from + length));
  if (count > 0) setSpread(ranker, sorted[count - 1]!, sorted[0]!);
  let rank = 1;
  let above = sorted[0]!;
  for (let i = 0; i < count; i++) {
    const score = sorted[i]!;
    if (above - score > RANK_TIE) rank = i + 1;
    above = score;
    ranks[to + order[i]!] = rank;
  }
  for (let i = count; i < length; i++) ranks[to + order[i]!] = Number.NaN;
}

function measureSpread(ranker: Ranker, scores: Float64Array, from: number): void {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < from + ranker.length; i++) {
    const score = scores[i]!;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  setSpread(ranker, low, high);
}

function setSpread({ starts, spread }: Ranker, low: number, high: number): void {
  const scale = (starts.length - 2) / (high - low);
  spread[0] = high;
  spread[1] = high - low < Number.POSITIVE_INFINITY && scale < Number.POSITIVE_INFINITY ? scale : 0;
}

/** Put scores and their positions in descending order, gaps last; the number without a gap, −1 if it takes long. */
function sortDescending(ranker: Ranker, scores: Float64Array, from: number): number {
  const { length, sorted, order, places, starts, spread } = ranker;
  const last = starts.length - 2;
  const high = spread[0]!;
  const scale = spread[1]!;
  let count = length;
  starts.fill(0);
  for (let i = 0; i < length; i++) {
    const score = scores[from + i]!;
    let place = ((high - score) * scale) | 0;
    if (place < 0) place = 0;
    else if (place > last) place = last;
    if (Number.isNaN(score)) {
      place = last + 1;
      count--;
    }
    places[i] = place;
    starts[place] = starts[place]! + 1;
  }
  for (let p = 0, before = 0; p < starts.length; p++) {
    const here = starts[p]!;
    starts[p] = before;
    before += here;
  }
  for (let i = 0; i < length; i++) {
    const place = places[i]!;
    const at = starts[place]!;
    starts[place] = at + 1;
    sorted[at] = scores[from + i]!;
    order[at] = i;
  }
  return putRight(sorted, order, count) ? count : -1;
}

/** Insertion of each score among those before it; false once that has taken eight steps for each. */
function putRight(sorted: Float64Array, order: Int32Array, count: number): boolean {
  let left = 8 * count;
  for (let i = 1; i < count; i++) {
    const score = sorted[i]!;
    if (score <= sorted[i - 1]!) continue;
    const position = order[i]!;
    let at = i;
    do {
      sorted[at] = sorted[at - 1]!;
      order[at] = order[at - 1]!;
      at--;
    } while (at > 0 && score > sorted[at - 1]!);
    sorted[at] = score;
    order[at] = position;
    left -= i - at;
    if (left < 0) return false;
  }
  return true;
}

/** The same by `ascendingOrder`. */
function compareAll({ length, sorted, order }: Ranker, scores: Float64Array): number {
  const ascending = ascendingOrder(scores);
  const count = ascending.length;
  for (let i = 0; i < count; i++) {
    order[i] = ascending[count - 1 - i]!;
    sorted[i] = scores[order[i]!]!;
  }
  for (let i = 0, at = count; i < length; i++) if (Number.isNaN(scores[i]!)) order[at++] = i;
  return count;
}
