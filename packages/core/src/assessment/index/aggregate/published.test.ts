/** Aggregates against the numbers of COINr 1.1.14 (R) on its ASEM example: four levels, weights, gaps, thresholds. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AggregateChoice } from "../../../framework/index.ts";
import { defaultRecipe } from "../../recipe.ts";
import { type NodeScores, scoreNode } from "../score-node.ts";
import { aggregatorOf } from "./index.ts";

describe("1, 2, 3 and 10 with the weights 1, 2, 1 and ½", () => {
  const x = [1, 2, 3, 10];
  const w = [1, 2, 1, 0.5];
  // COINr's vector examples; the first three also by hand: 13 / 4.5, 4.5 / (1 + 1 + 1/3 + 1/20).
  test.each([
    [{ method: "arithmetic" }, 13 / 4.5],
    [{ method: "harmonic" }, 4.5 / (2 + 1 / 3 + 1 / 20)],
    [{ method: "geometric" }, 2.24351597244694],
    [{ method: "power", p: 3 }, 4.94457302568825],
    [{ method: "power", p: 1 }, 13 / 4.5],
    [{ method: "power", p: 0 }, 2.24351597244694],
    [{ method: "power", p: -1 }, 4.5 / (2 + 1 / 3 + 1 / 20)],
    [{ method: "minimum" }, 1],
    [{ method: "median" }, 2],
  ] as const)("%o gives %d", (choice, expected) => {
    expect(aggregatorOf(choice)(x, w, 4)).toBeCloseTo(expected, 13);
  });

  test("only as many scores as are there are read: with the second missing, R's means over three", () => {
    const three = [1, 3, 10, 99];
    const weights = [1, 1, 0.5, 99];
    expect(aggregatorOf({ method: "arithmetic" })(three, weights, 3)).toBeCloseTo(3.6, 14);
    expect(aggregatorOf({ method: "geometric" })(three, weights, 3)).toBeCloseTo(2.45950948584936, 13);
    expect(aggregatorOf({ method: "harmonic" })(three, weights, 3)).toBeCloseTo(1.80722891566265, 13);
  });
});

const folder = new URL("../../../../../../../shared/reference/composite/asem/", import.meta.url);

function readRows(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(path, folder), "utf8").trim().split("\n");
  return lines.map((line) => [...line.matchAll(/"([^"]*)"|NA/g)].map((match) => match[1] ?? "NA"));
}

function readColumns(path: string): ReadonlyMap<string, Float64Array> {
  const [head, ...rows] = readRows(path);
  return new Map(head!.map((name, k) => [name, Float64Array.from(rows, (row) => Number(row[k]))]));
}

type Level = { readonly aggregate: AggregateChoice; readonly minCoverage: number };

/** Everything above the indicators, level by level: pillars, sub-indices, index. */
function aggregateAll(
  input: string,
  levels: readonly Level[],
  weightOf: (id: string) => number,
): ReadonlyMap<string, Float64Array> {
  const known = new Map<string, NodeScores>();
  for (const [id, score] of readColumns(input)) {
    const coverage = score.map((each) => (Number.isNaN(each) ? 0 : 1));
    known.set(id, { score, coverage, reason: coverage.map((each) => 1 - each) as never, inUnitRange: true });
  }
  const lineage = readRows("01_structure/lineage.csv").slice(1);
  levels.forEach(({ aggregate, minCoverage }, level) => {
    const parents = new Map<string, Set<string>>();
    for (const path of lineage) {
      const [child, parent] = [path[level]!, path[level + 1]!];
      parents.set(parent, (parents.get(parent) ?? new Set()).add(child));
    }
    for (const [parent, children] of parents) {
      const total = [...children].reduce((sum, child) => sum + weightOf(child), 0);
      const below = [...children].map((child) => ({
        scores: known.get(child)!,
        share: weightOf(child) / total,
        leafCount: level === 0 ? 1 : 2,
      }));
      const missing = { ...defaultRecipe.missing, of: "children", minCoverage } as const;
      known.set(parent, scoreNode(below, { unitCount: 51, missing, aggregate }));
    }
  });
  return new Map([...known].map(([id, { score }]) => [id, score]));
}

