/** Each step of construction as a recipe states it, against the file that COINr 1.1.14 (R) made of the ASEM example. */

import { describe, expect, test } from "vitest";
import { hasAsem, numbers, readAsem, readFrame, relativeDifference } from "../../testing/asem.ts";
import { type AsemOptions, asemInput, asemRecipe, differenceFromAsem } from "../../testing/asem-case.ts";
import type { NormaliseChoice } from "../choices/index.ts";
import type { Recipe } from "../recipe.ts";
import { createEngine } from "./engine.ts";
import { noScoreReason } from "./no-score.ts";

const raw: AsemOptions = { table: "00_raw/iData.csv" };
// What the chain from the raw data comes to, as another test holds.
const complete: AsemOptions = { table: "06_treat/default_screened.csv" };

/** The largest relative difference of the indicators' columns at a stage. */
function stageDifference(
  path: string,
  stage: "read" | "imputed" | "treated",
  options: AsemOptions,
  over: Partial<Recipe>,
): number {
  const input = asemInput(options);
  const engine = createEngine(input);
  const recipe = asemRecipe(over);
  const theirs = readFrame(path);
  const rows = theirs.get("uCode")!.map((code) => input.units.findIndex(({ id }) => id === code));
  const leaves = engine.tree.flatMap(({ kind, id }, at) => (kind === "indicator" ? [{ id, at }] : []));
  expect(leaves).toHaveLength(49);
  return Math.max(
    ...leaves.map(({ id, at }) => {
      const stages = engine.stages(recipe, at);
      const column = stage === "treated" ? stages.treated.values : stages[stage];
      return relativeDifference(
        rows.map((row) => column[row]!),
        numbers(theirs.get(id)!),
        0,
      );
    }),
  );
}

/** The largest relative difference of scores, on the scale of the peer. */
function scoreDifference(path: string, options: AsemOptions, over: Partial<Recipe>): number {
  const input = asemInput(options);
  const engine = createEngine(input);
  const result = engine.run(asemRecipe(over));
  return differenceFromAsem(path, { tree: engine.tree, units: input.units, result });
}

