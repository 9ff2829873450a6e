import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleMap } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { cutAtAntimeridian } from "./cut-antimeridian.ts";
import { mapShapes } from "./map-shapes.ts";
import { outline } from "./outline.ts";
import type { MapValue, WorldMapData } from "./world-map-data.ts";
import { WorldMapFigure } from "./world-map-figure.tsx";
import { worldMapSummary, worldMapTable, worldMapTitle } from "./world-map-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "m" };

describe("world boundaries", () => {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const topology = JSON.parse(readFileSync(file, "utf8")) as WorldMapData["topology"];
  const idOf = (numericId: string): string | undefined => (numericId === "" ? undefined : numericId);
  const { shapes, height } = mapShapes({ topology, idOf }, 960);
  const values = new Map<string, MapValue>(
    shapes.flatMap(({ id }, index) => (id ? [[id, { classIndex: index % 5, label: "0.50" }]] : [])),
  );
  const markup = renderToStaticMarkup(
    <WorldMapFigure
      {...place}
      {...exampleMap}
      topology={topology}
      idOf={idOf}
      values={values}
      titleOf={(id) => id}
    />,
  );
  const shape = (id: string) => shapes.find((each) => each.id === id)!;

  test("the whole picture is under 350 KB", () => {
    expect(new TextEncoder().encode(markup).length).toBeLessThan(350_000);
  });

  test("every place is a shape or a circle, and Antarctica is left out", () => {
    // 241 boundaries, without Antarctica, and two of them with one id.
    expect(shapes.length).toBe(239);
    expect(count(markup, /<circle/)).toBe(shapes.filter((each) => each.small).length);
    expect(shape("010")).toBeUndefined();
  });

  test("small island States are marked small, and stand on the map", () => {
    for (const id of ["296", "462", "520", "584", "776", "882"]) {
      const { small, x, y } = shape(id);
      expect(small, id).toBe(true);
      expect(x > 0 && x < 960 && y > 0 && y < height, id).toBe(true);
    }
    expect(shape("643").small).toBe(false);
    expect(shape("388").small).toBe(false);
  });

  test("areas are to scale: Brazil covers what it covers on the globe", () => {
    // Natural Earth's Brazil over its Algeria, as shares of the globe: 8.51 and 2.32 million km².
    const covered = (id: string): number => pathArea(shape(id).path);
    expect(covered("076") / covered("012")).toBeCloseTo(8.51 / 2.32, 1);
  });

  test("no line runs across the map where a place crosses 180°", () => {
    const jumps = shapes.flatMap(({ path }) =>
      [...path.matchAll(/[l ](-?[\d.]+)/g)].map((match) => Math.abs(Number(match[1]))),
    );
    expect(Math.max(...jumps)).toBeLessThan(960);
    const russia = shape("643").path.split("M").slice(1).map(ringWidth);
    expect(Math.max(...russia)).toBeLessThan(450);
  });
});

test("areas of one code are drawn as one, those without a code are hatched", () => {
  const markup = renderToStaticMarkup(<WorldMapFigure {...place} {...exampleMap} />);
  expect(count(markup, /<path class="c\d" d="M[^"]+"><title>/)).toBe(1);
  expect(count(markup, /<path d="/)).toBe(1);
  const merged = mapShapes({ ...exampleMap, idOf: () => "ONE" }, 960);
  expect(merged.shapes.length).toBe(1);
});

test("the strip names what the map cannot show, lowest class first", () => {
  const markup = renderToStaticMarkup(<WorldMapFigure {...place} {...exampleMap} />);
  expect(count(markup, /class="square c\d"/)).toBe(2);
  expect(markup.indexOf(">Smallisland<")).toBeLessThan(markup.indexOf(">Offmap<"));
});

test("the boundary note is part of the picture and names no publisher", () => {
  const markup = renderToStaticMarkup(<WorldMapFigure {...place} {...exampleMap} />);
  expect(markup.replace(/<\/?tspan[^>]*>/g, " ")).toContain("no opinion on the legal status");
  expect(markup).not.toMatch(/United Nations/);
});

test("a ring across 180° becomes two, one on each side", () => {
  const halves = cutAtAntimeridian([
    [170, 0],
    [170, 10],
    [-170, 10],
    [-170, 0],
    [170, 0],
  ]);
  const spans = halves.map((half) => [Math.min(...half.map(([x]) => x)), Math.max(...half.map(([x]) => x))]);
  expect(spans).toEqual([
    [170, 180],
    [-180, -170],
  ]);
});

test("an outline is written in tenths, without rings too small to see", () => {
  const square = [
    [1, 1],
    [1, 2.04],
    [2.5, 2],
    [2.5, 0.96],
    [1, 1],
  ];
  expect(
    outline([
      square,
      [
        [9, 9],
        [9, 9.1],
        [9.1, 9],
        [9, 9],
      ],
    ]).path,
  ).toBe("M1 1l0 1 1.5 0 0-1z");
});

test("words and table have the true numbers", () => {
  expect(worldMapTitle(exampleMap, say)).toBe(
    "Where the 3 scores lie: the stronger the colour, the less secure people are",
  );
  expect(worldMapSummary(exampleMap, say)).toContain(
    "Very low (0.00–0.20): 1 place. Low (0.20–0.40): 0 places.",
  );
  expect(worldMapSummary(exampleMap, say)).toContain("1 place has no score; the table says why.");
  expect(worldMapTable(exampleMap, say).rows).toEqual([
    ["Gapland", null, null, "too few indicators"],
    ["Largeland", "High", "0.65 (0.60–0.70)", null],
    ["Offmap", "High", "0.71 (0.66–0.80)", null],
    ["Smallisland", "Very low", "0.15 (0.10–0.22)", null],
  ]);
  const wrong = new Map<string, MapValue>([["LRG", { classIndex: 9, label: "" }]]);
  expect(() => worldMapTitle({ ...exampleMap, values: wrong }, say)).toThrow(RangeError);
});

/** Points of the rings of a path of relative lines. */
function ringsOf(path: string): [number, number][][] {
  return path
    .split("M")
    .slice(1)
    .map((ring) => {
      const numbers = [...ring.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index): [number, number] => {
        x += numbers[2 * index]!;
        y += numbers[2 * index + 1]!;
        return [x, y];
      });
    });
}

function pathArea(path: string): number {
  return Math.abs(
    ringsOf(path)
      .map(
        (ring) =>
          ring.reduce(
            (sum, [x, y], index) =>
              sum + x * ring[(index + 1) % ring.length]![1] - ring[(index + 1) % ring.length]![0] * y,
            0,
          ) / 2,
      )
      .reduce((a, b) => a + b, 0),
  );
}

function ringWidth(ring: string): number {
  const xs = ringsOf(`M${ring}`)
    .flat()
    .map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs);
}
