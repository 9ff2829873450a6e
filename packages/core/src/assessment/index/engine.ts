/** The index as a graph of steps, compiled once for a framework and a panel, run for any recipe. */

import { type Panel, panelColumn, type Unit, type WeightSets } from "../../evidence/index.ts";
import type { Framework } from "../../framework/index.ts";
import type { Recipe } from "../recipe.ts";
import { type GroupColumn, imputeColumn } from "./impute.ts";
import { noScoreCode, SCORED } from "./no-score.ts";
import { normalisers } from "./normalise/index.ts";
import { type NodeScores, scoreNode } from "./score-node.ts";
import { createStepCache, type StepCache, type StepResult } from "./step-cache.ts";
import { compileTree, type Tree } from "./tree.ts";
import { type Shares, sharesOf } from "./weight.ts";

/** What the engine reads: plain data that can be sent to a worker or embedded in a page. */
export type EngineInput = {
  readonly framework: Framework;
  readonly panel: Panel;
  readonly units: readonly Unit[];
  readonly weightSets: WeightSets;
};

/** Departures from the recipe that have no word in it: drawn weights, drawn values, an indicator left out. */
export type Perturbation = {
  readonly shares?: Shares;
  /** Columns of indicators whose values were drawn anew, with a name that no other draw has. */
  readonly values?: { readonly name: string; readonly columns: ReadonlyMap<number, Float64Array> };
  /** Position of an indicator to leave out. */
  readonly without?: number;
};

/** Scores of every node of the tree, in its order. */
export type IndexResult = {
  readonly nodes: readonly NodeScores[];
  readonly shares: Shares;
  /** Whether all scores lie in [0, 1]; if not, they are on a scale of their own. */
  readonly scale: "unit" | "native";
};

export type Engine = {
  readonly tree: Tree;
  run(recipe: Recipe, perturbation?: Perturbation): IndexResult;
  /** The indicator's column after imputation, before normalisation. */
  treated(recipe: Recipe, indicator: number): Float64Array;
  readonly cache: StepCache;
};

// Normalised values may leave [0, 1] by rounding only.
const TOLERANCE = 1e-9;

/** Whether anything is left of a node when one indicator is left out. */
function hasLeaf(node: Tree[number], without: number | undefined): boolean {
  return without === undefined || node.leaves.some((leaf) => leaf !== without);
}

/** Compile the steps; running twice with the same choices computes nothing twice. */
export function createEngine(input: EngineInput): Engine {
  const { framework, panel, units } = input;
  const tree = compileTree(framework);
  const cache = createStepCache();
  const groupColumns = new Map<string, GroupColumn>();

  function groupsBy(name: string): GroupColumn {
    let column = groupColumns.get(name);
    if (column === undefined) {
      const seen = new Map<string, number>();
      column = Int32Array.from(units, (unit) => {
        const group = unit.groups[name];
        if (group === undefined || group === "") return -1;
        if (!seen.has(group)) seen.set(group, seen.size);
        return seen.get(group)!;
      });
      groupColumns.set(name, column);
    }
    return column;
  }

  function imputed(
    recipe: Recipe,
    indicator: number,
    { values: drawn }: Perturbation,
  ): StepResult<Float64Array> {
    const { method, by } = recipe.impute;
    const redrawn = drawn?.columns.get(indicator);
    const name = redrawn === undefined ? "" : drawn!.name;
    return cache.recall(`impute ${indicator}`, `${name}|${method}|${by ?? ""}`, () =>
      imputeColumn(redrawn ?? panelColumn(panel, indicator), method, by === undefined ? null : groupsBy(by)),
    );
  }

  function leaf(recipe: Recipe, indicator: number, perturbation: Perturbation): StepResult<NodeScores> {
    const column = imputed(recipe, indicator, perturbation);
    return cache.recall(`normalise ${indicator}`, `${column.version}|${recipe.normalise.method}`, () => {
      const score = normalisers[recipe.normalise.method].normalise(
        column.value,
        framework.indicators[indicator]!,
      );
      const coverage = new Float64Array(units.length);
      const reason = new Uint8Array(units.length);
      for (let u = 0; u < units.length; u++) {
        const cell = indicator * units.length + u;
        const observed = !Number.isNaN(panel.values[cell]!);
        coverage[u] = observed ? 1 : 0;
        // Codes of missing reasons come first among the reasons for no score, in the same order.
        if (Number.isNaN(score[u]!))
          reason[u] = observed ? noScoreCode("not-computable") : panel.reasons[cell]!;
        else reason[u] = SCORED;
      }
      return {
        score,
        coverage,
        reason,
        inUnitRange: score.every((each) => !(each < -TOLERANCE) && !(each > 1 + TOLERANCE)),
      };
    });
  }

  function run(recipe: Recipe, perturbation: Perturbation = {}): IndexResult {
    const shares = perturbation.shares ?? sharesOf(tree, recipe.weights, input.weightSets);
    const results: StepResult<NodeScores>[] = new Array(tree.length);
    // Nodes stand before those below them, so the last comes first.
    for (let position = tree.length - 1; position >= 0; position--) {
      const node = tree[position]!;
      if (node.kind === "indicator") {
        results[position] = leaf(recipe, node.indicator, perturbation);
        continue;
      }
      const below = node.children
        .map((child, k) => ({ child, share: shares[position]![k]! }))
        .filter(({ child }) => hasLeaf(tree[child]!, perturbation.without));
      const choice = node.aggregate ?? recipe.aggregate;
      const key = JSON.stringify([
        below.map(({ child, share }) => [results[child]!.version, share]),
        choice,
        recipe.missing,
        perturbation.without !== undefined && node.leaves.includes(perturbation.without)
          ? perturbation.without
          : null,
      ]);
      results[position] = cache.recall(`score ${node.id}`, key, () =>
        scoreNode(
          below.map(({ child, share }) => ({
            scores: results[child]!.value,
            share,
            leafCount: tree[child]!.leaves.filter((each) => each !== perturbation.without).length,
          })),
          { unitCount: units.length, missing: recipe.missing, aggregate: choice },
        ),
      );
    }
    const nodes = results.map((result) => result.value);
    const inRange = tree.every((node, position) => node.leaves.length === 0 || nodes[position]!.inUnitRange);
    const scale = normalisers[recipe.normalise.method].scale === "unit" && inRange ? "unit" : "native";
    return { nodes, shares, scale };
  }

  return { tree, run, treated: (recipe, indicator) => imputed(recipe, indicator, {}).value, cache };
}