test.runIf(existsSync(folder))(
  "the vector examples as the peer gives them, also without the second score",
  () => {
    const path = new URL("08_aggregate/vector_examples.json", folder);
    const theirs: Readonly<Record<string, number & number[]>> = JSON.parse(readFileSync(path, "utf8"));
    const { x, w, xNA } = theirs as Readonly<Record<"x" | "w" | "xNA", readonly (number | null)[]>>;
    const there = w!.flatMap((weight, k) => (xNA![k] === null ? [] : [{ score: xNA![k]!, weight: weight! }]));
    const cases = [
      { method: "arithmetic", whole: theirs["amean"], gappy: theirs["ameanNA"] },
      { method: "geometric", whole: theirs["gmean"], gappy: theirs["gmeanNA"] },
      { method: "harmonic", whole: theirs["hmean"], gappy: theirs["hmeanNA"] },
      // The peer's power mean has no value where a score is missing, whatever p; ours is that of what is there.
      { method: "power", p: 3, whole: theirs["genmean_p3"], gappy: ((1 + 27 + 500) / 2.5) ** (1 / 3) },
    ] as const;
    for (const { whole, gappy, ...choice } of cases) {
      const own = aggregatorOf(choice);
      expect(own(x as number[], w as number[], 4)).toBeCloseTo(whole!, 13);
      const [scores, weights] = [there.map(({ score }) => score), there.map(({ weight }) => weight)];
      expect(own(scores, weights, 3)).toBeCloseTo(gappy!, 13);
    }
    expect(theirs["genmeanNA_p3"]).toBeNull();
  },
);

const three = <T>(each: T): readonly T[] => [each, each, each];
const mean = { method: "arithmetic" } as const;
const root = { method: "geometric" } as const;
const complete = "08_aggregate/input_minmax_1_100.csv";
const gappy = "08_aggregate/inputNA_minmax_1_100.csv";

describe.runIf(existsSync(folder))("the ASEM tree of 8 pillars, 2 sub-indices and an index", () => {
  const random = new Map(
    (existsSync(folder) ? readRows("08_aggregate/weights_random.csv") : [])
      .slice(1)
      .map((row) => [row[0]!, Number(row[2])]),
  );
  const equal = (): number => 1;
  const drawn = (id: string): number => random.get(id)!;

  test.each([
    { file: "a_amean", input: complete, choices: three(mean), weightOf: equal },
    { file: "a_gmean", input: complete, choices: three(root), weightOf: equal },
    { file: "a_hmean", input: complete, choices: three({ method: "harmonic" }), weightOf: equal },
    { file: "a_genmean_p0.5", input: complete, choices: three({ method: "power", p: 0.5 }), weightOf: equal },
    { file: "a_genmean_p2", input: complete, choices: three({ method: "power", p: 2 }), weightOf: equal },
    { file: "a_genmean_pm1", input: complete, choices: three({ method: "power", p: -1 }), weightOf: equal },
    { file: "mixed_amean_gmean_gmean", input: complete, choices: [mean, root, root], weightOf: equal },
    { file: "a_amean_wrandom", input: complete, choices: three(mean), weightOf: drawn },
    { file: "a_gmean_wrandom", input: complete, choices: three(root), weightOf: drawn },
    { file: "NA_a_amean", input: gappy, choices: three(mean), weightOf: equal },
    { file: "NA_a_gmean", input: gappy, choices: three(root), weightOf: equal },
    { file: "NA_a_hmean", input: gappy, choices: three({ method: "harmonic" }), weightOf: equal },
    { file: "NA_a_amean_thresh0.8", input: gappy, choices: three(mean), weightOf: equal, floors: three(0.8) },
    {
      file: "NA_a_amean_thresh_0.9_0.5_1",
      input: gappy,
      choices: three(mean),
      weightOf: equal,
      floors: [0.9, 0.5, 1],
    },
    {
      file: "NA_a_amean_wrandom_thresh0.75",
      input: gappy,
      choices: three(mean),
      weightOf: drawn,
      floors: three(0.75),
    },
  ] as const)("$file to 1e-11 on a scale of 1 to 100", ({ file, input, choices, weightOf, ...more }) => {
    const floors = "floors" in more ? more.floors : three(0);
    const levels = (choices as readonly AggregateChoice[]).map((aggregate, i) => ({
      aggregate,
      minCoverage: floors[i]!,
    }));
    const ours = aggregateAll(input, levels, weightOf);
    const theirs = [...readColumns(`08_aggregate/${file}.csv`)].slice(1);
    expect(theirs).toHaveLength(11);
    let largest = 0;
    for (const [id, expected] of theirs) {
      expect(Array.from(ours.get(id)!, Number.isNaN)).toEqual(Array.from(expected, Number.isNaN));
      expected.forEach((each, u) => {
        if (!Number.isNaN(each)) largest = Math.max(largest, Math.abs(each - ours.get(id)![u]!));
      });
    }
    expect(largest).toBeLessThan(1e-11);
  });
});
