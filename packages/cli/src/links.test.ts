/** Links through the command: from statements in a table to loops, explorations and what people of a survey named. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { linksCase } from "./testing/links-case.ts";
import { assessed, brief, hashesOf, readTable, salus } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, swap } from "./testing/small-case.ts";

const once = assessed(makeCase(linksCase));

type Row = Readonly<Record<string, string>>;

async function table(file: string): Promise<readonly Row[]> {
  return readTable((await once).results, file);
}

describe("a case with links", () => {
  test("is assessed without a finding, and every pair is in links.csv", async () => {
    expect((await once).findings).toEqual([]);
    const rows = await table("links.csv");
    expect(rows).toHaveLength(15);
    expect(rows.find(({ from, to }) => from === "drought" && to === "hunger")).toMatchObject({
      weight: "2.5",
      low: "2",
      high: "3",
      contested: "no",
      raisedBy: "ministry;elders",
      missingViews: "2",
    });
  });

  test("a contested link keeps both views and who states them", async () => {
    const contested = (await table("links.csv")).filter(({ contested: word }) => word === "yes");
    expect(contested).toHaveLength(1);
    expect(contested[0]).toMatchObject({
      from: "debt",
      to: "violence",
      weight: "0.5",
      raisedBy: "youth",
      loweredBy: "ministry",
    });
  });

  test("loops are those by hand, with their products", async () => {
    const rows = await table("loops.csv");
    expect(rows.map(({ kind, nodes, strength }) => [kind, nodes, Number(strength)])).toEqual([
      ["reinforcing", "hunger;debt", expect.closeTo(2 / 3, 12)],
      ["reinforcing", "hunger;violence;income;debt", expect.closeTo(0.5 * 1 * (2 / 3) * 1, 12)],
      ["reinforcing", "hunger;violence;no-school", expect.closeTo(0.5 * (2 / 3) * (1 / 3), 12)],
      ["reinforcing", "debt;violence;income", expect.closeTo((1 / 6) * 1 * (2 / 3), 12)],
      [
        "reinforcing",
        "hunger;violence;no-school;schooling;income;debt",
        expect.closeTo(0.5 * (2 / 3) * 1 * (1 / 3) * (2 / 3) * 1, 12),
      ],
      [
        "reinforcing",
        "hunger;debt;violence;no-school",
        expect.closeTo((2 / 3) * (1 / 6) * (2 / 3) * (1 / 3), 12),
      ],
      [
        "reinforcing",
        "debt;violence;no-school;schooling;income",
        expect.closeTo((1 / 6) * (2 / 3) * 1 * (1 / 3) * (2 / 3), 12),
      ],
      ["balancing", "hunger;wells", expect.closeTo((1 / 3) * (2 / 3), 12)],
    ]);
  });

  test("leverage is half of what lies on a link, as a share of all spirals", async () => {
    const spirals = (await table("loops.csv")).filter(({ kind }) => kind === "reinforcing");
    const sum = (rows: readonly Row[]): number =>
      rows.reduce((total, row) => total + Number(row["strength"]), 0);
    const [first] = await table("leverage.csv");
    const through = spirals.filter(({ nodes }) => /(^|;)debt$/.test(nodes!) && nodes!.startsWith("hunger"));
    expect([first!["from"], first!["to"]]).toEqual(["debt", "hunger"]);
    expect(Number(first!["reinforcingShare"])).toBeCloseTo(sum(through) / 2 / sum(spirals), 12);
  });

  test("explorations stay in their bounds, and their orders follow the links", async () => {
    const rows = (await table("explorations.csv")).filter(({ exploration }) => exploration === "dry-year");
    for (const row of rows.filter(({ measure }) => measure !== "struck")) {
      const [low, value, high] = [row["low"], row["value"], row["high"]].map(Number);
      expect(low! <= value! && value! <= high!, JSON.stringify(row)).toBe(true);
      if (row["measure"] === "distress") expect(low! >= 0 && high! <= 1).toBe(true);
    }
    const reached = rows
      .filter(({ measure, high }) => measure === "order1" && high !== "0")
      .map(({ node }) => node);
    expect(reached).toEqual(["hunger", "violence"]);
  });

  test("accounts of sessions weigh by their people, and those of nine are nowhere", async () => {
    const rows = await table("links.csv");
    const counted = rows.filter(({ people }) => people !== "");
    expect(counted.map(({ from, to, weight, people }) => [from, to, weight, people])).toEqual([
      ["violence", "income", "-3", "24"],
      ["drought", "violence", "1.5", "12"],
    ]);
    expect(rows.some(({ from, to }) => from === "drought" && to === "debt")).toBe(false);
    const text = readFileSync(join((await once).results, "assessment.json"), "utf8");
    const document = JSON.parse(text) as { readonly links: { readonly few: number } };
    expect(document.links.few).toBe(1);
    expect(text).not.toContain('"people":9');
  });

  test("the screen names the strongest spiral", async () => {
    const { out } = await salus(["assess", makeCase(linksCase)]);
    expect(out).toContain(
      "Strongest spiral (of 7, strength 0.67): Going hungry → Debt → Going hungry. Exploration, not forecast.",
    );
  });

  test("the same bytes in every file on one worker and on two; another seed moves ranges alone", async () => {
    const run = async (...words: readonly string[]): Promise<Row> =>
      hashesOf((await assessed(makeCase(linksCase), words)).results);
    const one = await run("--workers", "1");
    expect(await run("--workers", "2")).toEqual(one);
    const other = await run("--seed", "8");
    expect(other["explorations.csv"]).not.toBe(one["explorations.csv"]);
    expect(other["loops.csv"]).toBe(one["loops.csv"]);
  });
});

test("a case without links has no file and no section of them", async () => {
  const { results } = await assessed(makeCase());
  expect(Object.keys(hashesOf(results)).filter((name) => /link|loop|lever|explor|influ/.test(name))).toEqual(
    [],
  );
  expect(readFileSync(join(results, "report.html"), "utf8")).not.toContain('id="links"');
});

describe("bad input: told with a remedy, the rest still read", () => {
  const bad: CaseChanges = {
    ...linksCase,
    "nodes.csv": `${linksCase["nodes.csv"]}drought,Dry years,goal,development\n`,
    "linkages.csv": `${linksCase["linkages.csv"]}${[
      "famine,hunger,1,2,,,,,,",
      "hunger,hunger,1,2,,,,,,",
      "hunger,debt,1,5,,,,,,",
      "hunger,debt,2,1,,,,,,",
      "hunger,debt,1,1,,,,ministry,,",
      "hunger,debt,1,1,,,sure,,,",
      "hunger,debt,1,1,,,,,,many",
    ].join("\n")}\n`,
    "cross-impact.csv": `${linksCase["cross-impact.csv"]}Rain,comes,Rain,fails,1\nRain,comes,Prices,stay,9\n`,
    "recipe.yaml": swap(
      "report:",
      `links:
  explorations:
    - { id: a, method: cascade, shock: { famine: 1 } }
    - { id: b, method: cascade, hold: { drought: 1 } }
    - { id: c, method: cascade, shock: { drought: 1 } }
    - { id: c, method: cascade, shock: { flood: 1 } }
  hypotheses: { series: [rain, price] }
report:`,
    ),
  };

  test("every finding stands at its place", async () => {
    const { findings, results } = await assessed(makeCase(bad));
    expect(brief(findings)).toEqual([
      "node-repeats-threat nodes.csv:5 id",
      "link-invalid linkages.csv:26 confidence",
      "link-invalid linkages.csv:27 people",
      "link-invalid linkages.csv:21 from",
      "link-invalid linkages.csv:22 to",
      "link-invalid linkages.csv:23 strength",
      "link-invalid linkages.csv:24 sign",
      "link-invalid linkages.csv:25 statedBy",
      "cross-impact-invalid cross-impact.csv:8 onDescriptor",
      "cross-impact-invalid cross-impact.csv:9 judgement",
      "exploration-left-out recipe.yaml:16 links.explorations[0].shock",
      "exploration-left-out recipe.yaml:17 links.explorations[1]",
      "exploration-left-out recipe.yaml:19 links.explorations[3].id",
      "hypothesis-series-missing recipe.yaml links.hypotheses.series",
      "hypothesis-series-missing recipe.yaml links.hypotheses.series",
    ]);
    expect(findings.every(({ severity, remedy }) => severity === "warning" && remedy !== "")).toBe(true);
    expect(readTable(results, "loops.csv")).toHaveLength(8);
    expect(new Set(readTable(results, "explorations.csv").map(({ exploration }) => exploration))).toEqual(
      new Set(["c"]),
    );
  });

  test("a section links without links is told", async () => {
    const { findings } = await assessed(makeCase({ "recipe.yaml": swap("report:", "links: {}\nreport:") }));
    expect(brief(findings)).toEqual(["links-awaited recipe.yaml:14 links"]);
  });
});

test("links stand beside priorities, which say what to look at first", async () => {
  const folder = makeCase({
    ...linksCase,
    "recipe.yaml": swap("report:", "priorities: { places: [v01] }\nreport:"),
  });
  const { results } = await assessed(folder);
  expect(readFileSync(join(results, "report.html"), "utf8")).toContain("Threats in the order of priorities");
});
