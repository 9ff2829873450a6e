/** Replays against the numbers of COINr 1.1.14 (R) on its ASEM example: every run from its listed choices. */

import { describe, expect, test } from "vitest";
import type { WeightSets } from "../../evidence/index.ts";
import { moments, rankDescending, sortedPresent, sortedQuantile } from "../../numerics/index.ts";
import { hasAsem, numbers, readAsem, readFrame, relativeDifference } from "../../testing/asem.ts";
import { asemInput, asemRecipe } from "../../testing/asem-case.ts";
import { createEngine } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { meanRankShift } from "./sensitivity-runs.ts";

type Choices = Pick<Recipe, "treat" | "normalise" | "weights" | "aggregate">;

/** What the peer varies from; its alternative min–max scale begins at 1, so that geometric means exist. */
const nominal: Choices = {
  treat: winsorised(5),
  normalise: { method: "min-max", lowest: 0, highest: 100 },
  weights: "nominal",
  aggregate: { method: "arithmetic" },
};

function winsorised(maxPoints: number): Recipe["treat"] {
  return { method: "winsorise", maxPoints, otherwise: "log", ties: "whole" };
}

/** The framework's weights and the hundred sets of noisy ones, by the names of their columns. */
function weightSets(): WeightSets {
  const table = readFrame("14_sensitivity/noisy_weights_100.csv");
  const ids = table.get("iCode")!;
  const sets = [...table].filter(([name]) => name !== "iCode" && name !== "Level");
  return new Map(sets.map(([name, cells]) => [name, new Map(ids.map((id, i) => [id, Number(cells[i])]))]));
}

type Scores = (choices: Choices) => Float64Array;

/** Scores of the index by choices, in the order of the peer's tables; gaps are filled with the mean of the continent. */
function scoresOfIndex(): Scores {
  const input = { ...asemInput(), weightSets: weightSets() };
  const engine = createEngine(input);
  const order = readFrame("14_sensitivity/UA4_scores.csv")
    .get("uCode")!
    .map((code) => input.units.findIndex(({ id }) => id === code));
  const impute = { method: "group-mean", by: "EurAsia_group" } as const;
  return (choices) => {
    const { score } = engine.run(asemRecipe({ impute, ...choices })).nodes[0]!;
    return Float64Array.from(order, (u) => score[u]!);
  };
}

function listedChoices(file: string): readonly Choices[] {
  const listed = readFrame(file);
  const cells = (column: string): readonly string[] => listed.get(column) ?? [];
  return cells("rep").map((_, row) => ({
    treat: winsorised(Number(cells("winmax")[row])),
    normalise:
      cells("normalisation")[row] === "n_zscore"
        ? { method: "z-score", mean: 10, standardDeviation: 2 }
        : { method: "min-max", lowest: 1, highest: 100 },
    weights: `rep${cells("weights_index")[row]}`,
    aggregate: { method: cells("aggregation")[row] === "a_gmean" ? "geometric" : "arithmetic" },
  }));
}

describe.runIf(hasAsem)("uncertainty on the ASEM index", () => {
  const indexOf: Scores = hasAsem ? scoresOfIndex() : () => new Float64Array(0);
  const sets = Array.from({ length: 100 }, (_, k) => `rep${k + 1}`);

  test.each([
    {
      name: "UA_weights_fixed",
      runs: sets.map((weights) => ({ ...nominal, weights })),
      column: (run: number) => `rep${run + 1}`,
    },
    {
      name: "UA4",
      runs: listedChoices("14_sensitivity/UA4_para.csv"),
      column: (run: number) => `r_${run + 1}`,
    },
    {
      name: "SA4",
      runs: listedChoices("14_sensitivity/SA4_para.csv"),
      column: (run: number) => `r_${run + 1}`,
    },
  ])(
    "$name: scores and ranks of every run, and what the ranks come to, to 1e-9",
    ({ name, runs, column }) => {
      expect(runs).toHaveLength(name === "SA4" ? 600 : 100);
      const file = (part: string): ReturnType<typeof readFrame> =>
        readFrame(`14_sensitivity/${name}_${part}.csv`);
      const [scores, ranks, statistics] = [file("scores"), file("ranks"), file("rankstats")];
      const base = indexOf(nominal);
      const baseRanks = rankDescending(base);
      expect([...baseRanks]).toEqual([...numbers(statistics.get("Nominal")!)]);
      if (scores.has("Nominal")) {
        expect(relativeDifference(base, numbers(scores.get("Nominal")!))).toBeLessThan(1e-9);
      }
      const replayed = runs.map((choices, run) => {
        const score = indexOf(choices);
        expect(relativeDifference(score, numbers(scores.get(column(run))!))).toBeLessThan(1e-9);
        const rank = rankDescending(score);
        expect([...rank], column(run)).toEqual([...numbers(ranks.get(column(run))!)]);
        return rank;
      });
      statistics.get("uCode")!.forEach((_, u) => {
        const own = replayed.map((rank) => rank[u]!);
        // The peer's statistics of a sensitivity sample are over its first two blocks, A and B.
        const counted = sortedPresent(name === "SA4" ? own.slice(0, 200) : own);
        const row = (id: string): number => Number(statistics.get(id)![u]);
        expect(moments(counted).mean).toBeCloseTo(row("Mean"), 9);
        expect(sortedQuantile(counted, 0.5)).toBeCloseTo(row("Median"), 9);
        expect(sortedQuantile(counted, 0.05)).toBeCloseTo(row("Q5"), 9);
        expect(sortedQuantile(counted, 0.95)).toBeCloseTo(row("Q95"), 9);
      });
      if (name !== "SA4") return;
      const { y } = JSON.parse(readAsem("14_sensitivity/SA4_y.json")) as { readonly y: readonly number[] };
      expect(
        relativeDifference(
          replayed.map((rank) => meanRankShift(rank, baseRanks)),
          y,
        ),
      ).toBeLessThan(1e-9);
    },
  );
});
