/** Intervals of scores and ranks over the replays: type-7 quantiles at 5 % and 95 %. */

import { columnQuantiles } from "../../numerics/index.ts";
import { countedRankQuantiles } from "./rank-counts.ts";
import type { QuantileColumns, Replays } from "./replay.ts";

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

/** Up to this many units ranks are counted, with as many counters for each as there are units. */
const COUNTED = 256;

/**
 * Quantiles of some columns, so that they can be shared out; the others are NaN.
 *
 * @param columns  all if not given
 */
export function quantileColumns(
  replays: Replays,
  unitCount: number,
  columns?: { readonly from: number; readonly to: number },
): QuantileColumns {
  const { targets, count } = replays;
  const width = targets.length * unitCount;
  const all = Int32Array.from({ length: count }, (_, run) => run);
  const onBaseScale = all.filter((run) => replays.onBaseScale[run] === 1);
  const wanted = columns === undefined ? {} : { columns };
  const scores = columnQuantiles({ entries: replays.scores, width, used: onBaseScale, ...wanted }, INTERVAL);
  const ranks =
    unitCount <= COUNTED && columns === undefined
      ? countedRankQuantiles(replays, unitCount, INTERVAL)
      : columnQuantiles({ entries: replays.ranks, width, used: all, ...wanted }, INTERVAL);
  return { scores, ranks };
}

/** Score intervals use the runs on the recipe's own scale, rank intervals all runs. */
export function intervalsOf(replays: Replays, unitCount: number): readonly Intervals[] {
  const { scores, ranks } = replays.quantiles ?? quantileColumns(replays, unitCount);
  return replays.targets.map((node, t) => {
    const ofTarget = (column: Float64Array): Float64Array => column.slice(t * unitCount, (t + 1) * unitCount);
    return {
      node,
      scoreLow: ofTarget(scores.low),
      scoreHigh: ofTarget(scores.high),
      rankLow: ofTarget(ranks.low),
      rankHigh: ofTarget(ranks.high),
    };
  });
}
