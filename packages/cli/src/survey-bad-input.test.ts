/** Answers with something wrong in them: told with place and remedy, and the rest is estimated all the same. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, readTable, refused, type ShownFinding } from "./testing/run-salus.ts";
import { plus, swap } from "./testing/small-case.ts";
import { edit, naiveShare, type Row, submissions, surveyCase } from "./testing/survey-case.ts";

const quick = ["--runs", "20"];

/** Findings beside the one that the shipped case has; each must have a message and a remedy. */
async function assess(
  folder: string,
): Promise<{ readonly findings: readonly ShownFinding[]; readonly results: string }> {
  const { findings, results } = await assessed(folder, quick);
  const own = findings.filter(({ code }) => code !== "units-without-score");
  for (const { message, remedy } of own)
    expect([message, remedy].every((text) => text.length > 10)).toBe(true);
  return { findings: own, results };
}

function places(findings: readonly ShownFinding[]): readonly string[] {
  return findings.map(({ code, file, row, column }) =>
    [code, file, row, column].filter((each) => each !== undefined).join(" "),
  );
}

function estimateOf(results: string, item: string, category: string, group = ""): Row {
  return readTable(results, "estimates.csv").find(
    (each) => each["item"] === item && each["category"] === category && each["group"] === group,
  )!;
}

const isWorried = (row: Row): number =>
  ["", "do_not_know", "prefer_not_to_say"].includes(row["C1"]!)
    ? Number.NaN
    : Number(["quite_a_lot", "very_much"].includes(row["C1"]!));

describe("what is wrong with the sample", () => {
  test.concurrent("weights that are missing, zero, negative or words: those rows are left out, with their numbers", async () => {
    const broken: Readonly<Record<number, string>> = { 2: "", 5: "0", 9: "-3", 12: "many" };
    const folder = surveyCase({
      "submissions.csv": edit((cells, row) => {
        cells["weight"] = broken[row] ?? cells["weight"]!;
      }),
    });
    const { findings, results } = await assess(folder);
    expect(places(findings)).toEqual(
      [2, 5, 9, 12].map((row) => `survey-weight-invalid submissions.csv ${row} weight`),
    );
    const naive = naiveShare(
      submissions().filter((_, i) => broken[i + 2] === undefined),
      isWorried,
    );
    const own = estimateOf(results, "C1", "(counted)");
    expect(Number(own["n"])).toBe(naive.n);
    expect(Math.abs(Number(own["value"]) - naive.value)).toBeLessThan(1e-12);
  });

  test.concurrent("a stratum with one cluster: told, and its rule named", async () => {
    const folder = surveyCase({
      "submissions.csv": edit((cells) => {
        if (cells["cluster"] === "100") cells["stratum"] = "north-alone";
      }),
    });
    const { findings, results } = await assess(folder);
    expect(places(findings)).toEqual(["survey-design-problem submissions.csv 2"]);
    expect(findings[0]!.message).toContain("adjust");
    const row = estimateOf(results, "C1", "(counted)");
    expect(Number(row["low"])).toBeLessThan(Number(row["value"]));
  });

  test.concurrent("without the column of weights nothing is estimated as if all weighed the same", async () => {
    const folder = surveyCase({ "survey.yaml": swap("weight: weight", "weight: wt") });
    const findings = await refused(folder);
    expect(places(findings)).toContain("weight-column-missing submissions.csv 1 wt");
  });
});

