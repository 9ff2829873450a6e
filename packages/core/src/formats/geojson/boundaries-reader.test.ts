/** `boundaries.geojson`: areas with holes and parts, and what each broken feature is told as. */

import { describe, expect, test } from "vitest";
import { isInside } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { readBoundaries } from "./boundaries-reader.ts";

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side, 300],
  [west, south + side],
  [west, south],
];
const polygon = (...rings: readonly unknown[]) => ({ type: "Polygon", coordinates: rings });
const feature = (id: unknown, geometry: unknown, properties: object = {}) => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  properties,
  geometry,
});

function read(features: unknown, property?: string) {
  const list = createFindingList();
  const text =
    typeof features === "string" ? features : JSON.stringify({ type: "FeatureCollection", features });
  const areas = readBoundaries(
    { file: "boundaries.geojson", text, ...(property === undefined ? {} : { property }) },
    list,
  );
  return {
    areas,
    ids: areas.map(({ id }) => id),
    findings: list.all().map(({ code, values }) => `${code} ${values["problem"]}`),
  };
}

describe("boundaries.geojson", () => {
  test("polygons with holes, several polygons, ids in three places", () => {
    const { areas, ids, findings } = read([
      feature("a", polygon(square(0, 0, 10), square(2, 2, 2))),
      feature(
        undefined,
        { type: "MultiPolygon", coordinates: [[square(20, 0, 1)], [square(30, 0, 1)]] },
        { id: 7 },
      ),
    ]);
    expect(findings).toEqual([]);
    expect(ids).toEqual(["a", "7"]);
    const holds = areas.map(({ rings }) => [
      isInside(rings, 1, 1),
      isInside(rings, 3, 3),
      isInside(rings, 30.5, 0.5),
    ]);
    expect(holds).toEqual([
      [true, false, false],
      [false, false, true],
    ]);
    expect(read([feature("x", polygon(square(0, 0, 1)), { pcode: "CF1" })], "pcode").ids).toEqual(["CF1"]);
  });

  test.each<[string, unknown, string]>([
    ["no id", feature(undefined, polygon(square(0, 0, 1))), "id"],
    ["an id with a space", feature("a b", polygon(square(0, 0, 1))), "id"],
    ["an id that stands above", feature("good", polygon(square(0, 0, 1))), "twice"],
    ["no geometry", feature("a", null), "shape"],
    ["a point", feature("a", { type: "Point", coordinates: [1, 1] }), "kind"],
    ["no rings", feature("a", polygon()), "shape"],
    ["coordinates that are none", feature("a", { type: "MultiPolygon", coordinates: 3 }), "shape"],
    ["an open ring", feature("a", polygon(square(0, 0, 1).slice(0, 4))), "ring"],
    [
      "a ring of two points",
      feature(
        "a",
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
      "ring",
    ],
    [
      "a gap in a ring",
      feature(
        "a",
        polygon([
          [0, 0],
          [1, null],
          [1, 1],
          [0, 0],
        ]),
      ),
      "ring",
    ],
    ["metres", feature("a", polygon(square(500_000, 400_000, 10))), "degrees"],
    ["latitude first", feature("a", polygon(square(10, 100, 1))), "degrees"],
    ["no feature", 3, "id"],
  ])("%s: left out, the others are kept", (_, broken, problem) => {
    const { ids, findings } = read([feature("good", polygon(square(0, 0, 1))), broken]);
    expect(ids).toEqual(["good"]);
    expect(findings).toEqual([`boundary-unreadable ${problem}`]);
  });

  test("a byte-order mark does no harm; no JSON and no collection are told", () => {
    expect(read('\uFEFF{"type":"FeatureCollection","features":[]}').findings).toEqual([]);
    expect(read("<kml>").findings).toEqual(["boundaries-broken json"]);
    expect(read('{"type":"Topology"}').findings).toEqual(["boundaries-broken collection"]);
    expect(read("null").findings).toEqual(["boundaries-broken collection"]);
  });
});
