/** Points in areas: holes, borders, and the index against trying every area. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Area, isInside } from "./area.ts";
import { indexAreas } from "./area-index.ts";

fc.configureGlobal({ seed: 1994 });

const square = (west: number, south: number, side: number): Float64Array =>
  new Float64Array([
    west,
    south,
    west + side,
    south,
    west + side,
    south + side,
    west,
    south + side,
    west,
    south,
  ]);

describe("isInside", () => {
  test("parts, holes, and an island in a hole", () => {
    const rings = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2), square(20, 0, 1)];
    const inside = (x: number, y: number): boolean => isInside(rings, x, y);
    expect([inside(1, 1), inside(3, 3), inside(5, 5), inside(20.5, 0.5), inside(15, 0.5)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(inside(Number.NaN, 1)).toBe(false);
  });

  test("a ring may begin anywhere, run either way and be closed or not", () => {
    const coordinate = fc.double({ min: -1, max: 6, noNaN: true });
    const corners = [
      [0, 0],
      [4, 1],
      [5, 5],
      [2, 3],
      [1, 5],
    ];
    const flat = (points: readonly (readonly number[])[]): Float64Array => new Float64Array(points.flat());
    fc.assert(
      fc.property(coordinate, coordinate, fc.integer({ min: 0, max: 4 }), (x, y, k) => {
        const turned = [...corners.slice(k), ...corners.slice(0, k)];
        const expected = isInside([flat(corners)], x, y);
        expect(isInside([flat(turned)], x, y)).toBe(expected);
        expect(isInside([flat(turned.toReversed())], x, y)).toBe(expected);
        expect(isInside([flat([...turned, turned[0]!])], x, y)).toBe(expected);
      }),
    );
  });
});

describe("indexAreas", () => {
  // A sheet cut into 6 × 6 fields whose corners are shifted a little, so that borders run askew and are shared.
  const shift = (i: number, j: number): readonly number[] => [
    i + 0.3 * Math.sin(7 * i + 3 * j),
    j + 0.3 * Math.cos(5 * i - 2 * j),
  ];
  const sheet: readonly Area[] = Array.from({ length: 36 }, (_, k) => {
    const [i, j] = [k % 6, Math.floor(k / 6)];
    const corners = [shift(i, j), shift(i + 1, j), shift(i + 1, j + 1), shift(i, j + 1), shift(i, j)];
    return { id: `f${k}`, rings: [new Float64Array(corners.flat())] };
  });

  test("finds what trying every area finds, and every point of the sheet in one field only", () => {
    const index = indexAreas(sheet);
    const coordinate = fc.oneof(
      fc.double({ min: -1, max: 7, noNaN: true }),
      fc.integer({ min: 0, max: 35 }).map((k) => sheet[k]!.rings[0]![k % 8]!),
    );
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => {
        const holders = sheet.flatMap(({ rings }, k) => (isInside(rings, x, y) ? [k] : []));
        expect(index.locate(x, y)).toBe(holders[0] ?? -1);
        expect(holders.length).toBeLessThanOrEqual(1);
        if (x > 0.7 && x < 5.3 && y > 0.7 && y < 5.3) expect(holders).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  test("a corner where four fields meet lies in one of them", () => {
    for (let k = 7; k < 29; k++) {
      const [x, y] = sheet[k]!.rings[0]!;
      if (k % 6 > 0) expect(sheet.filter(({ rings }) => isInside(rings, x!, y!))).toHaveLength(1);
    }
  });

  test("no areas, areas without rings, missing coordinates, ids", () => {
    expect(indexAreas([]).locate(1, 1)).toBe(-1);
    const index = indexAreas([
      { id: "a", rings: [] },
      { id: "b", rings: [square(0, 0, 2)] },
    ]);
    expect(index.locate(1, 1)).toBe(1);
    expect(index.locate(Number.NaN, 1)).toBe(-1);
    expect(index.locate(1, Number.NaN)).toBe(-1);
    expect([index.positionOf("b"), index.positionOf("c")]).toEqual([1, -1]);
    expect(() =>
      indexAreas([
        { id: "a", rings: [] },
        { id: "a", rings: [] },
      ]),
    ).toThrow('two have the id "a"');
  });
});
