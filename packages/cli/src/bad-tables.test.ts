/** Tables in the wrong form: encodings, dialects, headers, empty files, foreign files. */

import { describe, expect, test } from "vitest";
import { assessed, brief, hashesOf, readTable, refused, salus } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, plus, smallCase, swap } from "./testing/small-case.ts";

const headerOnly = (text: string): string => text.slice(0, text.indexOf("\n") + 1);
const headerless = (text: string): string => text.slice(text.indexOf("\n") + 1);
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(3000, 0xa7)]);

describe("refused, with one finding that says why", () => {
  test.concurrent.each<[string, CaseChanges, readonly string[]]>([
    ["no units", { "units.csv": null }, ["file-missing units.csv"]],
    ["no indicators", { "indicators.csv": null }, ["file-missing indicators.csv"]],
    ["no observations", { "observations.csv": null }, ["file-missing observations.csv"]],
    ["empty units", { "units.csv": "" }, ["file-empty units.csv"]],
    ["units of blank lines", { "units.csv": "\n\n \n" }, ["file-empty units.csv"]],
    ["a header without units", { "units.csv": headerOnly }, ["file-empty units.csv"]],
    ["empty observations", { "observations.csv": "" }, ["file-empty observations.csv"]],
    ["a header without observations", { "observations.csv": headerOnly }, ["file-empty observations.csv"]],
    [
      "units without a header",
      { "units.csv": headerless },
      ["column-missing units.csv:1", "column-missing units.csv:1"],
    ],
    [
      "observations without a header",
      { "observations.csv": headerless },
      Array(4).fill("column-missing observations.csv:1"),
    ],
    [
      "windows-1252",
      { "units.csv": Buffer.from(smallCase["units.csv"].replace("Village 1,", "Déville,"), "latin1") },
      ["encoding-invalid units.csv"],
    ],
    [
      "UTF-16 without a mark",
      { "units.csv": Buffer.from(smallCase["units.csv"], "utf16le") },
      ["file-binary units.csv"],
    ],
    ["zeros", { "observations.csv": Buffer.alloc(5000) }, ["file-binary observations.csv"]],
    ["a picture", { "observations.csv": png }, ["encoding-invalid observations.csv"]],
    [
      "a quotation mark left open",
      { "observations.csv": swap("v01,trust,2023", 'v01,"trust,2023') },
      ["quotes-broken observations.csv:11"],
    ],
    [
      "a quotation mark left open in units",
      { "units.csv": swap("Village 3", '"Village 3') },
      ["quotes-broken units.csv:4"],
    ],
    [
      "a column twice",
      { "observations.csv": swap("source,note", "note,note") },
      ["header-duplicate observations.csv:1 note"],
    ],
    [
      "a wide table without units",
      { "observations.csv": null, "observations-wide.csv": "period,trust\n2024,5\n" },
      ["column-missing observations-wide.csv:1"],
    ],
    [
      "a mapped file that is not there",
      { "columns.yaml": "format: salus/columns@1\nobservations: { file: panel.csv }\n" },
      ["file-missing panel.csv"],
    ],
    [
      "a mapped file outside the case",
      { "columns.yaml": "format: salus/columns@1\nobservations: { file: ../../etc/passwd }\n" },
      ["field-invalid columns.yaml:2 observations.file"],
    ],
  ])("%s", async (_title, changes, expected) => {
    expect(brief(await refused(makeCase(changes)))).toEqual(expected);
  });
});

test.concurrent("an empty table of indicators says what is missing, without a cascade of observations", async () => {
  const findings = await refused(makeCase({ "indicators.csv": headerOnly }));
  expect(brief(findings)).toContain("nothing-to-score framework.yaml:16 index.id");
  expect(new Set(findings.map((each) => each.file))).toEqual(new Set(["framework.yaml"]));
});

