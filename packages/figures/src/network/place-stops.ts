/** Heights of stops: each as near to its neighbours as the distances between stops allow. */

import { keepApart } from "../drawing/keep-apart.ts";
import type { OrderedColumns, Stop } from "./order-columns.ts";

const rounds = 10;

/**
 * The middle of every stop, from 0 at the top.
 *
 * @param heightOf  height that a stop takes, with its share of the gap to the next
 */
export function placeStops(
  { columns, routes }: OrderedColumns,
  heightOf: (stop: Stop) => number,
): { readonly middles: ReadonlyMap<string, number>; readonly height: number } {
  const total = (stops: readonly Stop[]): number => stops.reduce((sum, stop) => sum + heightOf(stop), 0);
  const height = Math.max(0, ...columns.map(total));
  const middles = new Map<string, number>();
  for (const stops of columns) {
    let y = (height - total(stops)) / 2;
    for (const stop of stops) {
      middles.set(stop.key, y + heightOf(stop) / 2);
      y += heightOf(stop);
    }
  }
  const neighbours = new Map<string, string[]>();
  for (const { stops } of routes) {
    for (const [i, to] of stops.slice(1).entries()) {
      const from = stops[i]!;
      neighbours.set(from.key, [...(neighbours.get(from.key) ?? []), to.key]);
      neighbours.set(to.key, [...(neighbours.get(to.key) ?? []), from.key]);
    }
  }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? columns : columns.toReversed();
    for (const stops of order) {
      const wanted = stops.map(({ key }) => {
        const others = neighbours.get(key) ?? [];
        if (others.length === 0) return middles.get(key)!;
        return others.reduce((sum, other) => sum + middles.get(other)!, 0) / others.length;
      });
      const placed = keepApart(wanted, stops.map(heightOf), height);
      for (const [i, { key }] of stops.entries()) middles.set(key, placed[i]!);
    }
  }
  return { middles, height };
}
