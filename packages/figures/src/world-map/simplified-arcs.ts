/**
 * The arcs of a topology with no more detail than a picture can show, still in degrees.
 * Working on arcs keeps neighbours together: a shared border is simplified once, for both.
 */

import type { Topology } from "topojson-specification";

export type Point = [number, number];

/** @param tolerance  detail finer than this many degrees of latitude is dropped */
export function simplifiedTopology(topology: Topology, tolerance: number): Topology {
  const arcs = topology.arcs.map((arc) => simplified(decoded(arc as Point[], topology), tolerance));
  return { type: "Topology", objects: topology.objects, arcs };
}

/** Positions of a quantised arc are differences of whole numbers. */
function decoded(arc: readonly Point[], { transform }: Topology): Point[] {
  if (transform === undefined) return [...arc];
  const [[scaleX, scaleY], [left, top]] = [transform.scale, transform.translate];
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scaleX + left, y * scaleY + top];
  });
}

/** Douglas and Peucker's line simplification (1973), doi:10.3138/FM57-6770-U75U-7727. */
function simplified(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const stack: [number, number][] = [[0, points.length - 1]];
  for (let span = stack.pop(); span !== undefined; span = stack.pop()) {
    const [first, last] = span;
    let [farthest, distance] = [0, tolerance];
    for (let index = first + 1; index < last; index++) {
      const each = distanceToSegment(points[index]!, points[first]!, points[last]!);
      if (each > distance) [farthest, distance] = [index, each];
    }
    if (distance <= tolerance) continue;
    kept[farthest] = 1;
    stack.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, index) => kept[index] === 1);
}

/** Degrees of longitude shrink towards the poles. */
function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const shrink = Math.cos((y * Math.PI) / 180);
  const [dx, dy] = [(bx - ax) * shrink, by - ay];
  const [px, py] = [(x - ax) * shrink, y - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}