describe("read all the same", () => {
  const dialect = (separator: string, end: string) => (text: string) =>
    `\ufeff${text.replaceAll(",", separator).replaceAll("\n", end)}`;

  test.concurrent.each([
    ["semicolons, byte-order mark, CRLF", dialect(";", "\r\n")],
    ["tabs, byte-order mark, LF", dialect("\t", "\n")],
    ["commas, byte-order mark, CR", dialect(",", "\r")],
  ])("%s give the same numbers", async (_title, change) => {
    const plain = await assessed(makeCase(), ["--runs", "5"]);
    const changes = {
      "units.csv": change,
      "observations.csv": change,
      "sources.csv": change,
      "indicators.csv": change,
    };
    const { findings, results } = await assessed(makeCase(changes), ["--runs", "5"]);
    expect(findings).toEqual([]);
    expect(hashesOf(results)["scores.csv"]).toBe(hashesOf(plain.results)["scores.csv"]);
  });

  test.concurrent("rows of bare separators and blank lines are passed over", async () => {
    const changes = { "units.csv": plus(",,,,,", "", ",,,,,"), "observations.csv": plus(",,,,,,,,,", "") };
    expect((await assessed(makeCase(changes))).findings).toEqual([]);
  });

  test.concurrent("short rows are filled up, long ones left out", async () => {
    const changes = {
      "observations.csv": plus("v01,trust,2021,40", "v01,trust,2020,40,,,,,survey,a note, and more"),
    };
    expect(brief((await assessed(makeCase(changes))).findings)).toEqual([
      "row-ragged observations.csv:290",
      "row-ragged observations.csv:291",
    ]);
  });

  test.concurrent("columns of military data are named and not taken in", async () => {
    const { findings } = await assessed(
      makeCase({ "observations.csv": swap("source,note", "source,troop_strength") }),
    );
    expect(brief(findings)).toEqual(["military-column observations.csv:1 troop_strength"]);
  });

  test.concurrent("sources that are not listed are told once", async () => {
    const { findings } = await assessed(makeCase({ "sources.csv": null }));
    expect(brief(findings)).toEqual(["source-unknown observations.csv:2 source"]);
  });

  test.concurrent("a wide table gives the numbers of the long one", async () => {
    const rows = smallCase["observations.csv"]
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split(","));
    const names = [...new Set(rows.map((row) => row[1]!))];
    const keys = [...new Set(rows.map((row) => `${row[0]},${row[2]}`))];
    const cell = (key: string, name: string): string =>
      rows.find((row) => `${row[0]},${row[2]}` === key && row[1] === name)![3]!;
    const wide = [
      `unit,period,${names.join(",")}`,
      ...keys.map((key) => `${key},${names.map((name) => cell(key, name)).join(",")}`),
    ].join("\n");
    const long = await assessed(makeCase(), ["--runs", "0"]);
    const folder = makeCase({ "observations.csv": null, "observations-wide.csv": `${wide}\n` });
    const { findings, results } = await assessed(folder, ["--runs", "0"]);
    expect(findings).toEqual([]);
    const scores = (folder: string) =>
      readTable(folder, "scores.csv")
        .filter((row) => row["kind"] === "indicator" && row["unit"] !== "v03")
        .map((row) => row["score"]);
    expect(scores(results)).toEqual(scores(long.results));
  });

  test.concurrent("an empty cell of a wide table takes nothing from the long one", async () => {
    const { findings, results } = await assessed(
      makeCase({ "observations-wide.csv": "unit,period,trust\nv01,2024,\n" }),
    );
    expect(findings).toEqual([]);
    const row = readTable(results, "scores.csv").find(
      (each) => each["unit"] === "v01" && each["node"] === "trust",
    );
    expect(row!["score"]).toBe("0.36");
  });
});

describe("foreign columns", () => {
  const foreign = swap("unit,indicator,period,value", "iso3,series,year,OBS_VALUE");

  test.concurrent("check proposes a mapping, and with it the case can be assessed", async () => {
    const folder = makeCase({ "observations.csv": foreign });
    const { code, out } = await salus(["check", folder, "--json"]);
    expect(code).toBe(1);
    const { columns } = JSON.parse(out) as { readonly columns: string };
    expect(columns).toContain('indicator: "series"');
    const mapped = makeCase({ "observations.csv": foreign, "columns.yaml": columns });
    const plain = await assessed(makeCase(), ["--runs", "0"]);
    const { findings, results } = await assessed(mapped, ["--runs", "0"]);
    expect(findings).toEqual([]);
    expect(hashesOf(results)["scores.csv"]).toBe(hashesOf(plain.results)["scores.csv"]);
    expect((await salus(["check", mapped])).out).not.toContain("salus/columns@1");
  });

  test.concurrent("a file of another name, with constants written as numbers", async () => {
    const folder = makeCase({
      "observations.csv": null,
      "panel.csv": "iso3,OBS_VALUE\nv01,44\n",
      "columns.yaml": `format: salus/columns@1
observations:
  file: panel.csv
  columns: { unit: iso3, value: OBS_VALUE }
  constants: { indicator: trust, period: 2024, source: survey }
`,
    });
    const { results } = await assessed(folder, ["--runs", "0"]);
    const row = readTable(results, "scores.csv").find(
      (each) => each["unit"] === "v01" && each["node"] === "trust",
    );
    expect(row).toMatchObject({ score: "0.44", sourcePeriod: "2024" });
  });
});
