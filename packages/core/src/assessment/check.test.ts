/** Every finding that a recipe can give, and that what is checked can then be carried out. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../finding-list.ts";
import { parseIndicators } from "../formats/case/indicators-table.ts";
import type { AggregateChoice, Framework } from "../framework/index.ts";
import { checkRecipe } from "./check.ts";
import { scaleOfChoice } from "./index/normalise/index.ts";
import { normaliseMethods } from "./methods.ts";
import { defaultRecipe, type Recipe, type Variation, withChoice } from "./recipe.ts";

const [scaled, unscaled] = parseIndicators(
  {
    file: "indicators.csv",
    header: ["id", "title", "component", "direction", "low", "high"],
    rows: [
      { row: 2, cells: ["a", "A", "food", "1", "0", "1"] },
      { row: 3, cells: ["b", "B", "food", "1", "", "1"] },
    ],
  },
  createFindingList(),
).values;

const recipe: Recipe = { ...defaultRecipe, period: { ...defaultRecipe.period, at: "2026" } };

type Around = {
  indicators?: readonly unknown[];
  aggregate?: AggregateChoice;
  sets?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

function found(
  given: Recipe,
  { indicators = [scaled], aggregate, sets = {} }: Around = {},
): readonly string[] {
  const food = {
    id: "food",
    title: "",
    weight: 1,
    freedoms: [],
    components: [],
    ...(aggregate && { aggregate }),
  };
  const framework = { index: { ...food, id: "index", aggregate: undefined, components: [food] }, indicators };
  const units = [
    { id: "u", title: "", parent: null, level: "", population: 1, groups: { region: "north" } },
    { id: "v", title: "", parent: null, level: "", population: 1, groups: { income: "" } },
  ];
  const weightSets = new Map(Object.entries(sets).map(([name, set]) => [name, new Map(Object.entries(set))]));
  return checkRecipe(
    given,
    { framework: framework as unknown as Framework, units, weightSets },
    {
      placeOf: (address) => ({ file: "recipe.yaml", column: address }),
      placeOfIndicator: (id, column) => ({ file: "indicators.csv", column: `${id} ${column}` }),
      placeOfWeight: (set, node) => ({ file: "weights.csv", column: `${set} ${node}` }),
    },
  ).map(({ code, where }) => `${code} at ${where.column}`);
}

function vary(...variations: readonly Variation[]): Recipe {
  return { ...recipe, uncertainty: { ...recipe.uncertainty, vary: [...variations] } };
}

test("the default recipe can be carried out", () => {
  expect(found(recipe)).toEqual([]);
});

describe("goalposts", () => {
  test("must be there for scored indicators where the recipe, or one of its variations, needs them", () => {
    const around = { indicators: [scaled, unscaled] };
    const minMax = withChoice(recipe, "normalise.method", "min-max");
    expect(found(recipe, around)).toEqual(["goalposts-missing at b low"]);
    expect(found(minMax, around)).toEqual([]);
    const varied = {
      ...minMax,
      ...vary({ at: "normalise.method", values: ["goalposts"] }),
      normalise: minMax.normalise,
    };
    expect(found(varied, around)).toEqual(["goalposts-missing at b low"]);
    expect(found(recipe, { indicators: [scaled, { ...unscaled, direction: 0 }] })).toEqual([]);
  });
});

describe("means that need positive scores", () => {
  const zScore = withChoice(recipe, "normalise.method", "z-score");

  test.each(["geometric", "harmonic", "power", "mazziotta-pareto"] as const)(
    "%s does not go with z-scores, as default or at a node",
    (method) => {
      expect(found({ ...zScore, aggregate: { method } })).toEqual([
        "aggregate-needs-positive at aggregate.method",
      ]);
      expect(found(zScore, { aggregate: { method } })).toEqual([
        "aggregate-needs-positive at aggregate.method",
      ]);
      expect(found({ ...recipe, aggregate: { method } })).toEqual([]);
    },
  );

  test.each(["arithmetic", "median", "minimum"] as const)("%s goes with z-scores", (method) => {
    expect(found({ ...zScore, aggregate: { method } })).toEqual([]);
  });

  test("are looked for among the variations too, and told once for each pair", () => {
    const varied = vary(
      { at: "normalise.method", values: ["z-score", "rank", "z-score"] },
      { at: "aggregate.method", values: ["geometric", "arithmetic"] },
    );
    expect(found(varied)).toEqual(["aggregate-needs-positive at aggregate.method"]);
  });

  test("do not go with ranks where insecurity is taken, which is 1 minus the rank", () => {
    const ranks = withChoice(recipe, "normalise.method", "rank");
    expect(found({ ...ranks, aggregate: { method: "geometric", on: "insecurity" } })).toHaveLength(1);
    expect(found({ ...ranks, aggregate: { method: "geometric" } })).toEqual([]);
  });
});

describe("imputation by group", () => {
  test("needs a group that some unit has, in the recipe and in every variation", () => {
    const by = (group?: string): Recipe => ({
      ...recipe,
      impute: { method: "group-mean", ...(group && { by: group }) },
    });
    expect(found(by("region"))).toEqual([]);
    for (const group of [undefined, "continent", "income"])
      expect(found(by(group))).toEqual(["group-unknown at impute.by"]);
    expect(found(vary({ at: "impute.method", values: ["group-median"] }))).toEqual([
      "group-unknown at impute.by",
    ]);
  });
});

describe("weights", () => {
  test("must be those of the framework, equal, or a set that is there", () => {
    const sets = { elders: { a: 2 } };
    for (const weights of ["framework", "equal", "elders"])
      expect(found({ ...recipe, weights }, { sets })).toEqual([]);
    expect(found({ ...recipe, weights: "youth" }, { sets })).toEqual(["weight-set-unknown at weights"]);
    expect(found(vary({ at: "weights", values: ["equal", "youth"] }), { sets })).toEqual([
      "weight-set-unknown at uncertainty.vary.0.values",
    ]);
  });

  test("of a set must leave something above 0 in every node, and name nodes of the tree", () => {
    expect(found({ ...recipe, weights: "none" }, { sets: { none: { a: 0 } } })).toEqual([
      "weights-all-zero at weights",
    ]);
    expect(
      found(
        { ...recipe, weights: "none" },
        { indicators: [scaled, { ...scaled, id: "c" }], sets: { none: { a: 0 } } },
      ),
    ).toEqual([]);
    expect(found(recipe, { sets: { elders: { fod: 2 } } })).toEqual(["weight-node-unknown at elders fod"]);
  });
});

describe("variations", () => {
  test.each<[string, Variation]>([
    ["weights drawn", { at: "weights", dirichlet: { concentration: 50 } }],
    ["values drawn", { at: "values" }],
    ["methods", { at: "aggregate.method", values: ["geometric", "minimum"] }],
    ["a number", { at: "missing.minCoverage", values: [0, 0.5, 1] }],
    ["a rule", { at: "missing.rule", values: ["strict"] }],
  ])("of %s can be drawn", (_, variation) => {
    expect(found(vary(variation))).toEqual([]);
  });

  test.each<[string, Variation]>([
    ["what is not there", { at: "normalise.methd", values: ["rank"] }],
    ["an object", { at: "missing", values: ["strict"] }],
    ["a list", { at: "bands", values: [1] }],
    ["the seed", { at: "uncertainty.seed", values: [1, 2] }],
    ["the period", { at: "period.at", values: ["2025"] }],
    ["the report", { at: "report.ranking", values: ["annex"] }],
    ["what inherits", { at: "constructor.name", values: ["Object"] }],
    ["a number that is not there", { at: "missing.minCover", uniform: { low: 0, high: 1 } }],
    ["the seed, by a distribution", { at: "uncertainty.seed", uniform: { low: 0, high: 1 } }],
  ])("of %s cannot", (_, variation) => {
    expect(found(vary({ at: "values" }, variation))).toEqual([
      "recipe-address-unknown at uncertainty.vary.1.at",
    ]);
  });

  test("name only values that the choice can take", () => {
    expect(found(vary({ at: "aggregate.method", values: ["geometric", "mode"] }))).toEqual([
      "method-unknown at uncertainty.vary.0.values",
    ]);
    expect(found(vary({ at: "missing.minCoverage", values: [0.5, "half", 2] }))).toEqual([
      "field-invalid at uncertainty.vary.0.values",
      "field-invalid at uncertainty.vary.0.values",
    ]);
  });

  test("of observed sets use only sets that leave something above 0", () => {
    const sets = { "people-1": { a: 1 }, "people-2": { a: 0 } };
    expect(found(vary({ at: "weights", sets: "people" }), { sets })).toEqual([
      "weights-all-zero at uncertainty.vary.0.values",
    ]);
  });
});

test("what sensitivity explains must be there", () => {
  const ask = (...targets: string[]): Recipe => ({
    ...recipe,
    uncertainty: {
      ...recipe.uncertainty,
      vary: [{ at: "values" }],
      sensitivity: { sample: 8, bootstrap: 0, targets },
    },
  });
  expect(found(ask("mean-rank-shift", "score:u", "rank:v", "rank:*"))).toEqual([]);
  expect(found(ask("score:x", "mean-rank-shift", "median:u"))).toEqual([
    "sensitivity-target-unknown at uncertainty.sensitivity.targets.0",
    "sensitivity-target-unknown at uncertainty.sensitivity.targets.2",
  ]);
  const unvaried = ask("mean-rank-shift");
  expect(found({ ...unvaried, uncertainty: { ...unvaried.uncertainty, vary: [] } })).toEqual([
    "sensitivity-nothing-varied at uncertainty.sensitivity",
  ]);
});

test("methods on the unit scale are told from those with a scale of their own", () => {
  const native = normaliseMethods.filter((method) => scaleOfChoice({ method }) === "native");
  expect(native).toEqual(["z-score", "rank", "borda"]);
  expect(scaleOfChoice({ method: "min-max", lowest: 1, highest: 100 })).toBe("native");
  expect(scaleOfChoice({ method: "scaled", factor: 100 })).toBe("native");
});

describe("choices for single nodes", () => {
  const nodes = (stated: Recipe["nodes"]): Recipe => ({ ...recipe, nodes: stated });

  test("name nodes of the tree, and stand where they have a meaning", () => {
    expect(found(nodes({ food: { weight: 2, aggregate: { method: "minimum" } }, a: { low: -1 } }))).toEqual(
      [],
    );
    expect(found(nodes({ fod: { weight: 2 } }))).toEqual(["node-unknown at nodes.fod"]);
    expect(found(nodes({ a: { aggregate: { method: "minimum" } } }))).toEqual([
      "node-choice-misplaced at nodes.a",
    ]);
    expect(found(nodes({ food: { low: 1 }, index: { weight: 1 } }))).toEqual([
      "node-choice-misplaced at nodes.food",
      "node-choice-misplaced at nodes.index",
    ]);
    expect(found(nodes({ a: { low: 9 } }))).toEqual(["goalposts-reversed at nodes.a.low"]);
  });

  test("can be drawn by their address, whatever the recipe states there", () => {
    expect(found(vary({ at: "nodes.food.weight", values: [1, 2] }))).toEqual([]);
    expect(found(vary({ at: "nodes.a.normalise.method", values: ["min-max"] }))).toEqual([]);
    expect(found(vary({ at: "nodes.a.include", values: [true, false] }))).toEqual([]);
    expect(found(vary({ at: "nodes.a.wieght", values: [1] }))).toEqual([
      "recipe-address-unknown at uncertainty.vary.0.at",
    ]);
    expect(found(vary({ at: "nodes.fod.weight", values: [1] }))).toEqual([
      "node-unknown at uncertainty.vary.0.at",
    ]);
    expect(found(vary({ at: "nodes.food.weight", values: [-1] }))).toEqual([
      "field-invalid at uncertainty.vary.0.values",
    ]);
    expect(found(vary({ at: "nodes.a.normalise.method", values: ["min-mix"] }))).toEqual([
      "method-unknown at uncertainty.vary.0.values",
    ]);
  });
});

describe("options", () => {
  test.each<[string, Partial<Recipe>, readonly string[]]>([
    [
      "a reference unit that is missing",
      { normalise: { method: "distance-to-reference" } },
      ["option-missing at normalise"],
    ],
    [
      "a reference unit that nobody knows",
      { normalise: { method: "distance-to-reference", reference: "x" } },
      ["recipe-unit-unknown at normalise.reference"],
    ],
    [
      "a range that runs backwards",
      { normalise: { method: "min-max", lowest: 2 } },
      ["range-reversed at normalise"],
    ],
    ["bounds without a bound", { treat: { method: "cap" } }, ["option-missing at treat"]],
    ["a logarithm beneath goalposts", { treat: { method: "log" } }, ["treat-changes-scale at treat"]],
    [
      "a logarithm after winsorising beneath goalposts",
      { treat: { method: "winsorise", otherwise: "log" } },
      ["treat-changes-scale at treat"],
    ],
    ["winsorising beneath goalposts", { treat: { method: "winsorise" } }, []],
    [
      "other indicators of a node that is not there",
      { impute: { method: "nearest", within: "fod" } },
      ["node-unknown at impute.within"],
    ],
    [
      "a standing taken on insecurity",
      { aggregate: { method: "copeland", on: "insecurity" } },
      ["aggregate-on-insecurity at aggregate.method"],
    ],
    [
      "shares that cannot add up",
      { aggregate: { method: "benefit-of-the-doubt", minShare: 0.6, maxShare: 0.5 } },
      ["shares-impossible at aggregate.method", "shares-impossible at aggregate.method"],
    ],
    [
      "units that nobody knows",
      { screen: { by: "none", forceOut: ["x"] } },
      ["recipe-unit-unknown at screen"],
    ],
    [
      "importances that nobody knows",
      { weights: { method: "optimised", importances: "x" } },
      ["weight-set-unknown at weights"],
    ],
  ])("%s", (_, over, expected) => {
    expect(found({ ...recipe, ...over })).toEqual(expected);
  });

  test("two scales in one index are warned about", () => {
    const around = { indicators: [scaled, { ...scaled, id: "b" }] };
    expect(found({ ...recipe, nodes: { b: { normalise: { method: "z-score" } } } }, around)).toEqual([
      "scales-mixed at nodes",
    ]);
  });
});
