/** A shock passed on along links: how far it reaches when every node passes on what it newly suffers. */

import { outgoingArcs, type SignedGraph } from "./network.ts";

export type CascadeOptions = {
  /** Distress of each node at the start, 0 to 1. */
  readonly shock: ArrayLike<number>;
  /** What share of an arc's weight passes, above 0 to 1. */
  readonly transmission?: number;
  /** It ends where no node changes by this much. */
  readonly tolerance?: number;
  readonly maxSteps?: number;
};

export type Cascade = {
  /** Distress of each node at the end, 0 to 1. */
  readonly distress: Float64Array;
  readonly steps: number;
  /** False where it was still moving after `maxSteps`. */
  readonly settled: boolean;
};

/**
 * Linear DebtRank: h(t+1) = min(1, h(t) + Wᵀ (h(t) − h(t−1))), with h 0 before the shock. Only arcs of positive weight
 * pass distress on; those of negative weight are brakes, and this method knows none.
 *
 * @throws RangeError  for shocks outside [0, 1] or of another number than nodes, a transmission outside (0, 1], fewer
 *   than 1 step, and graphs that are none
 * @see Bardoscia, Battiston, Caccioli & Caldarelli (2015), PLoS ONE 10, e0130406. doi:10.1371/journal.pone.0130406
 * @example
 * Array.from(cascade({ size: 2, arcs: [{ from: 0, to: 1, weight: 0.5 }] }, { shock: [0.5, 0] }).distress); // => [0.5, 0.25]
 */
export function cascade(graph: SignedGraph, options: CascadeOptions): Cascade {
  checkCascade(graph, options);
  const prepared = prepareCascade(graph, options);
  return prepared(Float64Array.from(graph.arcs, ({ weight }) => weight));
}

export function checkCascade(graph: SignedGraph, options: CascadeOptions): void {
  const { shock, transmission = 1, maxSteps = 1 } = options;
  outgoingArcs(graph);
  if (shock.length !== graph.size) {
    throw new RangeError(`Cannot shock ${graph.size} nodes with ${shock.length} values`);
  }
  for (let k = 0; k < shock.length; k++) {
    if (!(shock[k]! >= 0 && shock[k]! <= 1)) {
      throw new RangeError(`Cannot shock a node by ${shock[k]}: it must lie in [0, 1]`);
    }
  }
  if (!(transmission > 0 && transmission <= 1 && maxSteps >= 1)) {
    throw new RangeError(`Cannot pass on a share of ${transmission} for ${maxSteps} steps`);
  }
}

/** The cascade as a function of the weights of arcs alone, for many draws of them. */
export function prepareCascade(
  { size, arcs }: SignedGraph,
  { shock, transmission = 1, tolerance = 1e-13, maxSteps = 10_000 }: CascadeOptions,
): (weights: Float64Array) => Cascade {
  const from = Int32Array.from(arcs, (arc) => arc.from);
  const to = Int32Array.from(arcs, (arc) => arc.to);
  return (weights) => {
    const distress = Float64Array.from(shock);
    let fresh = Float64Array.from(shock);
    for (let steps = 1; steps <= maxSteps; steps++) {
      const arriving = new Float64Array(size);
      for (let k = 0; k < from.length; k++) {
        const own = fresh[from[k]!]!;
        if (own > 0 && weights[k]! > 0) arriving[to[k]!]! += transmission * weights[k]! * own;
      }
      let most = 0;
      for (let node = 0; node < size; node++) {
        const next = Math.min(1, distress[node]! + arriving[node]!);
        arriving[node] = next - distress[node]!;
        most = Math.max(most, arriving[node]!);
        distress[node] = next;
      }
      fresh = arriving;
      if (most < tolerance) return { distress, steps, settled: true };
    }
    return { distress, steps: maxSteps, settled: false };
  };
}

/**
 * DebtRank as first published: a node passes its distress on once, in the step after it first has any.
 *
 * @throws RangeError  as `cascade`
 * @see Battiston, Puliga, Kaushik, Tasca & Caldarelli (2012), Scientific Reports 2, 541. doi:10.1038/srep00541
 * @example
 * Array.from(cascadeOnce({ size: 2, arcs: [{ from: 0, to: 1, weight: 0.5 }] }, { shock: [1, 0] }).distress); // => [1, 0.5]
 */
export function cascadeOnce(
  graph: SignedGraph,
  options: Pick<CascadeOptions, "shock" | "transmission">,
): Cascade {
  checkCascade(graph, options);
  const { arcs, size } = graph;
  const { shock, transmission = 1 } = options;
  const distress = Float64Array.from(shock);
  const passedOn = new Uint8Array(size);
  let passing = Array.from(distress.keys()).filter((node) => distress[node]! > 0);
  let steps = 0;
  for (; passing.length > 0; steps++) {
    const before = distress.slice();
    const now = new Set(passing);
    for (const node of passing) passedOn[node] = 1;
    for (const { from, to, weight } of arcs) {
      if (now.has(from) && weight > 0) {
        distress[to] = Math.min(1, distress[to]! + transmission * weight * before[from]!);
      }
    }
    passing = Array.from(distress.keys()).filter((node) => distress[node]! > 0 && passedOn[node] === 0);
  }
  return { distress, steps, settled: true };
}

/**
 * What a shock adds up to: Σ importance × (distress at the end − distress at the start).
 *
 * @throws RangeError  for columns of unequal length
 * @example
 * addedStress([0.5, 0], [0.5, 0.25], [0.5, 0.5]); // => 0.125
 */
export function addedStress(
  shock: ArrayLike<number>,
  distress: ArrayLike<number>,
  importance: ArrayLike<number>,
): number {
  if (shock.length !== distress.length || shock.length !== importance.length) {
    throw new RangeError(
      `Cannot add up ${shock.length} shocks, ${distress.length} ends and ${importance.length} weights`,
    );
  }
  let sum = 0;
  for (let k = 0; k < shock.length; k++) sum += importance[k]! * (distress[k]! - shock[k]!);
  return sum;
}

/**
 * Effects of a shock by the number of links that they passed, with their signs and without a bound: first order Wᵀ s,
 * second order Wᵀ Wᵀ s, and so on. Ways that come back to a node count.
 *
 * @throws RangeError  for fewer than 1 order, a shock of another number than nodes, and graphs that are none
 * @example
 * effectsByOrder({ size: 3, arcs: [{ from: 0, to: 1, weight: 0.5 }, { from: 1, to: 2, weight: -1 }] }, [1, 0, 0], 2).map((order) => Array.from(order)); // => [[0, 0.5, 0], [0, 0, -0.5]]
 */
export function effectsByOrder(
  graph: SignedGraph,
  shock: ArrayLike<number>,
  orders = 3,
): readonly Float64Array[] {
  outgoingArcs(graph);
  if (!(orders >= 1 && shock.length === graph.size)) {
    throw new RangeError(
      `Cannot follow a shock of ${shock.length} to ${graph.size} nodes over ${orders} orders`,
    );
  }
  const effects: Float64Array[] = [];
  let last = Float64Array.from(shock);
  for (let order = 1; order <= orders; order++) {
    const next = new Float64Array(graph.size);
    for (const { from, to, weight } of graph.arcs) next[to]! += weight * last[from]!;
    effects.push(next);
    last = next;
  }
  return effects;
}
