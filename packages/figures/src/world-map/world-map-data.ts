/** What the world map draws: a class or a reason for every place, and who is who in the boundaries. */

import type { Topology } from "topojson-specification";

export type MapValue =
  | { readonly classIndex: number; readonly label: string }
  /** Why there is no value, in the reader's language. */
  | { readonly reason: string };

export type MapClass = { readonly title: string; readonly low: number; readonly high: number };

export type WorldMapData = {
  /** ISO alpha-3 code to its class, with the score in words, or to a reason. */
  readonly values: ReadonlyMap<string, MapValue>;
  /** From the lowest scores to the highest; `classIndex` counts in this list. */
  readonly classes: readonly MapClass[];
  /** Country boundaries as TopoJSON with an object `countries`, such as world-atlas. */
  readonly topology: Topology;
  /**
   * Code of a boundary's numeric id; "" for areas that have none, which the name tells apart.
   * Areas given one code are drawn as one; undefined leaves an area hatched.
   */
  readonly idOf: (numericId: string, name: string) => string | undefined;
  readonly titleOf: (id: string) => string;
};

export type ValuedPlace = { readonly id: string; readonly title: string; readonly value: MapValue };

/** Every place with a value, by title. */
export function valuedPlaces({ values, titleOf }: WorldMapData): ValuedPlace[] {
  const places = [...values].map(([id, value]) => ({ id, title: titleOf(id), value }));
  return places.sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
}

/** The CSS class that colours a value: the lowest class stands out most. */
export function classOf(classIndex: number, count: number): string {
  return `c${count - 1 - classIndex}`;
}
