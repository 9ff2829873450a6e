/** Which observation stands for a period, and what becomes of it. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../finding-list.ts";
import { parseIndicators } from "../formats/case/indicators-table.ts";
import type { Indicator } from "../framework/index.ts";
import { missingCode, missingReason, missingReasons } from "./missing.ts";
import { createObservationBuilder, type ObservationEntry, type Observations } from "./observations.ts";
import { type Panel, panelColumn, selectPanel } from "./panel.ts";

const plain = parseIndicators(
  { file: "", header: ["id", "title", "direction"], rows: [{ row: 2, cells: ["a", "A", "1"] }] },
  createFindingList(),
).values[0]!;

const unit = { id: "u", title: "", parent: null, level: "", population: 2000, groups: {} };

function observe(entries: readonly Partial<ObservationEntry>[]): Observations {
  const builder = createObservationBuilder();
  builder.openFile("observations.csv");
  entries.forEach((entry, i) => {
    const value = entry.value ?? Number.NaN;
    const reason = Number.isNaN(value) ? missingCode("not-collected")! : 0;
    const rest = { row: i + 2, source: "s", bound: Number.NaN, standardError: Number.NaN, note: "" };
    builder.add({
      unit: 0,
      indicator: 0,
      period: "2015",
      ...rest,
      ...entry,
      value,
      reason: entry.reason ?? reason,
    });
  });
  return builder.build();
}

type Choice = {
  at?: string;
  take?: "exact" | "latest";
  maxAgeYears?: number;
  belowDetection?: "gap" | "bound";
};

function select(
  entries: readonly Partial<ObservationEntry>[],
  choice: Choice = {},
  indicators: readonly Indicator[] = [plain],
): Panel {
  const { at = "2015", take = "latest", maxAgeYears = 10, belowDetection = "gap" } = choice;
  const evidence = {
    units: [unit, { ...unit, id: "v", population: 0 }],
    observations: observe(entries),
    sources: [],
    weightSets: new Map(),
  };
  return selectPanel(indicators, evidence, { period: { at, take, maxAgeYears }, belowDetection });
}

function chosen(panel: Panel): { value: number; row: number; period: string | null } {
  return {
    value: panel.values[0]!,
    row: panel.observation[0]! + 2,
    period: panel.periods[panel.sourcePeriod[0]! - 1] ?? null,
  };
}

describe("latest", () => {
  const history = [2012, 2016, 2014, 2009].map((year) => ({ period: String(year), value: year }));

  test("takes the newest that is not after the period, whatever the order of the rows", () => {
    expect(chosen(select(history))).toEqual({ value: 2014, row: 4, period: "2014" });
    expect(chosen(select(history, { at: "2013-Q1" })).value).toBe(2012);
    expect(chosen(select(history, { at: "2016" })).value).toBe(2016);
  });

  test("takes nothing that is too old; an age of just the limit will do", () => {
    expect(chosen(select(history, { at: "2024", maxAgeYears: 8 })).value).toBe(2016);
    expect(chosen(select(history, { at: "2024", maxAgeYears: 7.9 }))).toEqual({
      value: NaN,
      row: 1,
      period: null,
    });
    expect(chosen(select(history, { at: "2014", maxAgeYears: 0 })).value).toBe(2014);
  });

  test("knows months and quarters: December is newer than the third quarter, the year itself as new as December", () => {
    const rows = [
      { period: "2015-Q3", value: 1 },
      { period: "2015-12", value: 2 },
      { period: "2015-11-30", value: 3 },
    ];
    expect(chosen(select(rows)).value).toBe(2);
    expect(chosen(select(rows, { at: "2015-11" })).value).toBe(3);
    expect(chosen(select(rows, { at: "2015-Q3" })).value).toBe(1);
  });

  test("prefers an older value to a newer gap, and a newer gap to an older one", () => {
    const gap = { period: "2015", reason: missingCode("withheld")! };
    const older = { period: "2013", reason: missingCode("suppressed")! };
    expect(chosen(select([gap, { period: "2014", value: 7 }]))).toEqual({ value: 7, row: 3, period: "2014" });
    expect(missingReason(select([older, gap]).reasons[0]!)).toBe("withheld");
    expect(missingReason(select([gap, older]).reasons[0]!)).toBe("withheld");
  });

  test("takes the earlier of two rows that say as much", () => {
    expect(chosen(select([{ value: 1 }, { value: 2 }])).value).toBe(1);
  });
});

test("exact takes the very period and no other, not even one that ends with it", () => {
  const rows = [
    { period: "2014", value: 1 },
    { period: "2015-12", value: 2 },
    { period: "2015", value: 3 },
  ];
  expect(chosen(select(rows, { take: "exact" })).value).toBe(3);
  expect(chosen(select(rows.slice(0, 2), { take: "exact" })).value).toBeNaN();
});

test("what was never observed is a gap that says so, and other units are not touched", () => {
  const panel = select([{ unit: 1, value: 4 }]);
  expect([...panelColumn(panel, 0)]).toEqual([NaN, 4]);
  expect([...panel.reasons].map(missingReason)).toEqual(["not-collected", null]);
  expect([...panel.observation]).toEqual([-1, 0]);
});

describe("a value below detection", () => {
  const rows = [
    { reason: missingCode("below-detection")!, bound: 0.4 },
    { period: "2014", value: 9 },
  ];

  test("is a gap, or stands at its bound, as the recipe says; either way its reason stays", () => {
    const gap = select(rows);
    expect(chosen(gap).value).toBeNaN();
    expect(chosen(select(rows, { belowDetection: "bound" })).value).toBe(0.4);
    expect(missingReason(gap.reasons[0]!)).toBe("below-detection");
  });

  test("without a bound says nothing, so an older value stands", () => {
    expect(chosen(select([{ ...rows[0], bound: NaN }, rows[1]!], { belowDetection: "bound" })).value).toBe(9);
  });
});

describe("denominators", () => {
  const perHead = { ...plain, denominator: "population", denominatorScale: 1000 };
  const rate = { ...plain, id: "rate", denominator: "base", denominatorScale: 100 };
  const other = { ...rate, id: "other" };
  const base = { ...plain, id: "base", direction: 0 as const, component: null };

  test("divide by the units' own population, times the scale; a population of 0 leaves a gap", () => {
    const { values, reasons } = select([{ value: 5 }, { unit: 1, value: 5 }], {}, [perHead]);
    expect([...values]).toEqual([2.5, NaN]);
    expect(missingReason(reasons[1]!)).toBe("not-collected");
  });

  test("divide by another indicator as it was read, which stays as it is and may serve several", () => {
    const rows = [
      { indicator: 0, value: 3 },
      { indicator: 1, value: 6 },
      { indicator: 2, value: 12, period: "2014" },
    ];
    const { values } = select(rows, {}, [rate, other, base]);
    expect([values[0], values[2], values[4]]).toEqual([25, 50, 12]);
    expect([...select(rows.slice(0, 2), {}, [rate, other, base]).values].every(Number.isNaN)).toBe(true);
  });

  test("a denominator that has one itself divides as it was read, before its own division", () => {
    const rows = [
      { indicator: 0, value: 3 },
      { indicator: 1, value: 6 },
      { indicator: 2, value: 12 },
    ];
    const chained = [{ ...rate, denominator: "other" }, other, base];
    expect(select(rows, {}, chained).values[0]).toBe(50);
    const turned = [other, { ...rate, denominator: "other" }, base];
    expect([...select(rows, {}, turned).values].filter((_, cell) => cell % 2 === 0)).toEqual([25, 200, 12]);
  });

  test("scale the standard error with the value", () => {
    const rows = [
      { value: 5, standardError: 0.5 },
      { unit: 1, value: 5 },
    ];
    const { standardErrors } = select(rows, {}, [perHead]);
    expect(standardErrors![0]).toBe(0.25);
    expect(select([{ value: 5, standardError: 0.5 }]).standardErrors![0]).toBe(0.5);
    expect(select([{ value: 5 }]).standardErrors).toBeNull();
  });

  test("divide a bound too", () => {
    const rows = [{ reason: missingCode("below-detection")!, bound: 4 }];
    expect(chosen(select(rows, { belowDetection: "bound" }, [perHead])).value).toBe(2);
  });
});

test("the codes of missing reasons and their words are one to one, 0 is a value", () => {
  for (const reason of missingReasons) expect(missingReason(missingCode(reason)!)).toBe(reason);
  expect(new Set(missingReasons.map(missingCode)).size).toBe(missingReasons.length);
  expect([missingReason(0), missingReason(99), missingCode("lost")]).toEqual([null, null, undefined]);
});
