/**
 * The Human Development Index of 2019 for 202 countries and regions, from its four components to three decimals.
 * Source: UNDP, Human Development Report 2021/22, complete time series, and the 2020 report's technical note 1.
 */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseFramework } from "../../formats/case/framework-file.ts";
import type { Table } from "../../formats/case/table.ts";
import type { Framework } from "../../framework/index.ts";
import { defaultRecipe } from "../recipe.ts";
import { createEngine } from "./engine.ts";

const yaml = `
format: salus/framework@1
id: human-development
version: "2019"
title: Human development
date: 2020-12-15
owner: { body: UNDP, endorsed: false }
requestedBy: null
context: { place: world, population: everyone, period: 2019, purpose: a test, audience: testers }
freedoms: [want]
index:
  id: hdi
  title: Human development index
  aggregate: { method: geometric }
  components:
    - { id: health, title: Long and healthy life }
    - { id: education, title: Knowledge, aggregate: { method: arithmetic } }
    - { id: income, title: Standard of living }
`;

const indicators: Table = {
  file: "indicators.csv",
  header: ["id", "title", "component", "unitOfMeasure", "direction", "low", "high", "transform"],
  rows: [
    ["le", "Life expectancy at birth", "health", "years", "1", "20", "85", ""],
    ["eys", "Expected years of schooling", "education", "years", "1", "0", "18", ""],
    ["mys", "Mean years of schooling", "education", "years", "1", "0", "15", ""],
    ["gnipc", "Gross national income per person", "income", "PPP 2017 dollars", "1", "100", "75000", "log"],
  ].map((cells, i) => ({ row: i + 2, cells })),
};

function readFramework(): Framework {
  const list = createFindingList();
  const files = { framework: { file: "framework.yaml", text: yaml }, indicators, threats: null };
  const reading = parseFramework(files, list);
  expect(list.all()).toEqual([]);
  return reading!.framework;
}

/** Columns le, eys, mys, gnipc to the columns of every node, by its id. */
function scoresOf(columns: readonly (readonly number[])[]): ReadonlyMap<string, Float64Array> {
  const unitCount = columns[0]!.length;
  const units = columns[0]!.map((_, u) => ({
    id: `u${u}`,
    title: "",
    parent: null,
    level: "",
    population: Number.NaN,
    groups: {},
  }));
  const values = Float64Array.from(columns.flat());
  const panel = {
    period: "2019",
    unitCount,
    values,
    reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
    standardErrors: null,
    observation: new Int32Array(values.length),
    sourcePeriod: new Uint16Array(values.length),
    periods: [],
  };
  const engine = createEngine({ framework: readFramework(), panel, units, weightSets: new Map() });
  const { nodes, scale } = engine.run({ ...defaultRecipe, period: { ...defaultRecipe.period, at: "2019" } });
  expect(scale).toBe("unit");
  return new Map(engine.tree.map((node, position) => [node.id, nodes[position]!.score]));
}

// Life expectancy, expected and mean years of schooling, income; the published index; caps at work in the last.
const someCountries = [
  { name: "Afghanistan", values: [63.5645, 10.26384398, 2.756953288, 2097.88945], hdi: 0.488 },
  { name: "Albania", values: [79.2825, 14.81892014, 11.28645502, 13485.31124], hdi: 0.81 },
  { name: "Andorra", values: [83.0039, 13.30023874, 10.55511952, 54465.0474], hdi: 0.873 },
  { name: "Hong Kong, China", values: [85.2735, 17.22212029, 12.22620964, 62717.72811], hdi: 0.952 },
];

describe("the Human Development Index", () => {
  test.each(someCountries)("of $name is $hdi, as published", ({ values, hdi }) => {
    const score = scoresOf(values.map((value) => [value])).get("hdi")![0]!;
    expect(Math.round(score * 1000) / 1000).toBe(hdi);
  });

  test("follows the technical note's worked example: income 3,829 gives 0.5506, and the three give 0.510", () => {
    // Health 0.6971 and education 0.3447 are given as indices; these are the values that have them.
    const scores = scoresOf([[20 + 0.6971 * 65], [0.3447 * 18], [0.3447 * 15], [3829]]);
    expect(scores.get("income")![0]).toBeCloseTo(0.5506266549882581, 13);
    // The note goes on with the rounded 0.5506.
    expect(scores.get("hdi")![0]).toBeCloseTo(0.5095547539367685, 4);
    expect(scores.get("hdi")![0]!.toFixed(3)).toBe("0.510");
  });

  test("holds values beyond a goalpost at it, and a gap costs the country its index", () => {
    const scores = scoresOf([
      [86, 80],
      [19, 9],
      [16, NaN],
      [100_000, 5000],
    ]);
    expect(scores.get("hdi")![0]).toBe(1);
    expect(scores.get("education")![1]).toBeNaN();
    expect(scores.get("hdi")![1]).not.toBeNaN();
  });
});

const published = new URL(
  "../../../../../../shared/reference/composite/published/hdi_2019_hdr2021-22.csv",
  import.meta.url,
);

const worked = new URL("hdi_worked_example.json", published);

describe.runIf(existsSync(published))("the published table", () => {
  test("comes with goalposts and a worked example that are those of this framework", () => {
    const { goalposts, example, recomputed } = JSON.parse(readFileSync(worked, "utf8"));
    const ends = readFramework().indicators.map(({ low, high }) => [low, high]);
    expect(ends).toEqual(Object.values(goalposts));
    const education = example.education_index;
    const scores = scoresOf([
      [20 + example.health_index * 65],
      [education * 18],
      [education * 15],
      [example.gni],
    ]);
    expect(scores.get("income")![0]).toBeCloseTo(recomputed.income_index, 13);
    expect(scores.get("income")![0]).toBeCloseTo(example.income_index, 4);
    // The note takes the cube root of indices rounded to four decimals.
    const rounded = scoresOf([
      [20 + example.health_index * 65],
      [education * 18],
      [education * 15],
      [100 * 750 ** example.income_index],
    ]);
    expect(rounded.get("hdi")![0]).toBeCloseTo(recomputed.hdi, 13);
    expect(scores.get("hdi")![0]!.toFixed(3)).toBe(example.hdi.toFixed(3));
  });

  test("is met at three decimals in all 202 rows, and the recomputed indices to 1e-12", () => {
    const rows = readFileSync(published, "utf8")
      .trim()
      .split(/\r?\n/)
      .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((each) => each[1] ?? each[2]!));
    const head = rows[0]!;
    const column = (name: string): number[] =>
      rows
        .slice(1)
        .map((row) => (row[head.indexOf(name)] === "" ? Number.NaN : Number(row[head.indexOf(name)])));
    const scores = scoresOf(["le", "eys", "mys", "gnipc"].map(column));
    const ours = Array.from(scores.get("hdi")!);
    expect(ours).toHaveLength(202);
    expect(ours.map((each) => Number(each.toFixed(3)))).toEqual(column("hdi_published"));
    const recomputed = [
      ["hdi", "hdi_calc"],
      ["health", "health_index_calc"],
      ["education", "education_index_calc"],
      ["income", "income_index_calc"],
    ] as const;
    for (const [node, name] of recomputed) {
      const differences = column(name).map((each, u) => Math.abs(each - scores.get(node)![u]!));
      expect(Math.max(...differences)).toBeLessThan(1e-12);
    }
  });
});
