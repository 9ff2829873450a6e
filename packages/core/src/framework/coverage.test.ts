import { expect, test } from "vitest";
import { createFindingList } from "../finding-list.ts";
import { parseIndicators } from "../formats/case/indicators-table.ts";
import { type Component, listComponents } from "./component.ts";
import { coverageGrid } from "./coverage.ts";
import type { Framework } from "./framework.ts";

const rows = [
  ["hunger", "food", "", "-1"],
  ["wasting", "nutrition", "fear;want", "-1"],
  ["stunting", "nutrition", "", "-1"],
  ["rain", "food", "want", "0"],
  ["deaths", "personal", "fear", "-1"],
  ["grief", "personal", "dignity", "-1"],
  ["price", "", "want", "1"],
];
const indicators = parseIndicators(
  {
    file: "indicators.csv",
    header: ["id", "component", "freedoms", "direction", "title"],
    rows: rows.map((cells, i) => ({ row: i + 2, cells: [...cells, "x"] })),
  },
  createFindingList(),
).values;

function component(
  id: string,
  freedoms: readonly string[],
  components: readonly Component[] = [],
): Component {
  return { id, title: id, weight: 1, freedoms, components };
}

const index = component(
  "index",
  [],
  [
    component("food", ["want"], [component("nutrition", ["dignity"])]),
    component("personal", ["fear"]),
    component("community", ["dignity"]),
  ],
);
const framework = { index, indicators, freedoms: ["fear", "want", "dignity"] } as unknown as Framework;

test("the grid has every component below the index against every freedom, with what is scored there, gaps and all", () => {
  const grid = coverageGrid(framework).map(({ component: row, freedom, indicators: ids }) => [
    row,
    freedom,
    ids.join(" "),
  ]);
  expect(grid).toEqual([
    ["food", "fear", "wasting"],
    ["food", "want", "hunger wasting"],
    ["food", "dignity", "stunting"],
    ["personal", "fear", "deaths"],
    ["personal", "want", ""],
    ["personal", "dignity", "grief"],
    ["community", "fear", ""],
    ["community", "want", ""],
    ["community", "dignity", ""],
  ]);
});

test("an index without components is its own row", () => {
  const alone = { ...framework, index: component("food", ["want"]) };
  expect(coverageGrid(alone).map((cell) => [cell.component, cell.indicators.length])).toEqual([
    ["food", 0],
    ["food", 1],
    ["food", 0],
  ]);
});

test("components are listed from the top, each with the node above it and its depth", () => {
  expect(listComponents(index).map(({ component: { id }, parent, depth }) => [id, parent, depth])).toEqual([
    ["index", null, 0],
    ["food", "index", 1],
    ["nutrition", "food", 2],
    ["personal", "index", 1],
    ["community", "index", 1],
  ]);
});
