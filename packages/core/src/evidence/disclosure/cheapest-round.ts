/** The cheapest cells to suppress so that one suppressed count can be moved further. */

import { endsOf, type ResidualFlow } from "./residual-flow.ts";

export type PricedFlow = ResidualFlow & {
  /** 1 where a position must stay as it is. */
  readonly fixed: Uint8Array;
  /** What is lost with each position. */
  readonly cost: Float64Array;
};

export type Round = {
  /** Positions to be suppressed, at least one. */
  readonly arcs: readonly number[];
  readonly cost: number;
  /** By how much more the count can then be moved, at most what was lacking. */
  readonly gain: number;
};

// Among rounds of equal cost the shorter one.
const STEP = 1e-6;

/**
 * Find the round with the lowest cost for each count of movement that it gives: shortest paths through cells that can
 * give at least so much, tried for all that is lacking, a half and a quarter of it, and 1.
 *
 * @param flow  after everything was pushed that can be
 * @returns null where there is none, or nothing is lacking
 */
export function cheapestRound(
  flow: PricedFlow,
  arc: number,
  direction: "up" | "down",
  lacking: number,
): Round | null {
  if (!(lacking > 0)) return null;
  let best: Round | null = null;
  for (const least of new Set([lacking, Math.ceil(lacking / 2), Math.ceil(lacking / 4), 1])) {
    const round = shortestRound(flow, arc, direction, least, lacking);
    if (round !== null && (best === null || round.cost / round.gain < best.cost / best.gain)) best = round;
  }
  return best;
}

function shortestRound(
  flow: PricedFlow,
  arc: number,
  direction: "up" | "down",
  least: number,
  lacking: number,
): Round | null {
  const { network, counts, open, fixed, cost } = flow;
  const { nodeCount, from, to, touching } = network;
  const [source, sink] = endsOf(network, arc, direction);
  const distance = new Float64Array(nodeCount).fill(Infinity);
  const through = new Int32Array(nodeCount).fill(-1);
  const done = new Uint8Array(nodeCount);
  distance[source] = 0;
  for (;;) {
    let node = -1;
    for (let v = 0; v < nodeCount; v++) {
      if (done[v] === 0 && distance[v]! < (node < 0 ? Infinity : distance[node]!)) node = v;
    }
    if (node < 0) return null;
    if (node === sink) break;
    done[node] = 1;
    for (const k of touching[node]!) {
      if (k === arc || fixed[k] === 1) continue;
      const along = from[k] === node;
      if (!along && !(counts[k]! >= least)) continue;
      const next = along ? to[k]! : from[k]!;
      const far = distance[node]! + STEP + (open[k] === 1 ? 0 : cost[k]!);
      if (!(far < distance[next]!)) continue;
      distance[next] = far;
      through[next] = k;
    }
  }
  const arcs: number[] = [];
  let gain = lacking;
  for (let node = sink; node !== source; ) {
    const k = through[node]!;
    const along = to[k] === node;
    if (!along) gain = Math.min(gain, counts[k]!);
    if (open[k] !== 1) arcs.push(k);
    node = along ? from[k]! : to[k]!;
  }
  return { arcs, cost: distance[sink]!, gain };
}
