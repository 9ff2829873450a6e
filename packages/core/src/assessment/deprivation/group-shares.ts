/** How much of the people, and of what they are deprived of, belongs to each group; with variances over clusters. */

import type { DesignIndex, Groups, LonelyRule } from "../../evidence/index.ts";
import { type LevelSums, PEOPLE, SCORE } from "./level-sums.ts";
import type { PersonScores } from "./person-scores.ts";
import { finishSpread, isElsewhere, openFor, startSpread } from "./spread.ts";

/** Group after group: the share of the people, then at each cutoff the share of the adjusted headcount. */
export type GroupShares = {
  readonly values: Float64Array;
  readonly variances: Float64Array;
  readonly stride: number;
};

/**
 * Shares of groups in the whole. They add up to 1 where every row belongs to a group.
 *
 * @param whole  sums of everybody, of `groups` those of each group
 */
export function groupShares(
  {
    scores,
    weights,
    rows,
  }: { readonly scores: PersonScores; readonly weights: Float64Array; readonly rows: Int32Array },
  { whole, groups }: { readonly whole: LevelSums; readonly groups: readonly LevelSums[] },
  grouping: Groups,
  index: DesignIndex,
  lonely: LonelyRule,
): GroupShares {
  const stride = scores.cutoffs.length + 1;
  // Totals of the whole, in the order of a group's shares: people, then scores of those poor at each cutoff.
  const totalsOf = ({ sums, stride: of }: LevelSums): Float64Array =>
    Float64Array.from({ length: stride }, (_, k) => sums[k * of + (k === 0 ? PEOPLE : SCORE)]!);
  const totals = totalsOf(whole);
  const values = new Float64Array(stride * grouping.count);
  groups.forEach((each, g) => {
    totalsOf(each).forEach((total, k) => {
      values[g * stride + k] = total / totals[k]!;
    });
  });
  const spread = startSpread(index, lonely, values.length);
  const own = new Float64Array(values.length);
  const all = new Float64Array(stride);
  const last = spread.stages.at(-1)!;
  for (let i = 0; i < rows.length; ) {
    const leaf = index.leafOfRow[rows[i]!]!;
    let top = -1;
    for (; i < rows.length && index.leafOfRow[rows[i]!] === leaf; i++) {
      const row = rows[i]!;
      const score = scores.score[row]!;
      if (Number.isNaN(score) || !(weights[row]! > 0)) continue;
      const level = scores.level[row]!;
      if (level > top) top = level;
      const from = grouping.codes[row]! * stride;
      for (let k = 0; k <= level; k++) {
        const added = k === 0 ? weights[row]! : weights[row]! * score;
        all[k]! += added;
        if (from >= 0) own[from + k]! += added;
      }
    }
    if (top < 0) continue;
    if (isElsewhere(spread, leaf)) openFor(spread, leaf);
    // At cutoffs above the cluster's top nobody in it is poor, and it adds nothing.
    for (let g = 0; g < grouping.count; g++) {
      for (let k = 0; k <= top; k++) {
        const place = g * stride + k;
        const u = (own[place]! - values[place]! * all[k]!) / totals[k]!;
        last.sum[place]! += u;
        last.squares[place]! += u * u;
        own[place] = 0;
      }
    }
    all.fill(0);
  }
  return { values, variances: finishSpread(spread), stride };
}
