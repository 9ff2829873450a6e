/** Weights: each node's share among its siblings. */

import type { WeightSets } from "../../evidence/index.ts";
import type { Recipe } from "../recipe.ts";
import { nodeRules, statedWeight } from "./resolve-choices.ts";
import type { Tree } from "./tree.ts";

/** For each node of a tree, the shares of its children, adding up to 1 (empty where there are none). */
export type Shares = readonly (readonly number[])[];

/**
 * Shares as they are stated: by the framework, equal within each node, or by a named set; nodes that the set does not
 * name keep the framework's weight, and a weight that the recipe states for a node goes before all of them. A node
 * whose weights come from the data has those of the framework here; the engine replaces them.
 *
 * @throws RangeError  if a set does not exist, or the weights of a node add up to 0
 */
export function sharesOf(tree: Tree, recipe: Recipe, sets: WeightSets): Shares {
  return tree.map((node, position) => {
    if (node.children.length === 0) return [];
    const { weights } = nodeRules(tree, recipe, position);
    const source = typeof weights === "string" ? weights : "framework";
    const raw = statedWeights(tree, recipe, sets, { position, source });
    const sum = raw.reduce((a, b) => a + b, 0);
    if (!(sum > 0)) throw new RangeError(`Cannot weight "${node.id}": its weights add up to ${sum}`);
    return raw.map((weight) => weight / sum);
  });
}

/** The weights of a node's children from one source: framework, equal or a named set. */
export function statedWeights(
  tree: Tree,
  recipe: Pick<Recipe, "nodes">,
  sets: WeightSets,
  { position, source }: { readonly position: number; readonly source: string },
): readonly number[] {
  const set = source === "framework" || source === "equal" ? undefined : sets.get(source);
  if (set === undefined && source !== "framework" && source !== "equal") {
    throw new RangeError(`Cannot weight by "${source}": there is no such set`);
  }
  return tree[position]!.children.map((child) => {
    const { id, weight } = tree[child]!;
    return statedWeight(recipe, id) ?? (source === "equal" ? 1 : (set?.get(id) ?? weight));
  });
}

/** Each node's share of the whole index: the product of the shares on its way up; 0 for nodes outside. */
export function effectiveWeights(tree: Tree, shares: Shares): Float64Array {
  const effective = new Float64Array(tree.length);
  effective[0] = 1;
  tree.forEach((node, position) => {
    node.children.forEach((child, k) => {
      effective[child] = effective[position]! * shares[position]![k]!;
    });
  });
  return effective;
}
