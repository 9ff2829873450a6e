/** The engine against a naive recursive one, on random trees with random gaps, weights and rules for what is missing. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "../../formats/case/indicators-table.ts";
import type { Component, Framework, Indicator } from "../../framework/index.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
import { createEngine, type EngineInput } from "./engine.ts";
import { leaveOneOut } from "./leave-one-out.ts";
import { noScoreReason } from "./no-score.ts";

fc.configureGlobal({ seed: 1994 });

const plain = parseIndicators(
  { file: "", header: ["id", "title", "direction"], rows: [{ row: 2, cells: ["a", "A", "1"] }] },
  createFindingList(),
).values[0]!;

const UNITS = 4;

/** A node as drawn: its weight, its indicators' weights and columns, the nodes below it. */
type Shape = {
  readonly weight: number;
  readonly leaves: readonly { readonly weight: number; readonly column: readonly number[] }[];
  readonly below: readonly Shape[];
};

const weight = fc.constantFrom(0.5, 1, 1, 2, 7);
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }).map((each) => each / 100) },
  fc.constant(Number.NaN),
);
const leaf = fc.record({ weight, column: fc.array(value, { minLength: UNITS, maxLength: UNITS }) });
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.record({
    weight,
    leaves: fc.array(leaf, { maxLength: 3 }),
    below: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constant([] as Shape[]),
      fc.array(tie("shape"), { minLength: 1, maxLength: 3 }),
    ),
  }),
}));

const rules = fc.record({
  minCoverage: fc.constantFrom(0, 0.3, 0.5, 0.65, 1),
  of: fc.constantFrom("leaves", "children"),
  by: fc.constantFrom("count", "weight"),
  rule: fc.constantFrom("available", "strict"),
  belowDetection: fc.constant("gap"),
}) as fc.Arbitrary<Recipe["missing"]>;
const recipes = fc.record({
  missing: rules,
  impute: fc.constantFrom({ method: "none" }, { method: "mean" }),
  aggregate: fc.constantFrom(
    { method: "arithmetic" },
    { method: "geometric", offset: 0.1 },
    { method: "minimum" },
  ),
  weights: fc.constantFrom("framework", "equal"),
}) as fc.Arbitrary<Pick<Recipe, "missing" | "impute" | "aggregate" | "weights">>;

/** The framework, the panel and the units of a shape; nodes are named by their place: i, i.0, i.0.1 … */
function inputOf(root: Shape): EngineInput {
  const indicators: Indicator[] = [];
  const values: number[] = [];
  function build({ weight, leaves, below }: Shape, id: string): Component {
    leaves.forEach((each, k) => {
      indicators.push({ ...plain, id: `${id}/${k}`, component: id, weight: each.weight });
      values.push(...each.column);
    });
    const components = below.map((each, k) => build(each, `${id}.${k}`));
    return { id, title: id, weight, freedoms: [], components };
  }
  const index = build(root, "i");
  const units = Array.from({ length: UNITS }, (_, u) => ({
    id: `u${u}`,
    title: "",
    parent: null,
    level: "",
    population: 1,
    groups: {},
  }));
  const panel = {
    period: "2026",
    unitCount: UNITS,
    values: Float64Array.from(values),
    reasons: Uint8Array.from(values, (each) => (Number.isNaN(each) ? 1 : 0)),
    standardErrors: null,
    observation: new Int32Array(values.length),
    sourcePeriod: new Uint16Array(values.length),
    periods: [],
  };
  return { framework: { index, indicators } as unknown as Framework, panel, units, weightSets: new Map() };
}

type Naive = { readonly score: number; readonly coverage: number; readonly leafCount: number };
type Choices = Pick<Recipe, "missing" | "impute" | "aggregate" | "weights">;

function naiveLeaf(column: readonly number[], u: number, { impute }: Choices): Naive {
  const there = column.filter((each) => !Number.isNaN(each));
  const filler = impute.method === "mean" ? there.reduce((a, b) => a + b, 0) / there.length : Number.NaN;
  const own = column[u]!;
  return { score: Number.isNaN(own) ? filler : own, coverage: Number.isNaN(own) ? 0 : 1, leafCount: 1 };
}

