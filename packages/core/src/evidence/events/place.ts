/** Incidents placed in areas, no finer than their position is known. */

import type { AreaIndex } from "../geography/index.ts";
import type { Incident } from "./incident.ts";

/** Why an incident stands in no area of the layer. */
export type Unplaced = "no-position" | "too-coarse" | "outside" | "swapped";

export type Placement = {
  /** Position of the area of each incident; −1 where it has none. */
  readonly area: Int32Array;
  /** Why it has none; null where it has one. */
  readonly reason: readonly (Unplaced | null)[];
};

/**
 * The deepest layer in which an incident may be placed, by its code of precision; the first is for incidents that
 * state none. 0 is a country, 1 a province, 2 a district; −1 is nowhere. For the codes of UCDP GED: 1 exact, 2 within
 * 25 km, 3 the district, 4 the province, 5 a line or a region without borders, 6 the country, 7 international.
 */
export const gedPrecision: readonly number[] = [Infinity, Infinity, 2, 2, 1, 0, 0, -1];

export type PlacementOptions = {
  /** What the areas are: 0 countries, 1 provinces, 2 districts, and so on. */
  readonly depth: number;
  /** As `gedPrecision`, which is the default. */
  readonly deepest?: readonly number[];
};

/**
 * Place incidents in the areas of one layer. An incident whose stated unit is one of the areas stands in it. Any other
 * is placed by its position, if that is known well enough. A position that lies outside every area and inside one when
 * latitude and longitude are exchanged is `swapped`: it is told and not repaired.
 *
 * @throws RangeError  for a depth that is no whole number from 0
 */
export function placeIncidents(
  incidents: readonly Incident[],
  index: AreaIndex,
  { depth, deepest = gedPrecision }: PlacementOptions,
): Placement {
  if (!(Number.isInteger(depth) && depth >= 0))
    throw new RangeError(
      `Cannot place incidents at depth ${depth}: give 0 for countries, 1 for provinces, …`,
    );
  const area = new Int32Array(incidents.length).fill(-1);
  const reason: (Unplaced | null)[] = [];
  for (let i = 0; i < incidents.length; i++) {
    const { unit, latitude, longitude, precision } = incidents[i]!;
    const stated = unit === "" ? -1 : index.positionOf(unit);
    const allowed = deepest[Number.isNaN(precision) ? 0 : precision] ?? -1;
    const found = stated >= 0 || depth > allowed ? stated : index.locate(longitude, latitude);
    area[i] = found;
    reason.push(found >= 0 ? null : reasonOf(incidents[i]!, index, depth > allowed));
  }
  return { area, reason };
}

function reasonOf({ latitude, longitude }: Incident, index: AreaIndex, coarse: boolean): Unplaced {
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return "no-position";
  if (coarse) return "too-coarse";
  return index.locate(latitude, longitude) >= 0 ? "swapped" : "outside";
}
