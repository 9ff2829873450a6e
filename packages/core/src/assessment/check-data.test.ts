/** Data that do not fit the choices are told by name, and what they do not touch is scored all the same. */

import { describe, expect, test } from "vitest";
import { createObservationBuilder, PRESENT } from "../evidence/index.ts";
import type { Component, Direction } from "../framework/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../testing/plain-input.ts";
import { checkData } from "./check-data.ts";
import { createEngine, noScoreReason } from "./index/index.ts";
import { defaultRecipe, type Recipe } from "./recipe.ts";

const gap = Number.NaN;
const index = plainComponent("index", [plainComponent("left"), plainComponent("right")]);
const fine = { id: "fine", component: "right", values: [0.1, 0.9, 0.3, 0.4, 0.7, 0.2] };
const other = { id: "other", component: "left", values: [0.9, 0.3, 0.8, 0.1, 0.5, 0.6] };

function recipeOf(over: Partial<Recipe> = {}): Recipe {
  const missing = { ...defaultRecipe.missing, minCoverage: 0 };
  return { ...defaultRecipe, missing, period: { ...defaultRecipe.period, at: "2026" }, ...over };
}

/** Findings as `code subject`, their values, and the scores by node. */
function told(columns: readonly PlainColumn[], over: Partial<Recipe> = {}, tree: Component = index) {
  const input = plainInput(tree, columns);
  const builder = createObservationBuilder();
  builder.openFile("observations.csv");
  const unitCount = input.units.length;
  input.panel.values.forEach((value, cell) => {
    builder.add({
      unit: cell % unitCount,
      indicator: Math.floor(cell / unitCount),
      period: "2026",
      value,
      reason: PRESENT,
      row: cell + 2,
      source: "",
      bound: gap,
      standardError: gap,
      note: "",
    });
  });
  const engine = createEngine(input);
  const recipe = recipeOf(over);
  const base = engine.run(recipe);
  const findings = checkData({ engine, input, recipe, base, observations: builder.build() });
  return {
    findings,
    brief: findings.map(({ code, where, values }) =>
      [code, where.file, where.row, values["indicator"] ?? values["node"] ?? values["first"]]
        .filter((each) => each !== undefined)
        .join(" "),
    ),
    score: (id: string) => base.nodes[engine.tree.findIndex((node) => node.id === id)]!.score,
    reasons: (id: string) =>
      Array.from(base.nodes[engine.tree.findIndex((node) => node.id === id)]!.reason, noScoreReason),
  };
}

const minMax: Partial<Recipe> = { normalise: { method: "min-max" } };

test("of clean data nothing is told", () => {
  expect(told([fine, other]).brief).toEqual([]);
  expect(told([fine, other], minMax).brief).toEqual([]);
});

describe("one indicator", () => {
  test("without any value", () => {
    const { brief, score } = told([fine, { ...other, values: Array(6).fill(gap) }]);
    expect(brief).toEqual(["indicator-empty indicators.csv other"]);
    expect(score("index").some(Number.isNaN)).toBe(false);
  });

  test("constant, where the scale is made from the units; on goalposts it is scored", () => {
    const constant = { ...other, values: [0.4, 0.4, gap, 0.4, 0.4, 0.4] };
    const { brief, findings, score, reasons } = told([fine, constant], minMax);
    expect(brief).toEqual(["indicator-constant indicators.csv other"]);
    expect(findings[0]!.values).toMatchObject({ value: 0.4, count: 5 });
    expect(reasons("other")[0]).toBe("not-computable");
    expect(score("left").every(Number.isNaN)).toBe(true);
    expect(score("index")).toEqual(score("right"));
    const fixed = told([fine, constant]);
    expect(fixed.brief).toEqual([]);
    expect(fixed.score("other")[0]).toBeCloseTo(0.4, 12);
  });

  test("with values that have no place on a logarithm, by the row of the first", () => {
    const zero = { ...other, transform: "log" as const, low: 0.01, values: [0.9, 0, 0.8, -2, 0.5, 0.6] };
    const { brief, findings, score } = told([fine, zero], minMax);
    expect(brief).toEqual(["value-not-scorable observations.csv 9 other"]);
    expect(findings[0]!.values).toMatchObject({ count: 2, units: "u1, u3" });
    expect(Array.from(score("other"), Number.isNaN)).toEqual([false, true, false, true, false, false]);
    expect(score("index").some(Number.isNaN)).toBe(false);
    const held = told([fine, zero]);
    expect(held.brief).toEqual(["value-at-end observations.csv 9 other"]);
    expect([held.score("other")[1], held.score("other")[3]]).toEqual([0, 0]);
  });

  test.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("with %d among its values", (infinite) => {
    const column = { ...other, values: [0.9, infinite, 0.8, 0.1, 0.5, 0.6] };
    const relative = told([fine, column], minMax);
    expect(relative.brief).toEqual(["value-not-scorable observations.csv 9 other"]);
    // The scale of the others does not go to infinity with it.
    expect([relative.score("other")[0], relative.score("other")[3]]).toEqual([1, 0]);
    const fixed = told([fine, column]);
    expect(fixed.brief).toEqual(["value-at-end observations.csv 9 other"]);
    expect(fixed.score("other")[1]).toBe(infinite > 0 ? 1 : 0);
    expect(told([fine, { ...column, clamp: false }]).brief).toEqual([
      "value-not-scorable observations.csv 9 other",
    ]);
  });
});

