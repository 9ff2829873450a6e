/** Weights: each node's share among its siblings. */

import type { WeightSets } from "../../evidence/index.ts";
import type { Tree } from "./tree.ts";

/** For each node of a tree, the shares of its children, adding up to 1 (empty where there are none). */
export type Shares = readonly (readonly number[])[];

/**
 * Shares from the framework's weights, equal within each node, or from a named set; nodes that the set does
 * not name keep the framework's weight.
 *
 * @throws RangeError  if the set does not exist, or the weights of a node add up to 0
 */
export function sharesOf(tree: Tree, weights: string, sets: WeightSets): Shares {
  const set = weights === "framework" || weights === "equal" ? undefined : sets.get(weights);
  if (set === undefined && weights !== "framework" && weights !== "equal") {
    throw new RangeError(`Cannot weight by "${weights}": there is no such set`);
  }
  const weightOf = (position: number): number => {
    const node = tree[position]!;
    return weights === "equal" ? 1 : (set?.get(node.id) ?? node.weight);
  };
  return tree.map((node) => {
    const raw = node.children.map(weightOf);
    const sum = raw.reduce((a, b) => a + b, 0);
    if (raw.length > 0 && !(sum > 0))
      throw new RangeError(`Cannot weight "${node.id}": its weights add up to ${sum}`);
    return raw.map((weight) => weight / sum);
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
