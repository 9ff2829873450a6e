import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import type { FindingCode } from "../finding-codes.ts";
import { languageOf } from "../messages/index.ts";
import { cappedFindings } from "./capped-findings.ts";

describe("cappedFindings()", () => {
  test("lists 20 of each code and counts the rest", () => {
    const findings = cappedFindings("t.csv");
    for (let row = 1; row <= 25; row++) findings.add("row-ragged", { row });
    for (let row = 1; row <= 20; row++) findings.add("quotes-broken", { row });
    const list = findings.list();
    expect(list.filter(({ code }) => code === "row-ragged").map(({ where }) => where.row)).toHaveLength(20);
    expect(list.filter(({ code }) => code === "quotes-broken")).toHaveLength(20);
    expect(list.slice(40)).toMatchObject([
      { code: "findings-cut", where: { file: "t.csv" }, values: { code: "row-ragged", count: 5 } },
    ]);
  });
});

describe("what this folder finds can be said", () => {
  const file = "t.csv";
  const said: readonly [FindingCode, Finding["values"], string][] = [
    ["file-empty", { file }, "t.csv"],
    ["file-binary", { file }, "t.csv"],
    ["line-too-long", { limit: 1_000_000 }, "1,000,000 characters"],
    ["quotes-broken", { kind: "loose" }, "none around it"],
    ["quotes-broken", { kind: "open" }, "Nothing after it was read"],
    [
      "row-ragged",
      { kind: "short", cells: 1, expected: 3 },
      "1 cell where the header has 3. The missing ones",
    ],
    [
      "row-ragged",
      { kind: "long", cells: 4, expected: 3 },
      "4 cells where the header has 3. It was left out",
    ],
    ["formula-neutralised", { kind: "text", value: "=1+1" }, "“=1+1” starts like a formula"],
    ["formula-neutralised", { kind: "formula", value: "2" }, "its last value “2”"],
    ["spreadsheet-broken", { file, reason: "archive" }, "t.csv is no whole"],
    ["spreadsheet-broken", { file, reason: "part" }, "t.csv has no visible sheet"],
    ["spreadsheet-broken", { file, reason: "content" }, "t.csv is damaged inside"],
    ["spreadsheet-too-large", { file }, "t.csv"],
    ["spreadsheet-more-sheets", { file, sheet: "Data", count: 2 }, "2 sheets; only “Data”"],
    ["yaml-broken", { detail: "a key is there twice" }, "a key is there twice"],
    ["tree-cycle", { id: "food" }, "“food” contains itself"],
    ["findings-cut", { code: "row-ragged", count: 1 }, "One more finding of the kind “row-ragged”"],
    ["findings-cut", { code: "row-ragged", count: 30 }, "30 more findings"],
  ];

  test.each(said)("%s %j", (code, values, expected) => {
    const { say } = languageOf("en");
    expect(say(`finding.${code}.message`, values)).toContain(expected);
    expect(say(`finding.${code}.remedy`, values)).not.toMatch(/[{}]/);
  });
});