test("what the recipe leaves out, units or indicators, is not told as a fault of the data", () => {
  const constant = { ...other, values: [0.4, 0.4, 0.4, 0.4, 0.4, 0.4] };
  const twin = { ...fine, id: "twin", values: fine.values.map((each) => 2 * each) };
  const empty = { ...other, id: "empty", values: Array(6).fill(gap) };
  const columns = [fine, constant, twin, empty];
  const nodes = Object.fromEntries(["other", "twin", "empty"].map((id) => [id, { include: false }]));
  expect(told(columns, { ...minMax, nodes }).brief).toEqual([]);
  const screened = told([fine, other], { ...minMax, screen: { by: "none", forceOut: ["u1", "u2"] } });
  expect(screened.reasons("fine")[1]).toBe("screened-out");
  expect(screened.brief).toEqual([]);
  const rest = { ...other, values: [0.4, 0.1, 0.9, 0.4, 0.4, 0.4] };
  const left = told([fine, rest], { ...minMax, screen: { by: "none", forceOut: ["u1", "u2"] } });
  expect(left.brief).toEqual(["indicator-constant indicators.csv other"]);
  expect(left.findings[0]!.values).toMatchObject({ value: 0.4, count: 4 });
});

test("one unit on scales that compare units is told once, and scored on goalposts", () => {
  const one = [
    { ...fine, values: [0.1] },
    { ...other, values: [0.9] },
  ];
  for (const method of ["min-max", "z-score", "percentile-rank"] as const) {
    const { brief, score } = told(one, { normalise: { method } });
    expect(brief).toEqual(["units-too-few recipe.yaml"]);
    expect(score("index")[0]).toBeNaN();
  }
  expect(told(one).brief).toEqual([]);
  expect(told(one).score("index")[0]).toBeCloseTo(0.5, 12);
});

describe("two indicators on one line", () => {
  const twin = (slope: number) => ({
    ...other,
    id: "twin",
    direction: Math.sign(slope) as Direction,
    values: fine.values.map((each) => 3 + slope * each),
  });
  test.each([2, -7, 1e-6])("are told as a pair at a slope of %d, and both are scored", (slope) => {
    const { brief, findings, score } = told([fine, twin(slope), other], minMax);
    expect(brief).toEqual(["indicators-collinear indicators.csv fine"]);
    expect(findings[0]!.values).toEqual({ first: "fine", second: "twin", count: 6 });
    expect(score("index").some(Number.isNaN)).toBe(false);
  });

  test("are not told where one value stands off it, or too few units have both", () => {
    const off = { ...twin(2), values: twin(2).values.map((each, u) => (u === 5 ? each + 0.001 : each)) };
    expect(told([fine, off], minMax).brief).toEqual([]);
    const few = { ...twin(2), values: twin(2).values.map((each, u) => (u < 2 ? gap : each)) };
    expect(told([fine, few], minMax).brief).toEqual([]);
  });
});

