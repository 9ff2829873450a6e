/** `columns.yaml`: foreign tables under the contract's names, and a proposal where one is missing. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import {
  type ColumnMapping,
  mapRecords,
  parseColumns,
  proposeColumns,
  type TableMapping,
} from "./columns-file.ts";
import synonyms from "./synonyms.json" with { type: "json" };
import type { TableName } from "./table.ts";
import tables from "./tables.json" with { type: "json" };

function parse(text: string): { readonly mapping: ColumnMapping; readonly findings: readonly string[] } {
  const list = createFindingList();
  const mapping = parseColumns("columns.yaml", text, list);
  return { mapping, findings: list.all().map(({ code, where }) => `${code} ${where.row} ${where.column}`) };
}

function mapped(
  mapping: TableMapping | undefined,
  ...records: readonly (readonly string[])[]
): readonly (readonly string[])[] {
  const seen: (readonly string[])[] = [];
  const sink = mapRecords(mapping, (cells) => seen.push([...cells]));
  records.forEach((cells, i) => {
    sink(cells, i + 1);
  });
  return seen;
}

const text = `format: salus/columns@1
observations:
  file: panel.csv
  columns: { unit: iso3, value: OBS_VALUE }
  constants: { indicator: hunger, period: 2015 }
`;

describe("parseColumns()", () => {
  test("reads a mapping; a constant may be written as a number", () => {
    const { mapping, findings } = parse(text);
    expect(findings).toEqual([]);
    expect(mapping.observations).toEqual({
      file: "panel.csv",
      columns: { unit: "iso3", value: "OBS_VALUE" },
      constants: { indicator: "hunger", period: "2015" },
    });
  });

  test.each<[string, string, readonly string[]]>([
    ["another format", text.replace("columns@1", "columns@2"), ["format-unknown 1 format"]],
    ["a table that is none", `${text}people: { file: p.csv }\n`, ["yaml-key-unknown 6 people"]],
    ["a path", text.replace("panel.csv", "../panel.csv"), ["field-invalid 3 observations.file"]],
    [
      "a path of the other kind",
      text.replace("panel.csv", "c:\\panel.csv"),
      ["field-invalid 3 observations.file"],
    ],
    ["the folder above", text.replace("panel.csv", '".."'), ["field-invalid 3 observations.file"]],
    [
      "a column that is a list",
      text.replace("iso3", "[iso3]"),
      ["field-invalid 4 observations.columns.unit"],
    ],
  ])("tells %s", (_, given, expected) => {
    const { findings, mapping } = parse(given);
    expect(findings).toEqual(expected);
    if (!expected[0]!.startsWith("yaml-key")) expect(mapping).toEqual({});
  });

  test.each(["", "5", "[]", "null", "a: [b"])("%j maps nothing and says so", (given) => {
    const { mapping, findings } = parse(given);
    expect(mapping).toEqual({});
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe("mapRecords()", () => {
  test("hands on other names and constants, whatever the length of a row", () => {
    const mapping = parse(text).mapping.observations;
    expect(mapped(mapping, [" iso3 ", "year", "OBS_VALUE"], ["AFG", "2014", "5"], ["ALB"])).toEqual([
      ["unit", "year", "value", "indicator", "period"],
      ["AFG", "2014", "5", "hunger", "2015"],
      ["ALB", "", "", "hunger", "2015"],
    ]);
  });

  test("changes nothing where there is no mapping", () => {
    expect(mapped(undefined, ["unit"], ["A"])).toEqual([["unit"], ["A"]]);
  });
});

describe("proposeColumns()", () => {
  const propose = (name: TableName, header: readonly string[]): string | null =>
    proposeColumns(new Map([[name, { file: "f: [x].csv", header }]]));

  test("guesses common names, and its proposal can be read as it is", () => {
    const proposal = propose("observations", ["iso3", "YEAR", "indicator", "obs_value"]);
    const { mapping, findings } = parse(proposal!);
    expect(findings).toEqual([]);
    expect(mapping.observations).toEqual({
      file: "f: [x].csv",
      columns: { unit: "iso3", period: "YEAR", value: "obs_value" },
    });
  });

  test("proposes nothing where the names are the contract's, or where nothing is known", () => {
    expect(propose("observations", ["unit", "indicator", "period", "value"])).toBeNull();
    expect(propose("observations", ["alpha", "beta"])).toBeNull();
    expect(propose("weights", ["iso3"])).toBeNull();
  });

  test("gives a column away once only", () => {
    const { mapping } = parse(propose("observations", ["code", "year", "measure", "val"])!);
    const given = Object.values(mapping.observations!.columns!);
    expect(new Set(given).size).toBe(given.length);
  });

  test("knows only columns of the contract, each in lower case", () => {
    for (const [name, columns] of Object.entries(synonyms)) {
      const known = tables[name as TableName].columns.map((column) => column.name);
      for (const [column, names] of Object.entries(columns)) {
        expect(known).toContain(column);
        expect(names).toEqual(names.map((each) => each.toLowerCase()));
      }
    }
  });
});
