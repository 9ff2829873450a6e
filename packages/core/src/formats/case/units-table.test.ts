/** `units.csv` and `sources.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseSources, parseUnits } from "./units-table.ts";

describe("units.csv", () => {
  test("with parents, populations and groups; a title left empty is the id", () => {
    const { values, findings } = parseTable(
      parseUnits,
      "id,title,parent,level,population,group:region,other\nA,,,country,,north,x\nB,Bee,A,area,1200.5,,\n",
    );
    expect(findings.filter((each) => !each.startsWith("id-invalid 4"))).toEqual([]);
    expect(values).toEqual([
      { id: "A", title: "A", parent: null, level: "country", population: NaN, groups: { region: "north" } },
      { id: "B", title: "Bee", parent: "A", level: "area", population: 1200.5, groups: {} },
    ]);
  });

  test.each<[string, string, readonly string[]]>([
    ["nobody in it", "id,title", ["file-empty"]],
    ["a parent that is not there", "id,title,parent\nA,a,Z", ["parent-unknown 2 parent"]],
    ["a parent that is itself", "id,title,parent\nA,a,A", ["parent-cycle 2 parent"]],
    [
      "parents in a circle",
      "id,title,parent\nA,a,B\nB,b,C\nC,c,A",
      ["parent-cycle 2 parent", "parent-cycle 3 parent", "parent-cycle 4 parent"],
    ],
    [
      "parents that end in a circle",
      "id,title,parent\nA,a,B\nB,b,C\nC,c,B",
      ["parent-cycle 2 parent", "parent-cycle 3 parent", "parent-cycle 4 parent"],
    ],
    ["a population in words", "id,title,population\nA,a,many", ["value-not-number 2 population"]],
  ])("with %s", (_, text, expected) => {
    expect(parseTable(parseUnits, text).findings.map((each) => each.trim())).toEqual(expected);
  });
});

test("sources.csv keeps its columns as texts", () => {
  const { values, findings } = parseTable(
    parseSources,
    "id,title,publisher,url,licence,retrieved,vintage\nfao,Food,FAO,https://x,CC,2026,2025 edition",
  );
  expect(findings).toEqual([]);
  expect(values).toEqual([
    {
      id: "fao",
      title: "Food",
      publisher: "FAO",
      url: "https://x",
      licence: "CC",
      retrieved: "2026",
      vintage: "2025 edition",
    },
  ]);
});
