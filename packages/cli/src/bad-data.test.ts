/** Data that do not fit the choices of the recipe: told with a remedy, and everything else assessed. */

import { describe, expect, test } from "vitest";
import { assessed, brief, readTable } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, swap } from "./testing/small-case.ts";

/** Every value of an indicator, or those of one unit, written anew. */
function values(indicator: string, value: string, unit = "v\\d\\d"): (text: string) => string {
  return swap(new RegExp(`^(${unit},${indicator},\\d+),[^,]*,[^,]*,`, "gm"), `$1,${value},,`);
}
const minMax = swap("normalise: { method: goalposts }", "normalise: { method: min-max }");
const geometric = (text: string): string =>
  text
    .replace("aggregate: { method: arithmetic }", "aggregate: { method: geometric }")
    .replace(/ {4}- \{ at: aggregate.method.*\n/, "");

describe("data that do not fit the choices", () => {
  test.concurrent.each<[string, CaseChanges, readonly string[], readonly string[]]>([
    [
      "a constant indicator",
      { "observations.csv": values("school", "70"), "recipe.yaml": minMax },
      ["indicator-constant indicators.csv id"],
      ["school"],
    ],
    [
      "an indicator without values",
      { "observations.csv": values("school", "") },
      ["indicator-empty indicators.csv id"],
      ["school"],
    ],
    [
      "zero and less under a logarithm, without goalposts to hold them",
      { "observations.csv": values("income", "0", "v02"), "recipe.yaml": minMax },
      ["value-not-scorable observations.csv:44 value"],
      [],
    ],
    [
      "zero under a logarithm, held at the end",
      { "observations.csv": values("income", "0", "v02") },
      ["value-at-end observations.csv:44 value"],
      [],
    ],
    [
      "two indicators on one line",
      {
        "observations.csv": (text) =>
          text
            .replace(
              /^(v\d\d),trust,(\d+),(\d+),.*\n/gm,
              (row, unit, year, value) =>
                `${row}${unit},school,${year},${20 + Number(value) / 2},,,,,survey,\n`,
            )
            .replace(/^v\d\d,school,\d+,\d+,,,,,survey,\n(?!v\d\d,(income))/gm, ""),
      },
      ["indicators-collinear indicators.csv id"],
      [],
    ],
    [
      "a zero under a geometric mean",
      { "observations.csv": values("trust", "0", "v02"), "recipe.yaml": geometric },
      ["aggregate-decided recipe.yaml aggregate.method", "aggregate-decided recipe.yaml aggregate.method"],
      [],
    ],
    [
      "less than zero under a geometric mean",
      {
        "observations.csv": values("trust", "-30", "v02"),
        "indicators.csv": swap("%,1,0,100,yes,none,2", "%,1,0,100,no,none,2"),
        "recipe.yaml": geometric,
      },
      ["aggregate-undefined recipe.yaml aggregate.method"],
      [],
    ],
  ])("%s", async (_title, changes, expected, unscored) => {
    const { findings, results } = await assessed(makeCase(changes), ["--runs", "5"]);
    expect(brief(findings)).toEqual(expected);
    for (const { message, remedy } of findings) expect(message && remedy).not.toMatch(/^$|\{|undefined|NaN/);
    const rows = readTable(results, "scores.csv");
    // A score beyond the goalposts takes all of them out of 0 to 1, on a scale of their own.
    const isScored = (row: (typeof rows)[number]): boolean => `${row["score"]}${row["native"]}` !== "";
    for (const row of rows) expect(isScored(row)).toBe(row["reason"] === "");
    const ofFirst = rows.filter((row) => row["unit"] === "v01");
    const without = ofFirst.filter((row) => !isScored(row)).map((row) => row["node"]);
    for (const id of unscored) expect(without).toContain(id);
    expect(without).not.toContain("well-being");
  });

  test.concurrent("one unit among nobody to compare with", async () => {
    const keep = (text: string): string =>
      text
        .split("\n")
        .filter((row) => !/^v(0[2-9]|1\d),/.test(row))
        .join("\n");
    const changes = { "units.csv": keep, "observations.csv": keep };
    const relative = await assessed(makeCase({ ...changes, "recipe.yaml": minMax }), ["--runs", "5"]);
    expect(brief(relative.findings)).toEqual([
      "units-too-few recipe.yaml normalise.method",
      "units-without-score scores.csv",
      "runs-failed recipe.yaml uncertainty",
    ]);
    const fixed = await assessed(makeCase(changes), ["--runs", "5"]);
    expect(brief(fixed.findings)).toEqual([]);
    expect(readTable(fixed.results, "scores.csv").every((row) => row["score"] !== "")).toBe(true);
  });
});
