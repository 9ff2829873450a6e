/** The steps of construction as a recipe chooses them: for all, for a component, for one indicator. */

import { describe, expect, test } from "vitest";
import type { Panel } from "../../evidence/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../../testing/plain-input.ts";
import { defaultRecipe, type Recipe, withChoice } from "../recipe.ts";
import { replay } from "../uncertainty/index.ts";
import { meanImportances } from "../weights/index.ts";
import { createEngine, type Engine, type EngineInput } from "./engine.ts";
import { imputeByRegression } from "./impute/regression.ts";
import { noScoreReason } from "./no-score.ts";

const index = plainComponent("index", [plainComponent("one"), plainComponent("two")]);

const columns: readonly PlainColumn[] = [
  { id: "a", component: "one", values: [0.1, 0.4, NaN, 0.8, 0.9] },
  { id: "b", component: "one", values: [0.2, 0.3, 0.5, 0.7, 0.6] },
  { id: "c", component: "two", direction: -1, values: [0.9, NaN, 0.3, 0.2, 0.1] },
];

const recipe: Recipe = {
  ...defaultRecipe,
  period: { ...defaultRecipe.period, at: "2026" },
  missing: { ...defaultRecipe.missing, minCoverage: 0 },
};

function scoresOf(engine: Engine, choices: Partial<Recipe>, id: string): readonly number[] {
  const { nodes } = engine.run({ ...recipe, ...choices });
  return Array.from(nodes[engine.tree.findIndex((node) => node.id === id)]!.score);
}

function reasonsOf(engine: Engine, choices: Partial<Recipe>, id: string): readonly (string | null)[] {
  const { nodes } = engine.run({ ...recipe, ...choices });
  return Array.from(nodes[engine.tree.findIndex((node) => node.id === id)]!.reason, noScoreReason);
}

function positionOf(engine: Engine, id: string): number {
  return engine.tree.findIndex((node) => node.id === id);
}

describe("the nearest statement decides", () => {
  const engine = createEngine(plainInput(index, columns));

  test("an indicator's own choice goes before its component's, and that before the recipe's", () => {
    const nodes: Recipe["nodes"] = {
      one: { normalise: { method: "min-max" } },
      b: { normalise: { method: "percentile-rank" } },
    };
    expect(scoresOf(engine, { nodes }, "a")[1]).toBeCloseTo((0.4 - 0.1) / 0.8, 14);
    expect(scoresOf(engine, { nodes }, "b")).toEqual([0, 0.25, 0.5, 1, 0.75]);
    expect(scoresOf(engine, { nodes }, "c")[0]).toBeCloseTo(0.1, 14);
  });

  test("a node's aggregate, coverage and weights are its own, not those of what lies below", () => {
    const nodes: Recipe["nodes"] = {
      one: { aggregate: { method: "minimum" }, missing: { minCoverage: 1 } },
    };
    expect(scoresOf(engine, { nodes }, "one")).toEqual([0.1, 0.3, NaN, 0.7, 0.6]);
    expect(scoresOf(engine, { nodes }, "index")[2]).toBeCloseTo(0.7, 14);
    expect(
      scoresOf(engine, { nodes: { index: { weights: "equal" }, one: { weight: 3 } } }, "index")[0],
    ).toBeCloseTo((3 * 0.15 + 0.1) / 4, 14);
  });

  test("what is left out changes no other score and says why it has none", () => {
    const nodes: Recipe["nodes"] = { a: { include: false } };
    expect(scoresOf(engine, { nodes }, "one")).toEqual(scoresOf(engine, {}, "b"));
    expect(reasonsOf(engine, { nodes }, "a")).toEqual(Array(5).fill("left-out"));
    expect(scoresOf(engine, { nodes: { one: { include: false } } }, "index")).toEqual(
      scoresOf(engine, {}, "two"),
    );
    expect(reasonsOf(engine, { nodes: { one: { include: false } } }, "one")).toEqual(
      Array(5).fill("no-indicators"),
    );
  });

  test("goalposts can be set for one indicator", () => {
    const nodes: Recipe["nodes"] = { b: { low: 0.2, high: 0.7 } };
    expect(scoresOf(engine, { nodes }, "b")[4]).toBeCloseTo(0.8, 14);
  });
});

