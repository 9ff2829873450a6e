/** Real surveys through the command, where they are present: what is shown is what a plain count of their cells gives. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import {
  americas,
  brazil,
  hasSurvey,
  settlements,
  surveys,
  writeSurveyCase,
} from "./testing/real-surveys.ts";
import { assessed, brief, readTable, type ShownFinding } from "./testing/run-salus.ts";
import { makeFolder } from "./testing/small-case.ts";
import { naiveShare, type Row } from "./testing/survey-case.ts";

function rowsOf(file: string): readonly Row[] {
  return parse(readFileSync(join(surveys, file)), { columns: true }) as readonly Row[];
}

type Run = {
  readonly rows: readonly Row[];
  readonly findings: readonly ShownFinding[];
  readonly results: string;
  readonly seconds: number;
};

async function run(made: typeof brazil): Promise<Run> {
  const folder = writeSurveyCase(join(makeFolder(), "case"), made);
  const started = performance.now();
  const { findings, results } = await assessed(folder);
  return { rows: rowsOf(made.answers), findings, results, seconds: (performance.now() - started) / 1000 };
}

function estimate(results: string, item: string, category: string, group = ""): Row {
  const found = readTable(results, "estimates.csv").find(
    (each) => each["item"] === item && each["category"] === category && each["group"] === group,
  );
  if (found === undefined) throw new RangeError(`Cannot find ${item} ${category} ${group}`);
  return found;
}

/** 1 or 0 for a person inside who answered, NaN for all others. */
function flag(
  item: string,
  counts: readonly string[],
  isInside: (row: Row) => boolean = () => true,
): (row: Row) => number {
  return (row) => (row[item] === "" || !isInside(row) ? Number.NaN : Number(counts.includes(row[item]!)));
}

function expectSame(shown: Row, naive: ReturnType<typeof naiveShare>): void {
  expect(Number(shown["n"])).toBe(naive.n);
  expect(Math.abs(Number(shown["value"]) - naive.value)).toBeLessThan(1e-9);
  const simple = (naive.value * (1 - naive.value)) / (1 - 1 / naive.n);
  expect(
    Math.abs(Number(shown["designEffect"]) / (naive.standardError ** 2 / (simple / naive.n)) - 1),
  ).toBeLessThan(1e-9);
}

describe.runIf(hasSurvey(brazil.answers))("AmericasBarometer, Brazil 2023", () => {
  const sample = { weight: "wt", stratum: "strata", cluster: "upm" };
  let done: Run;
  beforeAll(async () => {
    done = await run(brazil);
  });

  test("hunger and trust are the shares of a plain count, with the variance by hand", () => {
    const { rows, results } = done;
    for (const { item, counts } of [
      { item: "fs2", counts: ["Sí"] },
      { item: "b21", counts: ["5", "6", "7"] },
    ]) {
      expectSame(estimate(results, item, "(counted)"), naiveShare(rows, flag(item, counts), sample));
    }
    for (const item of ["b12", "b13", "b31"]) {
      const naive = naiveShare(rows, flag(item, ["7"]), sample);
      expectSame(estimate(results, item, "7"), naive);
    }
    const middle = flag("fs2", ["Sí"], (row) => row["wealth"] === "3");
    expectSame(estimate(results, "fs2", "(counted)", "wealth=3"), naiveShare(rows, middle, sample));
    // Nine people did not state their wealth: with every fifth shown, theirs would be what is left.
    expect(estimate(results, "fs2", "(counted)", "unit=BRA-poor")["reason"]).toBe("suppressed");
  });

  test("hunger is ranked, and stands in the view of worry and experience and in the report", () => {
    const { rows, results, findings } = done;
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const [threat] = readTable(results, "priorities.csv");
    const hungry = naiveShare(rows, flag("fs2", ["Sí"]), sample);
    expect(Math.abs(Number(threat!["severity"]) - hungry.value)).toBeLessThan(1e-9);
    const gap = readTable(results, "gap.csv").find(({ place }) => place === "BRA")!;
    expect(Math.abs(Number(gap["experience"]) - hungry.value)).toBeLessThan(1e-9);
    const worse = naiveShare(rows, flag("idio2", ["Peor"]), sample);
    expect(Math.abs(Number(gap["worry"]) - worse.value)).toBeLessThan(1e-9);
    expect(readFileSync(join(results, "report.html"), "utf8")).toContain("Hunger");
  });
});

