/** Frameworks and recipes of every shape, without a change of code. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, brief, readTable, salus } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, plus, smallCase, swap } from "./testing/small-case.ts";

type Row = Readonly<Record<string, string>>;

async function scoresOf(
  changes: CaseChanges,
  words: readonly string[] = ["--runs", "8"],
): Promise<readonly Row[]> {
  const { results } = await assessed(makeCase(changes), [...words, "--pairs"]);
  const report = readFileSync(join(results, "report.html"), "utf8");
  const printed = report.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "");
  expect(printed.match(/.{60}(NaN|undefined|Infinity|\[object).{20}/g)).toBe(null);
  expect(report.trimEnd().endsWith("</html>")).toBe(true);
  return readTable(results, "scores.csv");
}

const indexOf = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row["kind"] === "index");
const first = (count: number) => (text: string) =>
  text
    .split("\n")
    .slice(0, 1 + count)
    .join("\n");
const only = (pattern: RegExp) => (text: string) =>
  text
    .split("\n")
    .filter((row, i) => i === 0 || pattern.test(row))
    .join("\n");
const tree = (components: string) => ({ "framework.yaml": swap(/ {2}components:\n(.|\n)*/, components) });

describe("trees", () => {
  test.concurrent("three home-made components", async () => {
    const rows = await scoresOf({});
    expect([...new Set(rows.map((row) => row["node"]))].slice(0, 2)).toEqual(["well-being", "safety"]);
    expect(indexOf(rows)).toHaveLength(12);
  });

  test.concurrent("four levels of unequal depth", async () => {
    const rows = await scoresOf(
      tree(`  components:
    - { id: safety, title: Safety }
    - id: living
      title: A living
      components:
        - id: basics
          title: Basics
          components:
            - { id: food, title: Food, aggregate: { method: geometric } }
            - { id: voice, title: Voice, aggregate: { method: minimum } }
`),
    );
    expect(indexOf(rows).every((row) => row["score"] !== "")).toBe(true);
    const { code, out } = await salus([
      "trace",
      makeCase(
        tree(
          "  components:\n    - { id: safety, title: S, components: [{ id: living, title: L, components: [{ id: food, title: F, components: [{ id: voice, title: V }] }] }] }\n",
        ),
      ),
      "v01",
      "voice",
    ]);
    expect(code).toBe(0);
    expect(out).toContain("[school]");
  });

  test.concurrent("100 levels", async () => {
    const deep = `${Array.from({ length: 100 }, (_, i) => `{ id: x${i}, title: x, components: [`).join("")}{ id: voice, title: V }${"] }".repeat(100)}`;
    const rows = await scoresOf(
      { "framework.yaml": swap("{ id: voice, title: A say, freedoms: [dignity] }", deep) },
      ["--runs", "0"],
    );
    expect(rows.filter((row) => row["node"] === "x99").every((row) => row["score"] !== "")).toBe(true);
  });

  test.concurrent("indicators right below the index, without components", async () => {
    const rows = await scoresOf({
      "framework.yaml": swap(/ {2}components:\n(.|\n)*/, ""),
      "indicators.csv": (text) => text.replaceAll(/,(safety|living|food|voice),/g, ",well-being,"),
    });
    expect(new Set(rows.map((row) => row["kind"]))).toEqual(new Set(["index", "indicator"]));
    expect(indexOf(rows).every((row) => row["score"] !== "")).toBe(true);
  });

  test.concurrent("indicators beside components below the index", async () => {
    const rows = await scoresOf({ "indicators.csv": (text) => text.replaceAll(",safety,", ",well-being,") });
    expect(rows.find((row) => row["node"] === "safety")).toMatchObject({
      score: "",
      reason: "no-indicators",
    });
  });

  test.concurrent.each([
    ["", ["component-empty framework.yaml:25 index.components[2].id"]],
    [", note: Nobody has counted", []],
  ])("a component without indicators stays in sight%s", async (note, expected) => {
    const home = `    - { id: home, title: A home${note} }\n    - { id: voice`;
    const folder = makeCase({ "framework.yaml": swap("    - { id: voice", home) });
    const { findings, results } = await assessed(folder, ["--runs", "5"]);
    expect(brief(findings)).toEqual(expected);
    expect(readFileSync(join(results, "report.html"), "utf8")).toContain(note.slice(8) || "A home");
  });

  test.concurrent("one indicator only", async () => {
    const rows = await scoresOf({ "indicators.csv": only(/^trust/), "observations.csv": only(/,trust,/) });
    expect(indexOf(rows)[0]!["score"]).toBe(rows.find((row) => row["node"] === "trust")!["score"]);
  });
});

describe("units", () => {
  test.concurrent.each([1, 2])("%i", async (count) => {
    for (const normalise of ["goalposts", "percentile-rank", "z-score", "min-max", "rank"]) {
      const rows = await scoresOf({
        "units.csv": first(count),
        "observations.csv": first(24 * count),
        "recipe.yaml": (text) =>
          text.replace("goalposts", normalise).replace("[arithmetic, geometric]", "[arithmetic, median]"),
      });
      expect(indexOf(rows), normalise).toHaveLength(count);
    }
  });

  test.concurrent("none with a score", async () => {
    const rows = await scoresOf({ "recipe.yaml": swap('at: "2024"', 'at: "1990"') });
    expect(
      indexOf(rows).every((row) => row["score"] === "" && row["reason"] === "coverage-below-floor"),
    ).toBe(true);
  });
});

describe("recipes", () => {
  const recipe = (extra: string) => ({
    "recipe.yaml": `format: salus/recipe@1\nperiod: { at: "2024" }\n${extra}\n`,
  });

  test.concurrent.each(["z-score", "rank"])(
    "%s is native, has no bands, and still gives a report",
    async (method) => {
      const changes = recipe(`normalise: { method: ${method} }\nreport: { ranking: annex }`);
      for (const { score, native, scoreLow, rank } of indexOf(await scoresOf(changes)))
        expect([score, scoreLow, native === "", rank === ""]).toEqual(["", "", false, false]);
      const { out } = await salus(["assess", makeCase(changes), "--runs", "5"]);
      expect(out).not.toContain("Band");
      const { code } = await salus(["trace", makeCase(changes), "v01", "well-being"]);
      expect(code).toBe(0);
    },
  );

  test.concurrent("without runs there are scores and no intervals", async () => {
    for (const row of indexOf(await scoresOf({}, ["--runs", "0"])))
      expect([row["score"] === "", row["scoreLow"], row["rankHigh"]]).toEqual([false, "", ""]);
  });

  test.concurrent.each([
    ["missing: { rule: strict }", "gap-not-allowed"],
    ["missing: { minCoverage: 1 }", "coverage-below-floor"],
    ["missing: { minCoverage: 1 }\nimpute: { method: mean }", "coverage-below-floor"],
  ])("%s leaves out those with a gap", async (extra, reason) => {
    const without = indexOf(await scoresOf(recipe(extra))).filter((row) => row["score"] === "");
    expect(without.map((row) => row["unit"])).toEqual(["v03", "v05"]);
    expect(without.map((row) => row["reason"])).toContain(reason);
  });

  test.concurrent("minCoverage 0 scores whoever has a value", async () => {
    const changes = {
      ...recipe("missing: { minCoverage: 0 }"),
      "observations.csv": only(/^v01,trust,|^v02/),
    };
    const scored = indexOf(await scoresOf(changes)).filter((row) => row["score"] !== "");
    expect(scored.map((row) => row["unit"])).toEqual(["v01", "v02"]);
  });

  test.concurrent.each(["mean", "median", "group-mean, by: bank", "group-median, by: bank"])(
    "impute %s",
    async (method) => {
      const rows = await scoresOf(recipe(`impute: { method: ${method} }`));
      const harvest = rows.find((row) => row["unit"] === "v05" && row["node"] === "harvest")!;
      expect(harvest).toMatchObject({ coverage: "0", reason: "" });
      expect(Number(harvest["score"])).toBeGreaterThan(0);
    },
  );

  test.concurrent.each([
    "harmonic",
    "power, p: 2",
    "median",
    "minimum",
    "geometric, offset: 0.1, on: insecurity",
  ])("aggregate %s", async (method) => {
    const rows = await scoresOf(recipe(`aggregate: { method: ${method} }`));
    expect(indexOf(rows).every((row) => row["score"] !== "")).toBe(true);
  });

  test.concurrent("a named set weighs what it names, the rest as the framework does", async () => {
    const changes = {
      "weights.csv": "set,node,weight\nonly-voice,safety,0\nonly-voice,living,0\n",
      "recipe.yaml": swap("weights: framework", "weights: only-voice"),
    };
    const rows = await scoresOf(changes);
    const of = (node: string): readonly string[] =>
      rows.filter((row) => row["node"] === node).map((row) => row["score"]!);
    expect(of("well-being")).toEqual(of("voice"));
  });

  test.concurrent("every alternative of a variation that names all methods", async () => {
    const rows = await scoresOf({
      "recipe.yaml": swap(
        "    - { at: values }",
        "    - { at: normalise.method, values: [goalposts, min-max, percentile-rank, rank] }\n    - { at: impute.method, values: [none, median] }\n    - { at: missing.minCoverage, values: [0.3, 0.6] }",
      ),
    });
    expect(indexOf(rows).every((row) => row["rankLow"] !== "")).toBe(true);
  });

  test.concurrent("bands of one, and bands of many", async () => {
    await scoresOf({ "recipe.yaml": plus("bands: [{ from: 0, title: All }]") });
    await scoresOf({
      "recipe.yaml": plus(
        `bands: [${Array.from({ length: 20 }, (_, b) => `{ from: ${b / 20} }`).join(", ")}]`,
      ),
    });
  });
});

test("the small case has the shape that these tests speak of", () => {
  expect(smallCase["indicators.csv"].trim().split("\n")).toHaveLength(9);
});
