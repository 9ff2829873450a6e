/** What the engine computes anew, what counts as covered, and why a node has no score. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "../../formats/case/indicators-table.ts";
import type { Component, Framework } from "../../framework/index.ts";
import { defaultRecipe, type Recipe, withChoice } from "../recipe.ts";
import { createEngine, type Engine, type IndexResult } from "./engine.ts";
import { noScoreReason } from "./no-score.ts";
import { effectiveWeights, sharesOf } from "./weight.ts";

const plain = parseIndicators(
  { file: "", header: ["id", "title", "direction"], rows: [{ row: 2, cells: ["a", "A", "1"] }] },
  createFindingList(),
).values[0]!;

const recipe: Recipe = {
  ...defaultRecipe,
  period: { ...defaultRecipe.period, at: "2026" },
  normalise: { method: "identity" },
};

function component(id: string, components: readonly Component[] = [], weight = 1): Component {
  return { id, title: id, weight, freedoms: [], components };
}

type Sets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Columns by "component/indicator"; groups by unit. */
function engineOf(
  index: Component,
  columns: Readonly<Record<string, readonly number[]>>,
  { groups = [], sets = {} }: { groups?: readonly string[]; sets?: Sets } = {},
): Engine {
  const indicators = Object.keys(columns).map((path) => {
    const [own, id] = path.split("/");
    return { ...plain, id: id!, component: own! };
  });
  const unitCount = Object.values(columns)[0]!.length;
  const units = Array.from({ length: unitCount }, (_, u) => ({
    id: `u${u}`,
    title: "",
    parent: null,
    level: "",
    population: 1,
    groups: { region: groups[u] ?? "" },
  }));
  const values = Float64Array.from(Object.values(columns).flat());
  const panel = {
    period: "2026",
    unitCount,
    values,
    reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 3 : 0)),
    standardErrors: null,
    observation: new Int32Array(values.length),
    sourcePeriod: new Uint16Array(values.length),
    periods: [],
  };
  const weightSets = new Map(Object.entries(sets).map(([name, set]) => [name, new Map(Object.entries(set))]));
  return createEngine({ framework: { index, indicators } as unknown as Framework, panel, units, weightSets });
}

function nodeOf(engine: Engine, result: IndexResult, id: string): IndexResult["nodes"][number] {
  return result.nodes[engine.tree.findIndex((node) => node.id === id)]!;
}

const deep = component("index", [
  component("left", [component("inner", [component("innermost")])]),
  component("right"),
]);
const deepColumns = {
  "innermost/a": [0.2, 0.4],
  "innermost/b": [0.6, 0.8],
  "inner/c": [1, 0],
  "left/d": [0.5, 0.5],
  "right/e": [0.1, 0.9],
};

describe("what is computed", () => {
  test("the same recipe twice computes nothing the second time", () => {
    const engine = engineOf(deep, deepColumns);
    const first = engine.run(recipe);
    const count = engine.cache.computedCount();
    expect(count).toBe(5 + 5 + 5);
    const second = engine.run({ ...recipe, bands: [{ from: 0 }], report: { ranking: "annex" } });
    expect(engine.cache.computedCount()).toBe(count);
    expect(second.nodes).toEqual(first.nodes);
  });

  test.each([
    { node: "innermost", set: { a: 3 }, anew: ["innermost", "inner", "left", "index"] },
    { node: "inner", set: { innermost: 3 }, anew: ["inner", "left", "index"] },
    { node: "left", set: { d: 3 }, anew: ["left", "index"] },
    { node: "the index", set: { right: 3 }, anew: ["index"] },
    { node: "right, where it weighs alone,", set: { e: 3 }, anew: [] },
  ])("another weight below $node computes $anew and nothing else", ({ set, anew }) => {
    const engine = engineOf(deep, deepColumns, { sets: { other: { ...set } } });
    engine.run(recipe);
    const count = engine.cache.computedCount();
    engine.run({ ...recipe, weights: "other" });
    expect(engine.cache.computedCount() - count).toBe(anew.length);
  });

  test("another aggregate computes the nodes and no indicator; another normaliser leaves imputation alone", () => {
    const engine = engineOf(deep, deepColumns);
    engine.run(recipe);
    const before = engine.cache.computedCount();
    engine.run(withChoice(recipe, "aggregate.method", "minimum"));
    expect(engine.cache.computedCount() - before).toBe(5);
    engine.run(withChoice(recipe, "normalise.method", "rank"));
    expect(engine.cache.computedCount() - before).toBe(5 + 5 + 5);
  });
});

