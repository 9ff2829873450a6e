/** The runs of a sensitivity analysis: the assessment again for every row of the sample. */

import { rankDescending } from "../../numerics/index.ts";
import { createEngine, type EngineInput, type IndexResult } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { drawRun } from "./draw.ts";
import { scaleOf } from "./replay.ts";
import { runsPerRow, sensitivityDice } from "./sensitivity-design.ts";
import { type SensitivityTarget, sensitivityTargets } from "./sensitivity-target.ts";

/** Rows `first` to `first + rows − 1` of the sample. */
export type SensitivityRuns = {
  readonly first: number;
  readonly rows: number;
  /** Entry `(row × runs of a row + run) × targets + target`; NaN where a run gives no such result. */
  readonly results: Float64Array;
  /** One entry for each run: 1 where it gave no index at all. */
  readonly failed: Uint8Array;
};

/**
 * Run part of the sample. A run depends on the recipe, its row and its place in the row alone, so parts computed
 * anywhere join to the same whole.
 *
 * @param onRun  told after each run, for progress
 */
export function sensitivityRuns(
  input: EngineInput,
  recipe: Recipe,
  range: { readonly first: number; readonly rows: number },
  onRun?: () => void,
): SensitivityRuns {
  if (range.rows === 0) return { ...range, results: new Float64Array(0), failed: new Uint8Array(0) };
  const engine = createEngine(input);
  const targets = sensitivityTargets(recipe, input.units);
  const perRow = runsPerRow(recipe);
  const results = new Float64Array(range.rows * perRow * targets.length);
  const failed = new Uint8Array(range.rows * perRow);
  const nextRow = sensitivityDice(recipe, range.first);
  const base = { index: engine.run(recipe), scale: scaleOf(recipe) };
  const baseRank = rankDescending(base.index.nodes[0]!.score);
  for (let row = 0, at = 0; row < range.rows; row++) {
    const diceOf = nextRow();
    for (let run = 0; run < perRow; run++, at++) {
      const drawn = drawRun(diceOf(run), recipe, recipe.uncertainty.vary, { engine, input });
      const index = engine.run(drawn.recipe, drawn.perturbation);
      const { score } = index.nodes[0]!;
      const rank = rankDescending(score);
      failed[at] = rank.every(Number.isNaN) ? 1 : 0;
      const comparable = scaleOf(drawn.recipe) === base.scale || areUnit(index, base.index);
      targets.forEach((target, t) => {
        results[at * targets.length + t] = resultOf(target, { score, rank, baseRank, comparable });
      });
      onRun?.();
    }
  }
  return { first: range.first, rows: range.rows, results, failed };
}

/** Scores between 0 and 1 can be compared however they were normalised; those of other scales only with their like. */
function areUnit(one: IndexResult, other: IndexResult): boolean {
  return one.scale === "unit" && other.scale === "unit";
}

type IndexOfRun = {
  readonly score: Float64Array;
  readonly rank: Float64Array;
  readonly baseRank: Float64Array;
  /** Whether its scores can be compared with those of the recipe itself. */
  readonly comparable: boolean;
};

function resultOf(
  { of, unit }: SensitivityTarget,
  { score, rank, baseRank, comparable }: IndexOfRun,
): number {
  if (of === "score") return comparable ? score[unit]! : Number.NaN;
  if (of === "rank") return rank[unit]!;
  return meanRankShift(rank, baseRank);
}

/**
 * Mean absolute difference of two columns of ranks over the units that have both; NaN where none has.
 *
 * @example
 * meanRankShift([1, 2, 3, NaN], [2, 1, 3, 4]); // => 0.6666666666666666
 */
export function meanRankShift(ranks: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let u = 0; u < ranks.length; u++) {
    const shift = Math.abs(ranks[u]! - others[u]!);
    if (Number.isNaN(shift)) continue;
    sum += shift;
    count++;
  }
  return sum / count;
}

/** Join parts into one, in the order of their rows, whoever computed them. */
export function joinSensitivityRuns(parts: readonly SensitivityRuns[]): SensitivityRuns {
  const ordered = parts.toSorted((a, b) => a.first - b.first);
  const first = ordered[0];
  if (first === undefined) throw new RangeError("Cannot join no runs");
  const joined = {
    first: first.first,
    rows: ordered.reduce((sum, { rows }) => sum + rows, 0),
    results: new Float64Array(ordered.reduce((sum, { results }) => sum + results.length, 0)),
    failed: new Uint8Array(ordered.reduce((sum, { failed }) => sum + failed.length, 0)),
  };
  let entry = 0;
  let run = 0;
  for (const { results, failed } of ordered) {
    joined.results.set(results, entry);
    joined.failed.set(failed, run);
    entry += results.length;
    run += failed.length;
  }
  return joined;
}
