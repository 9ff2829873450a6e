/** Every node of an assessment: its place in the tree, its weight, and its scores with rank, band and interval. */

import { rankDescending } from "../numerics/index.ts";
import { bandColumn, type Engine, effectiveWeights } from "./index/index.ts";
import type { NodeResult } from "./node-result.ts";
import type { Recipe } from "./recipe.ts";
import { intervalsOf, type Replays } from "./uncertainty/index.ts";

/** Describe the nodes of a run, in the order of the tree. */
export function describeNodes(
  engine: Engine,
  base: ReturnType<Engine["run"]>,
  recipe: Recipe,
  replays: Replays | null,
): readonly NodeResult[] {
  const unitCount = base.nodes[0]!.score.length;
  const intervals = new Map(
    (replays === null ? [] : intervalsOf(replays, unitCount)).map((each) => [each.node, each]),
  );
  const effective = effectiveWeights(engine.tree, base.shares);
  return engine.tree.map((node, position): NodeResult => {
    const { score, coverage, reason } = base.nodes[position]!;
    const parent = engine.tree[node.parent];
    const share =
      parent === undefined ? 1 : (base.shares[node.parent]![parent.children.indexOf(position)] ?? 0);
    const interval = intervals.get(position);
    return {
      id: node.id,
      title: node.title,
      kind: node.kind,
      parent: parent?.id ?? null,
      depth: node.depth,
      indicator: node.indicator,
      leafCount: node.leaves.length,
      share,
      effectiveWeight: effective[position]!,
      score,
      rank: rankDescending(score),
      coverage,
      reason,
      band: base.scale === "unit" && node.kind !== "indicator" ? bandColumn(score, recipe.bands) : null,
      // A unit without a score of its own gets no interval from runs that happened to fill its gaps.
      interval: interval === undefined ? null : maskInterval(interval, score),
    };
  });
}

function maskInterval(
  interval: {
    readonly scoreLow: Float64Array;
    readonly scoreHigh: Float64Array;
    readonly rankLow: Float64Array;
    readonly rankHigh: Float64Array;
  },
  score: Float64Array,
): NodeResult["interval"] {
  const mask = (column: Float64Array): Float64Array =>
    column.map((value, u) => (Number.isNaN(score[u]!) ? Number.NaN : value));
  return {
    scoreLow: mask(interval.scoreLow),
    scoreHigh: mask(interval.scoreHigh),
    rankLow: mask(interval.rankLow),
    rankHigh: mask(interval.rankHigh),
  };
}
