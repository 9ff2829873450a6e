/** Boundaries of the prefectures as areas with the ids of the units; nothing else of the source is kept. */

import { prefectures } from "./prefectures.ts";

type Feature = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: unknown };

/** GeoJSON with one feature a line, in the order of the units. */
export function areasOf(geojson: string): string {
  const { features } = JSON.parse(geojson) as { readonly features: readonly Feature[] };
  const lines = prefectures.map(({ id }) => {
    const feature = features.find(({ properties }) => properties["adm1_pcode"] === id);
    if (feature === undefined) throw new RangeError(`Cannot find the boundary of ${id}`);
    return JSON.stringify({ type: "Feature", id, properties: {}, geometry: feature.geometry });
  });
  return `{"type":"FeatureCollection","features":[\n${lines.join(",\n")}\n]}\n`;
}