describe("what is wrong with answers", () => {
  test.concurrent("a question that nobody answered has no estimate, and all others have", async () => {
    const folder = surveyCase({
      "submissions.csv": edit((cells) => {
        cells["C1"] = "";
      }),
    });
    const { findings, results } = await assess(folder);
    expect(places(findings)).toEqual([
      "item-unanswered submissions.csv C1",
      "indicator-empty indicators.csv id",
    ]);
    expect(estimateOf(results, "C2", "(counted)")["value"]).not.toBe("");
    const hunger = readTable(results, "priorities.csv").find(({ threat }) => threat === "food.hunger");
    expect(hunger!["rank"]).not.toBe("");
  });

  test.concurrent("codes that the list does not have: each row told, and counted as no answer", async () => {
    const folder = surveyCase({
      "submissions.csv": edit((cells, row) => {
        if (row === 3 || row === 8) cells["C1"] = "terribly";
      }),
    });
    const { findings, results } = await assess(folder);
    expect(places(findings)).toEqual(
      [3, 8].map((row) => `answer-not-in-list submissions.csv ${row} worry/C1`),
    );
    const naive = naiveShare(
      submissions().map((row, i) => (i === 1 || i === 6 ? { ...row, C1: "" } : row)),
      isWorried,
    );
    expect(Number(estimateOf(results, "C1", "(counted)")["n"])).toBe(naive.n);
  });

  test.concurrent("another version of the form, told where it begins", async () => {
    const folder = surveyCase({
      "submissions.csv": edit((cells, row) => {
        if (row >= 200) cells["__version__"] = "2025-2";
      }),
    });
    const { findings } = await assess(folder);
    expect(places(findings)).toEqual(["form-version-changed submissions.csv 200 __version__"]);
  });

  test.concurrent("one id twice with other answers: the second is left out, and the difference told", async () => {
    const folder = surveyCase({
      "submissions.csv": edit((cells, row) => {
        if (row === 7) cells["_uuid"] = "00000000-0000-4000-8000-000000000001";
      }),
    });
    const { findings, results } = await assess(folder);
    expect(places(findings)).toEqual(["instance-id-repeated submissions.csv 7 _uuid"]);
    expect(findings[0]!.message).toContain("The rows differ");
    const naive = naiveShare(
      submissions().filter((_, i) => i !== 5),
      isWorried,
    );
    expect(Number(estimateOf(results, "C1", "(counted)")["n"])).toBe(naive.n);
  });

  test.concurrent("members whose household is not there are left out, and so is a table that is tied to nothing", async () => {
    const repeats =
      "\nrepeats: [{ file: members.csv, repeat: members, parentKey: house, key: _index, columns: [age_band] }]";
    const folder = surveyCase({ "survey.yaml": plus(repeats) });
    writeFileSync(join(folder, "members.csv"), "house,age_band\n1,child\n1,adult\n9999,child\n2,adult\n");
    const { findings } = await assess(folder);
    expect(places(findings)).toEqual(["repeat-without-parent members.csv 4 house"]);

    const loose = surveyCase({ "survey.yaml": plus(repeats.replace("parentKey: house", "parentKey: home")) });
    writeFileSync(join(loose, "members.csv"), "house,age_band\n1,child\n");
    expect(places((await assess(loose)).findings)).toContain("repeat-unlinked members.csv 1");
  });
});

describe("too few people", () => {
  test.concurrent("of eight people nothing is shown, and the case is assessed by its other figures", async () => {
    const folder = surveyCase({
      "submissions.csv": (text) => `${text.split("\n").slice(0, 9).join("\n")}\n`,
    });
    const { findings, results } = await assess(folder);
    const withheld = findings.filter(({ code }) => code === "item-withheld");
    // The list of one kind of finding is cut at 20.
    expect(withheld).toHaveLength(20);
    for (const each of withheld) expect([each.file, each.severity]).toEqual(["submissions.csv", "warning"]);
    const estimates = readTable(results, "estimates.csv");
    expect(estimates.length).toBeGreaterThan(100);
    expect(estimates.filter(({ value, n }) => value !== "" || n !== "")).toEqual([]);
    const heard = readTable(results, "heard.csv").filter(({ people }) => people !== "" && people !== "0");
    expect(heard).toEqual([]);
    const deprivation = readTable(results, "deprivation.csv").filter(({ value }) => value !== "");
    expect(deprivation).toEqual([]);
    const flood = readTable(results, "priorities.csv").find(({ threat }) => threat === "env.flood");
    expect(flood!["rank"]).not.toBe("");
  });
});
