/** `judgements.csv` and `ballots.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseBallots, parseJudgements } from "./voices-tables.ts";

const head = "judge,group,method,about,value";

describe("judgements.csv", () => {
  test("good rows, as they stand", () => {
    const { values, findings } = parseTable(
      parseJudgements,
      `${head}\nj1,women,budget-allocation,severity,0\nj1,women,rating,flood,9\nj2,,best-to-others,severity,1`,
    );
    expect(findings).toEqual([]);
    expect(values).toEqual([
      {
        judge: "j1",
        group: "women",
        method: "budget-allocation",
        about: "severity",
        value: 0,
        file: "t.csv",
        row: 2,
      },
      { judge: "j1", group: "women", method: "rating", about: "flood", value: 9, file: "t.csv", row: 3 },
      {
        judge: "j2",
        group: "",
        method: "best-to-others",
        about: "severity",
        value: 1,
        file: "t.csv",
        row: 4,
      },
    ]);
  });

  test.each([
    ["a name for a code", "Jane Doe,w,rating,flood,3", "judgement-invalid 2 judge"],
    ["no code", ",w,rating,flood,3", "judgement-invalid 2 judge"],
    ["an unknown method", "j,w,votes,flood,3", "judgement-invalid 2 method"],
    ["points below 0", "j,w,budget-allocation,severity,-1", "judgement-invalid 2 value"],
    ["a comparison below 1", "j,w,others-to-worst,severity,0.5", "judgement-invalid 2 value"],
    ["a rating above 9", "j,w,rating,flood,10", "judgement-invalid 2 value"],
    ["no number", "j,w,rating,flood,high", "judgement-invalid 2 value"],
  ])("%s is left out and told", (_, row, expected) => {
    const { values, findings } = parseTable(parseJudgements, `${head}\n${row}\nok,w,rating,flood,3`);
    expect(findings).toEqual([expected]);
    expect(values).toHaveLength(1);
  });

  test("a judge in two groups stays in the first", () => {
    const { values, findings } = parseTable(
      parseJudgements,
      `${head}\nj,women,rating,flood,3\nj,men,rating,fire,3`,
    );
    expect(findings).toEqual(["judge-in-two-groups 3 group"]);
    expect(values.map(({ group }) => group)).toEqual(["women", "women"]);
    expect(parseTable(parseJudgements, "judge,method,about\nj,rating,flood").findings[0]).toBe(
      "column-missing 1",
    );
  });
});

test("ballots.csv: ties and gaps are kept, what is no vote is told", () => {
  const { values, findings } = parseTable(
    (table, list) => parseBallots(table, new Set(["flood", "fire"]), list),
    [
      "ballot,group,threat,rank",
      "b1,a,flood,1",
      "b1,a,fire,1",
      "b2,,flood,2",
      "b2,,drought,1",
      "b2,,flood,1",
      "b2,,fire,0",
      "b2,,fire,first",
      "b 3,,fire,1",
    ].join("\n"),
  );
  expect(values.map(({ ballot, group, threat, rank }) => [ballot, group, threat, rank])).toEqual([
    ["b1", "a", "flood", 1],
    ["b1", "a", "fire", 1],
    ["b2", "", "flood", 2],
  ]);
  expect(findings.toSorted()).toEqual([
    "ballot-invalid 6 threat",
    "ballot-invalid 7 rank",
    "ballot-invalid 8 rank",
    "ballot-invalid 9 ballot",
    "threat-unknown 5 threat",
  ]);
});
