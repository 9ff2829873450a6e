/** Elementary circuits of a directed graph: ways back to the start that pass no node twice. */

import { outgoingArcs, type SignedGraph } from "./network.ts";
import { strongComponents } from "./strong-components.ts";

export type CircuitLimits = {
  /** The most arcs of a circuit; no limit where it is not given. */
  readonly maxLength?: number;
  /** The search ends once it has seen so many. */
  readonly maxCount: number;
};

/**
 * Positions in `graph.arcs` and of the nodes that they leave, in arrays that are used again; how many of them count; the
 * product of weights.
 */
type CircuitVisitor = (arcs: Int32Array, nodes: Int32Array, length: number, product: number) => void;

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

/** `SHUT`: every way from the node to the start meets the path, until a node that it leads to is free again. */
const FREE = 0;
const ON_PATH = 1;
const SHUT = 2;

const FAR = 2 ** 30;

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
  const target = Int32Array.from(arcs, ({ to }) => to);
  const weight = Float64Array.from(arcs, (arc) => arc.weight);
  const path = new Int32Array(size + 1);
  const passed = new Int32Array(size + 1);
  // Products of weights up to each depth: a number handed down from call to call would be put on the heap each time.
  const products = new Float64Array(size + 1).fill(1);
  const state = new Uint8Array(size);
  // Arcs inside the component of the start, so that the search needs not ask.
  let inside: readonly Int32Array[] = [];
  let sourcesOf: readonly Int32Array[] = [];
  let back: Int32Array = new Int32Array(0);
  let count = 0;
  let full = false;

  function found(length: number): void {
    // One circuit more than the limit is what tells that there are more.
    if (count >= maxCount) {
      full = true;
      return;
    }
    count++;
    visit(path, passed, length, products[length]!);
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
    sourcesOf = sourcesInside(inside, target);
    state.fill(FREE);
    follow(start, start, 0);
  }

  function follow(node: number, start: number, depth: number): boolean {
    let closes = false;
    state[node] = ON_PATH;
    passed[depth] = node;
    const own = inside[node]!;
    for (let i = 0; i < own.length && !full; i++) {
      const arc = own[i]!;
      const to = target[arc]!;
      if (to !== start && state[to] !== FREE) continue;
      path[depth] = arc;
      products[depth + 1] = products[depth]! * weight[arc]!;
      if (to === start) {
        found(depth + 1);
        closes = true;
      } else if (follow(to, start, depth + 1)) closes = true;
    }
    if (closes) free(node);
    else state[node] = SHUT;
    return closes;
  }

  /** Free a node, and with it those that were shut and have it as a way on. */
  function free(node: number): void {
    state[node] = FREE;
    const own = sourcesOf[node]!;
    for (let i = 0; i < own.length; i++) if (state[own[i]!] === SHUT) free(own[i]!);
  }

  function runShort(start: number, maxLength: number): void {
    back = stepsBack(sourcesInside(inside, target), start);
    state.fill(FREE);
    followShort(start, start, 0, maxLength);
  }

  function followShort(node: number, start: number, depth: number, maxLength: number): void {
    state[node] = ON_PATH;
    passed[depth] = node;
    const own = inside[node]!;
    for (let i = 0; i < own.length && !full; i++) {
      const arc = own[i]!;
      const to = target[arc]!;
      if (to !== start && (state[to] !== FREE || depth + 1 + back[to]! > maxLength)) continue;
      path[depth] = arc;
      products[depth + 1] = products[depth]! * weight[arc]!;
      if (to === start) found(depth + 1);
      else followShort(to, start, depth + 1, maxLength);
    }
    state[node] = FREE;
  }

  return { isFull: () => full, count: () => count, enter, runAll, runShort };
}

/** The nodes from which arcs inside lead to each node. */
function sourcesInside(inside: readonly Int32Array[], target: Int32Array): readonly Int32Array[] {
  const sources: number[][] = inside.map(() => []);
  inside.forEach((own, node) => {
    for (const k of own) sources[target[k]!]!.push(node);
  });
  return sources.map((own) => Int32Array.from(own));
}

/** The fewest arcs from each node to the start, whatever else is on the way; large where there is no way. */
function stepsBack(sources: readonly Int32Array[], start: number): Int32Array {
  const steps = new Int32Array(sources.length).fill(FAR);
  steps[start] = 0;
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    for (const node of sources[queue[head]!]!) {
      if (steps[node]! < FAR) continue;
      steps[node] = steps[queue[head]!]! + 1;
      queue.push(node);
    }
  }
  return steps;
}
