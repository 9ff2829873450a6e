/** Groups of nodes that act on each other more than on others. */

import { randomStream } from "../../numerics/index.ts";
import { outgoingArcs, type SignedGraph } from "./network.ts";

export type NodeCommunities = {
  /** The community of each node, numbered by first appearance. */
  readonly community: readonly number[];
  readonly count: number;
  /** Newman's modularity: −½ to 1, 0 for one community; NaN without links. */
  readonly modularity: number;
};

/** Links of one node without direction: to whom, and how strong together. */
type Neighbours = readonly ReadonlyMap<number, number>[];

/**
 * Communities by the Louvain method, on |weights| of both directions together. Nodes are moved in an order drawn from
 * the seed: one seed gives one result. Signs and directions play no part.
 *
 * @throws RangeError  for graphs that are none
 * @see Blondel, Guillaume, Lambiotte & Lefebvre (2008), Journal of Statistical Mechanics P10008. doi:10.1088/1742-5468/2008/10/P10008
 * @example
 * communitiesOf({ size: 4, arcs: [{ from: 0, to: 2, weight: 1 }, { from: 1, to: 3, weight: -1 }] }, { seed: 1 }).community; // => [0, 1, 0, 1]
 */
export function communitiesOf(graph: SignedGraph, { seed }: { readonly seed: number }): NodeCommunities {
  outgoingArcs(graph);
  const random = randomStream(seed, 0);
  const first = neighboursOf(graph);
  let membership = Array.from({ length: graph.size }, (_, k) => k);
  let level = first;
  for (;;) {
    const moved = moveNodes(level, random);
    const numbered = numberByAppearance(moved);
    if (numbered.count === level.length) break;
    membership = membership.map((node) => numbered.community[node]!);
    level = merge(level, numbered.community, numbered.count);
  }
  const { community, count } = numberByAppearance(membership);
  return { community, count, modularity: modularityOf(graph, community) };
}

/**
 * Newman's modularity of a grouping, on |weights| without direction; NaN where there is no weight.
 *
 * @throws RangeError  unless every node has a community
 * @see Newman (2004), Physical Review E 70, 056131. doi:10.1103/PhysRevE.70.056131
 * @example
 * modularityOf({ size: 4, arcs: [{ from: 0, to: 1, weight: 1 }, { from: 2, to: 3, weight: 1 }] }, [0, 0, 1, 1]); // => 0.5
 */
export function modularityOf({ size, arcs }: SignedGraph, community: readonly number[]): number {
  if (community.length !== size) {
    throw new RangeError(`Cannot take the modularity of ${community.length} memberships of ${size} nodes`);
  }
  const degrees = new Map<number, number>();
  let inside = 0;
  let total = 0;
  for (const { from, to, weight } of arcs) {
    const strength = Math.abs(weight);
    total += strength;
    if (community[from] === community[to]) inside += strength;
    for (const node of [from, to]) {
      degrees.set(community[node]!, (degrees.get(community[node]!) ?? 0) + strength);
    }
  }
  const expected = [...degrees.values()].reduce((sum, degree) => sum + (degree / (2 * total)) ** 2, 0);
  return inside / total - expected;
}

function neighboursOf({ size, arcs }: SignedGraph): Neighbours {
  const neighbours = Array.from({ length: size }, () => new Map<number, number>());
  for (const { from, to, weight } of arcs) {
    // A loop on a node counts from both its ends, as the degree does.
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      neighbours[a]!.set(b, (neighbours[a]!.get(b) ?? 0) + Math.abs(weight));
    }
  }
  return neighbours;
}

/** Move nodes to the neighbouring community that raises modularity most, until none moves. */
function moveNodes(neighbours: Neighbours, random: () => number): readonly number[] {
  const degree = neighbours.map((own) => [...own.values()].reduce((sum, each) => sum + each, 0));
  const twice = degree.reduce((sum, each) => sum + each, 0);
  const community = neighbours.map((_, k) => k);
  const sums = Float64Array.from(degree);
  const order = shuffled(neighbours.length, random);
  for (let moved = true; moved; ) {
    moved = false;
    for (const node of order) {
      const home = community[node]!;
      const ties = new Map([[home, 0]]);
      for (const [other, weight] of neighbours[node]!) {
        if (other !== node) ties.set(community[other]!, (ties.get(community[other]!) ?? 0) + weight);
      }
      sums[home]! -= degree[node]!;
      const gainOf = (place: number): number => ties.get(place)! - (sums[place]! * degree[node]!) / twice;
      let best = home;
      for (const place of ties.keys()) {
        // Gains within rounding of each other do not move a node, or it would go to and fro.
        if (gainOf(place) > gainOf(best) + 1e-12 * twice) best = place;
      }
      sums[best]! += degree[node]!;
      community[node] = best;
      if (best !== home) moved = true;
    }
  }
  return community;
}

function shuffled(size: number, random: () => number): readonly number[] {
  const order = Array.from({ length: size }, (_, k) => k);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function numberByAppearance(labels: readonly number[]): {
  readonly community: readonly number[];
  readonly count: number;
} {
  const numbers = new Map<number, number>();
  for (const label of labels) if (!numbers.has(label)) numbers.set(label, numbers.size);
  return { community: labels.map((label) => numbers.get(label)!), count: numbers.size };
}

/** Communities as the nodes of the next level; what joins members of one stays as its link to itself. */
function merge(neighbours: Neighbours, community: readonly number[], count: number): Neighbours {
  const merged = Array.from({ length: count }, () => new Map<number, number>());
  neighbours.forEach((own, node) => {
    const from = merged[community[node]!]!;
    for (const [other, weight] of own) {
      const to = community[other]!;
      from.set(to, (from.get(to) ?? 0) + weight);
    }
  });
  return merged;
}
