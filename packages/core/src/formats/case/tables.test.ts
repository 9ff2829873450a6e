/** The tables of a case folder: what good rows become, and what each thing made wrong is told as. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList, type FindingList } from "../../finding-list.ts";
import { parseTable } from "../../testing/parse-table.ts";
import { parseIndicators } from "./indicators-table.ts";
import { parseNumber, type Table, type TableName } from "./table.ts";
import tables from "./tables.json" with { type: "json" };
import { parseThreats } from "./threats-table.ts";
import { parseSources, parseUnits } from "./units-table.ts";
import { parseWeights } from "./weights-table.ts";

fc.configureGlobal({ seed: 1994 });

const readIndicators = (given: Table, list: FindingList) => parseIndicators(given, list).values;
const header = "id,title,component,unitOfMeasure,direction";

describe("indicators.csv", () => {
  test("with every column", () => {
    const columns = tables.indicators.columns.map((column) => column.name);
    const cells = [
      "h",
      "Hunger",
      "food",
      "fear;want",
      "%",
      "-1",
      "0",
      "50",
      "no",
      "log1p",
      "2",
      "population",
      "1000",
      "-1",
      "101",
      "all",
      "H1;H2",
      "famine",
      "fao",
      "see note",
    ];
    const { values, findings } = parseTable(
      readIndicators,
      `${columns.join(",")},role\n${cells.join(",")},outcome`,
    );
    expect(findings).toEqual([]);
    expect(values).toEqual([
      {
        id: "h",
        title: "Hunger",
        component: "food",
        freedoms: ["fear", "want"],
        unitOfMeasure: "%",
        direction: -1,
        low: 0,
        high: 50,
        clamp: false,
        transform: "log1p",
        weight: 2,
        denominator: "population",
        denominatorScale: 1000,
        plausibleMin: -1,
        plausibleMax: 101,
        partOf: "all",
        aliases: ["H1", "H2"],
        threats: ["famine"],
        source: "fao",
        note: "see note",
        more: { role: "outcome" },
      },
    ]);
  });

  test("with the least: the rest has its defaults, cells are trimmed, columns stand in any order", () => {
    const { values, findings } = parseTable(
      readIndicators,
      " direction ,id,title,unitOfMeasure,component\n +1 , h ,Hunger,%,",
    );
    expect(findings).toEqual([]);
    expect(values[0]).toMatchObject({
      id: "h",
      component: null,
      direction: 1,
      low: NaN,
      high: NaN,
      clamp: true,
      transform: "none",
      weight: 1,
      denominator: null,
      denominatorScale: 1,
      aliases: [],
      more: {},
    });
  });

  test.each<[string, string, readonly string[]]>([
    [
      "a missing column",
      "id,title,component,unitOfMeasure\nh,Hunger,food,%",
      ["column-missing 1", "field-invalid 2 direction"],
    ],
    ["a column twice", `${header},id\nh,Hunger,food,%,1,h`, ["header-duplicate 1 id"]],
    ["a military column", `${header},troops\nh,Hunger,food,%,1,5`, ["military-column 1 troops"]],
    ["no title", `${header}\nh,,food,%,1`, ["field-missing 2 title"]],
    ["no id", `${header}\n,Hunger,food,%,1`, ["id-invalid 2 id"]],
    ["an id with a slash", `${header}\na/b,Hunger,food,%,1`, ["id-invalid 2 id"]],
    ["an id twice", `${header}\nh,Hunger,food,%,1\nh,Hunger,food,%,1`, ["id-duplicate 3 id"]],
    ["another direction", `${header}\nh,Hunger,food,%,up`, ["field-invalid 2 direction"]],
    ["a goalpost that is no number", `${header},low\nh,Hunger,food,%,1,"1.5"`, ["value-not-number 2 low"]],
    ["a negative weight", `${header},weight\nh,Hunger,food,%,1,-2`, ["weight-invalid 2 weight"]],
    ["another word for clamp", `${header},clamp\nh,Hunger,food,%,1,maybe`, ["field-invalid 2 clamp"]],
    ["another transform", `${header},transform\nh,Hunger,food,%,1,sqrt`, ["field-invalid 2 transform"]],
  ])("with %s", (_, text, expected) => {
    expect(parseTable(readIndicators, text).findings).toEqual(expected);
  });

  test("does not keep what a military column holds", () => {
    expect(
      parseTable(readIndicators, `${header},troops,role\nh,Hunger,food,%,1,5,outcome`).values[0]!.more,
    ).toEqual({ role: "outcome" });
  });

  test("takes a typographic minus for a minus", () => {
    expect(parseTable(readIndicators, `${header}\nh,Hunger,food,%,−1`).values[0]!.direction).toBe(-1);
  });
});

test("a number is a plain decimal one and nothing else", () => {
  const plain = [
    ["0", 0],
    ["-1.5e3", -1500],
    ["+7", 7],
    [".5", 0.5],
    ["1e-3", 0.001],
  ] as const;
  for (const [cell, value] of plain) expect(parseNumber(cell)).toBe(value);
  for (const cell of [
    "",
    "1,5",
    "1 000",
    "1_000",
    "0x10",
    "0b1",
    "0o7",
    "0X1F",
    "Infinity",
    "-Infinity",
    "NaN",
    "1e999",
    "12%",
    "null",
    "1.2.3",
    "٣",
  ])
    expect(parseNumber(cell), cell).toBeNaN();
});

test("no table makes the reading throw, whatever its header and cells", () => {
  const names = [
    ...new Set(Object.values(tables).flatMap(({ columns }) => columns.map((column) => column.name))),
  ];
  const heading = fc.oneof(
    fc.constantFrom(...names, "", "group:region", "__proto__"),
    fc.string({ maxLength: 8 }),
  );
  const cell = fc.oneof(
    fc.constantFrom("", "a", "b", "1", "-1", "0", ";", "a;b", "__proto__", "log", "1e999"),
    fc.string({ maxLength: 8 }),
  );
  const given = fc.record({
    header: fc.array(heading, { maxLength: 10 }),
    rows: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 6 }),
  });
  const parsers: Partial<Record<TableName, (each: Table, list: FindingList) => unknown>> = {
    indicators: parseIndicators,
    units: parseUnits,
    sources: parseSources,
    weights: parseWeights,
    threats: (each, list) => parseThreats(each, { components: new Set(), indicators: new Set() }, list),
  };
  fc.assert(
    fc.property(given, fc.constantFrom(...Object.values(parsers)), (raw, parse) => {
      const rows = raw.rows.map((cells, i) => ({ row: i + 2, cells }));
      expect(() => parse!({ file: "t.csv", header: raw.header, rows }, createFindingList())).not.toThrow();
    }),
    { numRuns: 1500 },
  );
});
