/** Finding the area of a point among many areas. */

import { type Area, isInside } from "./area.ts";

export type AreaIndex = {
  readonly areas: readonly Area[];
  /** Position of the area with this id; −1 if there is none. */
  positionOf(id: string): number;
  /** Position of the first area that holds the point; −1 if none does, also for NaN. */
  locate(longitude: number, latitude: number): number;
};

type Box = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

// Enough for most cells to be crossed by one or two areas; more cells cost more to fill than they save.
const CELLS_PER_AREA = 16;
const MOST_CELLS = 250_000;

/**
 * Index areas by a uniform grid over their common bounding box: a point is tried only against the areas whose
 * bounding box meets its cell. Where areas overlap, the first one holds the point.
 *
 * @throws RangeError  for two areas of one id
 * @example
 * indexAreas([{ id: "a", rings: [new Float64Array([0, 0, 4, 0, 4, 4, 0, 4])] }]).locate(1, 1); // => 0
 * indexAreas([{ id: "a", rings: [new Float64Array([0, 0, 4, 0, 4, 4, 0, 4])] }]).locate(5, 1); // => -1
 */
export function indexAreas(areas: readonly Area[]): AreaIndex {
  const positions = new Map(areas.map(({ id }, position) => [id, position]));
  if (positions.size < areas.length) {
    const twice = areas.find(({ id }, position) => positions.get(id) !== position)!;
    throw new RangeError(`Cannot index areas: two have the id "${twice.id}"`);
  }
  const boxes = areas.map(({ rings }) => boxOf(rings));
  const whole = boxes.reduce(around, emptyBox);
  const side = Math.max(1, Math.ceil(Math.sqrt(Math.min(MOST_CELLS, CELLS_PER_AREA * areas.length))));
  const column = (x: number): number => cellOf(x, whole.west, whole.east, side);
  const row = (y: number): number => cellOf(y, whole.south, whole.north, side);
  const cells: number[][] = Array.from({ length: side * side }, () => []);
  boxes.forEach((box, position) => {
    if (!(box.west <= box.east)) return;
    for (let r = row(box.south); r <= row(box.north); r++)
      for (let c = column(box.west); c <= column(box.east); c++) cells[r * side + c]!.push(position);
  });
  return {
    areas,
    positionOf: (id) => positions.get(id) ?? -1,
    locate(longitude, latitude) {
      if (!(longitude >= whole.west && longitude <= whole.east)) return -1;
      if (!(latitude >= whole.south && latitude <= whole.north)) return -1;
      for (const position of cells[row(latitude) * side + column(longitude)]!) {
        const box = boxes[position]!;
        if (longitude < box.west || longitude > box.east) continue;
        if (latitude < box.south || latitude > box.north) continue;
        if (isInside(areas[position]!.rings, longitude, latitude)) return position;
      }
      return -1;
    },
  };
}

const emptyBox: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };

function boxOf(rings: readonly Float64Array[]): Box {
  let { west, south, east, north } = emptyBox;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  }
  return { west, south, east, north };
}

function around(a: Box, b: Box): Box {
  return {
    west: Math.min(a.west, b.west),
    south: Math.min(a.south, b.south),
    east: Math.max(a.east, b.east),
    north: Math.max(a.north, b.north),
  };
}

function cellOf(value: number, low: number, high: number, count: number): number {
  if (!(high > low)) return 0;
  return Math.min(count - 1, Math.floor(((value - low) / (high - low)) * count));
}
