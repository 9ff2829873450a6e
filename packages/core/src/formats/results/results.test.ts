/** The tables and the JSON document of an assessment: the contract's headers, and the same numbers everywhere. */

import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import { type Assessment, noScoreReason } from "../../assessment/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { contentHash } from "../../framework/index.ts";
import { languageOf } from "../../messages/index.ts";
import {
  createObservationsReader,
  parseFramework,
  parseRecipe,
  parseUnits,
  type Table,
} from "../case/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import { formatAssessmentJson, type Provenance } from "./assessment-json.ts";
import { changesTable } from "./changes-table.ts";
import {
  choicesTable,
  findingsTable,
  leaveOneOutTable,
  pairsTable,
  type ResultTable,
  ranksTable,
  scoresTable,
  sensitivityTable,
  TOP,
} from "./tables.ts";

const framework = `{ format: salus/framework@1, id: place, version: 1.0.0, title: A place, date: 2026-11-23,
  owner: { body: A council, endorsed: false }, requestedBy: null,
  context: { place: here, population: all, period: 2015, purpose: a plan, audience: us }, freedoms: [want],
  index: { id: security, title: Security, components: [{ id: food, title: Food }, { id: health, title: Health }] } }`;

function table(file: string, text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

function run(
  recipeText = "uncertainty: { runs: 25, vary: [{ at: weights, dirichlet: { concentration: 1 } }] }",
  period = "{ at: 2015 }",
): Assessment {
  const list = createFindingList();
  const indicators = table(
    "indicators.csv",
    "id,title,component,unitOfMeasure,direction,low,high\na,A,food,%,1,0,100\nb,B,food,%,1,0,100\nc,C,health,%,-1,0,100\nd,D,,%,0,,",
  );
  const files = { framework: { file: "framework.yaml", text: framework }, indicators, threats: null };
  const read = parseFramework(files, list)!.framework;
  const units = parseUnits(table("units.csv", "id,title\nU,u\nV,v\nW,w\nX,x"), list);
  const reader = createObservationsReader(read.indicators, units, [], list);
  const sink = reader.open("observations-wide", "observations-wide.csv");
  const rows =
    "unit,period,a,b,c,d\nU,2015,10,30,20,5\nV,2014,90,70,60,\nV,2015,,,40,\nW,2015,50,,70,\nX,2015,,1,,";
  for (const [i, line] of rows.split("\n").entries()) sink(line.split(","), i + 1);
  const recipe = parseRecipe(
    "recipe.yaml",
    `format: salus/recipe@1\nperiod: ${period}\n${recipeText}`,
    list,
  )!.recipe;
  expect(list.all()).toEqual([]);
  return assess(read, { units, observations: reader.build(), sources: [], weightSets: new Map() }, recipe);
}

const assessment = run();
const provenance: Provenance = {
  engine: "9.9.9",
  files: [
    { name: "framework.yaml", sha256: "f" },
    { name: "observations-wide.csv", sha256: "o" },
    { name: "recipe.yaml", sha256: "r" },
  ],
  findings: [],
};

function rowsOf(each: ResultTable | null): readonly Readonly<Record<string, CsvCell>>[] {
  return [...each!.rows].map((cells) => {
    expect(cells).toHaveLength(each!.header.length);
    return Object.fromEntries(cells.map((cell, i) => [each!.header[i]!, cell]));
  });
}

describe("the tables", () => {
  test("have the contract's names and columns", () => {
    const all = [
      scoresTable(assessment),
      ranksTable(assessment),
      pairsTable(assessment),
      leaveOneOutTable(assessment),
      findingsTable([], languageOf("en").say),
    ];
    expect(Object.fromEntries(all.map((each) => [each!.file, each!.header.join(",")]))).toEqual({
      "scores.csv":
        "unit,period,node,kind,score,scoreLow,scoreHigh,native,rank,rankLow,rankHigh,coverage,sourcePeriod,reason",
      "ranks.csv": "unit,node,k,pTopK",
      "pairs.csv": "node,a,b,pAboveB",
      "leave-one-out.csv": "indicator,unit,score,rank,change",
      "findings.csv": "code,severity,file,row,column,message,remedy",
    });
  });

  test("scores.csv has a row for each node and unit, with a score or a reason and never both", () => {
    const rows = rowsOf(scoresTable(assessment));
    expect(rows).toHaveLength(assessment.nodes.length * 4);
    expect(rows[0]!["rankLow"]).not.toBe(rows[0]!["rankHigh"]);
    rows.forEach((row, i) => {
      const node = assessment.nodes[Math.floor(i / 4)]!;
      expect([row["node"], row["kind"], row["unit"], row["period"]]).toEqual([
        node.id,
        node.kind,
        "UVWX"[i % 4],
        "2015",
      ]);
      expect(row["score"]).toBe(node.score[i % 4]);
      expect(row["coverage"]).toBe(node.coverage[i % 4]);
      for (const end of ["scoreLow", "scoreHigh", "rankLow", "rankHigh"] as const)
        expect(row[end]).toBe(node.interval?.[end][i % 4]);
      expect(Number.isNaN(row["score"] as number)).toBe(row["reason"] !== undefined);
      expect(row["native"]).toBeUndefined();
    });
    const value = (node: string, unit: string): unknown =>
      rows.find((row) => row["node"] === node && row["unit"] === unit)!;
    expect(value("a", "V")).toMatchObject({ sourcePeriod: "2014", reason: undefined });
    expect(value("c", "X")).toMatchObject({ sourcePeriod: undefined, reason: "not-collected" });
    expect(value("security", "X")).toMatchObject({ sourcePeriod: undefined, reason: "coverage-below-floor" });
  });

  test("on a scale of their own the scores stand under native", () => {
    const native = run("normalise: { method: z-score }\nuncertainty: { runs: 5 }");
    for (const row of rowsOf(scoresTable(native))) {
      expect([row["score"], row["scoreLow"], row["scoreHigh"]]).toEqual([undefined, undefined, undefined]);
      expect(row["native"]).toBeTypeOf("number");
    }
    for (const { rank, rankLow, kind } of rowsOf(scoresTable(native)))
      expect(rankLow).toBe(kind === "indicator" ? undefined : rank);
  });

  test("ranks.csv rises with k, pairs.csv names each pair of scored units once", () => {
    const ranks = rowsOf(ranksTable(assessment));
    expect(ranks).toHaveLength(3 * TOP.length * 4);
    for (const unit of ["U", "V", "W"]) {
      const shares = ranks
        .filter((row) => row["unit"] === unit && row["node"] === "security")
        .map((row) => row["pTopK"] as number);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    }
    expect(rowsOf(pairsTable(assessment)).map((row) => `${row["a"]}${row["b"]}`)).toEqual(["UV", "UW", "VW"]);
  });

  test("leave-one-out.csv has a row for each scored indicator and unit", () => {
    const rows = rowsOf(leaveOneOutTable(assessment));
    expect(rows.map((row) => `${row["indicator"]}${row["unit"]}`)).toEqual(
      ["a", "b", "c"].flatMap((id) => [..."UVWX"].map((unit) => id + unit)),
    );
    expect(rows[0]!["change"]).toBeCloseTo(
      (rows[0]!["score"] as number) - assessment.nodes[0]!.score[0]!,
      15,
    );
  });

  test("what was not computed has no table", () => {
    const without = run("uncertainty: { runs: 0 }");
    expect([ranksTable(without), pairsTable(without), choicesTable(without)]).toEqual([null, null, null]);
    expect(leaveOneOutTable({ ...without, leaveOneOut: null })).toBeNull();
    expect(rowsOf(choicesTable(assessment)).map((row) => row["choice"])).toEqual([
      "weights",
      "weights",
      "weights",
      "weights",
    ]);
  });

  test("changes.csv and scores.csv hold every period that is compared; without any there is no changes.csv", () => {
    expect(changesTable(assessment)).toBeNull();
    const compared = run("uncertainty: { runs: 10 }", "{ at: 2015, compareWith: [2014] }");
    const rows = rowsOf(scoresTable(compared));
    expect(rows).toHaveLength(2 * compared.nodes.length * 4);
    expect(new Set(rows.slice(compared.nodes.length * 4).map((row) => row["period"]))).toEqual(
      new Set(["2014"]),
    );
    const table = changesTable(compared)!;
    expect(table.header.join(",")).toBe(
      "unit,node,kind,from,to,before,after,change,changeLow,changeHigh,pImproved,renewed,break,reason,matchedChange,matchedLow,matchedHigh,matchedPImproved,matchedCoverage",
    );
    const changes = rowsOf(table);
    expect(changes).toHaveLength(compared.nodes.length * 4);
    const of = (node: string, unit: string): unknown =>
      changes.find((row) => row["node"] === node && row["unit"] === unit);
    // V was seen for a and b in 2014 alone, for c anew in 2015: 60 before, 40 after, of a scale that runs down.
    expect(of("a", "V")).toMatchObject({
      from: "2014",
      to: "2015",
      change: 0,
      break: "",
      reason: "same-observation",
    });
    expect(of("c", "V")).toMatchObject({ before: 0.4, after: 0.6, reason: "not-replayed" });
    expect(of("food", "U")).toMatchObject({ break: "coverage", reason: "no-score-before" });
    const document = JSON.parse([...formatAssessmentJson(compared, provenance)].join("")) as Document;
    expect(document).toMatchObject({
      compared: [{ period: "2014" }],
      changes: [{ from: "2014", to: "2015" }],
    });
    expect(document["changes"]).toHaveLength(1);
  });

  test("sensitivity.csv has a row for each target and choice, empty where there is no share", () => {
    const explained = run(
      `uncertainty:
  runs: 0
  vary: [{ at: weights, dirichlet: { concentration: 5 } }, { at: values }]
  sensitivity: { sample: 16, bootstrap: 20, targets: ["score:*", mean-rank-shift] }`,
    );
    const table = sensitivityTable(explained)!;
    expect(table.file).toBe("sensitivity.csv");
    expect(table.header).toEqual(
      "target,choice,first,firstLow,firstHigh,total,totalLow,totalHigh".split(","),
    );
    const rows = rowsOf(table);
    expect(rows.map((row) => `${row["target"]} ${row["choice"]}`)).toEqual(
      ["score:U", "score:V", "score:W", "score:X", "mean-rank-shift"].flatMap((target) => [
        `${target} weights`,
        `${target} values`,
      ]),
    );
    const { shares } = explained.sensitivity!.targets[0]!;
    expect(rows[0]).toEqual({ target: "score:U", ...shares[0]! });
    expect(rows[0]!["total"]).toBeCloseTo(1, 0);
    // No value has a standard error, and X has no score in any run.
    expect(rows[1]!["total"]).toBe(0);
    expect(rows[6]!["first"]).toBeNaN();
    expect([sensitivityTable(assessment), assessment.sensitivity]).toEqual([null, null]);
  });

  test("findings.csv says each finding in words", () => {
    const [row] = rowsOf(findingsTable(assessment.findings, languageOf("en").say));
    expect(row).toMatchObject({ code: "units-without-score", severity: "warning", file: "scores.csv" });
    expect(row!["message"]).toContain("1 of 4");
  });
});

type Document = Readonly<Record<string, unknown>> & {
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
};

describe("assessment.json", () => {
  const parse = (given: Assessment): Document =>
    JSON.parse([...formatAssessmentJson(given, provenance)].join("")) as Document;
  const column = (values: ArrayLike<number>): readonly (number | null)[] =>
    Array.from(values, (value) => (Number.isNaN(value) ? null : value));

  test("is JSON with the numbers of the assessment, null where there is none", () => {
    const { nodes, ...document } = parse(assessment);
    expect(document["units"]).toEqual(["U", "V", "W", "X"]);
    for (const [i, node] of assessment.nodes.entries()) {
      expect(nodes[i]).toMatchObject({
        id: node.id,
        score: column(node.score),
        rank: column(node.rank),
        coverage: column(node.coverage),
        scoreLow: node.interval === null ? null : column(node.interval.scoreLow),
        rankHigh: node.interval === null ? null : column(node.interval.rankHigh),
        reason: Array.from(node.reason, noScoreReason),
      });
    }
    expect(nodes[0]!["score"]).toContain(null);
    expect(document["leaveOneOut"]).toHaveLength(3);
    expect(document["influence"]).toHaveLength(1);
    expect(document["sensitivity"]).toBeNull();
    expect(document["findings"]).toEqual(assessment.findings);
  });

  test("names what it rests on: framework, version, place, hashes, seed, engine", () => {
    const document = parse(assessment);
    expect(document).toMatchObject({
      format: "salus/assessment@1",
      engine: { version: "9.9.9" },
      framework: {
        id: "place",
        version: "1.0.0",
        hash: contentHash(assessment.input.framework),
        context: { place: "here" },
      },
      hashes: {
        recipe: contentHash(assessment.recipe),
        evidence: contentHash([{ name: "observations-wide.csv", sha256: "o" }]),
      },
      seed: 1,
      runs: 25,
      period: "2015",
    });
  });

  test("leads each value back to its file, row and period", () => {
    const a = parse(assessment).nodes.find((node) => node["id"] === "a")!;
    expect(a).toMatchObject({
      value: [10, 90, 50, null],
      sourceRow: [2, 3, 5, null],
      sourcePeriod: ["2015", "2014", "2015", null],
      sourceFile: [0, 0, 0, null],
    });
  });

  test("holds the shares of variance, null where there is none", () => {
    const explained = run(
      "uncertainty: { vary: [{ at: values }], sensitivity: { sample: 8, bootstrap: 4, targets: [mean-rank-shift] } }",
    );
    const none = {
      first: null,
      firstLow: null,
      firstHigh: null,
      total: null,
      totalLow: null,
      totalHigh: null,
    };
    expect(parse(explained)["sensitivity"]).toEqual({
      sample: 8,
      bootstrap: 4,
      runs: 24,
      failed: 0,
      targets: [{ target: "mean-rank-shift", rows: 8, variance: 0, shares: [{ choice: "values", ...none }] }],
    });
  });

  test("is JSON too where nothing was explored, and on a scale of its own", () => {
    const bare = parse({ ...run("uncertainty: { runs: 0 }"), leaveOneOut: null });
    expect([bare["leaveOneOut"], bare["influence"], bare["interval"]]).toEqual([null, null, null]);
    const native = parse(run("normalise: { method: z-score }\nuncertainty: { runs: 5 }"));
    expect(native).toMatchObject({ scale: "native" });
    expect([native.nodes[0]!["score"], native.nodes[0]!["scoreLow"]]).toEqual([undefined, null]);
    expect(native.nodes[0]!["native"]).toHaveLength(4);
  });
});
