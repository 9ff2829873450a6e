/** The shipped survey case through the command: what it shows, and what hangs on the answers. */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCase } from "./case-folder.ts";
import { assessed, brief, hashesOf, readTable } from "./testing/run-salus.ts";
import { swap } from "./testing/small-case.ts";
import { naiveShare, type Row, submissions, surveyCase } from "./testing/survey-case.ts";

const once = assessed(surveyCase());

function documentOf(results: string) {
  return JSON.parse(readFileSync(join(results, "assessment.json"), "utf8")) as {
    readonly voices: {
      readonly structure: { readonly verdict: string; readonly analysis: { readonly dimensions: number } };
      readonly coding: {
        readonly codes: readonly { readonly code: string; readonly isNew: boolean }[];
        readonly promoted: readonly object[];
      };
      readonly meta: { readonly people: number; readonly strata: number; readonly clusters: number };
    };
  };
}

function rankOf(results: string, threat: string, place: string): number {
  const row = readTable(results, "priorities.csv").find(
    (each) => each["threat"] === threat && each["place"] === place,
  );
  return Number(row!["rank"]);
}

/** What counts at an item of worry; NaN where somebody did not answer. */
function worried(item: string, isInside: (row: Row) => boolean = () => true): (row: Row) => number {
  return (row) => {
    const answer = row[item]!;
    if (!isInside(row) || ["", "do_not_know", "prefer_not_to_say"].includes(answer)) return Number.NaN;
    return Number(["quite_a_lot", "very_much"].includes(answer));
  };
}

