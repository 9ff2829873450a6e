import { expect, test } from "vitest";
import { plainComponent, plainInput } from "../../testing/plain-input.ts";
import { createEngine } from "../index/index.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
import { intervalsAround } from "./around-weights.ts";
import { intervalsOf } from "./interval.ts";
import { replay } from "./replay.ts";

const index = plainComponent("index", [plainComponent("food"), plainComponent("health")]);
const column = (turn: number): number[] => Array.from({ length: 9 }, (_, u) => ((u * turn + 3) % 11) / 11);
const input = plainInput(index, [
  { id: "stocks", component: "food", values: column(3) },
  { id: "prices", component: "food", values: column(7) },
  { id: "doctors", component: "health", weight: 2, values: column(5) },
  { id: "clinics", component: "health", values: column(2) },
]);
const recipe: Recipe = {
  ...defaultRecipe,
  period: { ...defaultRecipe.period, at: "2026" },
  nodes: { clinics: { weight: 3 }, food: { weights: "equal" } },
};
const options = { runs: 300, concentration: 40 };

test("around the recipe's own shares they are the intervals of a recipe that draws weights", () => {
  const engine = createEngine(input);
  const own = intervalsAround(input, recipe, engine.sharesOf(recipe), options);
  const varied: Recipe = {
    ...recipe,
    uncertainty: { runs: 300, seed: 1, vary: [{ at: "weights", dirichlet: { concentration: 40 } }] },
  };
  const expected = intervalsOf(replay(input, varied, { first: 0, count: 300 }), 9)[0]!;
  for (let u = 0; u < 9; u++) {
    expect(own.scoreLow[u]).toBeCloseTo(expected.scoreLow[u]!, 12);
    expect(own.scoreHigh[u]).toBeCloseTo(expected.scoreHigh[u]!, 12);
    expect(own.rankLow[u]).toBe(expected.rankLow[u]);
  }
});

test("they follow the shares they are drawn around, and hold the score there", () => {
  const engine = createEngine(input);
  const shares = engine.sharesOf(recipe).map((each, i) => (i === 0 ? [0.9, 0.1] : each));
  const score = engine.run(recipe, { shares }).nodes[0]!.score;
  const { scoreLow, scoreHigh, rankLow, rankHigh } = intervalsAround(input, recipe, shares, options);
  score.forEach((each, u) => {
    expect(scoreLow[u]! - 1e-12 <= each && each <= scoreHigh[u]! + 1e-12).toBe(true);
    expect(rankLow[u]!).toBeLessThanOrEqual(rankHigh[u]!);
  });
  const close = intervalsAround(input, recipe, shares, { runs: 300, concentration: 1e9 });
  for (let u = 0; u < 9; u++) expect(close.scoreLow[u]).toBeCloseTo(score[u]!, 3);
});
