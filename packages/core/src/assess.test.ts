/** The whole pipeline: an assessment follows from framework, evidence and recipe, and can be followed back. */

import { describe, expect, test } from "vitest";
import { assess } from "./assess.ts";
import { type Assessment, bandOf, joinReplays, noScoreReason, replay } from "./assessment/index.ts";
import { type Trace, traceScore } from "./assessment/trace.ts";
import { createFindingList } from "./finding-list.ts";
import { createObservationsReader, parseFramework, parseRecipe, parseUnits } from "./formats/case/index.ts";
import type { Table } from "./formats/case/table.ts";
import { prepare } from "./period-inputs.ts";

const framework = `format: salus/framework@1
id: place
version: 1.0.0
title: Security in one place
date: 2026-11-23
owner: { body: A council, endorsed: true }
requestedBy: null
context: { place: here, population: all, period: 2015, purpose: a plan, audience: the council }
freedoms: [want]
index:
  id: security
  title: Human security
  components:
    - { id: food, title: Food, weight: 3 }
    - { id: health, title: Health }
`;

const indicators = `id,title,component,unitOfMeasure,direction,low,high,denominator,denominatorScale
hunger,Hunger,food,%,-1,0,50,,
yield,Yield,food,t/ha,1,0,8,,
clinics,Clinics,health,number,1,0,10,population,1000
water,Water,health,%,1,0,100,,`;

const observations = `unit,indicator,period,value,standardError
A,hunger,2014,10,1
A,yield,2015,4,
A,clinics,2015,10,
A,water,2015,90,2
B,hunger,2015,40,1
B,yield,2015,2,
B,clinics,2015,8,
B,water,2016,50,
C,hunger,2015,25,1
C,yield,2015,6,
C,water,2001,70,
D,water,2015,70,`;

