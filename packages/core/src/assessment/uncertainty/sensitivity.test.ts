/** Shares of variance: against every combination counted out, in parts, with failed runs, and for drawn weights. */

import { describe, expect, test } from "vitest";
import type { Framework } from "../../framework/index.ts";
import { rankDescending } from "../../numerics/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import { defaultRecipe, type Recipe, type SensitivityChoice, type Variation, withChoice } from "../recipe.ts";
import { type Sensitivity, sensitivityOf } from "./sensitivity.ts";
import { sensitivityDice } from "./sensitivity-design.ts";
import { joinSensitivityRuns, meanRankShift, sensitivityRuns } from "./sensitivity-runs.ts";
import { sensitivityTargets } from "./sensitivity-target.ts";

const UNITS = 7;
const node = { title: "", weight: 1, freedoms: [], components: [] };
const indicator = { title: "", direction: 1, transform: "none", weight: 1, low: 0, high: 100, clamp: true };
const indicators = ["a", "b", "c"].map((id) => ({ ...indicator, id, component: "index" }));
const values = Float64Array.from({ length: 3 * UNITS }, (_, i) => 12 + ((i * i * 37) % 79));
const input: EngineInput = {
  framework: { index: { ...node, id: "index" }, indicators } as unknown as Framework,
  units: Array.from({ length: UNITS }, (_, u) => ({
    id: `u${u}`,
    title: "",
    parent: null,
    level: "",
    population: 1,
    groups: {},
  })),
  panel: {
    period: "2026",
    unitCount: UNITS,
    values,
    reasons: new Uint8Array(values.length),
    standardErrors: values.map(() => 3),
    observation: new Int32Array(values.length),
    sourcePeriod: new Uint16Array(values.length),
    periods: [],
  },
  weightSets: new Map(),
};

function recipeOf(vary: readonly Variation[], over: Partial<SensitivityChoice> = {}): Recipe {
  const sensitivity = { sample: 512, bootstrap: 100, targets: ["mean-rank-shift"], ...over };
  return {
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    uncertainty: { runs: 10, seed: 1, vary: [...vary], sensitivity },
  };
}

function sensitivity(recipe: Recipe): Sensitivity {
  const { sample } = recipe.uncertainty.sensitivity!;
  return sensitivityOf(input, recipe, sensitivityRuns(input, recipe, { first: 0, rows: sample }))!;
}

const normalise = ["goalposts", "min-max", "percentile-rank"] as const;
const aggregate = ["arithmetic", "geometric", "minimum", "median"] as const;
const methods: readonly Variation[] = [
  { at: "normalise.method", values: [...normalise] },
  { at: "aggregate.method", values: [...aggregate] },
];

/** First-order and total share of both choices, from the results of every combination. */
function countedOut(resultOf: (recipe: Recipe) => number): { first: number[]; total: number[] } {
  const grid = normalise.map((one) =>
    aggregate.map((two) =>
      resultOf(withChoice(withChoice(recipeOf(methods), "normalise.method", one), "aggregate.method", two)),
    ),
  );
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  const spread = (list: readonly number[]): number => mean(list.map((each) => (each - mean(list)) ** 2));
  const all = spread(grid.flat());
  const byRow = spread(grid.map(mean)) / all;
  const byColumn = spread(aggregate.map((_, k) => mean(grid.map((row) => row[k]!)))) / all;
  return { first: [byRow, byColumn], total: [1 - byColumn, 1 - byRow] };
}

describe("two choices with 3 × 4 alternatives", () => {
  const engine = createEngine(input);
  const scores = (recipe: Recipe): Float64Array => engine.run(recipe).nodes[0]!.score;
  const base = rankDescending(scores(recipeOf([])));
  const results: Readonly<Record<string, (recipe: Recipe) => number>> = {
    "mean-rank-shift": (recipe) => meanRankShift(rankDescending(scores(recipe)), base),
    "score:u2": (recipe) => scores(recipe)[2]!,
    "rank:u3": (recipe) => rankDescending(scores(recipe))[3]!,
  };
  const { targets } = sensitivity(recipeOf(methods, { sample: 4096, targets: Object.keys(results) }));

  test.each(Object.keys(results))("%s: shares are those of all combinations counted out", (name) => {
    const { shares, rows, variance } = targets.find(({ target }) => target === name)!;
    const { first, total } = countedOut(results[name]!);
    expect(rows).toBe(4096);
    expect(variance).toBeGreaterThan(0);
    expect(shares.map(({ choice }) => choice)).toEqual(methods.map(({ at }) => at));
    shares.forEach((share, i) => {
      expect(Math.abs(share.first - first[i]!)).toBeLessThan(0.02);
      expect(Math.abs(share.total - total[i]!)).toBeLessThan(0.02);
      expect(share.firstLow < share.first && share.first < share.firstHigh).toBe(true);
      expect(share.totalLow < share.total && share.total < share.totalHigh).toBe(true);
      // What the intervals are for: they hold the true share, here with room for their one in ten.
      const slack = share.firstHigh - share.firstLow;
      expect(share.firstLow - slack < first[i]! && first[i]! < share.firstHigh + slack).toBe(true);
    });
  });
});

