/** How often a node lies on the shortest ways between others. */

import { outgoingArcs, type SignedGraph } from "./network.ts";

/**
 * Betweenness of every node, not normalised: over all ordered pairs of other nodes, the share of shortest paths that
 * pass the node. An arc is 1 / |weight| long, so strong links are short; arcs of weight 0 lead nowhere.
 *
 * @throws RangeError  for graphs that are none
 * @see Brandes (2001), Journal of Mathematical Sociology 25, 163–177. doi:10.1080/0022250X.2001.9990249
 * @example
 * Array.from(betweennessOf({ size: 3, arcs: [{ from: 0, to: 1, weight: 1 }, { from: 1, to: 2, weight: -1 }] })); // => [0, 1, 0]
 */
export function betweennessOf(graph: SignedGraph): Float64Array {
  const { size, arcs } = graph;
  const outgoing = outgoingArcs(graph).map((own) => own.filter((k) => arcs[k]!.weight !== 0));
  const sums = new Float64Array(size);
  for (let start = 0; start < size; start++) {
    const { order, paths, before } = shortestPaths(graph, outgoing, start);
    const dependence = new Float64Array(size);
    for (const node of order.toReversed()) {
      for (const earlier of before[node]!) {
        dependence[earlier]! += (paths[earlier]! / paths[node]!) * (1 + dependence[node]!);
      }
      if (node !== start) sums[node]! += dependence[node]!;
    }
  }
  return sums;
}

/** Lengths that differ by less are one length: sums of thirds in another order are not quite the same. */
const TIE = 1e-9;

type ShortestPaths = {
  /** Nodes that are reached, nearest first. */
  readonly order: readonly number[];
  /** How many shortest paths lead to each. */
  readonly paths: Float64Array;
  /** The last nodes but one of these paths. */
  readonly before: readonly (readonly number[])[];
};

/** Dijkstra's algorithm from one node. */
function shortestPaths(
  { size, arcs }: SignedGraph,
  outgoing: readonly (readonly number[])[],
  start: number,
): ShortestPaths {
  const distance = new Float64Array(size).fill(Infinity);
  const paths = new Float64Array(size);
  const before: number[][] = Array.from({ length: size }, () => []);
  const done = new Uint8Array(size);
  const order: number[] = [];
  const open = [start];
  distance[start] = 0;
  paths[start] = 1;
  while (open.length > 0) {
    const node = takeNearest(open, distance);
    done[node] = 1;
    order.push(node);
    for (const k of outgoing[node]!) {
      const { to, weight } = arcs[k]!;
      const length = distance[node]! + 1 / Math.abs(weight);
      if (done[to] === 1) continue;
      if (length < distance[to]! - TIE) {
        if (distance[to] === Infinity) open.push(to);
        distance[to] = length;
        paths[to] = paths[node]!;
        before[to] = [node];
      } else if (length <= distance[to]! + TIE) {
        paths[to]! += paths[node]!;
        before[to]!.push(node);
      }
    }
  }
  return { order, paths, before };
}

/** The node of the open ones that is nearest; taken out. Open ones are few in networks that people state. */
function takeNearest(open: number[], distance: Float64Array): number {
  let best = 0;
  for (let i = 1; i < open.length; i++) if (distance[open[i]!]! < distance[open[best]!]!) best = i;
  const node = open[best]!;
  const last = open.pop()!;
  if (best < open.length) open[best] = last;
  return node;
}
