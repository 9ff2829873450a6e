/** Quantiles of ranks by counting: ranks are whole numbers from 1 to the number of units. */

import type { Ends } from "../../numerics/index.ts";
import type { Replays } from "./replay.ts";

/** Type-7 quantiles of each unit's rank at each target over all runs in which it is ranked; NaN where it never is. */
export function countedRankQuantiles(
  { ranks, targets, count }: Replays,
  unitCount: number,
  p: Ends<number>,
): Ends<Float64Array> {
  const perRun = targets.length * unitCount;
  const ranksOfUnit = unitCount + 1;
  // Place 0 of each is for runs without a rank: NaN as a whole number is 0.
  const counts = new Int32Array(perRun * ranksOfUnit);
  for (let run = 0; run < count; run++) countRanks(ranks, run * perRun, counts, ranksOfUnit);
  const low = new Float64Array(perRun).fill(Number.NaN);
  const high = new Float64Array(perRun).fill(Number.NaN);
  for (let column = 0; column < perRun; column++) {
    const own = counts.subarray(column * ranksOfUnit, (column + 1) * ranksOfUnit);
    const ranked = count - own[0]!;
    if (ranked === 0) continue;
    low[column] = countedQuantile(own, ranked, p.low);
    high[column] = countedQuantile(own, ranked, p.high);
  }
  return { low, high };
}

function countRanks(ranks: Float32Array, first: number, counts: Int32Array, ranksOfUnit: number): void {
  for (let own = 0, at = first; own < counts.length; own += ranksOfUnit, at++) {
    const place = own + (ranks[at]! | 0);
    counts[place] = counts[place]! + 1;
  }
}

/** Type 7 over whole numbers of which it is known how often each occurs. */
function countedQuantile(counts: Int32Array, total: number, p: number): number {
  const position = (total - 1) * p;
  const below = Math.floor(position);
  const low = valueAt(counts, below);
  const high = valueAt(counts, Math.min(below + 1, total - 1));
  return low + (position - below) * (high - low);
}

/** The value at a place of the ascending order, from 0 on. */
function valueAt(counts: Int32Array, place: number): number {
  let value = 1;
  for (let upTo = counts[1]!; upTo <= place; upTo += counts[value]!) value++;
  return value;
}
