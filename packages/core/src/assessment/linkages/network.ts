/** The network that links make: one connection for each pair, with every view of it. */

import {
  checkLinks,
  type Link,
  type LinkProblem,
  type NetworkNode,
  STRONGEST_LINK,
} from "../../evidence/index.ts";

/** What is known of one pair, all statements together. */
export type Connection = {
  /** Positions in the network's nodes. */
  readonly from: number;
  readonly to: number;
  /** Mean of sign × strength over the views that state a strength, in [−3, 3]. */
  readonly weight: number;
  /** The lowest and the highest of these views. */
  readonly low: number;
  readonly high: number;
  /** Every statement, also those without a strength. */
  readonly views: readonly Link[];
  /** Views of opposite sign, both with a strength above 0. */
  readonly contested: boolean;
  /** Statements without a strength. */
  readonly withoutStrength: number;
  /** Named parties of the network that state no strength for this pair. */
  readonly missingViews: number;
};

export type LinkNetwork = {
  readonly nodes: readonly NetworkNode[];
  /** In the order in which pairs are first stated. */
  readonly connections: readonly Connection[];
  /** Pairs of which no view states a strength: known to be linked, not how. */
  readonly unweighted: readonly Connection[];
  /** Who states links, by code, sorted. */
  readonly parties: readonly string[];
  /** Statements that were left out, and why. */
  readonly problems: readonly LinkProblem[];
};

/** A signed, weighted, directed graph: what the methods work on. No two arcs join the same pair. */
export type SignedGraph = {
  readonly size: number;
  readonly arcs: readonly SignedArc[];
};

export type SignedArc = { readonly from: number; readonly to: number; readonly weight: number };

/**
 * Build the network of links. Statements with a problem are left out and told; several about one pair become one
 * connection with the mean of their signed strengths, and every view is kept.
 *
 * @throws RangeError  where two nodes have one id
 */
export function buildNetwork(nodes: readonly NetworkNode[], links: readonly Link[]): LinkNetwork {
  const positions = new Map(nodes.map(({ id }, k) => [id, k]));
  if (positions.size !== nodes.length) {
    throw new RangeError(`Cannot build a network: ${nodes.length} nodes have ${positions.size} ids`);
  }
  const problems = checkLinks(nodes, links);
  const bad = new Set(problems.map(({ link }) => link));
  const usable = links.filter((link) => !bad.has(link));
  const parties = [...new Set(usable.map(({ statedBy }) => statedBy))].filter((each) => each !== "").sort();
  const byPair = Map.groupBy(usable, ({ from, to }) => JSON.stringify([from, to]));
  const connections = [...byPair.values()].map((views) => connect(views, positions, parties));
  return {
    nodes,
    connections: connections.filter(({ weight }) => !Number.isNaN(weight)),
    unweighted: connections.filter(({ weight }) => Number.isNaN(weight)),
    parties,
    problems,
  };
}

function connect(
  views: readonly Link[],
  positions: ReadonlyMap<string, number>,
  parties: readonly string[],
): Connection {
  const stated = views.filter(({ strength }) => !Number.isNaN(strength));
  const signed = stated.map(({ sign, strength }) => sign * strength);
  const low = signed.length === 0 ? Number.NaN : Math.min(...signed);
  const high = signed.length === 0 ? Number.NaN : Math.max(...signed);
  const spoken = new Set(stated.map(({ statedBy }) => statedBy));
  return {
    from: positions.get(views[0]!.from)!,
    to: positions.get(views[0]!.to)!,
    weight: signed.reduce((sum, each) => sum + each, 0) / signed.length,
    low,
    high,
    views,
    contested: low < 0 && high > 0,
    withoutStrength: views.length - stated.length,
    missingViews: parties.filter((party) => !spoken.has(party)).length,
  };
}

/**
 * The graph of a network with weights in [−1, 1]: strengths divided by 3, connections of weight 0 left out.
 * The order of arcs is that of the connections that stay.
 */
export function networkGraph({ nodes, connections }: LinkNetwork): SignedGraph {
  return {
    size: nodes.length,
    arcs: connections
      .filter(({ weight }) => weight !== 0)
      .map(({ from, to, weight }) => ({ from, to, weight: weight / STRONGEST_LINK })),
  };
}

/**
 * The arcs that leave each node, as positions in `arcs`.
 *
 * @throws RangeError  for arcs to nowhere, weights that are no number, and pairs joined twice
 */
export function outgoingArcs({ size, arcs }: SignedGraph): readonly (readonly number[])[] {
  const outgoing: number[][] = Array.from({ length: size }, () => []);
  const seen = new Set<number>();
  arcs.forEach(({ from, to, weight }, k) => {
    if (!(isPlace(from, size) && isPlace(to, size) && Number.isFinite(weight))) {
      throw new RangeError(`Cannot use arc ${from} → ${to} of weight ${weight} among ${size} nodes`);
    }
    if (seen.has(from * size + to)) throw new RangeError(`Cannot use arc ${from} → ${to}: it is there twice`);
    seen.add(from * size + to);
    outgoing[from]!.push(k);
  });
  return outgoing;
}

function isPlace(node: number, size: number): boolean {
  return Number.isInteger(node) && node >= 0 && node < size;
}