describe.runIf(hasSurvey(americas.answers))("AmericasBarometer, 23 countries in two waves", () => {
  const counts = ["1", "2"];
  let done: Run;
  beforeAll(async () => {
    const { rows, ...rest } = await run(americas);
    // Strata begin again in each country and wave.
    const nested = rows.map((row) => ({ ...row, stratum: `${row["pais"]} ${row["wave"]} ${row["strata"]}` }));
    done = { ...rest, rows: nested };
  });

  test("65,566 answers are assessed in less than a minute", () => {
    expect(done.rows).toHaveLength(65_566);
    expect(brief(done.findings)).not.toContain("survey-place-unknown survey.yaml place");
    expect(done.seconds).toBeLessThan(60);
  });

  test.each(["c5", "c13", "c23"])(
    "contentment with democracy in %s and in its waves is that of a plain count",
    (unit) => {
      const { rows, results } = done;
      const shares = (isInside: (row: Row) => boolean): number =>
        naiveShare(rows, flag("pn4", counts, isInside), {
          weight: "weight1500",
          stratum: "stratum",
          cluster: "upm",
        }).value;
      const country = unit.slice(1);
      const whole = estimate(results, "pn4", "(counted)", `unit=${unit}`);
      expect(Math.abs(Number(whole["value"]) - shares((row) => row["pais"] === country))).toBeLessThan(1e-9);
      for (const wave of ["2018", "2023"]) {
        const isInside = (row: Row): boolean => row["pais"] === country && row["wave"] === wave;
        if (!rows.some((row) => isInside(row) && row["pn4"] !== "")) continue;
        const own = estimate(results, "pn4", "(counted)", `unit=${unit}-${wave}`);
        expect(Math.abs(Number(own["value"]) - shares(isInside))).toBeLessThan(1e-9);
      }
    },
  );
});

describe.runIf(hasSurvey(settlements.answers))("households of settlements in Abidjan and Nairobi", () => {
  const cutoffs = [0.25, 0.5, 0.75];
  let done: Run;
  beforeAll(async () => {
    done = await run(settlements);
  });

  /** Deprivation score of a household; NaN where an answer is missing that no rule fills. */
  function scoreOf(row: Row): number {
    const rooms = row["HHROOMS"]!;
    if (
      [row["DrinkingWaterAvailability"], row["HHFLOOR"], rooms].includes("") ||
      ["111", "999"].includes(rooms)
    )
      return Number.NaN;
    return (
      (row["DrinkingWaterAvailability"] === "N" ? 1 / 6 : 0) +
      (Number(row["DrinkingWaterDist"]) > 10 && Number(row["DrinkingWaterDist"]) !== 999 ? 1 / 6 : 0) +
      (row["ToiletFacilitySHARE"] === "N" ? 0 : 1 / 3) +
      (["Earth", "Dung"].includes(row["HHFLOOR"]!) ? 1 / 6 : 0) +
      (Number(rooms) < 2 ? 1 / 6 : 0)
    );
  }

  test("every figure that is shown is that of a plain count; few people are never behind one", () => {
    const { rows, results } = done;
    const table = readTable(results, "deprivation.csv");
    let compared = 0;
    for (const group of ["", "City=Abidjan", "City=Nairobi"]) {
      const city = group.slice("City=".length);
      const scores = rows
        .filter((row) => group === "" || row["City"] === city)
        .map(scoreOf)
        .filter((score) => !Number.isNaN(score));
      for (const cutoff of cutoffs) {
        const poor = scores.filter((score) => score >= cutoff - 1e-9);
        const sum = poor.reduce((total, score) => total + score, 0);
        const naive: Readonly<Record<string, number>> = {
          headcount: poor.length / scores.length,
          intensity: sum / poor.length,
          adjustedHeadcount: sum / scores.length,
        };
        for (const [measure, value] of Object.entries(naive)) {
          const shown = table.find(
            (row) =>
              row["group"] === group && Number(row["povertyCutoff"]) === cutoff && row["measure"] === measure,
          )!;
          if (shown["value"] === "") expect(shown["reason"]).toBe("suppressed");
          else {
            expect(Math.abs(Number(shown["value"]) - value), `${group} ${cutoff} ${measure}`).toBeLessThan(
              1e-9,
            );
            expect(poor.length).toBeGreaterThanOrEqual(10);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThanOrEqual(6);
    expect(readFileSync(join(results, "report.html"), "utf8")).toContain("Water, sanitation and housing");
  });
});

if (!hasSurvey(brazil.answers))
  console.info("The project's data folder is not here: real surveys were not assessed.");
