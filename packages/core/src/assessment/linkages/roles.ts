/** What part a node plays: it drives, it passes on, or it is where effects arrive. */

import { sortedQuantile } from "../../numerics/index.ts";
import { betweennessOf } from "./betweenness.ts";
import { influenceOf } from "./influence.ts";
import type { LinkNetwork, SignedGraph } from "./network.ts";

/** `mixed`: acts about as much as it is acted on, and is no bridge. `apart`: without links. */
export type NodeRole = "driver" | "bridge" | "outcome" | "mixed" | "apart";

export type RoleOfNode = {
  readonly role: NodeRole;
  /** (out − in) / (out + in) of strengths, −1 to 1; NaN without links. */
  readonly lean: number;
  readonly betweenness: number;
};

export type RoleOptions = {
  /** A node that leans at least so far one way is a driver or an outcome. */
  readonly leanFrom?: number;
  /** Nodes whose betweenness is above 0 and at this quantile (type 7) or above are bridges. */
  readonly bridgeFrom?: number;
};

/**
 * The role of every node. A bridge is named before a driver or an outcome: what passes effects on may lean as well.
 *
 * @throws RangeError  for limits outside [0, 1], and for graphs that are none
 * @example
 * rolesOf({ size: 3, arcs: [{ from: 0, to: 1, weight: 1 }, { from: 1, to: 2, weight: 1 }] }).map(({ role }) => role); // => ["driver", "bridge", "outcome"]
 */
export function rolesOf(
  graph: SignedGraph,
  { leanFrom = 1 / 3, bridgeFrom = 0.9 }: RoleOptions = {},
): readonly RoleOfNode[] {
  if (!(leanFrom >= 0 && leanFrom <= 1 && bridgeFrom >= 0 && bridgeFrom <= 1)) {
    throw new RangeError(`Cannot tell roles from lean ${leanFrom} and quantile ${bridgeFrom}`);
  }
  const betweenness = betweennessOf(graph);
  const limit = graph.size === 0 ? 0 : sortedQuantile(betweenness.toSorted(), bridgeFrom);
  return influenceOf(graph).map(({ outStrength, inStrength }, k) => {
    const lean = (outStrength - inStrength) / (outStrength + inStrength);
    const own = betweenness[k]!;
    const isBridge = own > 0 && own >= limit - TIE;
    return { role: isBridge ? "bridge" : roleOfLean(lean, leanFrom), lean, betweenness: own };
  });
}

const TIE = 1e-9;

function roleOfLean(lean: number, from: number): NodeRole {
  if (Number.isNaN(lean)) return "apart";
  if (lean >= from - TIE) return "driver";
  return lean <= -from + TIE ? "outcome" : "mixed";
}

/** What nodes of one pillar do to those of another. */
export type PillarCell = {
  readonly from: string;
  readonly to: string;
  readonly links: number;
  readonly contested: number;
  /** Sums of strengths, 0 to 3 each, of links that raise and of links that lower. */
  readonly raising: number;
  readonly lowering: number;
};

/**
 * Security × development × rights: links by the pillars of their ends, every pair of pillars of the network, in the
 * order in which pillars appear among nodes. Nodes without a pillar are a row and a column of their own, "".
 */
export function pillarMatrix({ nodes, connections }: LinkNetwork): readonly PillarCell[] {
  const pillars = [...new Set(nodes.map(({ pillar }) => pillar))];
  return pillars.flatMap((from) =>
    pillars.map((to) => {
      const own = connections.filter(
        (each) => nodes[each.from]!.pillar === from && nodes[each.to]!.pillar === to,
      );
      const sum = (sign: number): number =>
        own.reduce((total, { weight }) => total + Math.max(0, sign * weight), 0);
      return {
        from,
        to,
        links: own.length,
        contested: own.filter(({ contested }) => contested).length,
        raising: sum(1),
        lowering: sum(-1),
      };
    }),
  );
}
