/** The engine as a whole against COINr 1.1.14 (R): from the ASEM tables through the tree of four levels. */

import { describe, expect, test } from "vitest";
import { hasAsem } from "../../testing/asem.ts";
import { type AsemOptions, asemInput, asemRecipe, differenceFromAsem } from "../../testing/asem-case.ts";
import type { Recipe } from "../recipe.ts";
import { createEngine } from "./engine.ts";
import { treatColumn } from "./treat/index.ts";

type Run = Parameters<typeof differenceFromAsem>[1];

/** Score every node from a table, or from the raw data. */
function run(options: AsemOptions, over: Partial<Recipe>): Run {
  const input = asemInput(options);
  const engine = createEngine(input);
  return { tree: engine.tree, units: input.units, result: engine.run(asemRecipe(over)) };
}

/**
 * The whole chain from the raw data: divided, imputed by the mean of the continent, treated, normalised, aggregated.
 * This is where the peer's treated data come from.
 */
function runFromRaw(over: Partial<Recipe>): Run {
  const input = asemInput();
  const engine = createEngine(input);
  const recipe = asemRecipe({ impute: { method: "group-mean", by: "EurAsia_group" }, ...over });
  const columns = new Map(
    engine.tree.flatMap(({ indicator }) =>
      indicator < 0 ? [] : [[indicator, treatColumn(engine.treated(recipe, indicator)).values] as const],
    ),
  );
  const result = engine.run(recipe, { values: { name: "treated", columns } });
  return { tree: engine.tree, units: input.units, result };
}

/** The peer's scale of 1 to 100. */
const peer = (score: number): number => 1 + 99 * score;
// An offset of 1/99 on our scale is the peer's 1 on its own.
const offset = 1 / 99;

describe.runIf(hasAsem)("the ASEM example", () => {
  test("has 49 indicators in 8 pillars, 2 sub-indices and an index; 14 of them count down and 17 are rates", () => {
    const { framework, units } = asemInput();
    const { tree } = createEngine(asemInput());
    const at = (depth: number): number => tree.filter((node) => node.depth === depth).length;
    expect([0, 1, 2, 3].map(at)).toEqual([1, 2, 8, 49]);
    expect(units).toHaveLength(51);
    expect(framework.indicators.filter(({ direction }) => direction === -1)).toHaveLength(14);
    expect(framework.indicators.filter(({ denominator }) => denominator !== null)).toHaveLength(17);
  });

  const choices: readonly (readonly [string, Partial<Recipe>])[] = [
    ["input_minmax_1_100", {}],
    ["a_amean", { aggregate: { method: "arithmetic" } }],
    ["a_amean_all_equal", { weights: "equal" }],
    ["a_amean_wrandom", { weights: "random" }],
    ["a_gmean", { aggregate: { method: "geometric", offset } }],
    ["a_gmean_wrandom", { aggregate: { method: "geometric", offset }, weights: "random" }],
    ["a_hmean", { aggregate: { method: "harmonic", offset } }],
    ["a_genmean_p0.5", { aggregate: { method: "power", p: 0.5, offset } }],
    ["a_genmean_p2", { aggregate: { method: "power", p: 2, offset } }],
    ["a_genmean_pm1", { aggregate: { method: "power", p: -1, offset } }],
  ];

  test.each(choices)("%s from the raw data to 1e-12", (file, over) => {
    const difference = differenceFromAsem(`08_aggregate/${file}.csv`, runFromRaw(over), peer);
    expect(difference).toBeLessThan(1e-12);
  });

  test.each([
    ["07_normalise/n_zscore_0_1", { normalise: { method: "z-score" } }, (score: number) => score],
    ["07_normalise/n_rank", { normalise: { method: "rank" } }, (score: number) => score],
    ["07_normalise/n_prank", { normalise: { method: "percentile-rank" } }, (score: number) => score],
    ["07_normalise/n_minmax_0_100", { normalise: { method: "min-max" } }, (score: number) => 100 * score],
  ] as const)("%s from the raw data to 1e-12", (file, over, toTheirs) => {
    expect(differenceFromAsem(`${file}.csv`, runFromRaw(over), toTheirs)).toBeLessThan(1e-12);
  });

  const gappy = { table: "08_aggregate/inputNA_minmax_1_100.csv", scores: true };
  const floor = (minCoverage: number): Partial<Recipe> => ({
    missing: { ...asemRecipe().missing, minCoverage },
  });
  test.each([
    ["NA_a_amean", {}],
    ["NA_a_gmean", { aggregate: { method: "geometric" } }],
    ["NA_a_hmean", { aggregate: { method: "harmonic" } }],
    ["NA_a_amean_thresh0.8", floor(0.8)],
    ["NA_a_amean_wrandom_thresh0.75", { ...floor(0.75), weights: "random" }],
  ] as const)("%s from scores with gaps to 1e-12", (file, over) => {
    const result = run(gappy, { normalise: { method: "identity" }, ...over });
    expect(differenceFromAsem(`08_aggregate/${file}.csv`, result)).toBeLessThan(1e-12);
  });
});
