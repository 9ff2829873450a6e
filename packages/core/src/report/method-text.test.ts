/** Every way in which a choice may vary has its words. */

import { expect, test } from "vitest";
import type { Variation } from "../assessment/index.ts";
import { languageOf } from "../messages/index.ts";
import { describeVariation } from "./method-text.ts";

const { say } = languageOf("en");
const floor = "missing.minCoverage";
const normal = { mean: 0.6, standardDeviation: 0.1 };

test.each<[Variation, string]>([
  [{ at: "values" }, "values drawn from their standard errors"],
  [
    { at: "weights", dirichlet: { concentration: 50 } },
    "weights drawn around the set (Dirichlet, concentration 50)",
  ],
  [
    { at: "weights", sets: "people" },
    "the weights: one of the sets of weights.csv whose names begin with “people”",
  ],
  [
    { at: "weights", noise: { factor: 0.25 } },
    "the weights: each moved up or down by up to 25\u00a0% of itself",
  ],
  [
    { at: "weights", noise: { factor: 0.25, levels: [1, 2] } },
    "the weights: each moved up or down by up to 25\u00a0% of itself, at level 1, 2 of the tree only",
  ],
  [
    { at: "aggregate.method", values: ["arithmetic", "minimum"] },
    "how parts are joined to a whole: arithmetic mean, minimum",
  ],
  [
    { at: "nodes.food.aggregate.method", values: ["minimum"] },
    "food: how parts are joined to a whole: minimum",
  ],
  [
    { at: floor, uniform: { low: 0.5, high: 0.75 } },
    "how much must be known for a score: any value from 0.5 to 0.75, all equally likely",
  ],
  [
    { at: floor, triangular: { low: 0, mode: 0.6, high: 1 } },
    "how much must be known for a score: from 0 to 1, most likely 0.6",
  ],
  [
    { at: floor, normal: { ...normal, low: 0, high: 1 } },
    "how much must be known for a score: normally distributed around 0.6 with standard deviation 0.1, between 0 and 1",
  ],
  [
    { at: "aggregate.offset", normal: { ...normal, low: 0 } },
    "the offset in the mean: normally distributed around 0.6 with standard deviation 0.1, not below 0",
  ],
  [
    { at: "aggregate.p", normal },
    "the power of the mean: normally distributed around 0.6 with standard deviation 0.1",
  ],
])("%o", (variation, words) => {
  expect(describeVariation(variation, say)).toBe(words);
});
