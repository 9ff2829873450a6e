/**
 * The index under one set of weights as sums: where leaf scores stay and every node is an arithmetic mean, a run is
 * a weighted mean of weighted means, and which scores are missing is the same in every run.
 */

import { type PackedColumns, packColumns, paddedCount } from "../../numerics/index.ts";
import { type Engine, nodeRules } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";

/** A part of a sum: a column that stays, or the scores of a node below. */
type Part =
  | { readonly column: Float64Array; readonly target: null }
  | { readonly column: null; readonly target: number };

/** One node's mean. */
export type WeightedNode = {
  /** Position in the tree, and among the targets. */
  readonly position: number;
  readonly target: number;
  /** Where its shares begin in a row of shares. */
  readonly first: number;
  readonly shares: readonly number[];
  /** One for each child; `packed` where all of them are columns. */
  readonly parts: readonly Part[];
  readonly packed: PackedColumns | null;
  /** Which children have a score, one entry for each kind of unit; null for units that get none. */
  readonly kinds: readonly (Int32Array | null)[];
  readonly kindOf: Int32Array;
  /** Units without a score. */
  readonly without: Int32Array;
};

export type WeightedTree = {
  readonly unitCount: number;
  /** Nodes below first. */
  readonly nodes: readonly WeightedNode[];
  /** Shares of all nodes in the order of the tree. */
  readonly shareCount: number;
};

/** Beyond this a sum might overflow, and 0 × ∞ is not left out. */
const LARGEST = 1e300;

/**
 * The sums of a recipe; null where a run is more than sums: another mean, coverage or weights that depend on what was
 * drawn, scores that are not finite.
 */
export function weightedTreeOf(
  engine: Engine,
  recipe: Recipe,
  targets: readonly number[],
  unitCount: number,
): WeightedTree | null {
  const { tree } = engine;
  const isPlain = targets.every((position) => {
    const { aggregate, missing, weights } = nodeRules(tree, recipe, position);
    return (
      aggregate.method === "arithmetic" &&
      aggregate.on !== "insecurity" &&
      missing.by !== "weight" &&
      typeof weights === "string"
    );
  });
  if (!isPlain) return null;
  const { nodes, shares } = engine.run(recipe);
  const leaves = tree.flatMap((node, i) => (node.kind === "indicator" ? [nodes[i]!.score] : []));
  if (leaves.some((score) => score.some((each) => Math.abs(each) > LARGEST))) return null;

  let shareCount = 0;
  const weighted = targets.map((position, target): WeightedNode => {
    const { children } = tree[position]!;
    const first = shareCount;
    shareCount += children.length;
    const parts = children.map((child): Part => {
      const below = targets.indexOf(child);
      return below < 0
        ? { column: paddedColumn(nodes[child]!.score), target: null }
        : { column: null, target: below };
    });
    const columns = parts.flatMap(({ column }) => (column === null ? [] : [column]));
    return {
      position,
      target,
      first,
      shares: shares[position]!,
      parts,
      packed: columns.length === parts.length ? packColumns(columns, unitCount) : null,
      ...kindsOf(
        nodes[position]!.score,
        children.map((child) => nodes[child]!.score),
      ),
    };
  });
  return { unitCount, nodes: weighted.reverse(), shareCount };
}

/** A column with 0 in its gaps, which adds nothing, and up to whole panels. */
function paddedColumn(score: Float64Array): Float64Array {
  const column = new Float64Array(paddedCount(score.length));
  for (let u = 0; u < score.length; u++) if (!Number.isNaN(score[u]!)) column[u] = score[u]!;
  return column;
}

/** Units told apart by which of their children have a score. */
function kindsOf(
  score: Float64Array,
  children: readonly Float64Array[],
): Pick<WeightedNode, "kinds" | "kindOf" | "without"> {
  const kinds: (Int32Array | null)[] = [];
  const seen = new Map<string, number>();
  // Children with a score for every unit tell no two of them apart.
  const gappy = children.filter((child) => child.some(Number.isNaN));
  const kindOf = Int32Array.from(score, (own, u) => {
    let key = Number.isNaN(own) ? "none" : "";
    if (key === "") for (const child of gappy) key += Number.isNaN(child[u]!) ? "0" : "1";
    let kind = seen.get(key);
    if (kind === undefined) {
      const present = children.flatMap((child, k) => (Number.isNaN(child[u]!) ? [] : [k]));
      kind = kinds.push(key === "none" || present.length === 0 ? null : Int32Array.from(present)) - 1;
      seen.set(key, kind);
    }
    return kind;
  });
  return { kinds, kindOf, without: Int32Array.from(score.keys()).filter((u) => Number.isNaN(score[u]!)) };
}
