/** Feedback loops of a network: spirals that feed themselves, and circles that hold themselves in check. */

import { type CircuitLimits, visitCircuits } from "./circuits.ts";
import type { SignedGraph } from "./network.ts";

/** `reinforcing`: an even number of negative arcs, a spiral, for good or ill. `balancing`: an odd number. */
export type LoopKind = "reinforcing" | "balancing";

export type Loop = {
  /** Positions of nodes, begun at the lowest. */
  readonly nodes: Int32Array;
  readonly kind: LoopKind;
  /** Product of |weights|, 0 to 1 where weights lie in [−1, 1]. */
  readonly strength: number;
};

export type Loops = {
  /** In the order of the search: by the lowest node. */
  readonly loops: readonly Loop[];
  /** False where there are more loops than `maxCount`: then those around later nodes are missing. */
  readonly complete: boolean;
};

/** So many loops are looked for unless another number is given. A convention of this software. */
export const USUAL_LOOP_COUNT = 200_000;

const BLOCK = 65_536;

export type LoopOptions = Partial<CircuitLimits>;

/**
 * The feedback loops of a graph. A node that acts on itself is a loop of length 1.
 *
 * @param graph  weights in [−1, 1], as `networkGraph` gives them
 * @throws RangeError  for limits below 1, and for graphs that are none
 * @see Johnson (1975), SIAM Journal on Computing 4, 77–84. doi:10.1137/0204007
 * @example
 * findLoops({ size: 2, arcs: [{ from: 0, to: 1, weight: -0.5 }, { from: 1, to: 0, weight: -1 }] }).loops.map(({ kind, strength }) => ({ kind, strength })); // => [{ kind: "reinforcing", strength: 0.5 }]
 */
export function findLoops(
  graph: SignedGraph,
  { maxLength = Infinity, maxCount = USUAL_LOOP_COUNT }: LoopOptions = {},
): Loops {
  const loops: Loop[] = [];
  // Nodes of many loops lie in one array: a long list of small arrays would take most of the time.
  let block = new Int32Array(Math.max(graph.size, BLOCK));
  let used = 0;
  const { complete } = visitCircuits(graph, { maxLength, maxCount }, (_, passed, length, product) => {
    if (used + length > block.length) {
      block = new Int32Array(block.length);
      used = 0;
    }
    for (let i = 0; i < length; i++) block[used + i] = passed[i]!;
    const nodes = block.subarray(used, used + length);
    used += length;
    loops.push({ nodes, kind: product < 0 ? "balancing" : "reinforcing", strength: Math.abs(product) });
  });
  return { loops, complete };
}

/** What weakening one arc by half does to the loops through it. */
export type LinkLeverage = {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Loops through the arc. */
  readonly reinforcing: number;
  readonly balancing: number;
  /** By how much the summed strength of reinforcing loops falls. */
  readonly reinforcingLoss: number;
  /** By how much that of balancing loops falls: brakes that are lost with it. */
  readonly balancingLoss: number;
};

export type LeverageRanking = {
  /** The largest loss of reinforcing strength first; arcs on no loop are not listed. */
  readonly links: readonly LinkLeverage[];
  /** Summed strength of all loops seen. */
  readonly reinforcingStrength: number;
  readonly balancingStrength: number;
  readonly loops: number;
  readonly complete: boolean;
};

/**
 * Rank links by how much the summed strength of reinforcing loops falls when one of them is weakened by half. A loop
 * passes an arc once, so each loses half its strength. Ties keep the order of arcs.
 *
 * @param graph  weights in [−1, 1], as `networkGraph` gives them
 * @throws RangeError  for limits below 1, and for graphs that are none
 * @example
 * rankLeverage({ size: 2, arcs: [{ from: 0, to: 1, weight: 1 }, { from: 1, to: 0, weight: 0.5 }] }).links[0].reinforcingLoss; // => 0.25
 */
export function rankLeverage(
  graph: SignedGraph,
  { maxLength = Infinity, maxCount = USUAL_LOOP_COUNT }: LoopOptions = {},
): LeverageRanking {
  const n = graph.arcs.length;
  const strengths = { positive: new Float64Array(n), negative: new Float64Array(n) };
  const counts = { positive: new Int32Array(n), negative: new Int32Array(n) };
  const sums = { positive: 0, negative: 0 };
  const { count, complete } = visitCircuits(graph, { maxLength, maxCount }, (arcs, _, length, product) => {
    const side = product < 0 ? "negative" : "positive";
    const strength = Math.abs(product);
    sums[side] += strength;
    const own = strengths[side];
    const ownCounts = counts[side];
    for (let i = 0; i < length; i++) {
      own[arcs[i]!]! += strength;
      ownCounts[arcs[i]!]!++;
    }
  });
  const links = graph.arcs
    .map((arc, k) => ({
      ...arc,
      reinforcing: counts.positive[k]!,
      balancing: counts.negative[k]!,
      reinforcingLoss: strengths.positive[k]! / 2,
      balancingLoss: strengths.negative[k]! / 2,
    }))
    .filter(({ reinforcing, balancing }) => reinforcing + balancing > 0)
    .toSorted((a, b) => b.reinforcingLoss - a.reinforcingLoss);
  return {
    links,
    reinforcingStrength: sums.positive,
    balancingStrength: sums.negative,
    loops: count,
    complete,
  };
}
