/** Observations that cannot be right are left out with a warning; the rest is assessed. */

import { describe, expect, test } from "vitest";
import { assessed, brief, readTable, salus } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, plus, smallCase, swap } from "./testing/small-case.ts";

const observations = (change: (text: string) => string): CaseChanges => ({ "observations.csv": change });
const row18 = "v01,assaults,2024,8";

describe("one bad value is told with its row and left out", () => {
  test.concurrent.each<[string, CaseChanges, readonly string[]]>([
    [
      "an unknown unit",
      observations(swap(row18, "v99,assaults,2024,8")),
      ["unit-unknown observations.csv:18 unit"],
    ],
    [
      "an unknown indicator",
      observations(swap(row18, "v01,theft,2024,8")),
      ["indicator-unknown observations.csv:18 indicator"],
    ],
    [
      "a period that is none",
      observations(swap(row18, "v01,assaults,last year,8")),
      ["period-invalid observations.csv:18 period"],
    ],
    [
      "a later period",
      observations(swap(row18, "v01,assaults,2031,8")),
      ["period-out-of-context observations.csv:18 period"],
    ],
    [
      "text",
      observations(swap(row18, "v01,assaults,2024,many")),
      ["value-invalid observations.csv:18 value"],
    ],
    [
      "a decimal comma",
      observations(swap(row18, 'v01,assaults,2024,"8,5"')),
      ["value-invalid observations.csv:18 value"],
    ],
    [
      "infinity",
      observations(swap(row18, "v01,assaults,2024,Infinity")),
      ["value-invalid observations.csv:18 value"],
    ],
    [
      "hexadecimal",
      observations(swap(row18, "v01,assaults,2024,0x8")),
      ["value-invalid observations.csv:18 value"],
    ],
    [
      "a contradicting duplicate",
      observations(plus("v01,assaults,2024,9,,,,,survey,")),
      ["observation-duplicate observations.csv:290 value"],
    ],
    [
      "the same value twice",
      observations(plus(`${row18},,,,,survey,`)),
      ["observation-duplicate observations.csv:290 value"],
    ],
    [
      "100 times its own series",
      observations(swap("v01,trust,2024,36", "v01,trust,2024,3600")),
      ["value-slip observations.csv:19 value"],
    ],
    [
      "a hundredth of its own series",
      observations(swap("v01,trust,2024,36", "v01,trust,2024,0.36")),
      ["value-slip observations.csv:19 value"],
    ],
    [
      "another unit of measure",
      observations(swap("v01,trust,2024,36,,,1.5,,", "v01,trust,2024,36,,,1.5,per thousand,")),
      ["unit-of-measure-differs observations.csv:19 unitOfMeasure"],
    ],
    [
      "a standard error in words",
      observations(swap("v01,trust,2024,36,,,1.5", "v01,trust,2024,36,,,little")),
      ["value-invalid observations.csv:19 standardError"],
    ],
    [
      "a standard error below zero",
      observations(swap("v01,trust,2024,36,,,1.5", "v01,trust,2024,36,,,-1.5")),
      ["value-invalid observations.csv:19 standardError"],
    ],
    [
      "a bound in words",
      observations(swap("below-detection,1,", "below-detection,low,")),
      ["value-invalid observations.csv:66 bound"],
    ],
    [
      "a reason that is none",
      observations(swap("withheld", "secret")),
      ["missing-unknown observations.csv:102 missing"],
    ],
    [
      "a divisor of zero",
      observations(swap("v01,households,2024,200", "v01,households,2024,0")),
      ["denominator-missing indicators.csv denominator"],
    ],
    [
      "a divisor below zero",
      observations(swap("v01,households,2024,200", "v01,households,2024,-5")),
      ["denominator-missing indicators.csv denominator"],
    ],
    [
      "no divisor",
      observations((text) => text.replace(/^v01,households,.*\n/gm, "")),
      ["denominator-missing indicators.csv denominator"],
    ],
    [
      "a divisor of another year",
      observations(swap(/v01,households,2024.*\n/, "")),
      ["denominator-period-differs indicators.csv denominator"],
    ],
    [
      "a value outside the plausible range",
      {
        "indicators.csv": (text) =>
          text
            .replace("source,note", "plausibleMax,note")
            .replaceAll(",survey,", ",,")
            .replace("none,2,,,,", "none,2,,,85,"),
      },
      Array(4).fill("value-implausible observations.csv"),
    ],
  ])("%s", async (_title, changes, expected) => {
    const { findings } = await assessed(makeCase(changes), ["--runs", "5"]);
    const plausible = expected[0]!.startsWith("value-implausible");
    const told = brief(findings).map((each) => (plausible ? each.replace(/:\d+ value/, "") : each));
    expect(plausible ? [...new Set(told)] : told).toEqual(plausible ? [...new Set(expected)] : expected);
    expect(findings.every((each) => each.severity === "warning")).toBe(true);
    for (const { message, remedy } of findings) expect(message && remedy).not.toBe("");
  });
});

