/** What the checks of observations leave out, what they only mention, and where they say it is. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "../../formats/case/indicators-table.ts";
import type { Indicator } from "../../framework/index.ts";
import { missingReason } from "../missing.ts";
import { createObservationBuilder, type Observations } from "../observations.ts";
import { selectPanel } from "../panel.ts";
import { checkDenominators } from "./check-denominators.ts";
import { checkObservations } from "./check-observations.ts";
import { checkPeriods } from "./check-periods.ts";

const plain = parseIndicators(
  { file: "", header: ["id", "title", "direction"], rows: [{ row: 2, cells: ["a", "A", "-1"] }] },
  createFindingList(),
).values[0]!;

type Row = readonly [unit: number, period: string, value: number, indicator?: number];

const units = Array.from({ length: 12 }, (_, u) => ({
  id: `u${u}`,
  title: "",
  parent: null,
  level: "",
  population: u === 11 ? Number.NaN : 1000,
  groups: {},
}));

function observe(rows: readonly Row[]): Observations {
  const builder = createObservationBuilder();
  builder.openFile("observations.csv");
  rows.forEach(([unit, period, value, indicator = 0], i) => {
    const empty = { source: "", bound: Number.NaN, standardError: Number.NaN, note: "" };
    builder.add({
      unit,
      indicator,
      period,
      value,
      reason: Number.isNaN(value) ? 1 : 0,
      row: i + 2,
      ...empty,
    });
  });
  return builder.build();
}

function check(
  rows: readonly Row[],
  indicator: Partial<Indicator> = {},
): { kept: readonly number[]; findings: readonly string[] } {
  const before = observe(rows);
  const { observations, findings } = checkObservations(before, [{ ...plain, ...indicator }], units);
  // What is rejected keeps its row, loses its value, and the reader's columns stay as they were.
  expect([...before.value]).toEqual(rows.map(([, , value]) => value));
  for (let i = 0; i < rows.length; i++) {
    if (Number.isNaN(rows[i]![2])) continue;
    expect(missingReason(observations.reason[i]!) === "rejected").toBe(Number.isNaN(observations.value[i]!));
  }
  return {
    kept: [...observations.value],
    findings: findings.map(({ code, where, values }) =>
      [code, where.row, values["factor"] ?? values["same"] ?? values["range"] ?? ""].join(" "),
    ),
  };
}

describe("duplicates", () => {
  test("with the same value are kept once", () => {
    expect(
      check([
        [0, "2015", 5],
        [1, "2015", 5],
        [0, "2015", 5],
      ]),
    ).toEqual({ kept: [5, 5, NaN], findings: ["observation-duplicate 4 yes"] });
  });

  test("with different values contradict each other, and both go", () => {
    expect(
      check([
        [0, "2015", 5],
        [0, "2015", 6],
        [0, "2014", 7],
      ]),
    ).toEqual({ kept: [NaN, NaN, 7], findings: ["observation-duplicate 3 no"] });
  });

  test("a gap beside a value says nothing against it, in either order", () => {
    expect(
      check([
        [0, "2015", NaN],
        [0, "2015", 6],
      ]),
    ).toEqual({ kept: [NaN, 6], findings: [] });
    expect(
      check([
        [0, "2015", 6],
        [0, "2015", NaN],
      ]),
    ).toEqual({ kept: [6, NaN], findings: [] });
  });

  test("leave out what lies beyond; the bounds themselves are plausible", () => {
    const rows: Row[] = [
      [0, "2015", -0.1],
      [1, "2015", 0],
      [2, "2015", 100],
      [3, "2015", 100.1],
    ];
    expect(check(rows, { plausibleMin: 0, plausibleMax: 100 })).toEqual({
      kept: [NaN, 0, 100, NaN],
      findings: ["value-implausible 2 0 – 100", "value-implausible 5 0 – 100"],
    });
  });

  test("may be set on one side", () => {
    expect(
      check(
        [
          [0, "2015", -1e9],
          [1, "2015", 11],
        ],
        { plausibleMax: 10 },
      ),
    ).toEqual({
      kept: [-1e9, NaN],
      findings: ["value-implausible 3 … – 10"],
    });
  });
});

describe("slips", () => {
  const history: Row[] = [
    [0, "2012", 44.8],
    [0, "2013", 45.3],
    [0, "2014", 46],
  ];
  test.each([
    [4510, "×100"],
    [45_100, "×1000"],
    [0.451, "÷100"],
    [0.0451, "÷1000"],
  ])("against its own series: %d is %s", (value, factor) => {
    expect(check([...history, [0, "2015", value]])).toEqual({
      kept: [44.8, 45.3, 46, NaN],
      findings: [`value-slip 5 ${factor}`],
    });
  });

  test("among units, looking at each one's newest value", () => {
    const rows = units.map((_, u): Row => [u, "2015", u === 4 ? 3100 : 20 + u]);
    expect(check(rows).findings).toEqual(["value-slip 6 ×100"]);
    expect(check([...rows, [4, "2016", 31]]).findings).toEqual([]);
  });

  test("are not looked for among counts to be divided, nor in context", () => {
    const rows = units.map((_, u): Row => [u, "2015", u === 4 ? 3100 : 20 + u]);
    expect(check(rows, { denominator: "population" }).findings).toEqual([]);
    expect(check(rows, { direction: 0 }).findings).toEqual([]);
  });
});

describe("periods outside the one assessed", () => {
  const rows = observe([
    [0, "2016", 1],
    [0, "2015", 1],
    [1, "2004", 1],
    [1, "2003", 1],
    [2, "2015-12", 1],
  ]);
  const told = (take: "exact" | "latest", maxAgeYears = 10): readonly string[] =>
    checkPeriods(rows, { at: "2015", take, maxAgeYears }).map(
      ({ where, values }) => `${values["kind"]} ${values["count"]} row ${where.row}`,
    );

  test("are counted, later ones and older ones apart, with the first row of each", () => {
    expect(told("latest")).toEqual(["later 1 row 2", "older 2 row 4"]);
    expect(told("latest", 11)).toEqual(["later 1 row 2", "older 1 row 5"]);
    expect(told("exact")).toEqual(["later 1 row 2", "older 3 row 4"]);
  });

  test("there are none where all can be used", () => {
    expect(checkPeriods(observe([[0, "2015", 1]]), { at: "2015", take: "exact", maxAgeYears: 0 })).toEqual(
      [],
    );
  });
});

describe("denominators", () => {
  const base = { ...plain, id: "base" };
  function told(over: Partial<Indicator>, rows: readonly Row[]): readonly string[] {
    const indicators = [{ ...plain, ...over }, base];
    const evidence = { units, observations: observe(rows), sources: [], weightSets: new Map() };
    const options = {
      period: { at: "2015", take: "latest", maxAgeYears: 10 },
      belowDetection: "gap",
    } as const;
    const panel = selectPanel(indicators, evidence, options);
    return checkDenominators(indicators, evidence, panel).map(
      ({ code, values }) => `${code} ${values["count"]} ${values["units"]}`,
    );
  }

  test("that are missing or zero are told once for all units, those of another period too", () => {
    const rows: Row[] = [
      [0, "2015", 5],
      [0, "2015", 50, 1],
      [1, "2015", 5],
      [1, "2014", 50, 1],
      [2, "2015", 5],
      [3, "2015", 5],
      [3, "2015", 0, 1],
    ];
    expect(told({ denominator: "base" }, rows)).toEqual([
      "denominator-missing 2 u2, u3",
      "denominator-period-differs 1 u1",
    ]);
  });

  test("by population have no period, and only a missing population is told", () => {
    expect(
      told({ denominator: "population" }, [
        [0, "2015", 5],
        [11, "2015", 5],
      ]),
    ).toEqual(["denominator-missing 1 u11"]);
  });

  test("are not asked for where there is no numerator", () => {
    expect(
      told({ denominator: "base" }, [
        [0, "2015", NaN],
        [1, "2015", 4, 1],
      ]),
    ).toEqual([]);
  });

  test("names six units and no more", () => {
    const rows = units.slice(0, 8).map((_, u): Row => [u, "2015", 5]);
    expect(told({ denominator: "base" }, rows)).toEqual(["denominator-missing 8 u0, u1, u2, u3, u4, u5, …"]);
  });
});