describe("imputation", () => {
  const engine = createEngine(plainInput(index, columns));

  test("from the unit's other indicators stays within the component unless a wider node is named", () => {
    const within = { impute: { method: "row-mean", scale: "none" } } as const;
    expect(scoresOf(engine, within, "a")[2]).toBe(0.5);
    // c stands alone in its component: nothing to fill it from.
    expect(reasonsOf(engine, within, "c")[1]).toBe("not-collected");
    const wide = { impute: { method: "row-mean", scale: "none", within: "index" } } as const;
    expect(scoresOf(engine, wide, "a")[2]).toBeCloseTo((0.5 + 0.3) / 2, 14);
    expect(1 - scoresOf(engine, wide, "c")[1]!).toBeCloseTo((0.4 + 0.3) / 2, 14);
  });

  test("by regression is the library's, and never counts as coverage", () => {
    const many = Array.from({ length: 14 }, (_, u) => u / 14);
    const gappy: readonly PlainColumn[] = [
      { id: "x", component: "one", values: many.map((each, u) => (u === 3 ? NaN : each)) },
      { id: "y", component: "one", values: many.map((each, u) => each ** 2 + (u % 3) / 30) },
    ];
    const whole = createEngine(plainInput(plainComponent("index", [plainComponent("one")]), gappy));
    const filled = imputeByRegression(gappy.map(({ values }) => Float64Array.from(values))).columns[0]![3]!;
    const choice = { impute: { method: "regression" } } as const;
    expect(scoresOf(whole, choice, "x")[3]).toBeCloseTo(Math.min(1, Math.max(0, filled)), 14);
    const { nodes } = whole.run({ ...recipe, ...choice });
    expect(nodes[positionOf(whole, "one")]!.coverage[3]).toBe(0.5);
  });

  test("may differ from indicator to indicator", () => {
    const nodes: Recipe["nodes"] = { a: { impute: { method: "median" } }, c: { impute: { method: "mean" } } };
    expect(scoresOf(engine, { nodes }, "a")[2]).toBeCloseTo(0.6, 14);
    expect(scoresOf(engine, { nodes }, "c")[1]).toBeCloseTo(1 - 1.5 / 4, 14);
  });
});

/** The panel of one more period, for the same indicators and units. */
function panelOf(input: EngineInput, period: string, values: readonly (readonly number[])[]): Panel {
  return { ...input.panel, period, values: Float64Array.from(values.flat()) };
}

describe("other periods", () => {
  const plain = plainInput(index, columns);
  const input: EngineInput = {
    ...plain,
    otherPeriods: [
      panelOf(plain, "2024", [
        [0.2, 0.2, 0.2, NaN, NaN],
        [0, 0, 0, 0, 0],
        [0.5, 0.7, 0.5, 0.5, 0.5],
      ]),
      plain.panel,
      panelOf(plain, "2030", [
        [NaN, NaN, 0.8, NaN, NaN],
        [1, 1, 1, 1, 1],
        [NaN, NaN, NaN, NaN, NaN],
      ]),
    ],
  };
  const engine = createEngine(input);

  test("fill gaps by the last value, on a line, or by the nearest; no further away than allowed", () => {
    expect(scoresOf(engine, { impute: { method: "latest" } }, "a")[2]).toBe(0.2);
    expect(scoresOf(engine, { impute: { method: "linear" } }, "a")[2]).toBeCloseTo(0.2 + (2 / 6) * 0.6, 14);
    expect(scoresOf(engine, { impute: { method: "constant" } }, "a")[2]).toBe(0.2);
    expect(scoresOf(engine, { impute: { method: "latest", maxYears: 1 } }, "a")[2]).toBeNaN();
    expect(1 - scoresOf(engine, { impute: { method: "linear" } }, "c")[1]!).toBeCloseTo(0.7, 14);
  });

  test("stand beside the units where a scale is taken across periods", () => {
    const across = { normalise: { method: "min-max", across: "periods" } } as const;
    expect(scoresOf(engine, across, "b")).toEqual([0.2, 0.3, 0.5, 0.7, 0.6]);
    const alone = scoresOf(engine, { normalise: { method: "min-max" } }, "b");
    expect(alone[0]).toBe(0);
    // All values of all periods, ranked the plain way.
    const all = [0.2, 0.3, 0.5, 0.7, 0.6, ...Array(5).fill(0), ...Array(5).fill(1)] as readonly number[];
    const naive = [0.2, 0.3, 0.5, 0.7, 0.6].map(
      (own) => all.filter((other) => other < own).length / (all.length - 1),
    );
    expect(scoresOf(engine, { normalise: { method: "percentile-rank", across: "periods" } }, "b")).toEqual(
      naive,
    );
  });
});

