/** How far a cascade may reach, given how unsure people are of links. */

import { type Link, STRONGEST_LINK } from "../../evidence/index.ts";
import { randomStreams, sortedQuantile } from "../../numerics/index.ts";
import { addedStress, type CascadeOptions, checkCascade, prepareCascade } from "./cascade.ts";
import type { Connection, LinkNetwork, SignedGraph } from "./network.ts";

export type CascadeRange = { readonly median: number; readonly low: number; readonly high: number };

export type CascadeRanges = {
  /** Distress of each node, in the order of nodes. */
  readonly distress: readonly CascadeRange[];
  /** Effects over one, two and three links, as `effectsByOrder` has them; of each node, in the order of nodes. */
  readonly orders: readonly (readonly CascadeRange[])[];
  /** Σ importance × what the cascade adds. */
  readonly addedStress: CascadeRange;
  readonly draws: number;
  /** Draws whose cascade was still moving when it was stopped. */
  readonly unsettled: number;
};

export type CascadeRangeOptions = CascadeOptions & {
  /** Importance of each node; equal shares where it is not given. */
  readonly importance?: ArrayLike<number>;
  readonly draws?: number;
  /** Share of draws between low and high. */
  readonly level?: number;
  readonly seed: number;
};

/** As many orders of effects are told: with more links on the way, next to nothing is known of them. */
const ORDERS = 3;

/**
 * How far a stated strength may be from what is meant, either way, on the scale 0 to 3, by the confidence of who states
 * it. Conventions of this software.
 */
const spreads: Readonly<Record<Link["confidence"], number>> = { high: 0.5, medium: 1, low: 1.5, unstated: 1 };

/**
 * Ranges of a cascade over draws of the links. Each draw takes for every connection one of its views that state a
 * strength, all alike, and a strength uniform around the stated one, held in 0 to 3. So a contested link passes distress on in
 * some draws and not in others. Quantiles are of type 7.
 *
 * @throws RangeError  as `cascade`, for an importance of another number than nodes, fewer than 1 draw and a level
 *   outside (0, 1)
 * @example
 * cascadeRanges({ nodes: [], connections: [], unweighted: [], parties: [], problems: [] }, { shock: [], seed: 1, draws: 2 }).draws; // => 2
 */
export function cascadeRanges(network: LinkNetwork, options: CascadeRangeOptions): CascadeRanges {
  const { nodes, connections } = network;
  const { draws = 1000, level = 0.9, seed, shock } = options;
  const graph: SignedGraph = { size: nodes.length, arcs: connections };
  checkCascade(graph, options);
  if (!(draws >= 1 && level > 0 && level < 1)) {
    throw new RangeError(`Cannot take ranges of level ${level} from ${draws} draws`);
  }
  const importance = options.importance ?? nodes.map(() => 1 / nodes.length);
  const run = prepareCascade(graph, options);
  const views = connections.map(usableViews);
  const ends = nodes.map(() => new Float64Array(draws));
  const byOrder = Array.from({ length: ORDERS }, () => nodes.map(() => new Float64Array(draws)));
  const sums = new Float64Array(draws);
  const nextStream = randomStreams(seed, 0);
  let unsettled = 0;
  for (let draw = 0; draw < draws; draw++) {
    const random = nextStream();
    const weights = Float64Array.from(views, (own) => drawWeight(own, random));
    const { distress, settled } = run(weights);
    if (!settled) unsettled++;
    let reached = Float64Array.from(shock);
    for (const order of byOrder) {
      reached = passOn(connections, weights, reached);
      for (let node = 0; node < reached.length; node++) order[node]![draw] = reached[node]!;
    }
    for (let node = 0; node < distress.length; node++) ends[node]![draw] = distress[node]!;
    sums[draw] = addedStress(shock, distress, importance);
  }
  return {
    distress: ends.map((own) => rangeOf(own, level)),
    orders: byOrder.map((order) => order.map((own) => rangeOf(own, level))),
    addedStress: rangeOf(sums, level),
    draws,
    unsettled,
  };
}

/** What arrives over one link more. */
function passOn(
  connections: readonly Connection[],
  weights: Float64Array,
  last: Float64Array,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(last.length);
  for (let k = 0; k < weights.length; k++)
    next[connections[k]!.to]! += weights[k]! * last[connections[k]!.from]!;
  return next;
}

type UsableView = { readonly sign: number; readonly strength: number; readonly spread: number };

function usableViews({ views }: Connection): readonly UsableView[] {
  return views
    .filter(({ strength }) => !Number.isNaN(strength))
    .map(({ sign, strength, confidence }) => ({ sign, strength, spread: spreads[confidence] }));
}

/** A weight in [−1, 1]. Two draws of the stream whatever the views, so that links do not shift each other's draws. */
function drawWeight(views: readonly UsableView[], random: () => number): number {
  const { sign, strength, spread } = views[Math.floor(random() * views.length)]!;
  const drawn = strength + spread * (2 * random() - 1);
  // What was looked at and found to have no effect keeps none.
  if (strength === 0) return 0;
  return (sign * Math.max(0, Math.min(STRONGEST_LINK, drawn))) / STRONGEST_LINK;
}

function rangeOf(values: Float64Array, level: number): CascadeRange {
  const sorted = values.toSorted();
  return {
    median: sortedQuantile(sorted, 0.5),
    low: sortedQuantile(sorted, (1 - level) / 2),
    high: sortedQuantile(sorted, (1 + level) / 2),
  };
}
