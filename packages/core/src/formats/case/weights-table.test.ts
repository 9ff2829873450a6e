/** `weights.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseWeights } from "./weights-table.ts";

describe("weights.csv", () => {
  test("makes one set of each name", () => {
    const { values, findings } = parseTable(
      parseWeights,
      "set,node,weight\nelders,food,2\nyouth,food,0\nelders,health,1.5",
    );
    expect(findings).toEqual([]);
    expect([...values.sets].map(([name, set]) => [name, Object.fromEntries(set)])).toEqual([
      ["elders", { food: 2, health: 1.5 }],
      ["youth", { food: 0 }],
    ]);
    expect(values.placeOf("elders", "health")).toEqual({ file: "t.csv", row: 4, column: "node" });
  });

  test.each<[string, string, readonly string[]]>([
    ["a negative weight", "elders,food,-1", ["weight-invalid 2 weight"]],
    ["no weight", "elders,food,", ["weight-invalid 2 weight"]],
    ["a weight in words", "elders,food,much", ["weight-invalid 2 weight"]],
    ["a set without a name", ",food,1", ["id-invalid 2 set"]],
    ["a name that the recipe uses itself", "equal,food,1", ["id-invalid 2 set"]],
    ["a node twice", "elders,food,1\nelders,food,2", ["id-duplicate 3 node"]],
  ])("with %s", (_, rows, expected) => {
    expect(parseTable(parseWeights, `set,node,weight\n${rows}`).findings).toEqual(expected);
  });
});
