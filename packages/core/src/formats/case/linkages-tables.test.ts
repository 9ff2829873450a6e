/** `linkages.csv` and `nodes.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { languageOf } from "../../messages/index.ts";
import { parseTable } from "../../testing/parse-table.ts";
import { parseLinks, parseNodes } from "./linkages-tables.ts";

const header = "from,to,sign,strength,source,kind,confidence,statedBy,note,people";

function linksOf(rows: string) {
  return parseTable(
    (table, list) => parseLinks(table, new Set(["drought", "hunger", "food-right"]), list),
    `${header}\n${rows}`,
  );
}

describe("linkages.csv", () => {
  test("with every column", () => {
    const { values, findings } = linksOf("drought,hunger,1,2.5,fao,study,high,elders,in dry years,12");
    expect(findings).toEqual([]);
    expect(values).toEqual([
      {
        from: "drought",
        to: "hunger",
        sign: 1,
        strength: 2.5,
        source: "fao",
        kind: "study",
        confidence: "high",
        statedBy: "elders",
        note: "in dry years",
        people: 12,
        file: "t.csv",
        row: 2,
      },
    ]);
  });

  test("keeps a statement without a strength, and reads signs as people write them", () => {
    const { values, findings } = linksOf(
      "drought,hunger,+,,,,,,\nhunger,food-right,−1,3,,,,,\nfood-right,hunger,-,1,,,,,",
    );
    expect(findings).toEqual([]);
    expect(values.map(({ sign, strength }) => ({ sign, strength }))).toEqual([
      { sign: 1, strength: Number.NaN },
      { sign: -1, strength: 3 },
      { sign: -1, strength: 1 },
    ]);
    expect(values[0]).toMatchObject({ confidence: "unstated", statedBy: "" });
  });

  test.each<[string, string, readonly string[]]>([
    ["an unknown node", "flood,hunger,1,1,,,,,", ["link-invalid 2 from"]],
    ["a link to itself", "hunger,hunger,1,1,,,,,", ["link-invalid 2 to"]],
    ["no sign", "drought,hunger,,1,,,,,", ["link-invalid 2 sign"]],
    ["a sign of 2", "drought,hunger,2,1,,,,,", ["link-invalid 2 sign"]],
    ["a strength of 4", "drought,hunger,1,4,,,,,", ["link-invalid 2 strength"]],
    ["a strength in words", "drought,hunger,1,strong,,,,,", ["link-invalid 2 strength"]],
    ["another confidence", "drought,hunger,1,1,,,sure,,", ["link-invalid 2 confidence"]],
    ["a party that is no code", "drought,hunger,1,1,,,,the elders/all,", ["link-invalid 2 statedBy"]],
    ["half a person", "drought,hunger,1,1,,,,a,,1.5", ["link-invalid 2 people"]],
    ["a party twice", "drought,hunger,1,1,,,,a,\ndrought,hunger,1,2,,,,a,", ["link-invalid 3 statedBy"]],
  ])("with %s", (_, rows, expected) => {
    const { values, findings } = linksOf(rows);
    expect(findings).toEqual(expected);
    expect(values).toHaveLength(rows.split("\n").length - 1);
  });
});

describe("nodes.csv", () => {
  const nodesOf = (rows: string) =>
    parseTable(
      (table, list) => parseNodes(table, new Set(["drought"]), list),
      `id,title,kind,pillar\n${rows}`,
    );

  test("holds rights, goals and measures", () => {
    const { values, findings } = nodesOf("food-right,Right to food,right,rights\nwells,Wells,measure,");
    expect(findings).toEqual([]);
    expect(values).toEqual([
      { id: "food-right", title: "Right to food", kind: "right", pillar: "rights" },
      { id: "wells", title: "Wells", kind: "measure", pillar: "" },
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ["a threat", "drought,Drought,goal,", ["node-repeats-threat 2 id"]],
    ["another kind", "x,X,threat,", ["field-invalid 2 kind"]],
    ["no kind", "x,X,,", ["field-missing 2 kind"]],
    ["no title", "x,,goal,", ["field-missing 2 title"]],
    ["a label", "x,Failed state,goal,", ["wording-forbidden 2 title"]],
    ["another pillar", "x,X,goal,peace", ["field-invalid 2 pillar"]],
  ])("with %s", (_, rows, expected) => {
    expect(nodesOf(rows).findings).toEqual(expected);
  });
});

test("the message says what is wrong with a link", () => {
  const values = { from: "drought", to: "hunger", problem: "strength", value: "4" };
  expect(languageOf("en").say("finding.link-invalid.message", values)).toBe(
    "The link from “drought” to “hunger” was left out: its strength is “4”, and not a number from 0 to 3.",
  );
});
