/** Steps chosen in recipe.yaml, from the file to the results, the trace and the words of the report. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, readTable, refused, salus } from "./testing/run-salus.ts";
import { makeCase, swap } from "./testing/small-case.ts";

const steps = `normalise: { method: min-max }
screen: { by: missing, minAvailable: 0.3, forceOut: [v12] }
nodes:
  hunger: { treat: { method: cap, high: 8 } }
  harvest: { impute: { method: linear } }
  income: { include: false }
  voice: { weight: 3, aggregate: { method: mean-min, alpha: 0.5 }, missing: { minCoverage: 1 } }
`;

/** Harvest of v05 is known in 2022 only: a value on no line, but the nearest one. */
const later = (text: string): string => text.replace(/^v05,harvest,2023,\d+/m, "v05,harvest,2023,");

const changed = {
  "recipe.yaml": (text: string): string =>
    swap("normalise: { method: goalposts }\n", steps)(text.replace("take: latest", "take: exact")),
  "observations.csv": (text: string): string =>
    later(text).replace(/^v05,harvest,2022,,.*\n/m, "v05,harvest,2022,11,,,,,survey,\n"),
};

describe("a recipe with choices for single nodes", () => {
  test("is carried out, step by step, and every step is on record", async () => {
    const folder = makeCase(changed);
    const { results } = await assessed(folder, ["--runs", "10"]);
    const filled = readTable(results, "imputation.csv");
    expect(filled.map(({ indicator, unit, method }) => [indicator, unit, method])).toEqual([
      ["harvest", "v05", "linear"],
    ]);
    expect(filled[0]!["fromPeriod"]).toBe("2022");
    const scores = readTable(results, "scores.csv");
    const at = (unit: string, node: string) =>
      scores.find((row) => row["unit"] === unit && row["node"] === node)!;
    expect(at("v05", "harvest")["sourcePeriod"]).toBe("2022");
    expect(at("v12", "well-being")["reason"]).toBe("screened-out");
    expect(at("v01", "income")["reason"]).toBe("left-out");
    const treated = readTable(results, "treatment.csv").filter((row) => Number(row["points"]) > 0);
    expect(treated.map((row) => row["indicator"])).toEqual(["hunger"]);
    const report = readFileSync(join(results, "report.html"), "utf8").replaceAll("\u00a0", " ");
    expect(report).toMatch(/A say: Its weight is 3\./);
    expect(report).toMatch(/Whatever their data, these take no part: v12/);
    expect(report).toMatch(/Gaps that were filled/);
  });

  test("is traced: what filled a gap and from when, what treatment did to a value", async () => {
    const folder = makeCase(changed);
    const gap = await salus(["trace", folder, "v05", "harvest"]);
    expect(gap.out).toMatch(/gap is filled with .*line between periods.*from 2022/);
    const rows = readTable((await assessed(folder, ["--runs", "0"])).results, "treatment.csv");
    const unit = rows.find((row) => row["indicator"] === "hunger")!["units"]!.split(";")[0]!;
    const moved = await salus(["trace", folder, unit, "hunger"]);
    expect(moved.out).toMatch(/drawn in from (9|10|\d+) to 8 \(bounds\)/);
  });

  test("is refused with file and line where it names what is not there", async () => {
    const folder = makeCase({
      "recipe.yaml": swap(
        "normalise: { method: goalposts }\n",
        "nodes:\n  hungr: { weight: 2 }\n  hunger: { wieght: 2 }\n",
      ),
    });
    const told = (await refused(folder)).map(({ code, file, row, column }) => ({ code, file, row, column }));
    expect(told).toContainEqual({ code: "node-unknown", file: "recipe.yaml", row: 5, column: "nodes.hungr" });
    expect(told).toContainEqual({
      code: "yaml-key-unknown",
      file: "recipe.yaml",
      row: 6,
      column: "nodes.hunger.wieght",
    });
  });

  test("may draw weights from the data, and says where they are refused", async () => {
    const folder = makeCase({ "recipe.yaml": swap("weights: framework", "weights: { method: principal }") });
    const { findings, results } = await assessed(folder, ["--runs", "0"]);
    const json = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8")) as {
      readonly derivedWeights: readonly { readonly node: string; readonly problem: string | null }[];
    };
    const refused = json.derivedWeights.filter(({ problem }) => problem !== null).map(({ node }) => node);
    expect(findings.filter(({ code }) => code === "weights-refused")).toHaveLength(refused.length);
    expect(json.derivedWeights.length).toBeGreaterThan(refused.length);
  });
});
