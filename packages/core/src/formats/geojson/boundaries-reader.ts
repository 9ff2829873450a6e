/** `boundaries.geojson` to areas. */

import type { Area } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import { ringsOf } from "./rings.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Read the areas of a GeoJSON file (RFC 7946: longitude first, WGS 84). A feature that cannot be read is told and left
 * out; the others are kept.
 *
 * @param property  the property that holds the id; without it, `id` of the feature or among its properties
 */
export function readBoundaries(
  { file, text, property }: { readonly file: string; readonly text: string; readonly property?: string },
  list: FindingList,
): readonly Area[] {
  const features = featuresOf(text);
  if (typeof features === "string") {
    list.add("boundaries-broken", { file }, { problem: features });
    return [];
  }
  const seen = new Set<string>();
  return features.flatMap((feature, i): readonly Area[] => {
    const id = idOf(feature, property);
    const geometry = isFields(feature) ? feature["geometry"] : undefined;
    const rings = ringsOf(geometry);
    const problem = !isIdentifier(id)
      ? "id"
      : seen.has(id)
        ? "twice"
        : typeof rings === "string"
          ? rings
          : null;
    if (problem === null && typeof rings !== "string") {
      seen.add(id);
      return [{ id, rings }];
    }
    list.add(
      "boundary-unreadable",
      { file, column: `features[${i}]` },
      { number: i + 1, id: id.slice(0, 80), problem: problem ?? "shape" },
    );
    return [];
  });
}

/** The features, or why there are none. */
function featuresOf(text: string): readonly unknown[] | "json" | "collection" {
  let value: unknown;
  try {
    // A byte-order mark is no part of JSON, and files have it all the same.
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return "json";
  }
  const features = isFields(value) && value["type"] === "FeatureCollection" ? value["features"] : undefined;
  return Array.isArray(features) ? features : "collection";
}

function idOf(feature: unknown, property: string | undefined): string {
  if (!isFields(feature)) return "";
  const properties = isFields(feature["properties"]) ? feature["properties"] : {};
  const id = property === undefined ? (feature["id"] ?? properties["id"]) : properties[property];
  return typeof id === "string" || typeof id === "number" ? String(id).trim() : "";
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
