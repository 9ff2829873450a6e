/** Normalisers against the numbers of COINr 1.1.14 (R) on its ASEM example, and against R's own arithmetic. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../../finding-list.ts";
import { parseIndicators } from "../../../formats/case/indicators-table.ts";
import type { Direction } from "../../../framework/index.ts";
import type { NormaliseMethod } from "../../methods.ts";
import { normalisers } from "./index.ts";

const plain = parseIndicators(
  { file: "", header: ["id", "title", "direction"], rows: [{ row: 2, cells: ["a", "A", "1"] }] },
  createFindingList(),
).values[0]!;

function normalise(
  method: NormaliseMethod,
  values: readonly number[],
  over: Partial<typeof plain>,
): number[] {
  return Array.from(normalisers[method].normalise(Float64Array.from(values), { ...plain, ...over }));
}

function largestDifference(actual: readonly number[], expected: readonly number[]): number {
  expect(actual.map(Number.isNaN)).toEqual(expected.map(Number.isNaN));
  return Math.max(0, ...actual.map((value, i) => (Number.isNaN(value) ? 0 : Math.abs(value - expected[i]!))));
}

describe("a column with a tie and a gap, as R computes it", () => {
  const x = [3, 1, Number.NaN, 7, 7, 2, 10, 5.5];
  // mean 5.0714285714, standard deviation (n − 1) 3.2201745
  const z = [
    -0.643280708964981,
    -1.26437932451738,
    NaN,
    0.59891652213981,
    0.59891652213981,
    -0.953830016741178,
    1.5305644454684,
    0.133092560475513,
  ];
  const goalposts = { low: 2, high: 8 };
  const minMax = [2 / 9, 0, NaN, 6 / 9, 6 / 9, 1 / 9, 1, 0.5];
  const held = [1 / 6, 0, NaN, 5 / 6, 5 / 6, 0, 1, 3.5 / 6];
  const free = [1 / 6, -1 / 6, NaN, 5 / 6, 5 / 6, 0, 8 / 6, 3.5 / 6];
  test.each([
    ["min-max", {}, minMax],
    ["min-max", { direction: -1 as const }, minMax.map((each) => 1 - each)],
    ["z-score", {}, z],
    ["z-score", { direction: -1 as const }, z.map((each) => -each)],
    ["percentile-rank", {}, [2 / 6, 0, NaN, 4 / 6, 4 / 6, 1 / 6, 1, 3 / 6]],
    ["percentile-rank", { direction: -1 as const }, [4 / 6, 1, NaN, 1 / 6, 1 / 6, 5 / 6, 0, 3 / 6]],
    ["rank", {}, [3, 1, NaN, 5, 5, 2, 7, 4]],
    ["rank", { direction: -1 as const }, [5, 7, NaN, 2, 2, 6, 1, 4]],
    ["goalposts", goalposts, held],
    ["goalposts", { ...goalposts, direction: -1 as const }, held.map((each) => 1 - each)],
    ["goalposts", { ...goalposts, clamp: false }, free],
  ] as const)("%s %o", (method, over, expected) => {
    expect(largestDifference(normalise(method, x, over), expected)).toBeLessThan(1e-13);
  });

  test("income on goalposts of 100 and 75,000 in logarithms, as in the Human Development Report", () => {
    const over = { low: 100, high: 75_000, transform: "log" } as const;
    const [worked, poorest, richest] = normalise("goalposts", [3829, 0, 90_000], over);
    expect(worked).toBeCloseTo(0.5506266549882581, 14);
    expect([poorest, richest]).toEqual([0, 1]);
  });
});

const folder = new URL("../../../../../../../shared/reference/composite/asem/", import.meta.url);

type Frame = { readonly names: readonly string[]; readonly columns: ReadonlyMap<string, readonly number[]> };

function cells(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|NA/g)].map((match) => match[1] ?? "NA");
}

function readFrame(path: string): Frame {
  const [head, ...lines] = readFileSync(new URL(path, folder), "utf8").trim().split("\n").map(cells);
  const columns = head!.map((name, k): [string, number[]] => [name, lines.map((line) => Number(line[k]))]);
  return { names: lines.map((line) => line[0]!), columns: new Map(columns.slice(1)) };
}

describe.runIf(existsSync(folder))("the 49 ASEM indicators", () => {
  const readDirections = (): ReadonlyMap<string, number> =>
    new Map(
      readFileSync(new URL("00_raw/iMeta.csv", folder), "utf8")
        .trim()
        .split("\n")
        .map(cells)
        .map((row): [string, number] => [row[1]!, Number(row[3])]),
    );

  const percent = (each: number): number => each / 100;
  const asItIs = (each: number): number => each;
  const files = [
    { file: "n_minmax_0_100", input: "07_normalise/none", method: "min-max", toOurs: percent },
    { file: "n_minmax_rawNA", input: "00_raw/iData", method: "min-max", toOurs: percent },
    { file: "n_zscore_0_1", input: "07_normalise/none", method: "z-score", toOurs: asItIs },
    { file: "n_zscore_rawNA", input: "00_raw/iData", method: "z-score", toOurs: asItIs },
    { file: "n_prank", input: "07_normalise/none", method: "percentile-rank", toOurs: asItIs },
    { file: "n_prank_rawNA", input: "00_raw/iData", method: "percentile-rank", toOurs: asItIs },
    { file: "n_rank", input: "07_normalise/none", method: "rank", toOurs: asItIs },
    { file: "n_rank_rawNA", input: "00_raw/iData", method: "rank", toOurs: asItIs },
  ] as const;

  test.each(files)("$file to 1e-12", ({ file, input, method, toOurs }) => {
    const expected = readFrame(`07_normalise/${file}.csv`);
    const raw = readFrame(`${input}.csv`);
    const rows = expected.names.map((name) =>
      raw.names.includes(name) ? raw.names.indexOf(name) : codesOf(input).indexOf(name),
    );
    const directions = readDirections();
    let largest = 0;
    let compared = 0;
    for (const [id, theirs] of expected.columns) {
      const direction = directions.get(id)! as Direction;
      // none.csv is the treated data with the direction already in its sign.
      const sign = input === "07_normalise/none" ? direction : 1;
      const values = rows.map((row) => raw.columns.get(id)![row]! * sign);
      const ours = normalise(method, values, { direction });
      compared += ours.length;
      largest = Math.max(largest, largestDifference(ours, theirs.map(toOurs)));
    }
    expect(compared).toBe(49 * 51);
    expect(largest).toBeLessThan(1e-12);
  });

  // In iData.csv the code is the second column.
  function codesOf(input: string): string[] {
    const lines = readFileSync(new URL(`${input}.csv`, folder), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    return lines.map((line) => cells(line)[1]!);
  }

  test("directions of both signs are among them", () => {
    expect([...readDirections().values()].filter((each) => each === -1)).toHaveLength(14);
  });
});
