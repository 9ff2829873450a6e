/** Leave one indicator out: how far does each score rest on a single series? */

import { rankDescending } from "../../numerics/index.ts";
import type { Recipe } from "../recipe.ts";
import type { Engine, IndexResult } from "./engine.ts";

export type LeaveOneOut = {
  /** Position among the framework's indicators. */
  readonly indicator: number;
  /** Index score, rank and change of score of each unit without it; NaN where there is no score. */
  readonly score: Float64Array;
  readonly rank: Float64Array;
  readonly change: Float64Array;
};

/** The index of every unit, once without each scored indicator. */
export function leaveOneOut(engine: Engine, recipe: Recipe, base: IndexResult): readonly LeaveOneOut[] {
  const indexScore = base.nodes[0]!.score;
  const leaves = engine.tree[0]!.leaves;
  if (leaves.length < 2) return [];
  return leaves.map((indicator) => {
    const score = engine.run(recipe, { without: indicator }).nodes[0]!.score;
    return {
      indicator,
      score,
      rank: rankDescending(score),
      change: score.map((each, u) => each - indexScore[u]!),
    };
  });
}