describe("treatment", () => {
  const tail: readonly PlainColumn[] = [
    { id: "t", component: "one", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 500] },
    { id: "s", component: "one", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 500] },
  ];
  const engine = createEngine(plainInput(plainComponent("index", [plainComponent("one")]), tail));
  const minMax = { normalise: { method: "min-max" } } as const;

  test("draws in the furthest value of an indicator and tells what it did; its neighbour is left alone", () => {
    const nodes: Recipe["nodes"] = { t: { treat: { method: "winsorise" } } };
    expect(scoresOf(engine, { ...minMax, nodes }, "t")[9]).toBe(1);
    expect(scoresOf(engine, { ...minMax, nodes }, "t")[8]).toBe(1);
    expect(scoresOf(engine, { ...minMax, nodes }, "s")[8]).toBeLessThan(0.02);
    const { treated } = engine.stages({ ...recipe, ...minMax, nodes }, positionOf(engine, "t"));
    expect(treated.audit).toMatchObject({ outcome: "passes-now", pointsMoved: 1 });
    expect(engine.stages({ ...recipe, ...minMax, nodes }, positionOf(engine, "s")).treated.audit).toBeNull();
  });

  test("tries something else where winsorising is not enough, and holds stated bounds whatever the shape", () => {
    const log = { ...minMax, treat: { method: "winsorise", maxPoints: 0, otherwise: "log" } } as const;
    const audit = engine.stages({ ...recipe, ...log }, positionOf(engine, "t")).treated.audit!;
    expect(audit.steps.filter(({ stands }) => stands).map((step) => step.treatment.method)).toEqual(["log"]);
    const cap = { ...minMax, treat: { method: "cap", low: 2, high: 8 } } as const;
    expect(Array.from(engine.stages({ ...recipe, ...cap }, positionOf(engine, "t")).treated.values)).toEqual([
      2, 2, 3, 4, 5, 6, 7, 8, 8, 8,
    ]);
  });
});

describe("screening", () => {
  const engine = createEngine(plainInput(index, columns));

  test("leaves units out of everything: they have no score, and move nobody else's", () => {
    const screened = {
      screen: { by: "missing", minAvailable: 0.9 },
      normalise: { method: "min-max" },
    } as const;
    expect(reasonsOf(engine, screened, "index")).toEqual([null, "screened-out", "screened-out", null, null]);
    expect(scoresOf(engine, screened, "b")[3]).toBe(1);
    const rest = columns.map((column) => ({ ...column, values: [0, 3, 4].map((u) => column.values[u]!) }));
    const without = createEngine(plainInput(index, rest));
    const own = scoresOf(engine, screened, "index").filter((each) => !Number.isNaN(each));
    expect(own).toEqual(scoresOf(without, { normalise: { method: "min-max" } }, "index"));
  });

  test("can be overruled by name, both ways", () => {
    const forced: Partial<Recipe> = {
      screen: { by: "missing", minAvailable: 0.9, forceIn: ["u1"], forceOut: ["u4"] },
    };
    expect(reasonsOf(engine, forced, "index")).toEqual([null, null, "screened-out", null, "screened-out"]);
    const gone: Partial<Recipe> = { screen: { by: "none", forceOut: ["u0"] } };
    expect(reasonsOf(engine, gone, "index")[0]).toBe("screened-out");
    // Nobody fills the gap of a unit that takes no part.
    expect(reasonsOf(engine, { ...gone, impute: { method: "mean" } }, "a")[0]).toBe("screened-out");
  });
});

