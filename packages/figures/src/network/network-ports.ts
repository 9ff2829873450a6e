/** Where links meet the sides of their nodes: spread over the side in the order of what is at their other end. */

import type { Route, Stop } from "./order-columns.ts";

/** The side of a node that a link meets, as it lies in a layout from left to right. */
type Side = "left" | "right";

export type LinkSides = { readonly from: Side; readonly to: Side };

export const portDistance = 7;

/** Links run in the gaps between columns: within a column they leave and come back on the side that has a gap. */
export function sidesOf({ stops }: Route, lastColumn: number): LinkSides {
  const [from, to] = [stops[0]!.column, stops.at(-1)!.column];
  if (from < to) return { from: "right", to: "left" };
  if (from > to) return { from: "left", to: "right" };
  const side = from === lastColumn ? "left" : "right";
  return { from: side, to: side };
}

/** How many links meet the fuller side of each node. */
export function portCounts(routes: readonly Route[], lastColumn: number): ReadonlyMap<string, number> {
  const counts = new Map<string, { left: number; right: number }>();
  for (const route of routes) {
    const sides = sidesOf(route, lastColumn);
    for (const [stop, side] of endsOf(route, sides)) {
      const own = counts.get(stop.key) ?? { left: 0, right: 0 };
      counts.set(stop.key, { ...own, [side]: own[side] + 1 });
    }
  }
  return new Map([...counts].map(([key, { left, right }]) => [key, Math.max(left, right)]));
}

export type Ports = { readonly from: number; readonly to: number };

/**
 * Height of both ends of every link, in the order of the routes.
 *
 * @param roomOf  height of the side of a node
 */
export function placePorts(
  routes: readonly Route[],
  lastColumn: number,
  middles: ReadonlyMap<string, number>,
  roomOf: (stop: Stop) => number,
): readonly Ports[] {
  type End = {
    readonly route: number;
    readonly end: "from" | "to";
    readonly stop: Stop;
    readonly order: number;
  };
  const bySide = new Map<string, End[]>();
  for (const [index, route] of routes.entries()) {
    const ends = endsOf(route, sidesOf(route, lastColumn));
    for (const [i, [stop, side]] of ends.entries()) {
      const next = i === 0 ? route.stops[1]! : route.stops.at(-2)!;
      const key = `${side} ${stop.key}`;
      const end: End = {
        route: index,
        end: i === 0 ? "from" : "to",
        stop,
        order: orderOf(stop, next, middles),
      };
      bySide.set(key, [...(bySide.get(key) ?? []), end]);
    }
  }
  const ports = routes.map(() => ({ from: 0, to: 0 }));
  for (const ends of bySide.values()) {
    const { stop } = ends[0]!;
    const apart = Math.min(portDistance, (roomOf(stop) - 8) / Math.max(1, ends.length - 1));
    for (const [i, { route, end }] of ends
      .toSorted((a, b) => a.order - b.order || a.route - b.route)
      .entries()) {
      ports[route]![end] = middles.get(stop.key)! + (i - (ends.length - 1) / 2) * apart;
    }
  }
  return ports;
}

function endsOf({ stops }: Route, sides: LinkSides): readonly (readonly [Stop, Side])[] {
  return [
    [stops[0]!, sides.from],
    [stops.at(-1)!, sides.to],
  ];
}

/** Beyond any height: a link within a column lies outside those to other columns, the longest of them innermost. */
const outside = 1e6;

function orderOf(stop: Stop, next: Stop, middles: ReadonlyMap<string, number>): number {
  const [own, other] = [middles.get(stop.key)!, middles.get(next.key)!];
  if (stop.column !== next.column) return other;
  return Math.sign(other - own) * outside + (own - other);
}