/** One node for one unit, by the words of the contract; collects what it finds under the node's name. */
function naiveNode(node: Shape, id: string, u: number, choices: Choices, found: Map<string, Naive>): Naive {
  const { missing, aggregate, weights } = choices;
  const all = [
    ...node.below.map((each, k) => ({
      weight: each.weight,
      ...naiveNode(each, `${id}.${k}`, u, choices, found),
    })),
    ...node.leaves.map((each) => ({ weight: each.weight, ...naiveLeaf(each.column, u, choices) })),
  ]
    .filter((child) => child.leafCount > 0)
    .map((child) => ({ ...child, weight: weights === "equal" ? 1 : child.weight }));
  const leafCount = all.reduce((sum, child) => sum + child.leafCount, 0);
  const worth = all.map((child) =>
    missing.by === "weight" ? child.weight : missing.of === "leaves" ? child.leafCount : 1,
  );
  const total = worth.reduce((a, b) => a + b, 0);
  const covered = all.map((child) =>
    missing.of === "leaves" || child.leafCount === 1 ? child.coverage : Number.isNaN(child.score) ? 0 : 1,
  );
  const coverage = covered.reduce((sum, each, k) => sum + each * worth[k]!, 0) / total;
  const there = all.filter((child) => !Number.isNaN(child.score));
  const enough =
    coverage >= missing.minCoverage - 1e-9 && (missing.rule === "available" || there.length === all.length);
  const weightThere = there.reduce((sum, child) => sum + child.weight, 0);
  const share = (child: { readonly weight: number }): number => child.weight / weightThere;
  const means = {
    arithmetic: () => there.reduce((sum, child) => sum + share(child) * child.score, 0),
    geometric: () => there.reduce((so, child) => so * (child.score + 0.1) ** share(child), 1) - 0.1,
    minimum: () => Math.min(...there.map((child) => child.score)),
  };
  const mean = means[aggregate.method as keyof typeof means];
  const own = { score: enough && there.length > 0 ? mean() : Number.NaN, coverage, leafCount };
  found.set(id, own);
  return own;
}

function recipeOf(choices: Choices): Recipe {
  const period = { ...defaultRecipe.period, at: "2026" };
  return { ...defaultRecipe, ...choices, period, normalise: { method: "identity" } };
}

function near(actual: number, expected: number): boolean {
  return Number.isNaN(expected) ? Number.isNaN(actual) : Math.abs(actual - expected) < 1e-9;
}

describe("the engine", () => {
  test("scores and covers every node of every unit as the naive one does, and gives a reason where there is no score", () => {
    let scored = 0;
    let deepest = 0;
    fc.assert(
      fc.property(shape, recipes, (root, choices) => {
        const input = inputOf(root);
        fc.pre(input.framework.indicators.length > 0);
        const engine = createEngine(input);
        const { nodes } = engine.run(recipeOf(choices));
        for (let u = 0; u < UNITS; u++) {
          const found = new Map<string, Naive>();
          naiveNode(root, "i", u, choices, found);
          for (const [position, node] of engine.tree.entries()) {
            if (node.kind === "indicator") continue;
            const expected = found.get(node.id)!;
            const score = nodes[position]!.score[u]!;
            expect(near(score, expected.score), `${node.id}: ${score} for ${expected.score}`).toBe(true);
            expect(near(nodes[position]!.coverage[u]!, expected.coverage)).toBe(true);
            expect(noScoreReason(nodes[position]!.reason[u]!) === null).toBe(!Number.isNaN(score));
            scored += Number.isNaN(score) ? 0 : 1;
            deepest = Math.max(deepest, node.depth);
          }
        }
      }),
      { numRuns: 300 },
    );
    // Else the property would hold for want of anything to compare.
    expect(scored).toBeGreaterThan(1000);
    expect(deepest).toBeGreaterThanOrEqual(3);
  });

  test("leaving an indicator out gives the scores of a framework that never had it", () => {
    let compared = 0;
    fc.assert(
      fc.property(shape, recipes, (root, choices) => {
        const input = inputOf(root);
        const { indicators } = input.framework;
        fc.pre(indicators.length > 1);
        const engine = createEngine(input);
        const recipe = recipeOf(choices);
        const base = engine.run(recipe);
        for (const { indicator, score, change } of leaveOneOut(engine, recipe, base)) {
          const kept = indicators.map((_, i) => i).filter((i) => i !== indicator);
          const values = Float64Array.from(
            kept.flatMap((i) => [...input.panel.values.subarray(i * UNITS, (i + 1) * UNITS)]),
          );
          const reasons = values.map((each) => (Number.isNaN(each) ? 1 : 0));
          const without = createEngine({
            ...input,
            framework: { ...input.framework, indicators: kept.map((i) => indicators[i]!) },
            panel: { ...input.panel, values, reasons: Uint8Array.from(reasons) },
          }).run(recipe).nodes[0]!.score;
          without.forEach((expected, u) => {
            expect(near(score[u]!, expected), `${score[u]} for ${expected}`).toBe(true);
            expect(near(change[u]!, expected - base.nodes[0]!.score[u]!)).toBe(true);
            compared += Number.isNaN(expected) ? 0 : 1;
          });
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test("runs in any order on one engine give what each gives on a fresh one", () => {
    fc.assert(
      fc.property(shape, fc.array(recipes, { minLength: 2, maxLength: 14 }), (root, several) => {
        const input = inputOf(root);
        fc.pre(input.framework.indicators.length > 0);
        const engine = createEngine(input);
        for (const choices of several) {
          const fresh = createEngine(input)
            .run(recipeOf(choices))
            .nodes.map(({ score }) => score);
          expect(engine.run(recipeOf(choices)).nodes.map(({ score }) => score)).toEqual(fresh);
        }
      }),
      { numRuns: 60 },
    );
  });
});
