/** The index as a graph of steps, compiled once for a framework and a panel, run for any recipe. */

import type { Recipe } from "../recipe.ts";
import { type ColumnRun, createColumnSteps, type TreatedColumn } from "./columns.ts";
import type { EngineInput, Perturbation } from "./engine-input.ts";
import { noScoreCode, SCORED } from "./no-score.ts";
import { type DerivedWeights, deriveWeights } from "./node-weights.ts";
import { scaleOfChoice } from "./normalise/index.ts";
import { type LeafChoices, leafChoices, leftOut, nodeRules } from "./resolve-choices.ts";
import { type NodeScores, scoreNode } from "./score-node.ts";
import { createStepCache, type StepCache, type StepResult } from "./step-cache.ts";
import { compileTree, type Tree } from "./tree.ts";
import { type Shares, sharesOf, statedWeights } from "./weight.ts";

export type { EngineInput, Perturbation } from "./engine-input.ts";

/** Scores of every node of the tree, in its order. */
export type IndexResult = {
  readonly nodes: readonly NodeScores[];
  readonly shares: Shares;
  /** Weights that came from the data, by position of the node. */
  readonly derived: ReadonlyMap<number, DerivedWeights>;
  /** Whether all scores lie in [0, 1]; if not, they are on a scale of their own. */
  readonly scale: "unit" | "native";
};

/** An indicator's column on its way to a score. */
export type ColumnStages = {
  readonly choices: LeafChoices;
  /** As read and divided; NaN for gaps and for units that were screened out. */
  readonly read: Float64Array;
  readonly imputed: Float64Array;
  readonly treated: TreatedColumn;
};

export type Engine = {
  readonly tree: Tree;
  run(recipe: Recipe, perturbation?: Perturbation): IndexResult;
  /** The shares of a recipe, also where they come from the data. */
  sharesOf(recipe: Recipe): Shares;
  /** The stages of the column of the indicator at a position of the tree. */
  stages(recipe: Recipe, position: number): ColumnStages;
  readonly cache: StepCache;
};

// Normalised values may leave [0, 1] by rounding only.
const TOLERANCE = 1e-9;

/** Results kept of a step, where columns are short enough to keep many. */
const KEPT_VALUES = 100_000;

