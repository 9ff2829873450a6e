/** Intervals of scores and ranks over the replays: type-7 quantiles at 5 % and 95 %. */

import { sortedQuantile } from "../../numerics/index.ts";
import type { Replays } from "./replay.ts";

export const INTERVAL = { low: 0.05, high: 0.95 } as const;

/** Columns, one entry per unit; NaN where no run gave a value. */
export type Intervals = {
  /** Position in the tree. */
  readonly node: number;
  readonly scoreLow: Float64Array;
  readonly scoreHigh: Float64Array;
  readonly rankLow: Float64Array;
  readonly rankHigh: Float64Array;
};

/** Score intervals use the runs on the recipe's own scale, rank intervals all runs. */
export function intervalsOf(replays: Replays, unitCount: number): readonly Intervals[] {
  const all = Uint8Array.from(replays.onBaseScale, () => 1);
  return replays.targets.map((node, t) => {
    const scores = quantileColumns(replays, replays.scores, t, unitCount, replays.onBaseScale);
    const ranks = quantileColumns(replays, replays.ranks, t, unitCount, all);
    return { node, scoreLow: scores.low, scoreHigh: scores.high, rankLow: ranks.low, rankHigh: ranks.high };
  });
}

function quantileColumns(
  replays: Replays,
  entries: Float64Array | Float32Array,
  target: number,
  unitCount: number,
  used: Uint8Array,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const perRun = replays.targets.length * unitCount;
  const low = new Float64Array(unitCount).fill(Number.NaN);
  const high = new Float64Array(unitCount).fill(Number.NaN);
  const gathered = new Float64Array(replays.count);
  for (let u = 0; u < unitCount; u++) {
    let n = 0;
    for (let run = 0; run < replays.count; run++) {
      if (used[run] === 0) continue;
      const value = entries[run * perRun + target * unitCount + u]!;
      if (!Number.isNaN(value)) gathered[n++] = value;
    }
    if (n === 0) continue;
    const sorted = gathered.subarray(0, n).sort();
    low[u] = sortedQuantile(sorted, INTERVAL.low);
    high[u] = sortedQuantile(sorted, INTERVAL.high);
  }
  return { low, high };
}
