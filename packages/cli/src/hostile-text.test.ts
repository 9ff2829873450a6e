/** Formulas and scripts in people's texts: they never come out live. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, brief, refused } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, swap } from "./testing/small-case.ts";

const formula = '=HYPERLINK("http://evil.example","x")';
const quoted = `"${formula.replaceAll('"', '""')}"`;
const script = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

/** The cells of a CSV file, with quoted ones taken apart. */
function cellsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|,|\n)(?:"((?:[^"]|"")*)"|([^,\n"]*))/g)].map((match) =>
    (match[1] ?? match[2] ?? "").replaceAll('""', '"'),
  );
}

function expectNoLiveCell(results: string): void {
  for (const file of readdirSync(results).filter((name) => name.endsWith(".csv"))) {
    const live = cellsOf(readFileSync(join(results, file), "utf8")).filter((cell) =>
      /^[=@\t\r]|^[+-](?![\d.])/.test(cell),
    );
    expect(live, file).toEqual([]);
  }
}

describe("a formula", () => {
  test.concurrent.each<[string, CaseChanges, readonly string[]]>([
    ["a unit's title", { "units.csv": swap("Village 3", quoted) }, ["formula-neutralised units.csv:4 title"]],
    [
      "a unit's group",
      { "units.csv": swap("900,north", `900,${quoted}`) },
      ["formula-neutralised units.csv:2 group:bank"],
    ],
    [
      "an indicator's title",
      { "indicators.csv": swap("Assaults,", `${quoted},`) },
      ["formula-neutralised indicators.csv:2 title"],
    ],
    [
      "an indicator's note",
      { "indicators.csv": swap("only a divisor", "@SUM(1)") },
      ["formula-neutralised indicators.csv:9 note"],
    ],
    [
      "a source's title",
      { "sources.csv": swap("Village survey", quoted) },
      ["formula-neutralised sources.csv:2 title"],
    ],
    [
      "a note",
      { "observations.csv": swap(/(v01,assaults,2024.*)/, "$1+cmd|' /C calc'!A0") },
      ["formula-neutralised observations.csv:18 note"],
    ],
    [
      "a unit of the observations",
      { "observations.csv": swap("v01,assaults,2024", `${quoted},assaults,2024`) },
      ["formula-neutralised observations.csv:18 unit", "unit-unknown observations.csv:18 unit"],
    ],
    [
      "an indicator of the observations",
      { "observations.csv": swap("v01,assaults,2024", `v01,${quoted},2024`) },
      [
        "formula-neutralised observations.csv:18 indicator",
        "indicator-unknown observations.csv:18 indicator",
      ],
    ],
    [
      "a value",
      { "observations.csv": swap("v01,assaults,2024,8", "v01,assaults,2024,=4*2") },
      ["formula-neutralised observations.csv:18 value", "value-invalid observations.csv:18 value"],
    ],
    [
      "a value that starts with a plus",
      { "observations.csv": swap("v01,assaults,2024,8", "v01,assaults,2024,+8") },
      [],
    ],
    ["a text after a space", { "units.csv": swap("Village 3", " =1+1") }, []],
  ])("in %s stays text", async (_title, changes, expected) => {
    const { findings, results } = await assessed(makeCase(changes), ["--runs", "5", "--pairs"]);
    expect([...brief(findings)].sort()).toEqual([...expected].sort());
    expectNoLiveCell(results);
    expect(readFileSync(join(results, "report.html"), "utf8")).not.toContain(`>${formula}<`);
  });

  test.concurrent("in the framework's own words does not come out live either", async () => {
    const { results } = await assessed(
      makeCase({
        "framework.yaml": (text) =>
          text
            .replace("title: Safety", `title: '${formula}'`)
            .replace("Safe and well in the valley", `'${formula}'`),
      }),
      ["--pairs"],
    );
    expectNoLiveCell(results);
  });

  test.concurrent("in an id is refused", async () => {
    const findings = await refused(makeCase({ "units.csv": swap("v01,", "=1+1,") }));
    expect(brief(findings)).toContain("id-invalid units.csv:2 id");
  });
});

describe("a script", () => {
  const yaml = `'${script}'`;
  test.concurrent.each<[string, CaseChanges]>([
    ["the framework's title", { "framework.yaml": swap("Safe and well in the valley", yaml) }],
    [
      "place and audience",
      { "framework.yaml": (text) => text.replace("The valley", yaml).replace("Council and villages", yaml) },
    ],
    ["owner", { "framework.yaml": swap("Valley council, endorsed", `${yaml}, endorsed`) }],
    ["version", { "framework.yaml": swap("version: 1.0.0", `version: ${yaml}`) }],
    [
      "a component's title and note",
      { "framework.yaml": swap("title: A say,", `title: ${yaml}, note: ${yaml},`) },
    ],
    [
      "a freedom",
      {
        "framework.yaml": swap("freedoms: [fear, want, dignity]", `freedoms: [fear, want, dignity, ${yaml}]`),
      },
    ],
    ["a unit's title", { "units.csv": swap("Village 3", script) }],
    ["a unit's group", { "units.csv": (text) => text.replaceAll("north", script) }],
    [
      "an indicator's title, note and unit",
      {
        "indicators.csv": (text) =>
          text
            .replace("Assaults", script)
            .replace("per 1000 people", script)
            .replace("only a divisor", script),
      },
    ],
    [
      "a source",
      {
        "sources.csv": (text) =>
          text.replace("Village survey", script).replace("https://example.org/survey", "javascript:alert(1)"),
      },
    ],
    ["a note", { "observations.csv": swap(/(v01,assaults,2024.*)/, `$1${script}`) }],
    ["an unknown unit", { "observations.csv": swap("v01,assaults,2024", `${script},assaults,2024`) }],
    ["a value", { "observations.csv": swap("v01,assaults,2024,8", `v01,assaults,2024,${script}`) }],
    ["a band", { "recipe.yaml": (text) => `${text}bands: [{ from: 0, title: ${yaml} }]\n` }],
    ["an unknown key", { "recipe.yaml": (text) => `${text}${yaml}: 1\n` }],
  ])("in %s stays text in the report", async (_title, changes) => {
    const { results } = await assessed(makeCase(changes), ["--runs", "5"]);
    const report = readFileSync(join(results, "report.html"), "utf8");
    expect(report).not.toMatch(/<img\b/i);
    expect(report).not.toContain("<script>alert");
    expect(report).not.toMatch(/(href|src)="javascript:/i);
    // The data and the engine: no more script elements than those, and both come to their end.
    expect(report.match(/<script\b/gi)).toHaveLength(2);
    expect(report.match(/<\/script>/gi)).toHaveLength(2);
    const data = /<script type="application\/json" id="salus-data">([\s\S]*?)<\/script>/.exec(report)![1]!;
    expect(JSON.parse(data)).toHaveProperty("framework");
  });
});
