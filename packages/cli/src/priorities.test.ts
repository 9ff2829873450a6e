/** Priorities from the command: the contract's table, the whole of SMAA in the document, and the page that shows them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prioritiesCase } from "./testing/priorities-case.ts";
import { assessed, brief, hashesOf, readTable, refused, salus } from "./testing/run-salus.ts";
import { makeCase, plus, swap } from "./testing/small-case.ts";

type Place = {
  readonly place: string;
  readonly ranked: readonly string[];
  readonly acceptability: readonly (readonly number[])[];
  readonly pairwise: readonly (readonly number[])[];
  readonly centralWeights: readonly (readonly (number | null)[])[];
  readonly changes: readonly unknown[];
  readonly byGroup: readonly { readonly group: string; readonly judges: number }[];
};

type Document = {
  readonly priorities: {
    readonly criteria: readonly { readonly id: string; readonly share: number }[];
    readonly votes: readonly { readonly group: string | null; readonly ballots: number }[];
    readonly ratings: readonly { readonly threat: string; readonly divided: boolean }[];
    readonly places: readonly Place[];
  } | null;
};

function documentOf(results: string): Document {
  return JSON.parse(readFileSync(join(results, "assessment.json"), "utf8")) as Document;
}

describe("priorities.csv", () => {
  test.concurrent("has the contract's columns, and every threat with its reason", async () => {
    const { results, findings } = await assessed(makeCase(prioritiesCase));
    expect(brief(findings)).toEqual(["units-without-score scores.csv"]);
    const text = readFileSync(join(results, "priorities.csv"), "utf8");
    expect(text.split("\n")[0]).toBe(
      "threat,place,severity,severityLow,severityHigh,pervasiveness,pervasivenessLow,pervasivenessHigh,worstHitGroup,worstHitValue,priority,rank,pTop1,pTop3,pTop5,reason",
    );
    const rows = readTable(results, "priorities.csv");
    expect(rows.map((row) => [row["threat"], row["rank"], row["reason"]])).toEqual([
      ["no-school", "1", ""],
      ["hunger", "2", ""],
      ["violence", "3", "lifted-by-group"],
      ["flood", "", "no-severity;no-pervasiveness"],
      ["no-voice", "", "no-severity"],
    ]);
    // The herders are above the floor, the others hit harder are not.
    const violence = rows[2]!;
    expect(violence["worstHitGroup"]).toBe("v01-herders");
    expect(Number(violence["worstHitValue"])).toBeCloseTo((0.95 + 2 * 0.9) / 3, 12);
    expect(Number(violence["severity"])).toBeLessThan(0.6);
  });

  test.concurrent("is the same bytes on one, two and three workers, and for the same seed only", async () => {
    const of = async (...words: readonly string[]): Promise<Readonly<Record<string, string>>> =>
      hashesOf((await assessed(makeCase(prioritiesCase), words)).results);
    const one = await of("--workers", "1");
    for (const workers of ["2", "3"]) expect(await of("--workers", workers)).toEqual(one);
    expect((await of("--seed", "8"))["priorities.csv"]).not.toBe(one["priorities.csv"]);
  });

  test.concurrent("is not written where nobody asks, and goes away with the question", async () => {
    const folder = makeCase({ ...prioritiesCase, "recipe.yaml": (text) => text });
    const { results } = await assessed(folder);
    expect(Object.keys(hashesOf(results))).not.toContain("priorities.csv");
    expect(documentOf(results).priorities).toBeNull();
    expect(readFileSync(join(results, "report.html"), "utf8")).not.toContain('id="priorities"');
  });
});

test.concurrent("assessment.json has every rank's acceptability, pairs, central weights, voices and what would change the order", async () => {
  const { results } = await assessed(makeCase(prioritiesCase));
  const { criteria, places, votes, ratings } = documentOf(results).priorities!;
  expect(criteria.map(({ id }) => id)).toEqual(["severity", "pervasiveness"]);
  expect(criteria.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  const [place] = places;
  expect(place!.place).toBe("v01");
  expect(place!.ranked).toEqual(["hunger", "no-school", "violence"]);
  const rows = readTable(results, "priorities.csv");
  place!.ranked.forEach((threat, t) => {
    const ranks = place!.acceptability[t]!;
    expect(ranks).toHaveLength(3);
    expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Number(rows.find((row) => row["threat"] === threat)!["pTop1"])).toBe(ranks[0]);
    place!.pairwise[t]!.forEach((above, other) => {
      expect(above + place!.pairwise[other]![t]!).toBeCloseTo(1, 12);
    });
  });
  // Violence never comes first, so no weights put it there.
  expect(place!.centralWeights[2]).toEqual([null, null]);
  expect(place!.changes).toHaveLength(2);
  // Two elders are too few to be shown; with the smaller of the other groups they are not.
  expect(place!.byGroup.map(({ group, judges }) => [group, judges])).toEqual([
    ["men", 12],
    ["", 14],
  ]);
  expect(votes.map(({ group, ballots }) => [group, ballots])).toEqual([
    [null, 24],
    ["men", 12],
    ["women", 12],
  ]);
  expect(ratings.filter(({ divided }) => divided).map(({ threat }) => threat)).toEqual(["violence"]);
  expect(readFileSync(join(results, "assessment.json"), "utf8")).not.toContain("elders");
});

test.concurrent("the report says how sure, whom a threat hits hardest, what is missing and what would change the order", async () => {
  const { results } = await assessed(makeCase(prioritiesCase));
  const report = readFileSync(join(results, "report.html"), "utf8");
  const section = report.slice(report.indexOf('id="priorities"'), report.indexOf('id="units"'));
  for (const text of [
    "The most critical?",
    "likely\u00a0(",
    "Herders: 0.92",
    "Violence stays in view",
    "nothing on how deep it cuts: No say",
    "A gap is not a sign of security",
    "What would change the order",
    "if severity counted",
    "Rank (Schulze)",
    "strong agreement; at or above",
    "divided",
    "all other groups",
  ])
    expect(section).toContain(text);
  expect(report).toContain("Weights are those that people stated by spreading points");
  expect(section).not.toMatch(/elders|NaN|undefined/);
});

test.concurrent("the screen names the first threats of one place", async () => {
  const { out } = await salus(["assess", makeCase(prioritiesCase)]);
  expect(out).toContain(
    "Most critical and pervasive in Village 1, in this order: Out of school, Going hungry, Violence.",
  );
});

describe("what cannot be carried out", () => {
  test.concurrent.each<[string, Parameters<typeof makeCase>[0], readonly string[]]>([
    [
      "a place that is not there",
      { ...prioritiesCase, "recipe.yaml": swap("report:", "priorities: { places: [v99] }\nreport:") },
      ["priorities-place-unknown recipe.yaml:14 priorities.places[0]"],
    ],
    [
      "weights of people who were not asked",
      {
        ...prioritiesCase,
        "recipe.yaml": swap("report:", "priorities: { weights: { method: best-worst } }\nreport:"),
      },
      ["priorities-voices-missing recipe.yaml:14 priorities.weights.method"],
    ],
  ])("%s", async (_, changes, expected) => {
    expect(brief(await refused(makeCase(changes)))).toEqual(expected);
  });

  test.concurrent("bad rows of judges and voters are told by check, and the others are counted", async () => {
    const folder = makeCase({
      ...prioritiesCase,
      "judgements.csv": `${prioritiesCase["judgements.csv"]}x1,women,budget-allocation,severity,-4\nx2,women,budget-allocation,severity,4\n`,
      "ballots.csv": `${prioritiesCase["ballots.csv"]}x1,women,famine,1\n`,
      "units.csv": plus("v01-herders,Herders,v01,group,1100,"),
    });
    const { out } = await salus(["check", folder, "--json"]);
    const { findings } = JSON.parse(out) as { readonly findings: Parameters<typeof brief>[0] };
    const told = brief(findings).filter((each) => /judge|ballot|threat/.test(each));
    expect(told).toEqual([
      "judgement-invalid judgements.csv:81 value",
      "threat-unknown ballots.csv:69 threat",
      "judgement-incomplete judgements.csv:82",
    ]);
  });
});
