/** Replays: the assessment again and again with other defensible choices. */

import { randomStreams, rankDescending } from "../../numerics/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { diceFrom } from "./dice.ts";
import { drawRun } from "./draw.ts";

/** Runs `first` to `first + count − 1`, every index and component node (the "targets") of every unit. */
export type Replays = {
  readonly first: number;
  readonly count: number;
  /** Positions in the tree of the nodes kept. */
  readonly targets: readonly number[];
  /** Entry `(run × targets + target) × units + unit`; NaN where there is no score. */
  readonly scores: Float64Array;
  readonly ranks: Float32Array;
  /** 1 where the run measured on the recipe's own scale, so that its scores can be compared. */
  readonly onBaseScale: Uint8Array;
  /** 1 where the run gave no index at all. */
  readonly failed: Uint8Array;
};

export type ReplayRange = { readonly first: number; readonly count: number };

/**
 * Replay part of the runs of a recipe. A run depends on seed and run number alone, so parts computed
 * anywhere join to the same whole.
 *
 * @param onRun  told after each run, for progress
 */
export function replay(input: EngineInput, recipe: Recipe, range: ReplayRange, onRun?: () => void): Replays {
  const engine = createEngine(input);
  const targets = engine.tree.flatMap((node, i) =>
    node.kind !== "indicator" && node.leaves.length > 0 ? [i] : [],
  );
  const unitCount = input.units.length;
  const perRun = targets.length * unitCount;
  const scores = new Float64Array(range.count * perRun);
  const ranks = new Float32Array(range.count * perRun);
  const onBaseScale = new Uint8Array(range.count);
  const failed = new Uint8Array(range.count);
  const nextStream = randomStreams(recipe.uncertainty.seed, range.first);
  const baseScale = scaleOf(recipe);
  for (let run = 0; run < range.count; run++) {
    const dice = diceFrom(nextStream(), `run ${range.first + run}`);
    const drawn = drawRun(dice, recipe, recipe.uncertainty.vary, { engine, input });
    const { nodes } = engine.run(drawn.recipe, drawn.perturbation);
    onBaseScale[run] = scaleOf(drawn.recipe) === baseScale ? 1 : 0;
    failed[run] = nodes[0]!.score.some((score) => !Number.isNaN(score)) ? 0 : 1;
    targets.forEach((position, t) => {
      const at = run * perRun + t * unitCount;
      scores.set(nodes[position]!.score, at);
      ranks.set(rankDescending(nodes[position]!.score), at);
    });
    onRun?.();
  }
  return { first: range.first, count: range.count, targets, scores, ranks, onBaseScale, failed };
}

/** Two runs share a scale when their values were normalised alike. */
export function scaleOf(recipe: Recipe): string {
  const own = Object.entries(recipe.nodes).map(([id, { normalise, low, high }]) => [
    id,
    normalise,
    low,
    high,
  ]);
  return JSON.stringify([recipe.normalise, own]);
}

/** Whether two recipes bring values to the same scale, so that their scores can be compared. */
export function sharesScale(one: Recipe, other: Recipe): boolean {
  return scaleOf(one) === scaleOf(other);
}

/** Join parts into one, in the order of their runs, whoever computed them. */
export function joinReplays(parts: readonly Replays[]): Replays {
  const ordered = parts.toSorted((a, b) => a.first - b.first);
  const first = ordered[0];
  if (first === undefined) throw new RangeError("Cannot join no replays");
  const count = ordered.reduce((sum, part) => sum + part.count, 0);
  const joined = {
    first: first.first,
    count,
    targets: first.targets,
    scores: new Float64Array(ordered.reduce((sum, part) => sum + part.scores.length, 0)),
    ranks: new Float32Array(ordered.reduce((sum, part) => sum + part.ranks.length, 0)),
    onBaseScale: new Uint8Array(count),
    failed: new Uint8Array(count),
  };
  let run = 0;
  let entry = 0;
  for (const part of ordered) {
    joined.scores.set(part.scores, entry);
    joined.ranks.set(part.ranks, entry);
    joined.onBaseScale.set(part.onBaseScale, run);
    joined.failed.set(part.failed, run);
    entry += part.scores.length;
    run += part.count;
  }
  return joined;
}