describe("the sample", () => {
  const vary: readonly Variation[] = [
    { at: "weights", dirichlet: { concentration: 20 } },
    { at: "aggregate.offset", uniform: { low: 0, high: 1 } },
    { at: "values" },
    { at: "aggregate.method", values: ["geometric", "harmonic"] },
  ];
  const recipe = recipeOf(vary, { sample: 32, targets: ["score:*", "rank:*", "mean-rank-shift"] });

  test("in parts, computed and joined in any order, is the whole", () => {
    const all = sensitivityRuns(input, recipe, { first: 0, rows: 32 });
    const parts = [
      [20, 12],
      [0, 7],
      [7, 13],
    ].map(([first, rows]) => sensitivityRuns(input, recipe, { first: first!, rows: rows! }));
    expect(joinSensitivityRuns(parts)).toEqual(all);
    expect(all.results).toHaveLength(32 * 6 * 15);
    expect(() => joinSensitivityRuns([])).toThrow(RangeError);
  });

  test("takes one choice from sample B and all others from A", () => {
    const next = sensitivityDice(recipe, 5);
    const diceOf = next();
    const drawn = (run: number): readonly number[] =>
      [0, 1, 2, 3].map((v) => (v % 2 === 1 ? diceOf(run).coordinate(v) : diceOf(run).stream(v)()));
    const [a, b] = [drawn(0), drawn(1)];
    for (let v = 0; v < 4; v++) {
      expect(a[v]).not.toBe(b[v]);
      expect(drawn(2 + v)).toEqual(a.map((each, k) => (k === v ? b[k] : each)));
    }
    expect(diceOf(4).name(2)).toBe(diceOf(1).name(2));
    expect(diceOf(3).name(2)).toBe(diceOf(0).name(2));
    expect(next()(0).stream(0)()).not.toBe(a[0]);
  });

  test("draws coordinates beyond the dimensions of the sequence from streams", () => {
    const many = recipeOf(
      Array.from({ length: 40 }, (_, k) => ({ at: `missing.c${k}`, uniform: { low: 0, high: 1 } })),
    );
    const diceOf = sensitivityDice(many, 0)();
    const first = Array.from({ length: 40 }, (_, v) => diceOf(0).coordinate(v));
    expect(new Set(first).size).toBe(40);
    expect(Array.from({ length: 40 }, (_, v) => diceOf(0).coordinate(v))).toEqual(first);
    expect(diceOf(1).coordinate(39)).not.toBe(first[39]);
  });

  test("is the same for the same seed, and another for another", () => {
    const run = (seed: number): Sensitivity => sensitivity(withChoice(recipe, "uncertainty.seed", seed));
    expect(run(1)).toEqual(run(1));
    expect(run(2)).not.toEqual(run(1));
  });
});

test("the only choice has all of the variance, drawn from one number or from many", () => {
  for (const variation of [
    { at: "weights", dirichlet: { concentration: 10 } },
    { at: "weights", noise: { factor: 0.5 } },
    { at: "values" },
  ]) {
    // Streams fill no space evenly: the standard error of a share of 1 is about 1 / √sample, 0.022.
    const { targets } = sensitivity(recipeOf([variation], { targets: ["score:u1"], sample: 2048 }));
    expect(targets[0]!.shares[0]!.first).toBeGreaterThan(0.9);
    expect(targets[0]!.shares[0]!.total).toBeLessThan(1.1);
  }
});

test("choices of single nodes are choices like others: in or out, weight, goalpost", () => {
  const vary: readonly Variation[] = [
    { at: "nodes.a.include", values: [true, false] },
    { at: "nodes.b.weight", uniform: { low: 0.5, high: 2 } },
    { at: "nodes.c.low", triangular: { low: -20, mode: 0, high: 10 } },
    { at: "nodes.index.aggregate.method", values: ["arithmetic", "minimum"] },
  ];
  const { targets, failed } = sensitivity(recipeOf(vary, { targets: ["score:u1"] }));
  expect(failed).toBe(0);
  const { shares } = targets[0]!;
  expect(shares.map(({ choice }) => choice)).toEqual(vary.map(({ at }) => at));
  for (const { total } of shares) expect(total).toBeGreaterThan(0.001);
  expect(shares.reduce((sum, { total }) => sum + total, 0)).toBeGreaterThan(0.95);
});