describe("an aggregate", () => {
  const geometric = { aggregate: { method: "geometric" } } as const;
  const both = [fine, { ...other, component: "right" }];
  const withValue = (value: number, over: Partial<PlainColumn> = {}): readonly PlainColumn[] => [
    { ...both[0]!, ...over, values: fine.values.map((each, u) => (u === 2 ? value : each)) },
    both[1]!,
  ];

  test("that one zero decides", () => {
    const { brief, findings, score } = told(withValue(0), geometric);
    expect(brief[0]).toBe("aggregate-decided recipe.yaml right");
    expect(findings[0]!.values).toMatchObject({ method: "geometric", units: "u2", below: "fine", end: 0 });
    expect(score("right")[2]).toBe(0);
    expect(Array.from(score("right")).filter((each) => each === 0)).toHaveLength(1);
    expect(told(withValue(0), { aggregate: { method: "geometric", offset: 0.01 } }).brief).toEqual([]);
    expect(told(withValue(0), { aggregate: { method: "arithmetic" } }).brief).toEqual([]);
    expect(told(withValue(0), { aggregate: { method: "power", p: 2 } }).brief).toEqual([]);
    expect(told(withValue(0), { aggregate: { method: "harmonic" } }).brief[0]).toBe(brief[0]);
  });

  test("on insecurity, that one full score decides", () => {
    const { brief, findings } = told(withValue(1), { aggregate: { method: "geometric", on: "insecurity" } });
    expect(brief[0]).toBe("aggregate-decided recipe.yaml right");
    expect(findings[0]!.values).toMatchObject({ end: 1, units: "u2", below: "fine" });
  });

  test("of a negative score is undefined for that unit alone, and by the node that says so itself", () => {
    const free = withValue(-0.5, { clamp: false });
    const { brief, findings, score, reasons } = told(free, geometric);
    expect(brief).toEqual(["aggregate-undefined recipe.yaml right"]);
    expect(findings[0]!.values).toMatchObject({ count: 1, units: "u2", below: "fine" });
    expect(Array.from(score("right"), Number.isNaN)).toEqual([false, false, true, false, false, false]);
    expect(reasons("right")[2]).toBe("not-computable");
    const own = plainComponent("index", [
      plainComponent("left"),
      plainComponent("right", [], { aggregate: { method: "harmonic" } }),
    ]);
    expect(told(free, {}, own).brief).toEqual(["aggregate-undefined framework.yaml right"]);
  });
});

describe("the benefit of the doubt", () => {
  const doubt = { aggregate: { method: "benefit-of-the-doubt" } } as const;
  const both = [fine, { ...other, component: "right" }];
  const alone = plainComponent("index", [plainComponent("right")]);

  test("is not given for a gap, which is named, and not for want of a column that nobody has", () => {
    const gappy = [
      { ...both[0]!, values: fine.values.map((each, u) => (u === 2 ? gap : each)) },
      both[1]!,
      { ...other, id: "empty", component: "right", values: Array(6).fill(gap) },
    ];
    const { brief, findings, score } = told(gappy, doubt, alone);
    expect(brief).toEqual(["indicator-empty indicators.csv empty", "aggregate-undefined recipe.yaml right"]);
    expect(findings[1]!.values).toMatchObject({ kind: "gap", units: "u2", below: "fine" });
    expect(Array.from(score("right"), Number.isNaN)).toEqual([false, false, true, false, false, false]);
  });

  test("with shares that what is left cannot meet is told, and the rest scored", () => {
    const shares = { aggregate: { method: "benefit-of-the-doubt", maxShare: 0.5 } } as const;
    const half = [both[0]!, { ...both[1]!, values: Array(6).fill(gap) }, { ...other, id: "left-own" }];
    const tree = plainComponent("index", [
      plainComponent("right", [], shares),
      plainComponent("left", [], { aggregate: { method: "arithmetic" } }),
    ]);
    const { findings, score } = told(half, {}, tree);
    expect(findings.find(({ code }) => code === "aggregate-undefined")!.values).toMatchObject({
      node: "right",
      kind: "other",
      count: 6,
    });
    expect(score("right").every(Number.isNaN)).toBe(true);
    expect(score("left").some(Number.isNaN)).toBe(false);
    expect(score("index").some(Number.isNaN)).toBe(false);
  });
});

test("a long list is cut and the rest counted", () => {
  const empty = Array.from({ length: 30 }, (_, k) => ({ ...other, id: `e${k}`, values: Array(6).fill(gap) }));
  const { findings } = told([fine, ...empty]);
  expect(findings).toHaveLength(21);
  expect(findings[20]).toMatchObject({
    code: "findings-cut",
    values: { code: "indicator-empty", count: 10 },
  });
});

test("an indicator that other periods fill is not empty", () => {
  const columns = [
    { id: "late", component: "left", values: [gap, gap] },
    { ...fine, values: [0.1, 0.9] },
  ];
  const plain = plainInput(index, columns);
  const before = { ...plain.panel, period: "2025", values: Float64Array.of(0.2, 0.7, gap, gap) };
  const input = { ...plain, otherPeriods: [before, plain.panel] };
  const engine = createEngine(input);
  const observations = createObservationBuilder().build();
  const codes = (recipe: Recipe): readonly string[] =>
    checkData({ engine, input, recipe, base: engine.run(recipe), observations }).map(({ code }) => code);
  expect(codes(recipeOf())).toContain("indicator-empty");
  expect(codes(recipeOf({ impute: { method: "latest" } }))).not.toContain("indicator-empty");
});