describe("weights from the data", () => {
  const spread = [0.1, 0.3, 0.45, 0.7, 0.9];
  const together: readonly PlainColumn[] = [
    { id: "a", component: "one", values: spread },
    { id: "b", component: "one", values: spread.map((each, u) => each * 0.8 + (u % 2) * 0.1) },
    { id: "c", component: "one", values: spread.map((each, u) => each * 0.5 + (u % 3) * 0.15) },
  ];
  const alone = plainComponent("index", [plainComponent("one")]);

  test("are loadings that add up to 1, shown with the result", () => {
    const engine = createEngine(plainInput(alone, together));
    const result = engine.run({ ...recipe, weights: { method: "principal" } });
    const derived = result.derived.get(positionOf(engine, "one"))!;
    expect(derived.shares!.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
    expect(result.shares[positionOf(engine, "one")]).toEqual(derived.shares);
    expect(engine.sharesOf({ ...recipe, weights: { method: "principal" } })).toEqual(result.shares);
    const expected = together[0]!.values.map((_, u) =>
      derived.shares!.reduce((sum, share, k) => sum + share * together[k]!.values[u]!, 0),
    );
    Array.from(result.nodes[0]!.score).forEach((score, u) => {
      expect(score).toBeCloseTo(expected[u]!, 12);
    });
  });

  test("are refused where a loading is negative: the node has no score, the rest has", () => {
    const opposed = [
      ...together,
      { id: "d", component: "two", values: spread },
      { id: "e", component: "two", values: spread.toReversed() },
    ];
    const engine = createEngine(plainInput(index, opposed));
    const result = engine.run({ ...recipe, nodes: { two: { weights: { method: "principal" } } } });
    expect(result.derived.get(positionOf(engine, "two"))).toMatchObject({
      shares: null,
      problem: "negative",
    });
    expect(noScoreReason(result.nodes[positionOf(engine, "two")]!.reason[0]!)).toBe("weights-refused");
    expect(result.nodes[0]!.score).toEqual(result.nodes[positionOf(engine, "one")]!.score);
  });

  test("are refused where a part does not vary, or too few units have all parts", () => {
    const flat = [...together, { id: "d", component: "one", values: [0.5, 0.5, 0.5, 0.5, 0.5] }];
    for (const method of ["principal", "optimised"] as const) {
      const engine = createEngine(plainInput(alone, flat));
      const result = engine.run({ ...recipe, nodes: { one: { weights: { method } } } });
      expect(result.derived.get(positionOf(engine, "one"))).toMatchObject({
        problem: "constant",
        children: [3],
      });
      const few = createEngine(
        plainInput(
          alone,
          together.map((each, k) => ({
            ...each,
            values: each.values.map((v, u) => (u % 3 === k ? v : NaN)),
          })),
        ),
      );
      expect(few.run({ ...recipe, nodes: { one: { weights: { method } } } }).derived.get(1)).toMatchObject({
        problem: "too-few",
      });
    }
  });

  test("sought for equal importances come as near to them as any weights on a fine grid", () => {
    const engine = createEngine(plainInput(alone, together));
    const weights = { method: "optimised", importances: "equal" } as const;
    const result = engine.run({ ...recipe, nodes: { one: { weights } } });
    const derived = result.derived.get(positionOf(engine, "one"))!;
    expect(derived.shares!.every((share) => share >= 0)).toBe(true);
    if (derived.derivation?.method !== "optimised") throw new Error("expected optimised weights");
    const importances = meanImportances(together.map(({ values }) => values));
    const residual = (w: readonly number[]): number => {
      const own = importances(w);
      const sum = own.reduce((x, y) => x + y, 0);
      return Math.sqrt(own.reduce((so, each) => so + (each / sum - 1 / 3) ** 2, 0) / 3);
    };
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i <= 50; i++)
      for (let j = 0; i + j <= 50; j++) best = Math.min(best, residual([i / 50, j / 50, (50 - i - j) / 50]));
    expect(derived.derivation.optimised.residual).toBeLessThan(best + 1e-9);
  });
});

describe("standings among units", () => {
  const engine = createEngine(plainInput(index, columns));

  test("join a node by comparing all its units; who is below the floor neither scores nor counts", () => {
    const copeland: Partial<Recipe> = {
      nodes: { one: { aggregate: { method: "copeland" }, missing: { minCoverage: 1 } } },
    };
    expect(scoresOf(engine, copeland, "one")).toEqual([-3, -1, NaN, 2, 2]);
    expect(engine.run({ ...recipe, ...copeland }).scale).toBe("native");
    const bod = { aggregate: { method: "benefit-of-the-doubt" } } as const;
    expect(Math.max(...scoresOf(engine, bod, "one").filter((each) => !Number.isNaN(each)))).toBe(1);
    expect(reasonsOf(engine, bod, "one")[2]).toBe("not-computable");
  });
});

describe("multiple imputation", () => {
  const n = 30;
  const wave = Array.from({ length: n }, (_, u) => 0.5 + 0.4 * Math.sin(u * 1.7));
  const gappy: readonly PlainColumn[] = [
    { id: "x", component: "one", values: wave.map((each, u) => (u < 5 ? NaN : each)) },
    { id: "y", component: "one", values: wave.map((each, u) => 0.8 * each + 0.15 * ((u * 7) % 5) * 0.2) },
  ];
  const input = plainInput(plainComponent("index", [plainComponent("one")]), gappy);
  const multiple: Recipe = {
    ...withChoice(recipe, "impute.method", "multiple"),
    uncertainty: { runs: 200, seed: 3, vary: [] },
  };

  test("spreads the runs of units with gaps, leaves those without alone, and means what the model expects", () => {
    const { scores } = replay(input, multiple, { first: 0, count: 200 });
    const targets = scores.length / 200 / n;
    const of = (u: number): readonly number[] =>
      Array.from({ length: 200 }, (_, run) => scores[run * targets * n + u]!);
    const width = (u: number): number => Math.max(...of(u)) - Math.min(...of(u));
    expect(width(20)).toBe(0);
    expect(width(2)).toBeGreaterThan(0.01);
    const engine = createEngine(input);
    const expected = engine.run(multiple).nodes[0]!.score[2]!;
    const mean = of(2).reduce((a, b) => a + b, 0) / 200;
    expect(Math.abs(mean - expected)).toBeLessThan(width(2) / 5);
  });

  test("gives the same runs whoever computes them", () => {
    const whole = replay(input, multiple, { first: 0, count: 20 });
    const part = replay(input, multiple, { first: 12, count: 8 });
    expect(Array.from(part.scores)).toEqual(Array.from(whole.scores.slice(-part.scores.length)));
  });
});
