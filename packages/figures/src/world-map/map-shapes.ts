/** The places of the map as shapes on the picture: equal-area, merged by code, the smallest marked as small. */

import { geoArea, geoEqualEarth } from "d3-geo";
import { feature, merge } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from "topojson-specification";
import { cutAtAntimeridian } from "./cut-antimeridian.ts";
import { type Outline, outline } from "./outline.ts";
import { type Point, simplifiedTopology } from "./simplified-arcs.ts";
import type { WorldMapData } from "./world-map-data.ts";

export type MapShape = Outline & {
  /** Undefined for an area without a code of its own. */
  readonly id: string | undefined;
  /** Too small to see even on a wide map: drawn as a circle and named in the strip. */
  readonly small: boolean;
};

export type MapShapes = { readonly shapes: readonly MapShape[]; readonly height: number };

type Area = Polygon<{ name: string }> | MultiPolygon<{ name: string }>;

/** Antarctica has no inhabitants to assess, and its share of the paper would make every other place smaller. */
const leftOut = "010";
const south = -56;
const north = 83.7;
/** Detail finer than this many pixels is dropped. */
const detail = 0.25;
/** Places smaller than this are named in the strip. */
const smallAreaKm2 = 8500;
const earthRadiusKm = 6371;

export function mapShapes(
  { topology, idOf }: Pick<WorldMapData, "topology" | "idOf">,
  width: number,
): MapShapes {
  const corners = {
    type: "MultiPoint" as const,
    coordinates: [
      [-180, 0],
      [180, 0],
      [0, north],
      [0, south],
    ],
  };
  const projection = geoEqualEarth().fitWidth(width, corners);
  const height = projection([0, south])![1];
  const plain = simplifiedTopology(topology, (detail * 360) / width);
  const project = (point: Point): Point => projection(point)!;
  const groups = new Map<string, Area[]>();
  const areas = (plain.objects["countries"] as GeometryCollection<{ name: string }>).geometries as Area[];
  for (const [index, area] of areas.entries()) {
    if (area.id === leftOut) continue;
    const id = idOf(String(area.id ?? ""), area.properties?.name ?? "");
    const key = id ?? `#${index}`;
    groups.set(key, [...(groups.get(key) ?? []), area]);
  }
  const shapes = [...groups].map(([key, group]) => {
    const drawn = outline(rings(plain, group).map((ring) => ring.map(project)));
    const areaKm2 =
      group.reduce((sum, area) => sum + geoArea(feature(topology, area)), 0) * earthRadiusKm ** 2;
    return { ...drawn, id: key.startsWith("#") ? undefined : key, small: areaKm2 < smallAreaKm2 };
  });
  return { shapes, height };
}

function rings(topology: Topology, areas: readonly Area[]): Point[][] {
  const polygons = merge(topology, [...areas]).coordinates as Point[][][];
  return polygons.flat().flatMap(cutAtAntimeridian);
}
