/** How much each node acts on others and is acted on: directly, and through those it acts on. */

import { outgoingArcs, type SignedGraph } from "./network.ts";

export type NodeInfluence = {
  /** Sums of signed weights of the arcs out of the node and into it. */
  readonly out: number;
  readonly in: number;
  /** The same sums of weights without their signs. */
  readonly outStrength: number;
  readonly inStrength: number;
  /** Σ over the nodes it acts on of weight × their `out`. */
  readonly secondOrder: number;
  /** out + secondOrderWeight × secondOrder. */
  readonly total: number;
  /** 1 is the largest total; ties share the lower number. */
  readonly rank: number;
};

/**
 * First- and second-order influence of every node: D + w × I D, with D the sums of signed weights out of each node and
 * I the matrix of weights without what a node does to itself.
 *
 * The result depends on the scale of weights: on the scale −3 to 3 give the connections of a network, not
 * `networkGraph`.
 *
 * @throws RangeError  for a second-order weight below 0, and for graphs that are none
 * @see Weitz, Carlsen, Nilsson & Skånberg (2018), Sustainability Science 13, 531–548. doi:10.1007/s11625-017-0470-0
 * @example
 * influenceOf({ size: 3, arcs: [{ from: 0, to: 1, weight: 2 }, { from: 1, to: 2, weight: 3 }] }).map(({ total }) => total); // => [5, 3, 0]
 */
export function influenceOf(graph: SignedGraph, secondOrderWeight = 0.5): readonly NodeInfluence[] {
  if (!(secondOrderWeight >= 0)) {
    throw new RangeError(`Cannot weigh second-order influence by ${secondOrderWeight}: it must be 0 or more`);
  }
  const { size, arcs } = graph;
  outgoingArcs(graph);
  const zeros = (): Float64Array => new Float64Array(size);
  const sums = { out: zeros(), in: zeros(), outStrength: zeros(), inStrength: zeros(), second: zeros() };
  for (const { from, to, weight } of arcs) {
    sums.out[from]! += weight;
    sums.in[to]! += weight;
    sums.outStrength[from]! += Math.abs(weight);
    sums.inStrength[to]! += Math.abs(weight);
  }
  for (const { from, to, weight } of arcs) if (from !== to) sums.second[from]! += weight * sums.out[to]!;
  const totals = sums.out.map((out, k) => out + secondOrderWeight * sums.second[k]!);
  return Array.from(totals, (total, k) => ({
    out: sums.out[k]!,
    in: sums.in[k]!,
    outStrength: sums.outStrength[k]!,
    inStrength: sums.inStrength[k]!,
    secondOrder: sums.second[k]!,
    total,
    rank: 1 + totals.filter((other) => other > total + TIE).length,
  }));
}

const TIE = 1e-9;
