/** Heights of stops: each as near to its neighbours as the distances between stops allow. */

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

/**
 * The middles nearest to those wanted, in least squares, of boxes that stay in their order, off each other and inside:
 * the pooling of adjacent violators on what is left when the boxes above are taken off.
 *
 * @example
 * keepApart([5, 5], [4, 4], 20); // => [3, 7]
 */
export function keepApart(
  wanted: readonly number[],
  heights: readonly number[],
  height: number,
): readonly number[] {
  const above = heights.map((own, i) => heights.slice(0, i).reduce((sum, each) => sum + each, 0) + own / 2);
  const room = height - heights.reduce((sum, each) => sum + each, 0);
  const pools: { sum: number; count: number }[] = [];
  for (const [i, each] of wanted.entries()) {
    pools.push({ sum: each - above[i]!, count: 1 });
    while (pools.length > 1) {
      const [before, last] = [pools.at(-2)!, pools.at(-1)!];
      if (before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  const offsets = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return offsets.map((offset, i) => Math.min(Math.max(offset, 0), Math.max(0, room)) + above[i]!);
}