/** Compile the steps; running twice with the same choices computes nothing twice. */
export function createEngine(input: EngineInput): Engine {
  const { framework, panel, units } = input;
  const tree = compileTree(framework);
  const cache = createStepCache(Math.max(8, Math.min(128, Math.floor(KEPT_VALUES / (units.length + 1)))));
  const columns = createColumnSteps(input, tree, cache);

  function columnRun(recipe: Recipe, perturbation: Perturbation): ColumnRun {
    const usual: LeafChoices = { ...recipe, low: undefined, high: undefined };
    const plain = Object.keys(recipe.nodes).length === 0;
    return {
      recipe,
      perturbation,
      choicesAt: (position) => (plain ? usual : leafChoices(tree, recipe, position)),
    };
  }

  function leaf(run: ColumnRun, position: number, isOut: boolean): StepResult<NodeScores> {
    const { indicator } = tree[position]!;
    const screened = columns.screenedOut(run.recipe);
    const { normalise, low, high } = run.choicesAt(position);
    const column = columns.treated(run, position);
    const from = `${column.version}|${screened.value === null ? "" : screened.version}`;
    const key = `${from}|${isOut}|${low ?? ""}|${high ?? ""}|${JSON.stringify(normalise)}`;
    return cache.recall(`leaf ${indicator}`, key, () => {
      const score = isOut
        ? new Float64Array(units.length).fill(Number.NaN)
        : columns.normalise(run, position, column.value);
      const coverage = new Float64Array(units.length);
      const reason = new Uint8Array(units.length);
      for (let u = 0; u < units.length; u++) {
        const cell = indicator * units.length + u;
        const observed = !Number.isNaN(panel.values[cell]!);
        coverage[u] = observed ? 1 : 0;
        // Codes of missing reasons come first among the reasons for no score, in the same order.
        if (!Number.isNaN(score[u]!)) reason[u] = SCORED;
        else if (isOut) reason[u] = noScoreCode("left-out");
        else if (screened.value?.[u] === 1) reason[u] = noScoreCode("screened-out");
        else reason[u] = observed ? noScoreCode("not-computable") : panel.reasons[cell]!;
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
    const stated = perturbation.shares ?? sharesOf(tree, recipe, input.weightSets);
    const shares = [...stated];
    const derived = new Map<number, DerivedWeights>();
    const out = leftOut(tree, recipe);
    const { without } = perturbation;
    const isOut = (indicator: number): boolean => indicator === without || (out?.has(indicator) ?? false);
    const leavesOut = out !== null || without !== undefined;
    const leavesIn = (position: number): readonly number[] =>
      leavesOut ? tree[position]!.leaves.filter((each) => !isOut(each)) : tree[position]!.leaves;
    const columnsOfRun = columnRun(recipe, perturbation);
    const results: StepResult<NodeScores>[] = new Array(tree.length);
    // Nodes stand before those below them, so the last comes first.
    for (let position = tree.length - 1; position >= 0; position--) {
      const node = tree[position]!;
      if (node.kind === "indicator") {
        results[position] = leaf(columnsOfRun, position, out?.has(node.indicator) ?? false);
        continue;
      }
      const rules = nodeRules(tree, recipe, position);
      const below = node.children
        .map((child, k) => ({ child, k }))
        .filter(({ child }) => leavesIn(child).length > 0);
      if (typeof rules.weights !== "string" && below.length > 0) {
        const weights = derive(recipe, position, below, results);
        derived.set(position, weights);
        if (perturbation.shares === undefined)
          shares[position] = spread(weights.shares, below, node.children.length);
      }
      const refused = derived.get(position)?.shares === null;
      const compute = (): NodeScores => {
        const scored = scoreNode(
          below.map(({ child, k }) => ({
            scores: results[child]!.value,
            share: shares[position]![k]!,
            leafCount: leavesIn(child).length,
          })),
          {
            unitCount: units.length,
            missing: rules.missing,
            aggregate: rules.aggregate,
            screenedOut: columns.screenedOut(recipe).value,
          },
        );
        return refused ? refuse(scored) : scored;
      };
      if (perturbation.shares !== undefined && node.children.length > 1) {
        // Drawn weights do not come back.
        results[position] = cache.fresh(compute());
        continue;
      }
      const key = JSON.stringify([
        below.map(({ child, k }) => [results[child]!.version, shares[position]![k]!]),
        rules.aggregate,
        rules.missing,
        leavesOut ? below.map(({ child }) => leavesIn(child).length) : null,
        refused,
      ]);
      results[position] = cache.recall(`score ${node.id}`, key, compute);
    }
    const nodes = results.map((result) => result.value);
    return { nodes, shares, derived, scale: scaleOf(columnsOfRun, nodes) };
  }

  function derive(
    recipe: Recipe,
    position: number,
    below: readonly { readonly child: number; readonly k: number }[],
    results: readonly StepResult<NodeScores>[],
  ): DerivedWeights {
    const { weights } = nodeRules(tree, recipe, position);
    if (typeof weights === "string") throw new RangeError("Cannot derive weights that are stated");
    const { importances: source = "framework" } = weights;
    const importances = statedWeights(tree, recipe, input.weightSets, { position, source });
    const stated = below.map(({ k }) => importances[k]!);
    const key = JSON.stringify([below.map(({ child }) => results[child]!.version), weights, stated]);
    return cache.recall(`weights ${position}`, key, () =>
      deriveWeights(
        below.map(({ child }) => results[child]!.value.score),
        weights,
        stated,
      ),
    ).value;
  }

  function scaleOf(columnsOfRun: ColumnRun, nodes: readonly NodeScores[]): IndexResult["scale"] {
    const isUnit = tree.every((node, position) => {
      if (node.leaves.length === 0) return true;
      if (!nodes[position]!.inUnitRange) return false;
      return (
        node.kind !== "indicator" || scaleOfChoice(columnsOfRun.choicesAt(position).normalise) === "unit"
      );
    });
    return isUnit ? "unit" : "native";
  }

  return {
    tree,
    run,
    cache,
    sharesOf(recipe) {
      const fromData = [recipe, ...Object.values(recipe.nodes)].some(
        ({ weights }) => weights !== undefined && typeof weights !== "string",
      );
      return fromData ? run(recipe).shares : sharesOf(tree, recipe, input.weightSets);
    },
    stages(recipe, position) {
      const own = columnRun(recipe, {});
      return {
        choices: own.choicesAt(position),
        read: columns.read(own, tree[position]!.indicator).value,
        imputed: columns.imputed(own, position).value,
        treated: columns.treated(own, position).value,
      };
    },
  };
}

/** Shares of those below that take part, at the places of all children. */
function spread(
  shares: readonly number[] | null,
  below: readonly { readonly k: number }[],
  count: number,
): readonly number[] {
  const whole = new Array<number>(count).fill(0);
  below.forEach(({ k }, at) => {
    whole[k] = shares === null ? 1 / below.length : shares[at]!;
  });
  return whole;
}

/** Weights that cannot be used leave the node without a score; coverage stays. */
function refuse({ score, coverage, reason }: NodeScores): NodeScores {
  const refused = noScoreCode("weights-refused");
  return {
    score: new Float64Array(score.length).fill(Number.NaN),
    coverage,
    reason: reason.map((each) => (each === SCORED ? refused : each)),
    inUnitRange: true,
  };
}
