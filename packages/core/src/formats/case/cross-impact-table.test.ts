/** `cross-impact.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseCrossImpact } from "./cross-impact-table.ts";

const header = "descriptor,variant,onDescriptor,onVariant,judgement";

function read(rows: string) {
  return parseTable(parseCrossImpact, `${header}\n${rows}`);
}

describe("cross-impact.csv", () => {
  test("pairs without a row count as 0, answers stand in the order in which they are named", () => {
    const { values, findings } = read("rain,comes,price,stays,2\nprice,rises,rain,fails,-3");
    expect(findings).toEqual([]);
    expect(values!.descriptors).toEqual([
      { id: "rain", variants: ["comes", "fails"] },
      { id: "price", variants: ["stays", "rises"] },
    ]);
    expect(values!.judgements.map((row) => Array.from(row))).toEqual([
      [0, 0, 2, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, -3, 0, 0],
    ]);
  });

  test.each<[string, string, string]>([
    ["an answer without a name", "rain,,price,stays,1", "cross-impact-invalid 2 variant"],
    ["a question that speaks of itself", "rain,comes,rain,fails,1", "cross-impact-invalid 2 onDescriptor"],
    ["a judgement of 4", "rain,comes,price,stays,4", "cross-impact-invalid 2 judgement"],
    ["no judgement", "rain,comes,price,stays,", "cross-impact-invalid 2 judgement"],
    ["words", "rain,comes,price,stays,much", "cross-impact-invalid 2 judgement"],
  ])("%s is told and left out", (_, row, expected) => {
    expect(read(row)).toEqual({ values: undefined, findings: [expected] });
    expect(read(`${row}\nrain,comes,price,stays,1`).values).toBeDefined();
  });

  test("a pair judged twice keeps the first", () => {
    const { values, findings } = read("rain,comes,price,stays,1\nrain,comes,price,stays,2");
    expect(findings).toEqual(["cross-impact-invalid 3 judgement"]);
    expect(values!.judgements[0]![1]).toBe(1);
  });

  test("too many combinations are told, and nothing is sought", () => {
    const rows = Array.from({ length: 24 }, (_, k) => `q${k},a,q${(k + 1) % 24},b,1`).join("\n");
    expect(read(rows)).toEqual({ values: undefined, findings: ["cross-impact-too-large"] });
  });
});
