/** What a recipe says of each node: the nearest statement on the way from an indicator to the index decides. */

import type { AggregateChoice } from "../../framework/index.ts";
import type {
  ImputeChoice,
  MissingChoice,
  NodeChoices,
  NormaliseChoice,
  TreatChoice,
  WeightsChoice,
} from "../choices/index.ts";
import type { Recipe } from "../recipe.ts";
import type { Tree } from "./tree.ts";

/** What happens to the column of one indicator. */
export type LeafChoices = {
  readonly impute: ImputeChoice;
  readonly treat: TreatChoice;
  readonly normalise: NormaliseChoice;
  /** Goalposts that the recipe sets instead of the framework's. */
  readonly low: number | undefined;
  readonly high: number | undefined;
};

/** How one node is made of those below it. */
export type NodeRules = {
  readonly weights: WeightsChoice;
  readonly aggregate: AggregateChoice;
  readonly missing: MissingChoice;
};

const nothing: NodeChoices = {};

function statedAt({ nodes }: Pick<Recipe, "nodes">, id: string): NodeChoices {
  return Object.hasOwn(nodes, id) ? nodes[id]! : nothing;
}

/**
 * The choices for the indicator at a position of the tree: its own, else those of the nearest node above that states
 * any, else the recipe's.
 */
export function leafChoices(tree: Tree, recipe: Recipe, position: number): LeafChoices {
  const { impute, treat, normalise } = recipe;
  let chosen: { impute?: ImputeChoice; treat?: TreatChoice; normalise?: NormaliseChoice } = {};
  for (let at = position; at >= 0; at = tree[at]!.parent) {
    const stated = statedAt(recipe, tree[at]!.id);
    chosen = {
      ...(stated.impute && { impute: stated.impute }),
      ...(stated.treat && { treat: stated.treat }),
      ...(stated.normalise && { normalise: stated.normalise }),
      ...chosen,
    };
  }
  const { low, high } = statedAt(recipe, tree[position]!.id);
  return { impute, treat, normalise, low, high, ...chosen };
}

/** The rules for a component or the index: the recipe's for this node, else the framework's, else the recipe's own. */
export function nodeRules(tree: Tree, recipe: Recipe, position: number): NodeRules {
  const node = tree[position]!;
  const stated = statedAt(recipe, node.id);
  return {
    weights: stated.weights ?? recipe.weights,
    aggregate: stated.aggregate ?? node.aggregate ?? recipe.aggregate,
    missing: stated.missing === undefined ? recipe.missing : { ...recipe.missing, ...stated.missing },
  };
}

/** A node's weight where the recipe states one for it. */
export function statedWeight(recipe: Pick<Recipe, "nodes">, id: string): number | undefined {
  return statedAt(recipe, id).weight;
}

/** Indicators (by position in the framework) that the recipe leaves out, with all of a node at once; null for none. */
export function leftOut(tree: Tree, recipe: Pick<Recipe, "nodes">): ReadonlySet<number> | null {
  const out = new Set(
    tree.flatMap((node) => (statedAt(recipe, node.id).include === false ? node.leaves : [])),
  );
  return out.size === 0 ? null : out;
}
