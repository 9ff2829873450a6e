/** Every way in which a variation may be stated wrongly is told, and the right ways pass. */

import { describe, expect, test } from "vitest";
import { defaultRecipe, type Recipe, type Variation } from "../recipe.ts";
import { checkVariationForm } from "./variation-form.ts";

const recipe: Recipe = { ...defaultRecipe, period: { ...defaultRecipe.period, at: "2026" } };
const weightSets = new Map([["people-1", new Map([["a", 1]])]]);

function found(variation: Variation, others: readonly Variation[] = []): readonly string[] {
  const vary = [variation, ...others];
  const around = { weightSets, placeOf: (column: string) => ({ file: "recipe.yaml", column }) };
  const whole = { ...recipe, uncertainty: { ...recipe.uncertainty, vary } };
  return checkVariationForm(whole, variation, "vary.0", around).map(
    ({ code, where, values }) => `${code} ${values["problem"] ?? values["sets"]} at ${where.column}`,
  );
}

const dirichlet = { concentration: 20 };
const floor = "missing.minCoverage";

test.each<[string, Variation]>([
  ["listed", { at: "aggregate.method", values: ["geometric"] }],
  ["uniform", { at: floor, uniform: { low: 0, high: 1 } }],
  ["normal between ends", { at: floor, normal: { mean: 0.6, standardDeviation: 0.3, low: 0, high: 1 } }],
  ["triangular", { at: floor, triangular: { low: 0.2, mode: 0.2, high: 0.9 } }],
  ["Dirichlet", { at: "weights", dirichlet }],
  ["observed sets", { at: "weights", sets: "people" }],
  ["noise", { at: "weights", noise: { factor: 0.25, levels: [1, 2] } }],
  ["values", { at: "values" }],
])("%s is a form", (_, variation) => {
  expect(found(variation)).toEqual([]);
});

describe("a form is refused", () => {
  test.each<[string, Variation, string]>([
    ["none", { at: floor }, "none"],
    ["two at once", { at: floor, values: [0.5], uniform: { low: 0, high: 1 } }, "several"],
    ["for values", { at: "values", dirichlet }, "values"],
    ["of numbers for weights", { at: "weights", uniform: { low: 0, high: 1 } }, "weights"],
    ["of weights for a method", { at: "aggregate.method", sets: "people" }, "choice"],
    ["of numbers for a method", { at: "aggregate.method", uniform: { low: 0, high: 1 } }, "number"],
    ["with ends reversed", { at: floor, uniform: { low: 1, high: 0 } }, "ends"],
    ["with no width", { at: floor, triangular: { low: 0.5, mode: 0.5, high: 0.5 } }, "ends"],
    ["with the mode outside", { at: floor, triangular: { low: 0, mode: 0.9, high: 0.5 } }, "ends"],
    [
      "with a normal's ends reversed",
      { at: floor, normal: { mean: 0, standardDeviation: 1, low: 1, high: 0 } },
      "ends",
    ],
  ])("%s", (_, variation, problem) => {
    expect(found(variation)).toEqual([`variation-form-invalid ${problem} at vary.0`]);
  });

  test("twice around a set of weights, each time", () => {
    const noise: Variation = { at: "weights", noise: { factor: 0.1 } };
    expect(found({ at: "weights", dirichlet }, [noise])).toEqual(["variation-form-invalid twice at vary.0"]);
    expect(found({ at: "weights", values: ["equal"] }, [noise])).toEqual([]);
  });
});

test.each<[Variation, string]>([
  [{ at: floor, uniform: { low: -0.1, high: 1 } }, "end at vary.0.uniform"],
  [{ at: floor, triangular: { low: 0, mode: 1, high: 1.5 } }, "end at vary.0.triangular"],
  [{ at: floor, normal: { mean: 0.5, standardDeviation: 0.1 } }, "open at vary.0.normal"],
  [{ at: "uncertainty.runs", uniform: { low: 1, high: 10 } }, "whole at vary.0.uniform"],
])("what could be drawn must be allowed: %o", (variation, problem) => {
  expect(found(variation)).toEqual([`variation-range-invalid ${problem}`]);
});

test("observed sets must be there", () => {
  expect(found({ at: "weights", sets: "council" })).toEqual([
    "variation-sets-unknown council at vary.0.sets",
  ]);
});
