/** Rings that cross 180° cut in two there, so that each half lies at its own side of the map. */

import type { Point } from "./simplified-arcs.ts";

export function cutAtAntimeridian(ring: readonly Point[]): Point[][] {
  const whole = unwrapped(ring);
  const longitudes = whole.map(([longitude]) => longitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  if (west >= -180 && east <= 180) return [whole];
  const edge = east > 180 ? 180 : -180;
  return [-1, 1].flatMap((side) => {
    const half = clipped(whole, edge, side);
    const shift = side * edge > 0 ? -side * 360 : 0;
    return half.length === 0 ? [] : [half.map(([x, y]): Point => [x + shift, y])];
  });
}

/** Longitudes made continuous: a step of more than half the globe went the other way round. */
function unwrapped(ring: readonly Point[]): Point[] {
  let turn = 0;
  return ring.map(([x, y], index) => {
    const step = index === 0 ? 0 : x - ring[index - 1]![0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [x + turn, y];
  });
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman 1974, doi:10.1145/360767.360802). */
function clipped(ring: readonly Point[], edge: number, side: number): Point[] {
  const inside = ([x]: Point): boolean => side * (x - edge) >= 0;
  const points = ring.flatMap((point, index) => {
    const before = ring[(index + ring.length - 1) % ring.length]!;
    const crossing = inside(point) === inside(before) ? [] : [crossingPoint(before, point, edge)];
    return inside(point) ? [...crossing, point] : crossing;
  });
  return points.length === 0 ? [] : [...points, points[0]!];
}

function crossingPoint([ax, ay]: Point, [bx, by]: Point, edge: number): Point {
  return [edge, ay + ((edge - ax) / (bx - ax)) * (by - ay)];
}
