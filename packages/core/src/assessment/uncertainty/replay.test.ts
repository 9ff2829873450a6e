/** Replays: the same seed gives the same numbers, whoever computes which part, and intervals say what they say. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "../../formats/case/indicators-table.ts";
import type { Framework } from "../../framework/index.ts";
import { rankDescending, sortedQuantile } from "../../numerics/index.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import { defaultRecipe, type Recipe, type Variation } from "../recipe.ts";
import { influenceOfChoices } from "./influence.ts";
import { intervalsOf } from "./interval.ts";
import { joinReplays, type Replays, replay } from "./replay.ts";

fc.configureGlobal({ seed: 1994 });

const plain = parseIndicators(
  {
    file: "",
    header: ["id", "title", "direction", "low", "high"],
    rows: [{ row: 2, cells: ["a", "A", "1", "0", "100"] }],
  },
  createFindingList(),
).values[0]!;

const UNITS = 9;
const node = { title: "", weight: 1, freedoms: [], components: [] };
const index = { ...node, id: "index", components: ["one", "two"].map((id) => ({ ...node, id })) };
const indicators = ["a", "b", "c", "d"].map((id, i) => ({ ...plain, id, component: i < 2 ? "one" : "two" }));
const values = Float64Array.from(
  // Unlike each other in every indicator, and away from the ends of the scale; the last unit has one gap.
  Array.from({ length: 4 * UNITS }, (_, i) => (i === UNITS - 1 ? Number.NaN : 10 + ((i * 37) % 80))),
);
const input: EngineInput = {
  framework: { index, indicators } as unknown as Framework,
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
    reasons: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
    // Only the first unit's values are uncertain.
    standardErrors: values.map((_, i) => (i % UNITS === 0 ? 5 : Number.NaN)),
    observation: new Int32Array(values.length),
    sourcePeriod: new Uint16Array(values.length),
    periods: [],
  },
  weightSets: new Map([
    [
      "first",
      new Map([
        ["one", 9],
        ["two", 1],
      ]),
    ],
  ]),
};

function recipeOf(
  vary: readonly Variation[],
  { runs = 60, seed = 1, ...over }: { runs?: number; seed?: number } & Partial<Recipe> = {},
): Recipe {
  return {
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    ...over,
    uncertainty: { runs, seed, vary: [...vary] },
  };
}

function whole(recipe: Recipe): Replays {
  return replay(input, recipe, { first: 0, count: recipe.uncertainty.runs });
}

const weights = (concentration: number): Variation => ({ at: "weights", dirichlet: { concentration } });
const everything: readonly Variation[] = [
  weights(50),
  { at: "normalise.method", values: ["goalposts", "percentile-rank"] },
  { at: "aggregate.method", values: ["arithmetic", "geometric"] },
  { at: "missing.minCoverage", values: [0.5, 0.9] },
  { at: "values" },
];

describe("replay()", () => {
  test("gives the same numbers for the same seed and others for another", () => {
    const first = whole(recipeOf(everything));
    expect(whole(recipeOf(everything))).toEqual(first);
    expect(whole(recipeOf(everything, { seed: 2 })).scores).not.toEqual(first.scores);
  });

  test("in parts, computed and joined in any order, is the whole", () => {
    const recipe = recipeOf(everything, { runs: 24 });
    const all = whole(recipe);
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { maxLength: 5 });
    fc.assert(
      fc.property(cuts, fc.nat(), (raw, turn) => {
        const ends = [0, ...raw.toSorted((a, b) => a - b), 24];
        const ranges = ends.slice(1).map((end, i) => ({ first: ends[i]!, count: end - ends[i]! }));
        const from = turn % ranges.length;
        const shuffled = [...ranges.slice(from), ...ranges.slice(0, from)].reverse();
        expect(joinReplays(shuffled.map((range) => replay(input, recipe, range)))).toEqual(all);
      }),
      { numRuns: 20 },
    );
    expect(() => joinReplays([])).toThrow(RangeError);
  });

  test("keeps index and components, ranks what has a score, and tells of each run", () => {
    let told = 0;
    const recipe = recipeOf([weights(20)], { runs: 5 });
    const { targets, scores, ranks, count } = replay(input, recipe, { first: 0, count: 5 }, () => told++);
    expect([told, count, targets]).toEqual([5, 5, [0, 1, 4]]);
    for (let block = 0; block < 5 * 3; block++) {
      const column = scores.slice(block * UNITS, (block + 1) * UNITS);
      expect([...ranks.slice(block * UNITS, (block + 1) * UNITS)]).toEqual([...rankDescending(column)]);
    }
  });

  test("runs differ from each other, and from all varying only what is varied", () => {
    const { scores } = whole(recipeOf([{ at: "values" }]));
    const perRun = 3 * UNITS;
    const ofUnit = (u: number): number =>
      new Set(Array.from({ length: 60 }, (_, run) => scores[run * perRun + u])).size;
    expect(ofUnit(0)).toBe(60);
    for (let u = 1; u < UNITS; u++) expect(ofUnit(u)).toBe(1);
  });

  test("a set of weights that is drawn is used, alone and as the centre of drawn weights", () => {
    const engine = createEngine(input);
    const plainScores = engine.run(recipeOf([])).nodes[0]!.score;
    const setScores = engine.run(recipeOf([], { weights: "first" })).nodes[0]!.score;
    const { scores } = whole(recipeOf([{ at: "weights", values: ["framework", "first"] }]));
    const seen = new Set(Array.from({ length: 60 }, (_, run) => scores[run * 3 * UNITS]));
    expect(seen).toEqual(new Set([plainScores[0]!, setScores[0]!]));
    const close = whole(recipeOf([weights(1e7)], { weights: "first" })).scores;
    for (let run = 0; run < 60; run++) expect(close[run * 3 * UNITS]).toBeCloseTo(setScores[0]!, 2);
    const both = whole(recipeOf([weights(1e7), { at: "weights", values: ["first"] }])).scores;
    for (let run = 0; run < 60; run++) expect(both[run * 3 * UNITS]).toBeCloseTo(setScores[0]!, 2);
  });

  test("a combination that cannot be computed fails its run, is counted, and stops nothing", () => {
    // Two units with one z-score below 0 in each component: no geometric mean of z-scores exists.
    const opposed: EngineInput = {
      ...input,
      units: input.units.slice(0, 2),
      panel: { ...input.panel, unitCount: 2, values: Float64Array.of(10, 90, 90, 10, 20, 60, 60, 20) },
    };
    const recipe = recipeOf([
      { at: "normalise.method", values: ["goalposts", "z-score"] },
      { at: "aggregate.method", values: ["arithmetic", "geometric"] },
    ]);
    const { failed, onBaseScale, scores } = replay(opposed, recipe, { first: 0, count: 200 });
    const count = failed.reduce((sum, each) => sum + each, 0);
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(70);
    failed.forEach((each, run) => {
      expect(scores.slice(run * 6, run * 6 + 2).every(Number.isNaN)).toBe(each === 1);
      if (each === 1) expect(onBaseScale[run]).toBe(0);
    });
  });
});

describe("intervalsOf()", () => {
  test("are type-7 quantiles at 5 % and 95 % over the runs that have a score", () => {
    const replays = whole(recipeOf(everything));
    for (const [t, interval] of intervalsOf(replays, UNITS).entries()) {
      expect(interval.node).toBe(replays.targets[t]);
      for (let u = 0; u < UNITS; u++) {
        const at = (run: number): number => run * 3 * UNITS + t * UNITS + u;
        const runs = Array.from({ length: 60 }, (_, run) => run);
        const ranks = runs.map((run) => replays.ranks[at(run)]!).filter((each) => !Number.isNaN(each));
        const scores = runs
          .filter((run) => replays.onBaseScale[run] === 1)
          .map((run) => replays.scores[at(run)]!);
        const sorted = scores.filter((each) => !Number.isNaN(each)).sort((a, b) => a - b);
        ranks.sort((a, b) => a - b);
        expect(interval.scoreLow[u]).toBe(sortedQuantile(sorted, 0.05));
        expect(interval.scoreHigh[u]).toBe(sortedQuantile(sorted, 0.95));
        expect([interval.rankLow[u], interval.rankHigh[u]]).toEqual([
          sortedQuantile(ranks, 0.05),
          sortedQuantile(ranks, 0.95),
        ]);
      }
    }
  });

  test("of scores leave out runs on another scale; those of ranks do not", () => {
    const replays = whole(recipeOf([{ at: "normalise.method", values: ["goalposts", "rank"] }]));
    const off = replays.onBaseScale.filter((each) => each === 0).length;
    expect(off).toBeGreaterThan(10);
    expect(Math.max(...replays.scores.filter((each) => !Number.isNaN(each)))).toBeGreaterThan(1);
    const { scoreLow, scoreHigh } = intervalsOf(replays, UNITS)[0]!;
    const base = createEngine(input).run(recipeOf([])).nodes[0]!.score;
    expect(scoreLow).toEqual(base);
    expect(scoreHigh).toEqual(base);
  });

  test("are wider the looser the weights are held, and hold the score itself", () => {
    const base = createEngine(input).run(recipeOf([])).nodes[0]!.score;
    const width = (concentration: number): number => {
      const { scoreLow, scoreHigh } = intervalsOf(
        whole(recipeOf([weights(concentration)], { runs: 300 })),
        UNITS,
      )[0]!;
      base.forEach((score, u) => {
        expect(scoreLow[u]! - 1e-9 <= score && score <= scoreHigh[u]! + 1e-9).toBe(true);
      });
      return scoreHigh.reduce((sum, high, u) => sum + high - scoreLow[u]!, 0);
    };
    const [loose, middling, tight] = [width(5), width(50), width(500)];
    expect(loose!).toBeGreaterThan(2 * middling!);
    expect(middling!).toBeGreaterThan(2 * tight!);
  });
});

test("influence takes each listed alternative once and alone, and drawn ones give a shift too", () => {
  const vary: Variation[] = [{ at: "aggregate.method", values: ["minimum", "geometric"] }, weights(3)];
  const [methods, drawn] = influenceOfChoices(input, recipeOf(vary));
  const engine = createEngine(input);
  const ranksBy = (method: "arithmetic" | "minimum" | "geometric"): Float64Array =>
    rankDescending(engine.run(recipeOf([], { aggregate: { method } })).nodes[0]!.score);
  const base = ranksBy("arithmetic");
  const expected = [...base].map(
    (rank, u) => (Math.abs(ranksBy("minimum")[u]! - rank) + Math.abs(ranksBy("geometric")[u]! - rank)) / 2,
  );
  expect(methods!.at).toBe("aggregate.method");
  expect([...methods!.rankShift]).toEqual(expected);
  expect(Math.max(...drawn!.rankShift)).toBeGreaterThan(0.2);
});