test("which of many imputations a run takes is a choice of its own", () => {
  const gappy: EngineInput = {
    ...input,
    panel: {
      ...input.panel,
      values: values.map((value, i) => (i % UNITS === 1 && i < UNITS ? Number.NaN : value)),
      reasons: Uint8Array.from(values, (_, i) => (i === 1 ? 1 : 0)),
    },
  };
  const multiple: Recipe = {
    ...recipeOf([], { sample: 64, targets: ["score:u1", "score:u2"] }),
    impute: { method: "multiple" },
    missing: { ...defaultRecipe.missing, minCoverage: 0.5 },
  };
  const runs = sensitivityRuns(gappy, multiple, { first: 0, rows: 64 });
  const { targets } = sensitivityOf(gappy, multiple, runs)!;
  expect(targets[0]!.shares.map(({ choice }) => choice)).toEqual(["imputations"]);
  expect(targets[0]!.variance).toBeGreaterThan(0);
  expect(targets[0]!.shares[0]!.total).toBeCloseTo(1, 0);
  // No value of the second unit was filled.
  expect(targets[1]!.variance).toBe(0);
});

test("two variations of one address are one choice", () => {
  const weights: readonly Variation[] = [
    { at: "weights", values: ["framework", "equal"] },
    { at: "weights", dirichlet: { concentration: 10 } },
  ];
  const { targets, runs } = sensitivity(recipeOf(weights, { sample: 16 }));
  expect(targets[0]!.shares.map(({ choice }) => choice)).toEqual(["weights"]);
  expect(runs).toBe(16 * 3);
});

test("failed runs are counted, and their rows are left out whole", () => {
  // Coverage is full everywhere, and no floor above 1 is met: those runs have no index.
  const vary: readonly Variation[] = [
    { at: "missing.minCoverage", values: [0.5, 2] },
    { at: "aggregate.method", values: ["arithmetic", "minimum"] },
  ];
  const result = sensitivity(recipeOf(vary, { sample: 256, targets: ["score:u0"] }));
  expect(result.runs).toBe(1024);
  expect(result.failed).toBe(512);
  const { rows, shares } = result.targets[0]!;
  // A row is whole where A and B both drew the floor that is met.
  expect(rows).toBe(64);
  expect(shares[0]!.total).toBe(0);
  expect(shares[1]!.total).toBeCloseTo(1, 1);
});

test("scores of another scale are no result; ranks are, whatever the scale", () => {
  const vary: readonly Variation[] = [{ at: "normalise.method", values: ["goalposts", "z-score"] }];
  const { targets, failed } = sensitivity(recipeOf(vary, { sample: 64, targets: ["score:u0", "rank:u0"] }));
  expect(targets.map(({ rows }) => rows)).toEqual([16, 64]);
  expect(failed).toBe(0);
  // On the one scale that is left nothing varies.
  expect(targets[0]!.shares[0]!.first).toBeNaN();
});

test("without resamples there is no interval, and with no whole row no share", () => {
  const [share] = sensitivity(recipeOf(methods, { sample: 8, bootstrap: 0 })).targets[0]!.shares;
  expect(share!.first).not.toBeNaN();
  expect([share!.firstLow, share!.totalHigh]).toEqual([Number.NaN, Number.NaN]);
  const never: readonly Variation[] = [{ at: "missing.minCoverage", values: [2] }];
  const none = sensitivity(recipeOf(never, { sample: 8 }));
  expect([none.failed, none.targets[0]!.rows]).toEqual([24, 0]);
  expect(none.targets[0]!.shares[0]!.total).toBeNaN();
});

test("targets are each named once; none where nothing is asked for or varied", () => {
  const names = (recipe: Recipe): readonly string[] =>
    sensitivityTargets(recipe, input.units.slice(0, 2)).map(({ name }) => name);
  expect(names(recipeOf(methods, { targets: ["rank:*", "rank:u1", "score:u0", "mean-rank-shift"] }))).toEqual(
    ["rank:u0", "rank:u1", "score:u0", "mean-rank-shift"],
  );
  expect(names(recipeOf([]))).toEqual([]);
  const { sensitivity: _none, ...rest } = recipeOf(methods).uncertainty;
  expect(names({ ...recipeOf(methods), uncertainty: rest })).toEqual([]);
});
