/** What is told of published series: values of no unit, gaps, and changes of what is measured. */

import { expect, test } from "vitest";
import type { SeriesValue, Unit } from "../evidence/index.ts";
import { outlookChoice } from "../testing/monthly-series.ts";
import { checkSeries } from "./check-series.ts";

const units: readonly Unit[] = ["north", "south"].map((id) => ({
  ...{ id, title: id, parent: null, level: "province", population: Number.NaN, groups: {} },
}));
let row = 1;
const value = (period: string, change: Partial<SeriesValue> = {}): SeriesValue => ({
  ...{ unit: "north", series: "price", period, value: 7, asOf: "", source: "office", file: "series.csv" },
  row: ++row,
  ...change,
});
const choice = outlookChoice({
  series: [{ id: "price", unitOfMeasure: "index", of: "series" }],
});
const told = (values: readonly SeriesValue[], of: typeof choice | undefined = choice) =>
  checkSeries(values, units, of).findings.map(({ code, where, values: said }) => ({
    code,
    row: where.row,
    ...said,
  }));

test("nothing is said of an unbroken series, in whatever order it stands", () => {
  expect(told(["2024-03", "2023-12", "2024-01", "2024-02"].map((period) => value(period)))).toEqual([]);
  expect(told([])).toEqual([]);
});

test("values of units that are not there are left out, and told once with their number", () => {
  const foreign = value("2024-02", { unit: "nowhere" });
  const { values, findings } = checkSeries(
    [value("2024-01"), foreign, value("2024-03", { unit: "elsewhere" }), value("2024-02")],
    units,
    choice,
  );
  expect(values.map(({ unit }) => unit)).toEqual(["north", "north"]);
  expect(findings).toMatchObject([
    {
      code: "series-unit-unknown",
      where: { file: "series.csv", row: foreign.row, column: "unit" },
      values: { count: 2, unit: "nowhere" },
    },
  ]);
});

test("a gap is told with the first month that is missing, and how many in how many units", () => {
  const before = value("2023-11");
  const gaps = [
    ...[before, value("2024-02"), value("2024-03"), value("2024-05")],
    ...[value("2024-01", { unit: "south" }), value("2024-03", { unit: "south" })],
  ];
  expect(told(gaps)).toEqual([
    {
      ...{ code: "series-gap", row: before.row, series: "price", unit: "north", period: "2023-12" },
      // December and January, April; February in the south.
      ...{ count: 4, units: 2 },
    },
  ]);
  const empty = [value("2024-01"), value("2024-02", { value: Number.NaN }), value("2024-03")];
  expect(told(empty)).toMatchObject([{ code: "series-gap", count: 1, period: "2024-02" }]);
});

test("gaps of counts, and of series that are not looked ahead, are no matter", () => {
  const gap = [value("2024-01"), value("2024-05")];
  expect(told(gap, outlookChoice())).toEqual([]);
  expect(checkSeries(gap, units, undefined).findings).toEqual([]);
  const counted = outlookChoice({
    series: [{ id: "price", unitOfMeasure: "cases", of: "series", kind: "count" }],
  });
  expect(told(gap, counted)).toEqual([]);
});

test("a change of source is told with what it was before; revisions are no gap", () => {
  const after = value("2024-03");
  const changed = [
    ...[value("2024-01", { source: "old" }), value("2024-02", { source: "old" }), after],
    value("2024-01", { unit: "south", source: "old" }),
  ];
  expect(told(changed)).toEqual([
    {
      ...{ code: "series-source-changed", row: after.row, series: "price", unit: "north", period: "2024-03" },
      ...{ before: "old", after: "office", units: 1 },
    },
  ]);
  const revised = [
    value("2024-01", { asOf: "2024-02" }),
    value("2024-01", { asOf: "2024-03" }),
    value("2024-02"),
  ];
  expect(told(revised)).toEqual([]);
});

test("what is no count or share is told and left out", () => {
  const of = (kind: "count" | "share" | "level") =>
    outlookChoice({ series: [{ id: "price", unitOfMeasure: "x", of: "series", kind }] });
  const values = [
    value("2024-01", { value: 0.4 }),
    value("2024-02", { value: -1 }),
    value("2024-03", { value: 40 }),
  ];
  const kept = (kind: "count" | "share" | "level") =>
    checkSeries(values, units, of(kind)).values.map(({ value: number }) => number);
  expect([kept("level"), kept("count"), kept("share")]).toEqual([
    [0.4, -1, 40],
    [0.4, Number.NaN, 40],
    [0.4, Number.NaN, Number.NaN],
  ]);
  expect(told(values, of("share"))).toEqual([
    {
      ...{ code: "series-outside-kind", row: values[1]!.row, series: "price" },
      ...{ kind: "share", count: 2, value: -1 },
    },
  ]);
  expect(told(values, of("count"))).toMatchObject([
    { code: "series-outside-kind", kind: "count", count: 1, value: -1 },
  ]);
  expect(told([value("2024-01", { value: 1 + 1e-12 })], of("share"))).toEqual([]);
});

test("quarters and years are not months, and make no gap", () => {
  expect(told([value("2024-Q1"), value("2023"), value("2024-05"), value("2024-06")])).toEqual([]);
});
