/** `coding.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseCoding } from "./coding-table.ts";

const head = "answer,words,language,place,period,coder,code";

describe("coding.csv", () => {
  test("good rows, as they stand; an empty code is a code that could not be given", () => {
    const { values, findings } = parseTable(
      parseCoding,
      `${head}\na1,ceelka waa gudhay,so,p1,2026-03,k1,dry-well\na1,,,,,k2,`,
    );
    expect(findings).toEqual([]);
    expect(values).toEqual([
      {
        answer: "a1",
        words: "ceelka waa gudhay",
        language: "so",
        place: "p1",
        period: "2026-03",
        coder: "k1",
        code: "dry-well",
        file: "t.csv",
        row: 2,
      },
      {
        answer: "a1",
        words: "",
        language: "",
        place: "",
        period: "",
        coder: "k2",
        code: "",
        file: "t.csv",
        row: 3,
      },
    ]);
  });

  test.each([
    ["no answer", ",w,so,p,2026,k,theft", "coding-invalid 2 answer"],
    ["a name for a coder", "a9,w,so,p,2026,Jane Doe,theft", "coding-invalid 2 coder"],
    ["words for a code", "a9,w,so,p,2026,k,the well is dry", "coding-invalid 2 code"],
  ])("%s is left out and told", (_, row, expected) => {
    const { values, findings } = parseTable(parseCoding, `${head}\n${row}\na1,w,so,p,2026,k1,theft`);
    expect(findings).toEqual([expected]);
    expect(values).toHaveLength(1);
  });

  test("a second code of one coder is left out; other words and a wrong period are told and kept", () => {
    const { values, findings } = parseTable(
      parseCoding,
      `${head}\na1,w,so,p,2026,k1,theft\na1,w,so,p,2026,k1,fire\na1,other,so,p,lately,k2,theft`,
    );
    expect(findings).toEqual(["coding-invalid 3 code", "coding-invalid 4 words", "coding-invalid 4 period"]);
    expect(values.map(({ row, period }) => [row, period])).toEqual([
      [2, "2026"],
      [4, ""],
    ]);
    expect(parseTable(parseCoding, "answer,coder\na1,k1").findings[0]).toBe("column-missing 1");
  });
});