describe.runIf(hasAsem)("by recipe", () => {
  test.each([
    ["default", 1],
    ["scale1000", 1000],
    ["f_pct", 100],
  ])("denominate: %s", (file, denominatorScale) => {
    const difference = stageDifference(
      `03_denominate/${file}.csv`,
      "read",
      { indicator: ({ denominator }) => (denominator === null ? {} : { denominatorScale }) },
      {},
    );
    expect(difference).toBeLessThan(1e-14);
  });

  test.each<readonly [string, Recipe["screen"]]>([
    ["byNA_0.90", { by: "missing", minAvailable: 0.9 }],
    ["byNA_0.95", { by: "missing", minAvailable: 0.95 }],
    ["byNA_1.00", { by: "missing", minAvailable: 1 }],
    ["byNA_0.95_force", { by: "missing", minAvailable: 0.95, forceIn: ["KHM"], forceOut: ["AUT"] }],
    ["byzeros_0.90", { by: "zeros", minNonZero: 0.9 }],
    ["byNAandzeros_0.95_0.90", { by: "either", minAvailable: 0.95, minNonZero: 0.9 }],
  ])("screen: %s", (file, screen) => {
    const { units } = asemInput(raw);
    const { nodes } = createEngine(asemInput(raw)).run(asemRecipe({ screen }));
    const out = units.flatMap(({ id }, u) =>
      noScoreReason(nodes[0]!.reason[u]!) === "screened-out" ? [id] : [],
    );
    expect(out.toSorted()).toEqual(JSON.parse(readAsem(`04_screen/${file}_removed.json`)).removed);
  });

  test.each<readonly [string, Recipe["impute"]]>([
    ["i_mean", { method: "mean" }],
    ["i_median", { method: "median" }],
    ["i_mean_grp_EurAsia", { method: "group-mean", by: "EurAsia_group" }],
    ["i_mean_grp_GDPgroup", { method: "group-mean", by: "GDP_group" }],
    ["i_median_grp_EurAsia", { method: "group-median", by: "EurAsia_group" }],
    ["i_median_grp_GDPgroup", { method: "group-median", by: "GDP_group" }],
    ["row_i_mean_all", { method: "row-mean", within: "Index" }],
    ["row_i_mean_subindex", { method: "row-mean" }],
    ["row_i_mean_pillar", { method: "row-mean" }],
    ["row_i_mean_pillar_nonorm", { method: "row-mean", scale: "none" }],
    ["row_i_median_all", { method: "row-median", within: "Index" }],
    ["row_i_median_pillar", { method: "row-median" }],
    ["EM_mvn_pillar_condmean_ownR", { method: "normal" }],
  ])("impute: %s", (file, impute) => {
    const within = file.endsWith("subindex") ? ["Conn", "Sust"] : [];
    const nodes = Object.fromEntries(within.map((id) => [id, { impute: { ...impute, within: id } }]));
    const input = { table: "05_impute/input_with_missing.csv" };
    expect(stageDifference(`05_impute/${file}.csv`, "imputed", input, { impute, nodes })).toBeLessThan(1e-11);
  });

  const five: Recipe["treat"] = { method: "winsorise", maxPoints: 5, otherwise: "log", ties: "whole" };
  test.each<readonly [string, Recipe["treat"]]>([
    ["default_raw", five],
    ["combine_raw", { ...five, start: "previous" }],
    ["winmax0_raw", { ...five, maxPoints: 0 }],
    ["winmax1_raw", { ...five, maxPoints: 1 }],
    ["winmax2_raw", { ...five, maxPoints: 2 }],
    ["winmax3_raw", { ...five, maxPoints: 3 }],
    ["winmax10_raw", { ...five, maxPoints: 10 }],
    ["winmax2_combine_log_raw", { ...five, maxPoints: 2, start: "previous" }],
    ["f2_log_CT_plus_raw", { ...five, otherwise: "log-skew-aware" }],
    ["f2_log_CT_orig_raw", { ...five, otherwise: "log-unit-shift" }],
    ["f2_boxcox0.5_raw", { ...five, otherwise: "box-cox", lambda: 0.5 }],
    ["qTreat_w4_s1.5_k3_raw", { ...five, maxPoints: 4, skewness: 1.5, kurtosis: 3 }],
  ])("treat: %s", (file, treat) => {
    expect(stageDifference(`06_treat/${file}.csv`, "treated", raw, { treat })).toBeLessThan(1e-12);
  });

  test.each<readonly [string, NormaliseChoice]>([
    ["n_minmax_0_100", { method: "min-max", lowest: 0, highest: 100 }],
    ["n_minmax_1_100", { method: "min-max", lowest: 1, highest: 100 }],
    ["n_minmax_rawNA", { method: "min-max", lowest: 0, highest: 100 }],
    ["n_zscore_0_1", { method: "z-score" }],
    ["n_zscore_10_2", { method: "z-score", mean: 10, standardDeviation: 2 }],
    ["n_zscore_rawNA", { method: "z-score" }],
    ["n_rank", { method: "rank" }],
    ["n_rank_average", { method: "rank", ties: "average" }],
    ["n_rank_max", { method: "rank", ties: "max" }],
    ["n_rank_rawNA", { method: "rank" }],
    ["n_prank", { method: "percentile-rank" }],
    ["n_prank_rawNA", { method: "percentile-rank" }],
    ["n_borda", { method: "borda" }],
    ["n_borda_rawNA", { method: "borda" }],
    ["n_dist2max", { method: "distance-to-maximum" }],
    ["n_dist2max_rawNA", { method: "distance-to-maximum" }],
  ])("normalise: %s", (file, normalise) => {
    const input = file.endsWith("rawNA") ? raw : complete;
    expect(scoreDifference(`07_normalise/${file}.csv`, input, { normalise })).toBeLessThan(1e-12);
  });

  /** Choices for each indicator alone, by what `iMeta_with_params.csv` or its direction says. */
  function each(choose: (param: (name: string) => number) => NormaliseChoice): Recipe["nodes"] {
    const params = readFrame("07_normalise/iMeta_with_params.csv");
    const ids = params.get("iCode")!;
    return Object.fromEntries(
      ids.slice(0, 49).map((id, i) => [id, { normalise: choose((name) => Number(params.get(name)![i])) }]),
    );
  }
  test.each<readonly [string, Parameters<typeof each>[0]]>([
    [
      "n_minmax_useiMeta",
      (param) => ({ method: "min-max", lowest: param("minmax_lower"), highest: param("minmax_upper") }),
    ],
    [
      "n_zscore_useiMeta",
      (param) => ({ method: "z-score", mean: param("zscore_mean"), standardDeviation: param("zscore_sd") }),
    ],
    // The peer turns the values of what counts down, and not the ends.
    [
      "n_scaled_0_100",
      (param) => ({
        method: "scaled",
        factor: 100,
        ...(param("Direction") === 1 ? { low: 0, high: 100 } : { low: -100, high: 0 }),
      }),
    ],
    [
      "n_scaled_10_60_sf10",
      (param) => ({
        method: "scaled",
        factor: 10,
        ...(param("Direction") === 1 ? { low: 10, high: 60 } : { low: -60, high: -10 }),
      }),
    ],
  ])("normalise, by indicator: %s", (file, choose) => {
    const nodes = each(choose);
    expect(Object.keys(nodes)).toHaveLength(49);
    expect(scoreDifference(`07_normalise/${file}.csv`, complete, { nodes })).toBeLessThan(1e-12);
  });

  const input = { table: "08_aggregate/input_minmax_1_100.csv", scores: true };
  const gappy = { table: "08_aggregate/inputNA_minmax_1_100.csv", scores: true };
  const upper = ["Conn", "Sust", "Index"];
  function nodesOf(ids: readonly string[], choices: Recipe["nodes"][string]): Recipe["nodes"] {
    return Object.fromEntries(ids.map((id) => [id, choices]));
  }
  const missing = asemRecipe().missing;
  test.each<readonly [string, AsemOptions, Partial<Recipe>]>([
    ["mixed_amean_gmean_gmean", input, { nodes: nodesOf(upper, { aggregate: { method: "geometric" } }) }],
    ["a_copeland_all_levels", input, { aggregate: { method: "copeland" } }],
    ["a_amean_then_copeland", input, { nodes: { Index: { aggregate: { method: "copeland" } } } }],
    [
      "NA_a_amean_thresh_0.9_0.5_1",
      gappy,
      {
        missing: { ...missing, minCoverage: 0.9 },
        nodes: {
          ...nodesOf(["Conn", "Sust"], { missing: { minCoverage: 0.5 } }),
          Index: { missing: { minCoverage: 1 } },
        },
      },
    ],
  ])("aggregate: %s", (file, options, over) => {
    const choices: Partial<Recipe> = { normalise: { method: "identity" }, ...over };
    expect(scoreDifference(`08_aggregate/${file}.csv`, options, choices)).toBeLessThan(1e-12);
  });

  test("weights by principal components are refused where a loading is negative, and name what it is of", () => {
    const engine = createEngine(asemInput(input));
    const weights = { method: "principal" } as const;
    const { derived, nodes } = engine.run(asemRecipe({ normalise: { method: "identity" }, weights }));
    const stated = readFrame("09_multivariate/pca_weights_level1.csv");
    const pillars = engine.tree.flatMap(({ depth }, at) => (depth === 2 ? [at] : []));
    expect(pillars).toHaveLength(8);
    let refused = 0;
    for (const at of pillars) {
      const { children } = engine.tree[at]!;
      const loadings = children.map((child) =>
        Number(stated.get("Weight")![stated.get("iCode")!.indexOf(engine.tree[child]!.id)]),
      );
      const sign = Math.sign(loadings.reduce((a, b) => a + b, 0));
      const negative = loadings.flatMap((loading, k) => (loading * sign < 0 ? [k] : []));
      const own = derived.get(at)!;
      if (negative.length === 0) {
        const total = loadings.reduce((a, b) => a + b, 0);
        const shares = loadings.map((loading) => loading / total);
        expect(relativeDifference(own.shares!, shares, 0)).toBeLessThan(1e-9);
        expect(nodes[at]!.score.some(Number.isNaN)).toBe(false);
      } else {
        refused++;
        expect(own).toMatchObject({ shares: null, problem: "negative", children: negative });
        expect(nodes[at]!.score.every(Number.isNaN)).toBe(true);
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});
