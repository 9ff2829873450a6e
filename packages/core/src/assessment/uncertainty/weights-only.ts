/** Replays that draw nothing but weights: leaf scores stay, so runs are sums, computed some at once. */

import { releaseSumArena, runStream } from "../../numerics/index.ts";
import type { Engine, EngineInput, Perturbation, Shares } from "../index/index.ts";
import { type Recipe, withChoice } from "../recipe.ts";
import {
  type BatchOutput,
  computeBatch,
  createWeightBatch,
  drawRow,
  type WeightBatch,
} from "./weight-batch.ts";
import { weightVariationOf } from "./weight-variation.ts";
import { type WeightedTree, weightedTreeOf } from "./weighted-tree.ts";

type Replayed = {
  readonly engine: Engine;
  readonly input: EngineInput;
  readonly recipe: Recipe;
  /** Nodes to compute, of which the first are kept, as many as there are rankers. */
  readonly targets: readonly number[];
};

type Output = BatchOutput & {
  readonly onBaseScale: Uint8Array;
  readonly failed: Uint8Array;
  /** Compute a run with the engine instead. */
  readonly keep: (run: number, drawn: Recipe, perturbation: Perturbation) => void;
  readonly onRun: (() => void) | undefined;
};

type SetBatch = { readonly batch: WeightBatch; readonly tree: WeightedTree; readonly recipe: Recipe };

/**
 * Fill in the runs from the same streams, with the same draws in the same order and the same sums as the engine.
 *
 * @returns false, with nothing filled in, where runs are more than weighted means of scores that stay
 */
export function replayWeights(
  { engine, input, recipe, targets }: Replayed,
  { first, count }: { readonly first: number; readonly count: number },
  output: Output,
): boolean {
  const variation = weightVariationOf(recipe, input.weightSets);
  if (variation === null) return false;
  const batches = new Map<string, SetBatch>();
  for (const name of variation.sets) {
    const own = withChoice(recipe, "weights", name);
    const tree = weightedTreeOf(engine, own, targets, input.units.length);
    if (tree === null) return false;
    const batch = createWeightBatch(tree, variation.concentration, output);
    batches.set(name, { batch, tree, recipe: own });
  }

  function compute({ batch, tree, recipe: own }: SetBatch): void {
    const isWithoutIndex = tree.nodes.at(-1)!.without.length === tree.unitCount;
    const { runs, odd } = computeBatch(batch);
    for (const run of runs) {
      output.onBaseScale[run] = 1;
      output.failed[run] = isWithoutIndex ? 1 : 0;
    }
    // A share so small that it underflowed to 0 where it stood alone: which scores are missing is then not the same.
    for (const { run, shares } of odd) output.keep(run, own, { shares: sharesFromRow(engine, tree, shares) });
    if (output.onRun !== undefined) for (const _ of runs) output.onRun();
  }

  const { random, toNextRun, release } = runStream(recipe.uncertainty.seed, first);
  for (let run = 0; run < count; run++) {
    toNextRun();
    const ofSet = batches.get(variation.drawSet(random))!;
    if (drawRow(ofSet.batch, random, run)) compute(ofSet);
  }
  for (const ofSet of batches.values()) compute(ofSet);
  release();
  for (const { batch } of batches.values()) if (batch.arena !== null) releaseSumArena(batch.arena);
  return true;
}

function sharesFromRow({ tree }: Engine, { nodes }: WeightedTree, row: Float64Array): Shares {
  const firsts = new Map(nodes.map(({ position, first }) => [position, first]));
  return tree.map(({ children }, position) => {
    const first = firsts.get(position) ?? 0;
    return Array.from(row.subarray(first, first + children.length));
  });
}