describe("the tree", () => {
  test("of four levels under the index adds up by hand", () => {
    const engine = engineOf(deep, deepColumns);
    const result = engine.run(recipe);
    const left = (((0.2 + 0.6) / 2 + 1) / 2 + 0.5) / 2;
    expect(nodeOf(engine, result, "left").score[0]).toBeCloseTo(left, 14);
    expect(nodeOf(engine, result, "index").score[0]).toBeCloseTo((left + 0.1) / 2, 14);
    const effective = effectiveWeights(engine.tree, result.shares);
    expect(effective[engine.tree.findIndex((node) => node.id === "a")]).toBe(1 / 16);
  });

  test("may have any components: three home-made ones, weighted 2, 1 and 1, the first a geometric mean", () => {
    const water = { ...component("water", [], 2), aggregate: { method: "geometric" } as const };
    const engine = engineOf(component("index", [water, component("harvest"), component("peace of mind")]), {
      "water/w1": [0.25],
      "water/w2": [1],
      "harvest/h": [0.4],
      "peace of mind/p": [0.8],
    });
    const result = engine.run(recipe);
    expect(nodeOf(engine, result, "water").score[0]).toBeCloseTo(0.5, 14);
    expect(nodeOf(engine, result, "index").score[0]).toBeCloseTo((2 * 0.5 + 0.4 + 0.8) / 4, 14);
  });

  test("keeps a component without indicators as a gap that weighs nothing", () => {
    const engine = engineOf(component("index", [component("some"), component("none", [], 9)]), {
      "some/a": [0.3],
    });
    const result = engine.run(recipe);
    const none = nodeOf(engine, result, "none");
    expect([none.score[0], none.coverage[0], noScoreReason(none.reason[0]!)]).toEqual([
      NaN,
      NaN,
      "no-indicators",
    ]);
    expect(nodeOf(engine, result, "index").score[0]).toBe(0.3);
    expect(nodeOf(engine, result, "index").coverage[0]).toBe(1);
  });

  test("weights of 0 take part in nothing but coverage, and all 0 cannot be weighted", () => {
    const engine = engineOf(
      component("index"),
      { "index/a": [0.3], "index/b": [0.9] },
      { sets: { s: { b: 0 }, z: { a: 0, b: 0 } } },
    );
    expect(engine.run({ ...recipe, weights: "s" }).nodes[0]!.score[0]).toBe(0.3);
    expect(() =>
      sharesOf(
        engine.tree,
        { ...recipe, weights: "z" },
        new Map([
          [
            "z",
            new Map([
              ["a", 0],
              ["b", 0],
            ]),
          ],
        ]),
      ),
    ).toThrow(RangeError);
    expect(() => engine.run({ ...recipe, weights: "unheard of" })).toThrow(RangeError);
  });
});

describe("what is missing", () => {
  const twenty = (present: number): Readonly<Record<string, readonly number[]>> =>
    Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`index/i${i}`, [i < present ? 0.5 : Number.NaN]]),
    );

  test.each([
    [13, 0.5, null],
    [12, Number.NaN, "coverage-below-floor"],
    [0, Number.NaN, "coverage-below-floor"],
  ] as const)("%i of 20 values under a floor of 0.65: score %d, reason %s", (present, score, reason) => {
    const {
      score: own,
      coverage,
      reason: why,
    } = engineOf(component("index"), twenty(present)).run(recipe).nodes[0]!;
    expect(own[0]).toBe(score);
    expect(coverage[0]).toBeCloseTo(present / 20, 12);
    expect(noScoreReason(why[0]!)).toBe(reason);
  });

  test("under strict any gap costs the score, and a gap keeps its own reason at the indicator", () => {
    const strict = withChoice(recipe, "missing.rule", "strict");
    const engine = engineOf(component("index"), twenty(19));
    const result = engine.run(strict);
    expect(noScoreReason(result.nodes[0]!.reason[0]!)).toBe("gap-not-allowed");
    expect(noScoreReason(nodeOf(engine, result, "i19").reason[0]!)).toBe("withheld");
  });

  test("without a floor and without a value there is still no score", () => {
    const { reason } = engineOf(component("index"), twenty(0)).run(
      withChoice(recipe, "missing.minCoverage", 0),
    ).nodes[0]!;
    expect(noScoreReason(reason[0]!)).toBe("no-value");
  });

  test("a mean that has no meaning for a value says so", () => {
    const geometric = withChoice(
      withChoice(recipe, "aggregate.method", "geometric"),
      "normalise.method",
      "z-score",
    );
    const result = engineOf(component("index"), { "index/a": [1, 2, 3], "index/b": [3, 2, 1] }).run(
      geometric,
    );
    expect(noScoreReason(result.nodes[0]!.reason[0]!)).toBe("not-computable");
    expect(result.scale).toBe("native");
  });

  test("an imputed value is used and does not count as coverage", () => {
    const columns = { "index/a": [0.2, NaN, 0.6], "index/b": [0.5, 0.5, 0.5], "index/c": [0.1, 0.1, 0.1] };
    const filled = withChoice(recipe, "impute.method", "mean");
    const { score, coverage } = engineOf(component("index"), columns).run(filled).nodes[0]!;
    expect(score[1]).toBeCloseTo((0.4 + 0.5 + 0.1) / 3, 14);
    expect(coverage[1]).toBeCloseTo(2 / 3, 14);
    const floored = withChoice(filled, "missing.minCoverage", 0.7);
    expect(engineOf(component("index"), columns).run(floored).nodes[0]!.score[1]).toBeNaN();
  });

  test("group imputation takes the unit's own group, and leaves open what has no group or no value there", () => {
    const columns = { "index/a": [0.2, 0.4, 0.9, NaN, 1, NaN, NaN, NaN, 0.3] };
    const groups = ["north", "north", "north", "north", "south", "south", "", "east", ""];
    const engine = engineOf(component("index"), columns, { groups });
    const by = (method: string): number[] => [
      ...engine.stages({ ...recipe, impute: { method, by: "region" } as Recipe["impute"] }, 1).imputed,
    ];
    expect(by("group-median")).toEqual([0.2, 0.4, 0.9, 0.4, 1, 1, NaN, NaN, 0.3]);
    expect(by("group-mean")[3]).toBeCloseTo(0.5, 14);
    expect(by("median")).toEqual([0.2, 0.4, 0.9, 0.4, 1, 0.4, 0.4, 0.4, 0.3]);
  });
});
