/** How far scores hang on weights near given ones: for weights that a reader has just moved. */

import { compileTree, type Engine, type EngineInput, type Shares } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { type Intervals, intervalsOf } from "./interval.ts";
import { replay, targetsOf } from "./replay.ts";
import { weightedTreeOf } from "./weighted-tree.ts";

export type AroundOptions = {
  readonly runs: number;
  /** α = concentration × share within each node. */
  readonly concentration: number;
};

/** A name that no set of a case folder has, as files cannot hold it. */
const AROUND = "\u0000around";

/**
 * Intervals of the index where weights are drawn around given shares and all other choices of the recipe hold.
 * Runs draw from the recipe's seed, so the same shares give the same intervals.
 *
 * @param shares  of the children of each node of the tree
 */
export function intervalsAround(
  input: EngineInput,
  recipe: Recipe,
  shares: Shares,
  { runs, concentration }: AroundOptions,
): Intervals {
  const tree = compileTree(input.framework);
  const set = new Map(
    tree.flatMap(({ children }, position) =>
      children.map((child, k) => [tree[child]!.id, shares[position]![k]!] as const),
    ),
  );
  const { seed } = recipe.uncertainty;
  const around: Recipe = {
    ...recipe,
    weights: AROUND,
    nodes: Object.fromEntries(
      Object.entries(recipe.nodes).map(([id, { weight: _, weights: __, ...choices }]) => [id, choices]),
    ),
    uncertainty: { runs, seed, vary: [{ at: "weights", dirichlet: { concentration } }] },
  };
  const withSet = { ...input, weightSets: new Map([[AROUND, set]]) };
  const replays = replay(withSet, around, { first: 0, count: runs, indexOnly: true });
  return intervalsOf(replays, input.units.length)[0]!;
}

/** Whether runs that draw weights are sums, so that a thousand of them take no time that one notices. */
export function isWeightedMean(engine: Engine, recipe: Recipe, unitCount: number): boolean {
  return weightedTreeOf(engine, recipe, targetsOf(engine), unitCount) !== null;
}
