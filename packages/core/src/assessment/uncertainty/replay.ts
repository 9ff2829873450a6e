/** Replays: the assessment again and again with other defensible choices. */

import { createRanker, type Ends, type Ranker, randomStreams, rankInto } from "../../numerics/index.ts";
import { createEngine, type Engine, type EngineInput, type Perturbation } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { diceFrom } from "./dice.ts";
import { drawRun } from "./draw.ts";
import { replayWeights } from "./weights-only.ts";

/** Runs `first` to `first + count − 1` of every unit: every index and component node, or the index alone (the "targets"). */
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
  /** Of all columns, where they were computed with the runs. */
  readonly quantiles?: QuantileColumns;
};

/** Quantiles over the runs at both ends of the interval, target after target, unit after unit. */
export type QuantileColumns = { readonly scores: Ends<Float64Array>; readonly ranks: Ends<Float64Array> };

/** Where results are kept: the columns of `Replays`. */
export type ReplayColumns = Pick<Replays, "scores" | "ranks" | "onBaseScale" | "failed">;

/**
 * Columns for `count` runs with `perRun` entries each, in one piece of memory that threads may share: each fills in the
 * part of its own runs.
 *
 * @param memory  `replayBytes` of it
 */
export function replayColumns(memory: ArrayBufferLike, count: number, perRun: number): ReplayColumns {
  const entries = count * perRun;
  return {
    scores: new Float64Array(memory, 0, entries),
    ranks: new Float32Array(memory, 8 * entries, entries),
    onBaseScale: new Uint8Array(memory, 12 * entries, count),
    failed: new Uint8Array(memory, 12 * entries + count, count),
  };
}

/** The memory that `replayColumns` needs. */
export function replayBytes(count: number, perRun: number): number {
  return count * (12 * perRun + 2);
}

/** The columns of some of the runs. */
export function partOfColumns(
  { scores, ranks, onBaseScale, failed }: ReplayColumns,
  { first, count }: ReplayRange,
): ReplayColumns {
  const perRun = onBaseScale.length === 0 ? 0 : scores.length / onBaseScale.length;
  const [from, to] = [first * perRun, (first + count) * perRun];
  return {
    scores: scores.subarray(from, to),
    ranks: ranks.subarray(from, to),
    onBaseScale: onBaseScale.subarray(first, first + count),
    failed: failed.subarray(first, first + count),
  };
}

export type ReplayRange = {
  readonly first: number;
  readonly count: number;
  /** Keep the index alone: components are computed, and neither ranked nor kept. */
  readonly indexOnly?: boolean;
};

/**
 * Replay part of the runs of a recipe. A run depends on seed and run number alone, so parts computed
 * anywhere join to the same whole.
 *
 * @param onRun  told after each run, for progress
 * @param into  columns to fill in, of as many runs; else new ones
 */
export function replay(
  input: EngineInput,
  recipe: Recipe,
  range: ReplayRange,
  onRun?: () => void,
  into?: ReplayColumns,
): Replays {
  const engine = createEngine(input);
  const all = targetsOf(engine);
  const targets = range.indexOnly === true ? all.slice(0, 1) : all;
  const perRun = targets.length * input.units.length;
  const replays: Replays = {
    first: range.first,
    count: range.count,
    targets,
    ...(into ?? replayColumns(new ArrayBuffer(replayBytes(range.count, perRun)), range.count, perRun)),
  };
  // One for each target, as scores of the same node are alike from run to run.
  const rankers = targets.map(() => createRanker(input.units.length));
  const keep = keeperOf(engine, replays, { recipe, rankers });
  if (replayWeights({ engine, input, recipe, targets: all }, range, { ...replays, rankers, keep, onRun }))
    return replays;
  const nextStream = randomStreams(recipe.uncertainty.seed, range.first);
  for (let run = 0; run < range.count; run++) {
    const dice = diceFrom(nextStream(), `run ${range.first + run}`);
    const drawn = drawRun(dice, recipe, recipe.uncertainty.vary, { engine, input });
    keep(run, drawn.recipe, drawn.perturbation);
    onRun?.();
  }
  return replays;
}

/** The nodes that replays keep: index and components with an indicator somewhere below them. */
export function targetsOf({ tree }: Pick<Engine, "tree">): readonly number[] {
  return tree.flatMap((node, i) => (node.kind !== "indicator" && node.leaves.length > 0 ? [i] : []));
}

/** Compute one run with the engine and keep it. */
function keeperOf(
  engine: Engine,
  { targets, scores, ranks, onBaseScale, failed }: Replays,
  { recipe, rankers }: { readonly recipe: Recipe; readonly rankers: readonly Ranker[] },
): (run: number, drawn: Recipe, perturbation: Perturbation) => void {
  const baseScale = scaleOf(recipe);
  return (run, drawn, perturbation) => {
    const { nodes } = engine.run(drawn, perturbation);
    const unitCount = nodes[0]!.score.length;
    onBaseScale[run] = scaleOf(drawn) === baseScale ? 1 : 0;
    failed[run] = nodes[0]!.score.some((score) => !Number.isNaN(score)) ? 0 : 1;
    targets.forEach((position, t) => {
      const at = (run * targets.length + t) * unitCount;
      scores.set(nodes[position]!.score, at);
      rankInto(rankers[t]!, scores, at, ranks, at);
    });
  };
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
