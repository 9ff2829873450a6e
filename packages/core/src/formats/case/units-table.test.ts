/** `units.csv` and `sources.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { createFindingList, type FindingList } from "../../finding-list.ts";
import type { Table } from "./table.ts";
import { parseSources, parseUnits } from "./units-table.ts";

function table(text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file: "t.csv", header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

function read<T>(
  parse: (table: Table, list: FindingList) => T,
  text: string,
): { readonly values: T; readonly findings: readonly string[] } {
  const list = createFindingList();
  const values = parse(table(text), list);
  return {
    values,
    findings: list.all().map(({ code, where }) => [code, where.row, where.column].join(" ").trim()),
  };
}

describe("units.csv", () => {
  test("with parents, populations and groups; a title left empty is the id", () => {
    const { values, findings } = read(
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
    expect(read(parseUnits, text).findings.map((each) => each.trim())).toEqual(expected);
  });
});

test("sources.csv keeps its columns as texts", () => {
  const { values, findings } = read(
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
