/** Elementary circuits of a directed graph: ways back to the start that pass no node twice. */

import { outgoingArcs, type SignedGraph } from "./network.ts";
import { strongComponents } from "./strong-components.ts";

export type CircuitLimits = {
  /** The most arcs of a circuit; no limit where it is not given. */
  readonly maxLength?: number;
  /** The search ends once it has seen so many. */
  readonly maxCount: number;
};

/** Positions in `graph.arcs`, in an array that is used again; how many of them count; the product of their weights. */
type CircuitVisitor = (arcs: Int32Array, length: number, product: number) => void;

/**
 * Go through the elementary circuits of a graph, each once, begun at its node of lowest position; whether all were
 * seen.
 *
 * Without a limit of length by Johnson's algorithm, whose time is bounded by (nodes + arcs) × (circuits + 1). With
 * one, by a search that goes no further where the way back to the start is too long.
 *
 * @throws RangeError  for limits below 1, and for graphs that are none
 * @see Johnson (1975), SIAM Journal on Computing 4, 77–84. doi:10.1137/0204007
 */
export function visitCircuits(
  graph: SignedGraph,
  { maxLength = Infinity, maxCount }: CircuitLimits,
  visit: CircuitVisitor,
): { readonly count: number; readonly complete: boolean } {
  if (!(maxLength >= 1 && maxCount >= 1)) {
    throw new RangeError(`Cannot look for circuits up to length ${maxLength} and count ${maxCount}`);
  }
  const search = prepareSearch(graph, maxCount, visit);
  for (let start = 0; start < graph.size && !search.isFull(); start++) {
    if (!search.enter(start)) continue;
    if (maxLength < graph.size) search.runShort(start, maxLength);
    else search.runAll(start);
  }
  return { count: search.count(), complete: !search.isFull() };
}

type Search = {
  readonly isFull: () => boolean;
  readonly count: () => number;
  /** Keep to the component of the start among nodes from it on; false where no circuit begins there. */
  readonly enter: (start: number) => boolean;
  readonly runAll: (start: number) => void;
  readonly runShort: (start: number, maxLength: number) => void;
};

function prepareSearch(graph: SignedGraph, maxCount: number, visit: CircuitVisitor): Search {
  const { size, arcs } = graph;
  const outgoing = outgoingArcs(graph).map((own) => Int32Array.from(own));
  const targets = outgoing.map((own) => own.map((k) => arcs[k]!.to));
  const source = Int32Array.from(arcs, ({ from }) => from);
  const target = Int32Array.from(arcs, ({ to }) => to);
  const weight = Float64Array.from(arcs, (arc) => arc.weight);
  const path = new Int32Array(size + 1);
  const blocked = new Uint8Array(size);
  // For each node, the arcs into it whose beginnings wait for it to become free. Each arc stands there once at most.
  const incoming = new Int32Array(size);
  for (const { to } of arcs) incoming[to]!++;
  const waiting = Array.from(incoming, (n) => new Int32Array(n));
  const waitingCount = new Int32Array(size);
  const waits = new Uint8Array(arcs.length);
  // Arcs inside the component of the start, so that the search needs not ask.
  let inside: readonly Int32Array[] = [];
  let back: Int32Array = new Int32Array(0);
  let count = 0;
  let full = false;

  function found(length: number, product: number): void {
    // One circuit more than the limit is what tells that there are more.
    if (count >= maxCount) {
      full = true;
      return;
    }
    count++;
    visit(path, length, product);
  }

  function enter(start: number): boolean {
    const component = strongComponents(targets, start);
    const own = component[start]!;
    inside = outgoing.map((each, node) =>
      component[node] === own && node >= start
        ? each.filter((k) => target[k]! >= start && component[target[k]!] === own)
        : each.subarray(0, 0),
    );
    return inside[start]!.length > 0;
  }

  function runAll(start: number): void {
    blocked.fill(0);
    waitingCount.fill(0);
    waits.fill(0);
    follow(start, start, 0, 1);
  }

  function follow(node: number, start: number, depth: number, product: number): boolean {
    let closes = false;
    blocked[node] = 1;
    const own = inside[node]!;
    for (let i = 0; i < own.length && !full; i++) {
      const arc = own[i]!;
      const to = target[arc]!;
      path[depth] = arc;
      if (to === start) {
        found(depth + 1, product * weight[arc]!);
        closes = true;
      } else if (blocked[to] === 0 && follow(to, start, depth + 1, product * weight[arc]!)) closes = true;
    }
    if (closes) unblock(node);
    else for (let i = 0; i < own.length; i++) wait(own[i]!);
    return closes;
  }

  function wait(arc: number): void {
    if (waits[arc] === 1) return;
    waits[arc] = 1;
    const to = target[arc]!;
    waiting[to]![waitingCount[to]!++] = arc;
  }

  function unblock(node: number): void {
    blocked[node] = 0;
    const own = waiting[node]!;
    while (waitingCount[node]! > 0) {
      const arc = own[--waitingCount[node]!]!;
      waits[arc] = 0;
      if (blocked[source[arc]!] === 1) unblock(source[arc]!);
    }
  }

  function runShort(start: number, maxLength: number): void {
    back = stepsBack(inside, target, start);
    blocked.fill(0);
    followShort(start, start, 0, maxLength, 1);
  }

  function followShort(node: number, start: number, depth: number, maxLength: number, product: number): void {
    blocked[node] = 1;
    const own = inside[node]!;
    for (let i = 0; i < own.length && !full; i++) {
      const arc = own[i]!;
      const to = target[arc]!;
      path[depth] = arc;
      if (to === start) found(depth + 1, product * weight[arc]!);
      else if (blocked[to] === 0 && depth + 1 + back[to]! <= maxLength)
        followShort(to, start, depth + 1, maxLength, product * weight[arc]!);
    }
    blocked[node] = 0;
  }

  return { isFull: () => full, count: () => count, enter, runAll, runShort };
}

/** The fewest arcs from each node to the start, whatever else is on the way; large where there is no way. */
function stepsBack(inside: readonly Int32Array[], target: Int32Array, start: number): Int32Array {
  const incoming: number[][] = inside.map(() => []);
  inside.forEach((own, node) => {
    for (const k of own) incoming[target[k]!]!.push(node);
  });
  const steps = new Int32Array(inside.length).fill(2 ** 30);
  steps[start] = 0;
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    for (const node of incoming[queue[head]!]!) {
      if (steps[node]! < 2 ** 30) continue;
      steps[node] = steps[queue[head]!]! + 1;
      queue.push(node);
    }
  }
  return steps;
}
