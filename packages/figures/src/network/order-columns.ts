/** The order of nodes in their columns, so that few links cross (layered drawing after Sugiyama, Tagawa & Toda 1981). */

import type { NetworkColumn } from "./layer-nodes.ts";
import type { NetworkLinkData } from "./network-data.ts";

/** A node, or the place where a link passes through a column. */
export type Stop = {
  readonly key: string;
  readonly column: number;
  /** Undefined where a link passes through. */
  readonly node: NetworkColumn["nodes"][number] | undefined;
};

/** A link with every stop on its way, from where it acts to where it is felt. */
export type Route = { readonly link: NetworkLinkData; readonly stops: readonly Stop[] };

export type OrderedColumns = {
  readonly columns: readonly (readonly Stop[])[];
  readonly routes: readonly Route[];
};

const sweeps = 24;

type Neighbour = { readonly key: string; readonly weight: number };

export function orderColumns(
  columns: readonly NetworkColumn[],
  links: readonly NetworkLinkData[],
): OrderedColumns {
  const stopOf = new Map<string, Stop>();
  columns.forEach(({ nodes }, column) => {
    for (const node of nodes) stopOf.set(node.id, { key: `n${node.id}`, column, node });
  });
  const routes = links.map((link, index): Route => {
    const [from, to] = [stopOf.get(link.from)!, stopOf.get(link.to)!];
    return { link, stops: [from, ...passed(from.column, to.column, index), to] };
  });
  const stops = columns.map(({ nodes }, column) => [
    ...nodes
      .toSorted((a, b) => a.community - b.community || (a.id < b.id ? -1 : 1))
      .map(({ id }) => stopOf.get(id)!),
    ...routes.flatMap((route) => route.stops.slice(1, -1).filter((stop) => stop.column === column)),
  ]);
  return { columns: fewestCrossings(stops, routes), routes };
}

function passed(from: number, to: number, link: number): readonly Stop[] {
  const step = Math.sign(to - from);
  return Array.from({ length: Math.max(0, Math.abs(to - from) - 1) }, (_, i) => {
    const column = from + step * (i + 1);
    return { key: `l${link}-${column}`, column, node: undefined };
  });
}

/** Sweeps to and fro, each column in the order of the means of its neighbours; the best order seen is kept. */
function fewestCrossings(
  start: readonly (readonly Stop[])[],
  routes: readonly Route[],
): readonly (readonly Stop[])[] {
  const steps = routes.flatMap(({ link, stops }) =>
    stops.slice(1).map((to, i) => ({ from: stops[i]!, to, weight: Math.abs(link.weight) })),
  );
  const neighbours = new Map<string, Neighbour[]>();
  for (const { from, to, weight } of steps) {
    neighbours.set(from.key, [...(neighbours.get(from.key) ?? []), { key: to.key, weight }]);
    neighbours.set(to.key, [...(neighbours.get(to.key) ?? []), { key: from.key, weight }]);
  }
  const costOf = (columns: readonly (readonly Stop[])[]): number => {
    const at = positions(columns);
    return crossings(steps, at) + wayWithin(steps, at);
  };
  let current = start;
  let best = start;
  let lowest = costOf(start);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = start.map((_, i) => (sweep % 2 === 0 ? i : start.length - 1 - i));
    for (const column of order) {
      const at = positions(current);
      const mean = (stop: Stop): number => meanOf(neighbours.get(stop.key) ?? [], at) ?? at.get(stop.key)!;
      const sorted = current[column]!.toSorted(
        (a, b) => mean(a) - mean(b) || at.get(a.key)! - at.get(b.key)!,
      );
      current = current.map((stops, i) => (i === column ? sorted : stops));
    }
    const cost = costOf(current);
    if (cost < lowest) [best, lowest] = [current, cost];
  }
  return swapped(best, costOf);
}

/** Neighbours in a column change places as long as that helps. */
function swapped(
  start: readonly (readonly Stop[])[],
  costOf: (columns: readonly (readonly Stop[])[]) => number,
): readonly (readonly Stop[])[] {
  let best = start;
  let lowest = costOf(start);
  for (let round = 0; round < 4; round++) {
    const before = lowest;
    for (const [column, stops] of start.entries()) {
      for (let i = 1; i < stops.length; i++) {
        const order = [...best[column]!];
        [order[i - 1], order[i]] = [order[i]!, order[i - 1]!];
        const tried = best.map((each, c) => (c === column ? order : each));
        const cost = costOf(tried);
        if (cost < lowest - 1e-9) [best, lowest] = [tried, cost];
      }
    }
    if (!(lowest < before)) break;
  }
  return best;
}

/** Where each stop lies in its column, from 0 at the top to 1. */
function positions(columns: readonly (readonly Stop[])[]): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((stops) => stops.map(({ key }, i) => [key, (i + 0.5) / stops.length] as const)),
  );
}

function meanOf(neighbours: readonly Neighbour[], at: ReadonlyMap<string, number>): number | undefined {
  const total = neighbours.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return undefined;
  return neighbours.reduce((sum, { key, weight }) => sum + weight * at.get(key)!, 0) / total;
}

type Step = { readonly from: Stop; readonly to: Stop; readonly weight: number };

function crossings(steps: readonly Step[], at: ReadonlyMap<string, number>): number {
  const ends = steps
    .filter(({ from, to }) => from.column !== to.column)
    .map(({ from, to }) => {
      const [a, b] = from.column < to.column ? [from, to] : [to, from];
      return { gap: a.column, left: at.get(a.key)!, right: at.get(b.key)! };
    });
  let found = 0;
  for (const [i, one] of ends.entries()) {
    for (let j = 0; j < i; j++) {
      const other = ends[j]!;
      if (other.gap === one.gap && (one.left - other.left) * (one.right - other.right) < 0) found++;
    }
  }
  return found;
}

/** Links within a column should be short. */
function wayWithin(steps: readonly Step[], at: ReadonlyMap<string, number>): number {
  return steps
    .filter(({ from, to }) => from.column === to.column)
    .reduce((sum, { from, to }) => sum + 3 * Math.abs(at.get(from.key)! - at.get(to.key)!), 0);
}
