/** Where someone ends up who follows links at random: nodes on which much that matters acts. */

import { outgoingArcs, type SignedGraph } from "./network.ts";

export type PageRankOptions = {
  /** The chance of following a link instead of beginning anywhere. */
  readonly damping?: number;
};

/**
 * PageRank of every node; they add up to 1. A link is followed in proportion to |weight|; a node without links out, or
 * with weights of 0 alone, leads anywhere. Iterated until the ranks change by less than 1e-15 in sum, or 1,000 times.
 *
 * @throws RangeError  for a damping outside [0, 1), and for graphs that are none
 * @see Page, Brin, Motwani & Winograd (1999), The PageRank citation ranking, Stanford InfoLab 1999-66
 * @example
 * Array.from(pageRank({ size: 2, arcs: [{ from: 0, to: 1, weight: 1 }, { from: 1, to: 0, weight: 1 }] })); // => [0.5, 0.5]
 */
export function pageRank(graph: SignedGraph, { damping = 0.85 }: PageRankOptions = {}): Float64Array {
  if (!(damping >= 0 && damping < 1)) {
    throw new RangeError(`Cannot rank with damping ${damping}: it must lie in [0, 1)`);
  }
  const { size, arcs } = graph;
  outgoingArcs(graph);
  const strength = new Float64Array(size);
  for (const { from, weight } of arcs) strength[from]! += Math.abs(weight);
  let ranks = new Float64Array(size).fill(1 / size);
  for (let step = 0; step < 1000; step++) {
    const lost = ranks.reduce((sum, rank, k) => (strength[k] === 0 ? sum + rank : sum), 0);
    const next = new Float64Array(size).fill((1 - damping + damping * lost) / size);
    for (const { from, to, weight } of arcs) {
      if (weight !== 0) next[to]! += (damping * ranks[from]! * Math.abs(weight)) / strength[from]!;
    }
    const change = next.reduce((sum, rank, k) => sum + Math.abs(rank - ranks[k]!), 0);
    ranks = next;
    if (change < 1e-15) break;
  }
  return ranks;
}
