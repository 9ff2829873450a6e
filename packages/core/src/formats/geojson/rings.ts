/** Rings of GeoJSON polygons. */

/** Why a geometry cannot be read. */
type GeometryProblem = "shape" | "kind" | "ring" | "degrees";

/** The rings of a polygon or of several, outer ones and holes; or why there are none. */
export function ringsOf(geometry: unknown): readonly Float64Array[] | GeometryProblem {
  if (typeof geometry !== "object" || geometry === null) return "shape";
  const type: unknown = Reflect.get(geometry, "type");
  const coordinates: unknown = Reflect.get(geometry, "coordinates");
  if (type !== "Polygon" && type !== "MultiPolygon") return "kind";
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return "shape";
  const rings: Float64Array[] = [];
  for (const polygon of polygons as readonly unknown[]) {
    if (!Array.isArray(polygon) || polygon.length === 0) return "shape";
    for (const ring of polygon as readonly unknown[]) {
      const read = ringOf(ring);
      if (typeof read === "string") return read;
      rings.push(read);
    }
  }
  return rings;
}

/** Four positions at the least, the last one the first again (RFC 7946, section 3.1.6). */
function ringOf(ring: unknown): Float64Array | GeometryProblem {
  if (!Array.isArray(ring) || ring.length < 4) return "ring";
  const flat = new Float64Array(2 * ring.length);
  for (let i = 0; i < ring.length; i++) {
    const position: unknown = ring[i];
    if (!Array.isArray(position)) return "ring";
    const [longitude, latitude] = position as readonly unknown[];
    if (typeof longitude !== "number" || typeof latitude !== "number") return "ring";
    // Metres of a projection, or latitude first: nothing would lie inside, and nobody would know why.
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return "degrees";
    flat[2 * i] = longitude;
    flat[2 * i + 1] = latitude;
  }
  const last = flat.length - 2;
  return flat[0] === flat[last] && flat[1] === flat[last + 1] ? flat : "ring";
}