test.concurrent("a rejected value keeps its row and gives its reason", async () => {
  const folder = makeCase(observations(swap("v01,trust,2024,36", "v01,trust,2024,3600")));
  const { results } = await assessed(folder, ["--runs", "5"]);
  expect(readTable(results, "findings.csv")).toHaveLength(1);
  const { out } = await salus(["trace", folder, "v01", "trust"]);
  expect(out).toContain("row 11, 2023");
});

test.concurrent("zero and less on a logarithmic scale stand at its low end", async () => {
  const change = (text: string) =>
    text
      .replace(/v01,income,2024,\d+/, "v01,income,2024,0")
      .replace(/v02,income,2024,\d+/, "v02,income,2024,-3");
  const { results } = await assessed(makeCase(observations(change)), ["--runs", "0"]);
  const scores = readTable(results, "scores.csv")
    .filter((row) => row["node"] === "income")
    .map((row) => row["score"]);
  expect(scores.slice(0, 2)).toEqual(["0", "0"]);
});

describe("nothing to score with", () => {
  test.concurrent.each<[string, (text: string) => string, string]>([
    [
      "every value missing",
      (text) => text.replace(/^(v\d\d,\w+,\d+),[^,]*,[^,]*,/gm, "$1,,,"),
      "not-collected",
    ],
    ["every value text", (text) => text.replace(/^(v\d\d,\w+,\d+),[^,]*,[^,]*,/gm, "$1,many,,"), "rejected"],
    ["every value of another time", (text) => text.replace(/,202([234]),/g, ",196$1,"), "not-collected"],
  ])("%s gives no score but reasons, and a report", async (_title, change, reason) => {
    const { findings, results } = await assessed(makeCase(observations(change)), ["--runs", "5"]);
    expect(brief(findings)).toContain("units-without-score scores.csv");
    const rows = readTable(results, "scores.csv");
    expect(rows.every((row) => row["score"] === "" && row["reason"] !== "")).toBe(true);
    expect(rows.find((row) => row["unit"] === "v01" && row["node"] === "trust")!["reason"]).toBe(reason);
  });
});

test.concurrent("a long list of one fault is cut, and the rest counted", async () => {
  const { findings } = await assessed(
    makeCase(observations((text) => text.replace(/^(v\d\d,\w+,\d+),[^,]*,/gm, "$1,many,"))),
    ["--runs", "0"],
  );
  expect(findings.filter((each) => each.code === "value-invalid")).toHaveLength(20);
  expect(brief(findings)).toContain("findings-cut observations.csv");
});

test.concurrent("a code of the past is resolved and told once", async () => {
  const changes = {
    "indicators.csv": (text: string) =>
      text
        .split("\n")
        .map((row, i) => (row === "" ? "" : `${row},${i === 0 ? "aliases" : i === 2 ? "trust-2010" : ""}`))
        .join("\n"),
    "observations.csv": (text: string) => text.replaceAll(",trust,2022", ",trust-2010,2022"),
  };
  const { findings } = await assessed(makeCase(changes), ["--runs", "0"]);
  expect(brief(findings)).toEqual(["alias-resolved observations.csv:3 indicator"]);
});

test.concurrent("the case used here is without fault", () => {
  expect(smallCase["observations.csv"].split("\n")).toHaveLength(290);
  expect(smallCase["observations.csv"].split("\n")[17]).toContain(row18);
});