describe("the shipped survey case", () => {
  test("is assessed with one warning, which it explains", async () => {
    const { findings, results } = await once;
    expect(brief(findings)).toEqual(["units-without-score scores.csv"]);
    const { voices } = documentOf(results);
    expect(voices.meta).toMatchObject({ people: 480, strata: 4, clusters: 40 });
    expect(voices.structure).toMatchObject({ verdict: "as-expected", analysis: { dimensions: 3 } });
    expect(voices.coding.codes.filter(({ isNew }) => isNew)).toEqual([]);
    expect(voices.coding.promoted).toMatchObject([{ threat: "own.crop-raiding", code: "new.crop-raiding" }]);
  });

  test.each([
    { item: "C6", group: "", isInside: () => true },
    { item: "C6", group: "unit=old-market", isInside: (row: Row) => row["A8"] === "old_market" },
    {
      item: "C1",
      group: "unit=old-market-women",
      isInside: (row: Row) => row["A8"] === "old_market" && row["A5"] === "woman",
    },
    { item: "C12", group: "sex=man", isInside: (row: Row) => row["A5"] === "man" },
  ])("$item among “$group” is the share that a plain count gives, with its design effect", async (asked) => {
    const { results } = await once;
    const naive = naiveShare(submissions(), worried(asked.item, asked.isInside));
    const row = readTable(results, "estimates.csv").find(
      (each) =>
        each["item"] === asked.item && each["group"] === asked.group && each["category"] === "(counted)",
    )!;
    expect(Number(row["n"])).toBe(naive.n);
    expect(Math.abs(Number(row["value"]) - naive.value)).toBeLessThan(1e-12);
    // The effective number of answers is what a simple random sample would need for this variance.
    const simple = (naive.value * (1 - naive.value)) / (1 - 1 / naive.n);
    expect(Math.abs(Number(row["effectiveN"]) / (simple / naive.standardError ** 2) - 1)).toBeLessThan(1e-9);
  });

  test("a share feeds its indicator in per cent, with the standard error by hand", async () => {
    const naive = naiveShare(
      submissions(),
      worried("C6", (row) => row["A8"] === "old_market"),
    );
    const { loaded } = await loadCase(surveyCase());
    const { framework, evidence } = loaded!;
    const unit = evidence.units.findIndex(({ id }) => id === "old-market");
    const indicator = framework.indicators.findIndex(({ id }) => id === "worry-attack");
    const { observations } = evidence;
    const at = observations.unit.findIndex(
      (each, i) => each === unit && observations.indicator[i] === indicator,
    );
    expect(Math.abs(observations.value[at]! / 100 - naive.value)).toBeLessThan(1e-12);
    expect(Math.abs(observations.standardError![at]! / 100 - naive.standardError)).toBeLessThan(1e-12);
    // Goalposts 0 and 100, and less is more secure.
    const score = readTable((await once).results, "scores.csv").find(
      (each) => each["unit"] === "old-market" && each["node"] === "worry-attack" && each["period"] === "2025",
    )!;
    expect(Math.abs(Number(score["score"]) - (1 - naive.value))).toBeLessThan(1e-12);
  });

  test("seven people with a disability are nowhere shown", async () => {
    const { results } = await once;
    const own = readTable(results, "estimates.csv").filter(
      ({ group }) => group === "unit=old-market-disability",
    );
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter(({ value, reason }) => value !== "" || reason !== "suppressed")).toEqual([]);
  });

  test("no mean stands beside shares that it would give away", async () => {
    const { results } = await once;
    const rows = readTable(results, "estimates.csv").filter(({ item }) => item!.startsWith("D1_"));
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const key = `${row["item"]} ${row["group"]}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const isShown = (row: Row | undefined): boolean => row?.["value"] !== "";
    const whole = [...groups.values()].map((own) => ({
      // No, someone in the household, and oneself: with the last two together, the mean tells each.
      shares: own.filter((row) => !row["category"]!.startsWith("(")).every(isShown),
      mean: isShown(own.find((row) => row["category"] === "(mean)")),
    }));
    expect(whole.filter(({ mean, shares }) => mean && !shares)).toEqual([]);
    expect(whole.filter(({ mean }) => mean).length).toBeGreaterThan(10);
    expect(whole.filter(({ shares }) => !shares).length).toBeGreaterThan(10);
  });
});

describe("answers and the order of threats", () => {
  const place = "example-district";
  const copy = (folder: string): string => readFileSync(join(folder, "results/priorities.csv"), "utf8");

  test("a flood goes from before hunger to far behind it when answers come, and back when they go", async () => {
    const folder = surveyCase({ "submissions.csv": null });
    const without = await assessed(folder);
    expect(brief(without.findings)).toContain("survey-answers-awaited survey.yaml");
    const before = copy(folder);
    expect(["env.flood", "food.hunger"].map((threat) => rankOf(without.results, threat, place))).toEqual([
      2, 3,
    ]);

    const shipped = surveyCase();
    writeFileSync(join(folder, "submissions.csv"), readFileSync(join(shipped, "submissions.csv")));
    const { results } = await assessed(folder);
    const [flood, hunger] = ["env.flood", "food.hunger"].map((threat) => rankOf(results, threat, place));
    expect([flood, hunger]).not.toEqual([2, 3]);
    expect(flood).toBeGreaterThan(hunger!);
    expect(copy(folder)).toBe(readFileSync(join((await once).results, "priorities.csv"), "utf8"));

    rmSync(join(folder, "submissions.csv"));
    await assessed(folder);
    expect(copy(folder)).toBe(before);
  });
});

describe("the group that a threat hits worst", () => {
  const crime = async (folder: string): Promise<Row> =>
    readTable((await assessed(folder)).results, "priorities.csv").find(
      (each) => each["threat"] === "pers.crime" && each["place"] === "old-market",
    )!;
  const harmed = new Set([
    "serious_still_recovering",
    "very_serious_cannot_recover_alone",
    "threatened_life",
  ]);

  test("lifts it where enough answers stand behind, and is not spoken of where they do not", async () => {
    const women = naiveShare(submissions(), (row) =>
      row["A8"] === "old_market" && row["A5"] === "woman" && !["", "do_not_know"].includes(row["D3_6"]!)
        ? Number(harmed.has(row["D3_6"]!))
        : Number.NaN,
    );
    const lifted = await crime(surveyCase());
    expect(lifted).toMatchObject({ worstHitGroup: "old-market-women", reason: "lifted-by-group" });
    expect(Math.abs(Number(lifted["worstHitValue"]) - women.value)).toBeLessThan(1e-12);

    const floor = (minN: number) => surveyCase({ "recipe.yaml": swap("minN: 15", `minN: ${minN}`) });
    expect(await crime(floor(women.n))).toMatchObject({ worstHitGroup: "old-market-women" });
    const above = await crime(floor(women.n + 1));
    expect([above["worstHitGroup"], above["reason"]]).toEqual(["", ""]);
  });
});

test("the same bytes in every file on one worker and on two, with answers", async () => {
  const run = async (workers: string): Promise<object> =>
    hashesOf((await assessed(surveyCase(), ["--workers", workers])).results);
  const one = await run("1");
  expect(Object.keys(one)).toEqual(
    expect.arrayContaining(["estimates.csv", "gap.csv", "heard.csv", "deprivation.csv", "report.html"]),
  );
  expect(await run("2")).toEqual(one);
});