function table(file: string, text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

function readCase(recipeText: string) {
  const list = createFindingList();
  const files = {
    framework: { file: "framework.yaml", text: framework },
    indicators: table("indicators.csv", indicators),
    threats: null,
  };
  const { framework: read } = parseFramework(files, list)!;
  const units = parseUnits(
    table("units.csv", "id,title,population\nA,Aa,2000\nB,Bee,1000\nC,Cee,500\nD,Dee,"),
    list,
  );
  const reader = createObservationsReader(read.indicators, units, [], list);
  const sink = reader.open("observations", "observations.csv");
  for (const [i, line] of observations.split("\n").entries()) sink(line.split(","), i + 1);
  const { recipe } = parseRecipe(
    "recipe.yaml",
    `format: salus/recipe@1\nperiod: { at: 2015 }\n${recipeText}`,
    list,
  )!;
  expect(list.all()).toEqual([]);
  return {
    framework: read,
    evidence: { units, observations: reader.build(), sources: [], weightSets: new Map() },
    recipe,
  };
}

function run(recipeText = "missing: { minCoverage: 0.5 }\nuncertainty: { runs: 0 }"): Assessment {
  const { framework: read, evidence, recipe } = readCase(recipeText);
  return assess(read, evidence, recipe);
}

const varied = `missing: { minCoverage: 0.5 }
uncertainty:
  runs: 40
  seed: 3
  vary: [{ at: weights, dirichlet: { concentration: 20 } }, { at: values }, { at: missing.minCoverage, values: [0.25, 0.5] }]`;

describe("assess()", () => {
  test("scores by hand: goalposts, direction, denominator, weights, gaps", () => {
    const [index, food] = run().nodes;
    const foodA = (1 - 10 / 50 + 4 / 8) / 2;
    const healthA = (5 / 10 + 90 / 100) / 2;
    expect(food!.score[0]).toBeCloseTo(foodA, 14);
    expect(index!.score[0]).toBeCloseTo((3 * foodA + healthA) / 4, 14);
    // B has no water value up to 2015, C neither water nor clinics young enough, D one value of four.
    expect(index!.score[1]).toBeCloseTo((3 * ((1 - 40 / 50 + 2 / 8) / 2) + 8 / 10) / 4, 14);
    expect([...index!.coverage]).toEqual([1, 0.75, 0.5, 0.25]);
    expect(Array.from(index!.reason, noScoreReason)).toEqual([null, null, null, "coverage-below-floor"]);
    expect([...index!.rank]).toEqual([1, 3, 2, NaN]);
  });

  test("describes every node: parents, shares, bands of what has a score between 0 and 1", () => {
    const { nodes, recipe } = run();
    expect(
      nodes.map(({ id, kind, parent, depth, leafCount }) => [id, kind, parent, depth, leafCount]),
    ).toEqual([
      ["security", "index", null, 0, 4],
      ["food", "component", "security", 1, 2],
      ["hunger", "indicator", "food", 2, 1],
      ["yield", "indicator", "food", 2, 1],
      ["health", "component", "security", 1, 2],
      ["clinics", "indicator", "health", 2, 1],
      ["water", "indicator", "health", 2, 1],
    ]);
    expect(nodes.map(({ share }) => share)).toEqual([1, 0.75, 0.5, 0.5, 0.25, 0.5, 0.5]);
    expect(nodes.map(({ effectiveWeight }) => effectiveWeight)).toEqual([
      1, 0.75, 0.375, 0.375, 0.25, 0.125, 0.125,
    ]);
    expect([...nodes[0]!.band!]).toEqual(Array.from(nodes[0]!.score, (score) => bandOf(score, recipe.bands)));
    expect(nodes[0]!.band![3]).toBe(-1);
    const ranks = run("normalise: { method: rank }\nmissing: { minCoverage: 0.5 }\nuncertainty: { runs: 0 }");
    expect([ranks.scale, ranks.nodes[0]!.band]).toEqual(["native", null]);
  });

  test("says which observations play no part, which denominators are missing, who has no score", () => {
    const told = run().findings.map(({ code, where, values }) => [
      code,
      where.row ?? where.column,
      values["count"],
    ]);
    expect(told).toEqual([
      ["period-out-of-context", 9, 1],
      ["period-out-of-context", 12, 1],
      ["units-without-score", undefined, 1],
    ]);
  });

  test("without runs has neither intervals nor influence, and leaves one out all the same", () => {
    const { replays, influence, leaveOneOut, nodes } = run();
    expect([replays, influence, nodes.some((node) => node.interval !== null)]).toEqual([null, null, false]);
    expect(leaveOneOut!.map(({ indicator }) => indicator)).toEqual([0, 1, 2, 3]);
    for (const { score, change } of leaveOneOut!) {
      score.forEach((each, u) => {
        expect(change[u]).toEqual(each - nodes[0]!.score[u]!);
      });
    }
  });

  test("gives index and components intervals, and no unit one that has no score of its own", () => {
    const { nodes, replays } = run(varied);
    const [index] = nodes;
    // D gets a score in the runs with the lower floor, and still none here.
    expect(replays!.scores.some((score, at) => at % 12 === 3 && !Number.isNaN(score))).toBe(true);
    expect([index!.score[3], index!.interval!.scoreLow[3], index!.interval!.rankHigh[3]]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    for (const u of [0, 1, 2]) {
      expect(index!.interval!.scoreLow[u]).toBeLessThan(index!.score[u]!);
      expect(index!.interval!.scoreHigh[u]).toBeGreaterThan(index!.score[u]!);
    }
    expect(nodes.map(({ kind, interval }) => (kind === "indicator") === (interval === null))).toEqual(
      nodes.map(() => true),
    );
  });

  test("is the same again, and the same with replays that others computed in parts", () => {
    const { framework: read, evidence, recipe } = readCase(varied);
    const whole = assess(read, evidence, recipe);
    expect(assess(read, evidence, recipe)).toEqual(whole);
    const input = prepare(read, evidence, recipe);
    const parts = [
      { first: 25, count: 15 },
      { first: 0, count: 25 },
    ].map((range) => replay(input, recipe, range));
    expect(assess(read, evidence, recipe, new Map([["2015", joinReplays(parts)]]))).toEqual(whole);
  });

  test("counts runs that gave no index at all", () => {
    const { framework: read, evidence, recipe } = readCase("uncertainty: { runs: 20 }");
    const nothing = { ...evidence, observations: { ...evidence.observations, count: 0 } };
    const failed = assess(read, nothing, recipe).findings.find(({ code }) => code === "runs-failed");
    expect(failed?.values).toEqual({ count: 20, of: 20 });
  });
});

describe("traceScore()", () => {
  function leaves(trace: Trace): readonly Trace[] {
    return trace.indicator === null ? trace.below.flatMap(leaves) : [trace];
  }

  test("follows a score to the rows behind it; contributions add up to it", () => {
    const assessment = run();
    for (const [u, unit] of ["A", "B", "C"].entries()) {
      const trace = traceScore(assessment, unit, "security");
      expect(trace.score).toBe(assessment.nodes[0]!.score[u]);
      const sum = trace.below.reduce(
        (so, { contribution, shareUsed }) => (shareUsed > 0 ? so + contribution : so),
        0,
      );
      expect(sum).toBeCloseTo(trace.score, 14);
    }
    const [hunger, , clinics] = leaves(traceScore(assessment, "A", "security")).map(
      ({ indicator }) => indicator!,
    );
    expect(hunger!.from).toMatchObject({
      file: "observations.csv",
      row: 2,
      period: "2014",
      value: 10,
      standardError: 1,
    });
    expect(clinics).toMatchObject({
      treated: 5,
      used: 5,
      imputed: false,
      denominator: { id: "population", from: null, value: 2000, scale: 1000 },
    });
  });

  test("shows gaps with their reason, imputed values as such, and no contribution but to a mean", () => {
    const filled = run(
      "missing: { minCoverage: 0.5 }\nimpute: { method: mean }\naggregate: { method: geometric }\nuncertainty: { runs: 0 }",
    );
    const water = leaves(traceScore(filled, "B", "health"))[1]!;
    expect(water.indicator).toMatchObject({ treated: NaN, used: 80, imputed: true, from: null });
    expect([water.score, water.contribution]).toEqual([0.8, NaN]);
    const gap = leaves(traceScore(run(), "B", "health"))[1]!;
    expect([gap.reason, gap.shareUsed, gap.share]).toEqual(["not-collected", 0, 0.5]);
  });

  test("shows what each part adds in the unit's own favour", () => {
    const own = run(
      "missing: { minCoverage: 0.5 }\nnodes: { security: { aggregate: { method: benefit-of-the-doubt, minShare: 0.2, maxShare: 0.8 } } }\nuncertainty: { runs: 0 }",
    );
    for (const unit of ["A", "B"]) {
      const { score, below } = traceScore(own, unit, "security");
      expect(score).toBeGreaterThan(0);
      expect(below.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 12);
      for (const { shareUsed } of below)
        expect(shareUsed >= 0.2 - 1e-9 && shareUsed <= 0.8 + 1e-9).toBe(true);
    }
  });

  test("refuses what the assessment does not have", () => {
    expect(() => traceScore(run(), "Z", "security")).toThrow('"Z"');
    expect(() => traceScore(run(), "A", "peace")).toThrow('"peace"');
  });
});
