/** Of each node the strongest spiral through it, and the link that would weaken the spirals through it most. */

import type { Loop } from "./loops.ts";
import type { SignedGraph } from "./network.ts";

export type SpiralsThrough = {
  /** The strongest reinforcing loop through the node; null where there is none. */
  readonly strongest: Loop | null;
  /** Position of the arc on which most of their strength lies; −1 where there is no spiral. */
  readonly arc: number;
  /** By how much their summed strength falls when that arc is weakened by half. */
  readonly loss: number;
  /** Summed strength of the reinforcing loops through the node. */
  readonly strength: number;
};

/**
 * Read the reinforcing loops of a graph node by node. Among equally strong loops or arcs the first is taken.
 *
 * @param loops  those found in the graph
 * @example
 * spiralsThrough({ size: 1, arcs: [] }, []); // => [{ strongest: null, arc: -1, loss: 0, strength: 0 }]
 */
export function spiralsThrough(
  { size, arcs }: SignedGraph,
  loops: readonly Loop[],
): readonly SpiralsThrough[] {
  const arcOf = new Map(arcs.map(({ from, to }, k) => [from * size + to, k]));
  const strongest: (Loop | null)[] = Array.from({ length: size }, () => null);
  const strengths = new Float64Array(size);
  // Strength by node and arc, for the nodes that are on a spiral.
  const byArc: (Float64Array | undefined)[] = Array.from({ length: size }, () => undefined);
  for (const loop of loops) {
    const { nodes, strength, kind } = loop;
    if (kind !== "reinforcing") continue;
    for (const node of nodes) {
      if (strength > (strongest[node]?.strength ?? 0)) strongest[node] = loop;
      strengths[node]! += strength;
      const own = byArc[node] ?? new Float64Array(arcs.length);
      byArc[node] = own;
      for (let i = 0; i < nodes.length; i++) {
        own[arcOf.get(nodes[i]! * size + nodes[i + 1 < nodes.length ? i + 1 : 0]!)!]! += strength;
      }
    }
  }
  return strongest.map((loop, node) => {
    const sums = byArc[node] ?? new Float64Array(0);
    const arc = sums.reduce(
      (best, sum, k) => (sum > (best < 0 ? 0 : sums[best]! * (1 + TIE)) ? k : best),
      -1,
    );
    return { strongest: loop, arc, loss: arc < 0 ? 0 : sums[arc]! / 2, strength: strengths[node]! };
  });
}

const TIE = 1e-9;
