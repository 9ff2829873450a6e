/** Priorities of a case: threats linked to indicators and groups, whatever their order, and the guard that keeps a small group in view. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import type { Evidence, Voices } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import {
  createObservationsReader,
  parseFramework,
  parseRecipe,
  parseUnits,
  type Table,
} from "../../formats/case/index.ts";
import type { Framework } from "../../framework/index.ts";
import { randomStreams } from "../../numerics/index.ts";
import { prepare } from "../../period-inputs.ts";
import { createEngine, type EngineInput } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { diceFrom } from "../uncertainty/dice.ts";
import { drawRun } from "../uncertainty/draw.ts";
import { anchoredScores } from "./anchored-scores.ts";
import { assessPriorities, type CasePriorities } from "./assess-priorities.ts";
import { type PriorityRow, priorityColumns } from "./priorities.ts";

fc.configureGlobal({ seed: 1994 });

const framework = `{ format: salus/framework@1, id: place, version: 1.0.0, title: A place, date: 2026-11-23,
  owner: { body: A council, endorsed: false }, requestedBy: null,
  context: { place: here, population: all, period: 2015, purpose: a plan, audience: us }, freedoms: [want],
  index: { id: security, title: Security, components: [{ id: food, title: Food }, { id: safety, title: Safety }] } }`;

const indicators = `id,title,component,unitOfMeasure,direction,low,high,weight
hunger,Hunger,food,%,-1,0,50,1
harvest,Harvest,food,t,1,0,10,3
attacks,Attacks,safety,number,-1,0,100,1
beside,Beside,,%,-1,0,40,1
context,Context,,%,0,0,40,1`;

const threats = `id,title,component,severityIndicators,pervasivenessIndicators,lasting
famine,Famine,food,hunger;harvest,beside,hunger
attack,Attack,safety,attacks,,attacks
shown,Shown,food,context,beside,
flood,Flood,food,,,`;

const units = `id,title,parent,level,population
A,Aa,,place,10000
B,Bee,,place,8000
C,Cee,,place,5000
A-few,Few,A,group,1200
A-many,Many,A,group,8700
A-tiny,Tiny,A,group,100`;

const observations = `unit,period,hunger,harvest,attacks,beside,context
A,2015,25,4,,10,5
B,2015,10,8,30,30,
C,2015,,2,,,
A-few,2015,,,95,,
A-many,2015,,,5,,
A-tiny,2015,,,100,,`;

const standardErrors = "unit,indicator,period,value,standardError\nA,beside,2014,1,1";

function table(file: string, text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

type Case = { readonly framework: Framework; readonly evidence: Evidence; readonly recipe: Recipe };

const vary = `uncertainty: { runs: 60, seed: 3, vary: [{ at: weights, dirichlet: { concentration: 20 } },
  { at: normalise.method, values: [goalposts, percentile-rank] }, { at: impute.method, values: [none, mean] }] }\n`;

function readCase(section: string, more = vary): Case {
  const list = createFindingList();
  const files = {
    framework: { file: "framework.yaml", text: framework },
    indicators: table("indicators.csv", indicators),
    threats: table("threats.csv", threats),
  };
  const read = parseFramework(files, list)!.framework;
  const places = parseUnits(table("units.csv", units), list);
  const reader = createObservationsReader(read.indicators, places, [], list);
  for (const [name, text] of [
    ["observations-wide", observations],
    ["observations", standardErrors],
  ] as const) {
    const sink = reader.open(name, `${name}.csv`);
    for (const [i, line] of text.split("\n").entries()) sink(line.split(","), i + 1);
  }
  const recipe = parseRecipe(
    "recipe.yaml",
    `format: salus/recipe@1\nperiod: { at: 2015 }\n${more}priorities: ${section}\n`,
    list,
  )!.recipe;
  expect(list.all()).toEqual([]);
  const evidence = { units: places, observations: reader.build(), sources: [], weightSets: new Map() };
  return { framework: read, evidence, recipe };
}

function inputOf({ framework: read, evidence, recipe }: Case): EngineInput {
  return prepare(read, evidence, recipe);
}

function rank(given: Case, voices?: Voices): CasePriorities {
  return assessPriorities(inputOf(given), given.recipe, voices)!;
}

function rowOf(found: CasePriorities, place: string, threat: string): PriorityRow {
  const row = found.places.flatMap(({ rows }) => rows).find((r) => r.place === place && r.threat === threat);
  if (row === undefined) throw new RangeError(`Cannot find ${threat} in ${place}`);
  return row;
}

describe("threats and their indicators", () => {
  const found = rank(readCase("{}"));

  test("severity is 1 minus the weighted mean score, pervasiveness likewise, also of indicators outside the tree", () => {
    // Hunger 25 of 0–50 scores ½, harvest 4 of 0–10 scores 0.4 with three times the weight; beside 10 of 0–40 scores ¾.
    const row = rowOf(found, "A", "famine");
    expect(row.severity).toBeCloseTo(1 - (0.5 + 3 * 0.4) / 4, 12);
    expect(row.pervasiveness).toBeCloseTo(0.25, 12);
    expect(row.priority).toBeCloseTo(Math.sqrt(row.severity * row.pervasiveness), 12);
    expect(row.severityLow).toBeLessThan(row.severity);
    expect(row.severityHigh).toBeGreaterThan(row.severity);
  });

  test("what has no figures is no zero: it has a reason and no rank", () => {
    for (const [threat, reason] of [
      ["flood", "no-severity;no-pervasiveness"],
      ["shown", "no-severity"],
    ] as const) {
      const row = rowOf(found, "A", threat);
      expect(row).toMatchObject({ reason, severity: Number.NaN, priority: Number.NaN, rank: Number.NaN });
      expect(row.pTop5).toBeNaN();
    }
  });

  test("too few observed indicators give no value, and guesses do not count as observed", () => {
    expect(rowOf(found, "C", "famine").severity).toBeCloseTo(0.8, 12);
    const strict = rank(
      readCase("{ minCoverage: 0.6, places: [A, C] }", `impute: { method: mean }\n${vary}`),
    );
    expect(rowOf(strict, "C", "famine").severity).toBeNaN();
    expect(rowOf(strict, "A", "famine").severity).toBeCloseTo(0.575, 12);
  });

  test("a recipe on another scale does not move them: goalposts anchor", () => {
    const other = rank(readCase("{}", "normalise: { method: percentile-rank }\n"));
    expect(rowOf(other, "B", "famine").severity).toBeCloseTo(1 - (0.8 + 3 * 0.8) / 4, 12);
    const scores = rank(readCase("{}", "normalise: { method: z-score }\n"));
    expect(rowOf(scores, "B", "attack").severity).toBeCloseTo(0.3, 12);
  });

  test("goalposts that the recipe sets count, and an indicator left out of the index still speaks of its threat", () => {
    const own = rank(readCase("{}", "nodes: { hunger: { high: 100 }, attacks: { include: false } }\n"));
    expect(rowOf(own, "A", "famine").severity).toBeCloseTo(1 - (0.75 + 3 * 0.4) / 4, 12);
    expect(rowOf(own, "B", "attack").severity).toBeCloseTo(0.3, 12);
  });

  test("rows have the contract's columns, first priority first, threats without one last", () => {
    expect(priorityColumns.join()).toBe(
      "threat,place,severity,severityLow,severityHigh,pervasiveness,pervasivenessLow,pervasivenessHigh,worstHitGroup,worstHitValue,priority,rank,pTop1,pTop3,pTop5,reason",
    );
    for (const { rows } of found.places) {
      expect(rows).toHaveLength(4);
      const ranks = rows.map((row) => (Number.isNaN(row.rank) ? Number.POSITIVE_INFINITY : row.rank));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      for (const row of rows) expect(Object.keys(row)).toEqual([...priorityColumns]);
    }
  });

  test("without the section there are none, and without threats neither", () => {
    const given = readCase("{}");
    const { priorities: _, ...bare } = given.recipe;
    expect(assessPriorities(inputOf(given), bare)).toBeNull();
    const empty = { ...given, framework: { ...given.framework, threats: [] } };
    expect(assessPriorities(inputOf(empty), given.recipe)).toBeNull();
    expect(assess(given.framework, given.evidence, bare).priorities).toBeNull();
  });
});

describe("the guard", () => {
  test("a threat that is severe for a small group cannot vanish in the mean", () => {
    const row = rowOf(rank(readCase("{}")), "A", "attack");
    // By population: 1,200 at 0.95, 8,700 at 0.05, 100 at 1.
    expect(row.severity).toBeCloseTo((1200 * 0.95 + 8700 * 0.05 + 100) / 10_000, 12);
    expect(row.severity).toBeLessThan(0.2);
    expect(row.worstHitGroup).toBe("A-few");
    expect(row.worstHitValue).toBeCloseTo(0.95, 12);
    expect(row.reason).toBe("lifted-by-group");
    // Without indicators of its own: people in groups whose severity reaches one half.
    expect(row.pervasiveness).toBeCloseTo(0.13, 12);
  });

  test("lifts by its level, and speaks of no group below the floor", () => {
    const high = rank(readCase("{ guard: { level: 0.96 } }"));
    expect(rowOf(high, "A", "attack").reason).toBe("");
    const floor = rank(readCase("{ guard: { minPopulation: 1500 } }"));
    expect(rowOf(floor, "A", "attack")).toMatchObject({ worstHitGroup: "A-many", reason: "" });
    const low = rank(readCase("{ guard: { minPopulation: 50 } }"));
    expect(rowOf(low, "A", "attack").worstHitGroup).toBe("A-tiny");
  });
});

describe("order and place", () => {
  test("neither the order of threats nor of units moves a number", () => {
    const given = readCase("{}");
    const whole = rank(given);
    const rows = (found: CasePriorities): readonly PriorityRow[] =>
      found.places.toSorted((a, b) => (a.rows[0]!.place < b.rows[0]!.place ? -1 : 1)).flatMap((p) => p.rows);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        const turned = order.map((t) => given.framework.threats[t]!);
        expect(rows(rank({ ...given, framework: { ...given.framework, threats: turned } }))).toEqual(
          rows(whole),
        );
      }),
      { numRuns: 12 },
    );
    const input = inputOf(given);
    const backwards = {
      ...input,
      units: input.units.toReversed(),
      panel: {
        ...input.panel,
        values: Float64Array.from(input.panel.values, (_, cell) => {
          const n = input.units.length;
          const [i, u] = [Math.floor(cell / n), cell % n];
          return input.panel.values[i * n + n - 1 - u]!;
        }),
        standardErrors: null,
      },
    };
    const plain = { ...input, panel: { ...input.panel, standardErrors: null } };
    expect(rows(assessPriorities(backwards, given.recipe)!)).toEqual(
      rows(assessPriorities(plain, given.recipe)!),
    );
  });

  test("a place has the same numbers alone as among others: its stream is its own", () => {
    const whole = rank(readCase("{}"));
    const alone = rank(readCase("{ places: [B] }"));
    expect(alone.places).toHaveLength(1);
    expect(alone.places[0]!.rows).toEqual(whole.places.find(({ unit }) => unit === 1)!.rows);
    expect(alone.places[0]!.smaa).toEqual(whole.places.find(({ unit }) => unit === 1)!.smaa);
  });

  test("places are the top level with data; one that is named is there without any", () => {
    const places = (section: string): readonly string[] =>
      rank(readCase(section)).places.map(({ rows }) => rows[0]!.place);
    expect(places("{}")).toEqual(["A", "B", "C"]);
    expect(places("{ places: [A-tiny, A] }")).toEqual(["A-tiny", "A"]);
  });
});

describe("replays of indicators", () => {
  const named = new Set(["hunger", "harvest", "attacks", "beside", "context"]);

  test("are the leaves of the recipe's own runs, run by run, kept where the run is on the recipe's scale", () => {
    const given = readCase("{}", vary.replace(/\] \}\n$/, ", { at: values }] }\n"));
    const input = inputOf(given);
    const { indicators: scores, runs } = anchoredScores(input, given.recipe, named);
    const engine = createEngine(input);
    const nextStream = randomStreams(given.recipe.uncertainty.seed, 0);
    const expected: Float64Array[] = [];
    for (let run = 0; run < given.recipe.uncertainty.runs; run++) {
      const { recipe, perturbation } = drawRun(
        diceFrom(nextStream(), `oracle ${run}`),
        given.recipe,
        given.recipe.uncertainty.vary,
        { engine, input },
      );
      if (recipe.normalise.method !== "goalposts") continue;
      const leaf = engine.tree.findIndex((node) => node.id === "hunger");
      expected.push(engine.run(recipe, perturbation).nodes[leaf]!.score);
    }
    expect(runs).toBe(expected.length);
    expect(runs).toBeGreaterThan(15);
    expect(runs).toBeLessThan(45);
    expect(scores.get("hunger")!.replays).toEqual(expected);
    expect(scores.has("context")).toBe(false);
    expect(Array.from(scores.get("beside")!.score.subarray(0, 3))).toEqual([0.75, 0.25, Number.NaN]);
  });

  test("without runs values are certain and have no range", () => {
    const row = rowOf(rank(readCase("{}", "uncertainty: { runs: 0 }\n")), "A", "famine");
    expect(row.severity).toBeCloseTo(0.575, 12);
    expect(row.severityLow).toBeNaN();
  });
});

describe("criteria and their weights", () => {
  test("a further criterion is asked of every threat, from its own column of threats.csv", () => {
    const section = "{ further: [{ id: lasting, title: How long, column: lasting }] }";
    const found = rank(readCase(section));
    expect(found.criteria.map(({ id, share }) => [id, share])).toEqual([
      ["severity", 1 / 3],
      ["pervasiveness", 1 / 3],
      ["lasting", 1 / 3],
    ]);
    const row = rowOf(found, "A", "famine");
    expect(row.priority).toBeCloseTo(Math.cbrt(row.severity * row.pervasiveness * 0.5), 12);
    // Attacks were counted in groups only, so how long they last in A is not known.
    expect(rowOf(found, "A", "attack").reason).toBe("no-further-criterion;lifted-by-group");
  });

  test.each([
    ["{ weights: { method: equal } }", [0.5, 0.5]],
    ["{ weights: { method: stated, shares: { severity: 3, pervasiveness: 1 } } }", [0.75, 0.25]],
    ["{ weights: { method: stated, shares: { severity: 3 } } }", [1, 0]],
    ["{ weights: { method: ordered, order: [pervasiveness, severity] } }", [0.25, 0.75]],
    [
      "{ weights: { method: dirichlet, shares: { severity: 1, pervasiveness: 4 }, concentration: 9 } }",
      [0.2, 0.8],
    ],
    ["{ weights: { method: dirichlet, concentration: 9 } }", [0.5, 0.5]],
  ])("%s", (section, shares) => {
    const found = rank(readCase(section));
    expect(found.criteria.map(({ share }) => share)).toEqual(shares);
    const row = rowOf(found, "A", "famine");
    const expected = row.severity ** shares[0]! * row.pervasiveness ** shares[1]!;
    expect(row.priority).toBeCloseTo(expected, 12);
  });

  test("people's weights count by group, whatever its size, and give each group an order of its own", () => {
    const points = (judge: string, group: string, severity: number) =>
      [
        ["severity", severity],
        ["pervasiveness", 100 - severity],
      ].map(([about, value], row) => ({
        judge,
        group,
        method: "budget-allocation" as const,
        about: String(about),
        value: Number(value),
        file: "judgements.csv",
        row,
      }));
    const judgements = [
      ...Array.from({ length: 30 }, (_, i) => points(`a${i}`, "a", 80)).flat(),
      ...Array.from({ length: 10 }, (_, i) => points(`b${i}`, "b", 20)).flat(),
    ];
    const given = readCase("{ weights: { method: budget-allocation } }");
    const found = rank(given, { judgements, ballots: [] });
    expect(found.criteria[0]!.share).toBeCloseTo(0.5, 12);
    expect(found.weightsByGroup.map(({ group, judges, shares }) => [group, judges, shares[0]])).toEqual([
      ["a", 30, 0.8],
      ["b", 10, 0.2],
    ]);
    const inA = found.places[0]!;
    const first = inA.byGroup.map(
      ({ priorities }) => priorities.rows.find((r) => r.threat === "famine")!.priority,
    );
    const row = rowOf(found, "A", "famine");
    expect(first[0]).toBeCloseTo(row.severity ** 0.8 * row.pervasiveness ** 0.2, 12);
    expect(first[1]).toBeCloseTo(row.severity ** 0.2 * row.pervasiveness ** 0.8, 12);
    expect(rank({ ...given }, undefined)).toBeNull();
  });
});
