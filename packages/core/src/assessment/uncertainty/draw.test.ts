/** What a run draws, form by form, from the coordinate that it is given. */

import { describe, expect, test } from "vitest";
import type { Framework } from "../../framework/index.ts";
import { randomStream, sortedQuantile } from "../../numerics/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import { choiceAt, defaultRecipe, type Recipe, type Variation } from "../recipe.ts";
import { type Dice, diceFrom } from "./dice.ts";
import { drawRun } from "./draw.ts";

const node = { title: "", weight: 1, freedoms: [], components: [] };
const components = ["one", "two"].map((id, i) => ({ ...node, id, weight: 1 + 2 * i }));
const indicator = { title: "", direction: 1, transform: "none", weight: 1 };
const indicators = ["a", "b", "c", "d"].map((id, i) => ({
  ...indicator,
  id,
  component: i < 2 ? "one" : "two",
}));
const input = {
  framework: { index: { ...node, id: "index", components }, indicators } as unknown as Framework,
  units: [],
  panel: {
    period: "2026",
    unitCount: 0,
    values: new Float64Array(0),
    reasons: new Uint8Array(0),
    standardErrors: null,
    observation: new Int32Array(0),
    sourcePeriod: new Uint16Array(0),
    periods: [],
  },
  weightSets: new Map(
    ["people-1", "council", "people-2", "people-3"].map((name) => [name, new Map([["one", 1]])]),
  ),
} satisfies EngineInput;
const around = { engine: createEngine(input), input };
const recipe: Recipe = { ...defaultRecipe, period: { ...defaultRecipe.period, at: "2026" } };

function at(u: number): Dice {
  return { coordinate: () => u, stream: () => randomStream(1, 0), name: () => "" };
}

function drawn(variation: Variation, u: number): unknown {
  return choiceAt(drawRun(at(u), recipe, [variation], around).recipe, variation.at);
}

const floor = "missing.minCoverage";

describe("one coordinate decides", () => {
  test("among values by equal parts", () => {
    const variation: Variation = { at: "aggregate.method", values: ["median", "minimum", "geometric"] };
    expect([0, 0.33, 0.34, 0.66, 0.67, 0.999].map((u) => drawn(variation, u))).toEqual([
      "median",
      "median",
      "minimum",
      "minimum",
      "geometric",
      "geometric",
    ]);
  });

  test("among the observed sets whose names begin so, in the order of the file", () => {
    const variation: Variation = { at: "weights", sets: "people" };
    expect([0, 0.5, 0.99].map((u) => drawn(variation, u))).toEqual(["people-1", "people-2", "people-3"]);
  });

  test("a number by its distribution", () => {
    expect(drawn({ at: floor, uniform: { low: 0.2, high: 0.6 } }, 0.25)).toBeCloseTo(0.3, 15);
    expect(drawn({ at: floor, triangular: { low: 0, mode: 0.5, high: 1 } }, 0.125)).toBeCloseTo(0.25, 15);
    const normal = { mean: 0.5, standardDeviation: 0.1 };
    expect(drawn({ at: floor, normal }, 0.975)).toBeCloseTo(0.5 + 0.1 * 1.959963984540054, 14);
    expect(drawn({ at: floor, normal: { ...normal, low: 0.5, high: 1 } }, 0)).toBe(0.5);
  });
});

describe("weights with noise", () => {
  const base = around.engine.sharesOf(recipe);
  const noisy = (random: ReturnType<typeof randomStream>, levels?: number[]): (typeof base)[number] =>
    drawRun(
      diceFrom(random, ""),
      recipe,
      [{ at: "weights", noise: { factor: 0.25, ...(levels && { levels }) } }],
      around,
    ).perturbation.shares![0]!;

  test("move each by up to a quarter of itself, evenly, and are shares again", () => {
    const random = randomStream(3, 0);
    const ratios = Array.from({ length: 4000 }, () => {
      const shares = noisy(random);
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
      return shares[0]! / shares[1]!;
    }).sort((a, b) => a - b);
    // (1 + x) / (3 (1 + y)) for x and y uniform between −¼ and ¼.
    expect(ratios[0]!).toBeGreaterThanOrEqual(0.75 / 3.75);
    expect(ratios.at(-1)!).toBeLessThanOrEqual(1.25 / 2.25);
    expect(sortedQuantile(ratios, 0.5)).toBeCloseTo(1 / 3, 2);
  });

  test("only at the levels stated", () => {
    const { shares } = drawRun(
      at(0),
      recipe,
      [{ at: "weights", noise: { factor: 0.25, levels: [2] } }],
      around,
    ).perturbation;
    expect(shares![0]).toEqual(base[0]);
    expect(shares![1]).not.toEqual(base[1]);
    expect(noisy(randomStream(3, 0), [1])).not.toEqual(base[0]);
  });
});
