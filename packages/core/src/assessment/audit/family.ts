/** A node and the nodes right below it: what is correlated, weighed and joined together. */

import type { Assessment, NodeResult } from "../assessment.ts";
import { noScoreCode } from "../index/index.ts";

export type Family = {
  readonly parent: NodeResult;
  /** Nodes right below that take part. */
  readonly children: readonly NodeResult[];
};

type Nodes = Pick<Assessment, "nodes">;

/** Ids of the nodes that take part: indicators that the recipe does not leave out, and all that stands above one. */
export function takingPart({ nodes }: Nodes): ReadonlySet<string> {
  const leftOut = noScoreCode("left-out");
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const ids = new Set<string>();
  for (const { id, kind, reason } of nodes) {
    if (kind !== "indicator" || (reason.length > 0 && reason.every((code) => code === leftOut))) continue;
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) ids.add(at);
  }
  return ids;
}

/** Every node with something below it, in reading order. */
export function familiesOf({ nodes }: Nodes): readonly Family[] {
  const part = takingPart({ nodes });
  return nodes
    .filter(({ kind }) => kind !== "indicator")
    .map((parent) => ({
      parent,
      children: nodes.filter(({ id, parent: above }) => above === parent.id && part.has(id)),
    }))
    .filter(({ children }) => children.length > 0);
}

/** The scored indicators that take part, in reading order. */
export function indicatorNodes({ nodes }: Nodes): readonly NodeResult[] {
  const part = takingPart({ nodes });
  return nodes.filter(({ kind, id }) => kind === "indicator" && part.has(id));
}

/**
 * The rest of a node without one of its parts: for each unit the weighted mean of the other parts that have a score;
 * NaN where fewer than half of them have one.
 *
 * @param scores  of each part, one per unit
 * @param shares  of each part; where the others weigh nothing, they weigh the same
 * @example
 * Array.from(restWithout([[9, 9], [1, 2], [3, NaN]], [0.5, 0.25, 0.25], 0)); // => [2, 2]
 */
export function restWithout(
  scores: readonly ArrayLike<number>[],
  shares: readonly number[],
  left: number,
): Float64Array {
  const others = scores.flatMap((column, k) => (k === left ? [] : [{ column, share: shares[k]! }]));
  const weighless = others.every(({ share }) => !(share > 0));
  return Float64Array.from({ length: scores[0]?.length ?? 0 }, (_, u) => {
    let [sum, weight, there] = [0, 0, 0];
    for (const { column, share } of others) {
      if (Number.isNaN(column[u]!)) continue;
      const own = weighless ? 1 : share;
      sum += own * column[u]!;
      weight += own;
      there++;
    }
    return there > 0 && 2 * there >= others.length ? sum / weight : Number.NaN;
  });
}
