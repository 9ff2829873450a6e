/** How far the count in one suppressed cell could be moved, others giving way: flows through suppressed cells. */

import type { TableNetwork } from "./table-network.ts";

/**
 * Other counts that would give the same published table are reached by rounds through suppressed cells, each cell
 * raised without limit or lowered down to 0.
 */
export type ResidualFlow = {
  readonly network: TableNetwork;
  /** Counts of a layer as moved so far. */
  readonly counts: Float64Array;
  /** 1 where a position is suppressed. */
  readonly open: Uint8Array;
  /** Collects the arcs that were pushed through. */
  readonly used?: Set<number>;
};

/** Where a search came through to each node: the arc, and +1 along it or −1 against it. */
type Steps = { readonly arc: Int32Array; readonly sign: Int8Array };

/**
 * Push as much as is possible, up to `enough`, from one end of an arc to the other without that arc. Moves `counts`.
 *
 * @param direction  "up" makes room for a larger count of the arc, "down" for a smaller one
 * @returns what was pushed; Infinity where nothing limits it
 */
export function pushAround(
  flow: ResidualFlow,
  arc: number,
  direction: "up" | "down",
  enough: number,
): number {
  const { network, counts } = flow;
  const [source, sink] = endsOf(network, arc, direction);
  if (source === sink) return Infinity;
  let pushed = 0;
  while (pushed < enough) {
    const steps = search(flow, source, sink, arc);
    if (steps === null) break;
    let room = enough - pushed;
    let limited = false;
    walkBack(network, steps, source, sink, (k, sign) => {
      flow.used?.add(k);
      if (sign > 0) return;
      limited = true;
      room = Math.min(room, counts[k]!);
    });
    if (!limited) return Infinity;
    walkBack(network, steps, source, sink, (k, sign) => {
      counts[k]! += sign * room;
    });
    pushed += room;
  }
  return pushed;
}

/** A larger count of an arc must flow back from its head to its tail; a smaller one must be replaced. */
export function endsOf(
  { from, to }: TableNetwork,
  arc: number,
  direction: "up" | "down",
): readonly [number, number] {
  return direction === "up" ? [to[arc]!, from[arc]!] : [from[arc]!, to[arc]!];
}

/** Breadth first, so that paths are short and the number of rounds is bounded whatever the counts. */
function search(flow: ResidualFlow, source: number, sink: number, without: number): Steps | null {
  const { network, counts, open } = flow;
  const { nodeCount, from, to, touching } = network;
  const arc = new Int32Array(nodeCount).fill(-1);
  const sign = new Int8Array(nodeCount);
  const queue = [source];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (const k of touching[node]!) {
      if (open[k] !== 1 || k === without) continue;
      const along = from[k] === node;
      if (!along && !(counts[k]! > 0)) continue;
      const next = along ? to[k]! : from[k]!;
      if (next === source || arc[next] !== -1) continue;
      arc[next] = k;
      sign[next] = along ? 1 : -1;
      if (next === sink) return { arc, sign };
      queue.push(next);
    }
  }
  return null;
}

function walkBack(
  { from, to }: TableNetwork,
  { arc, sign }: Steps,
  source: number,
  sink: number,
  visit: (arc: number, sign: number) => void,
): void {
  for (let node = sink; node !== source; ) {
    const k = arc[node]!;
    const s = sign[node]!;
    visit(k, s);
    node = s > 0 ? from[k]! : to[k]!;
  }
}
