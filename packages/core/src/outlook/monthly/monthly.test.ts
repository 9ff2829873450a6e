/** Series by unit and month: what was known when, placed in units, and cut where what is measured changes. */

import { describe, expect, test } from "vitest";
import type { OutlookSeriesChoice } from "../../assessment/index.ts";
import type { Incident, SeriesValue, Unit } from "../../evidence/index.ts";
import {
  endOfData,
  eventSeries,
  isProjected,
  publishedSeries,
  seasonProfile,
  sinceLastGap,
} from "./index.ts";

const unit = (id: string, parent: string | null, level: string): Unit => ({
  id,
  title: id,
  parent,
  level,
  population: Number.NaN,
  groups: {},
});

const units = [
  unit("north", null, "province"),
  unit("south", null, "province"),
  unit("hill", "north", "district"),
];

let rowCount = 1;

const incident = (id: string, date: string, change: Partial<Incident> = {}): Incident => ({
  id,
  date,
  reported: "",
  unit: "north",
  latitude: Number.NaN,
  longitude: Number.NaN,
  precision: Number.NaN,
  type: "clash",
  deaths: 1,
  deathsLow: Number.NaN,
  deathsHigh: Number.NaN,
  source: "office",
  file: "events.csv",
  row: ++rowCount,
  ...change,
});

const choice: OutlookSeriesChoice = {
  id: "deaths",
  unitOfMeasure: "deaths a month",
  of: "events",
  count: "deaths",
  level: "province",
  from: "2024-01",
  to: "2024-06",
};

describe("a series of events", () => {
  const incidents = [
    incident("a", "2024-02-03", { deaths: 4 }),
    incident("b", "2024-02-20", { unit: "hill", deaths: 2 }),
    incident("c", "2024-04-01", { unit: "south", type: "flood", deaths: 5 }),
  ];

  test("counts silence within the span as 0, and a district in its province", () => {
    const { units: ids, months, rows, lag } = eventSeries(choice, { units, incidents }, "2024-06");
    expect(ids).toEqual(["north", "south"]);
    expect(months).toEqual(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]);
    expect(rows[0]).toEqual(Float64Array.of(0, 6, 0, 0, 0, 0));
    expect(rows[1]).toEqual(Float64Array.of(0, 0, 0, 5, 0, 0));
    expect(lag).toBe(0);
  });

  test("takes the types and the measure that are asked for", () => {
    const { rows } = eventSeries(
      { ...choice, types: ["flood"], count: "events" },
      { units, incidents },
      "2024-06",
    );
    expect([...rows[0]!, ...rows[1]!].reduce((sum, value) => sum + value, 0)).toBe(1);
  });

  test("ends with the last month that was over by the day asked about", () => {
    expect(eventSeries(choice, { units, incidents }, "2024-04-29").months.at(-1)).toBe("2024-03");
    expect(eventSeries(choice, { units, incidents }, "2024-04-30").months.at(-1)).toBe("2024-04");
  });

  test("has no unit where no month was watched", () => {
    const empty = { units: [], months: [], rows: [] };
    const { from: _, to: __, ...whole } = choice;
    expect(eventSeries(choice, { units, incidents }, "2023-12")).toMatchObject(empty);
    expect(eventSeries({ ...choice, from: "2024-07" }, { units, incidents }, "2024-12")).toMatchObject(empty);
    expect(eventSeries(whole, { units, incidents: [] }, "2024-06")).toMatchObject(empty);
    expect(eventSeries(whole, { units, incidents }, "2024-01")).toMatchObject(empty);
    expect(eventSeries(whole, { units, incidents }, "")).toMatchObject(empty);
    expect(eventSeries(whole, { units, incidents }, "2024-03").months).toEqual(["2024-02", "2024-03"]);
  });

  test("shows a month as it was reported then, and not as it is known now", () => {
    const late = [incident("a", "2024-02-03", { reported: "2024-04-10" }), incident("b", "2024-02-05")];
    const series = eventSeries(choice, { units, incidents: late }, "2024-06");
    expect(series.rows[0]![1]).toBe(2);
    expect(series.knownAt(2)[0]).toEqual(Float64Array.of(0, 1, 0, Number.NaN, Number.NaN, Number.NaN));
    expect(series.knownAt(3)[0]![1]).toBe(2);
  });

  test("waits for reports as long as they usually take", () => {
    const series = eventSeries({ ...choice, reportDelayDays: 45 }, { units, incidents }, "2024-06");
    expect(series.lag).toBe(2);
    expect(series.rows[0]).toEqual(Float64Array.of(0, 6, 0, 0, Number.NaN, Number.NaN));
    expect(series.knownAt(1)[0]![1]).toBe(0);
    expect(series.knownAt(3)[0]![1]).toBe(6);
  });
});

const value = (period: string, number: number, asOf = "", source = "office"): SeriesValue => ({
  unit: "north",
  series: "price",
  period,
  value: number,
  asOf,
  source,
  file: "series.csv",
  row: 2,
});

const price: OutlookSeriesChoice = { id: "price", unitOfMeasure: "index", of: "series" };

describe("a published series", () => {
  test("is known in the vintages in which it was published", () => {
    const series = [
      value("2024-01", 10, "2024-02"),
      value("2024-02", 11, "2024-03"),
      value("2024-01", 12, "2024-05"),
    ];
    const { rows, knownAt, lag, months } = publishedSeries(price, { units, series }, "2024-06");
    expect(months).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(rows[0]).toEqual(Float64Array.of(12, 11, Number.NaN));
    expect(knownAt(1)[0]).toEqual(Float64Array.of(10, Number.NaN, Number.NaN));
    expect(lag).toBe(1);
  });

  test("takes no projection for what was seen", () => {
    expect(isProjected({ period: "2024-06", asOf: "2024-05" })).toBe(true);
    expect(isProjected({ period: "2024-06", asOf: "2024-06-03" })).toBe(false);
    expect(isProjected({ period: "2024-06", asOf: "" })).toBe(false);
    expect(isProjected({ period: "2024-Q3", asOf: "2024-08" })).toBe(true);
    expect(isProjected({ period: "2024-Q3", asOf: "2024-09" })).toBe(false);
    expect(isProjected({ period: "2024", asOf: "2024-11-30" })).toBe(true);
    const series = [value("2024-01", 10, "2024-01"), value("2024-03", 30, "2024-01")];
    expect(publishedSeries(price, { units, series }, "2024-06").months).toEqual(["2024-01"]);
  });

  test("is read from the last change of its source on", () => {
    const series = [value("2024-01", 1, "", "old"), value("2024-02", 9), value("2024-03", 10)];
    expect(publishedSeries(price, { units, series }, "2024-06").rows[0]).toEqual(
      Float64Array.of(Number.NaN, 9, 10),
    );
  });
});

test("a history without its gaps starts after the last of them", () => {
  const row = Float64Array.of(1, Number.NaN, 3, Number.NaN, 5, 6, Number.NaN);
  expect(sinceLastGap([row], 5)[0]).toEqual(
    Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN, 5, 6, Number.NaN),
  );
  expect(sinceLastGap([row], 3)[0]!.length).toBe(7);
});

test("the data end with the last thing seen, not with a projection", () => {
  expect(endOfData({})).toBe("");
  expect(endOfData({ series: [value("2023-Q4", 1), value("2024", 1)] })).toBe("2024-12");
  expect(endOfData({ series: [value("2024-03", 1), value("2024", 1)] })).toBe("2024-03");
  expect(
    endOfData({
      incidents: [incident("a", "2024-03-05")],
      series: [value("2024-02", 1), value("2024-09", 2, "2024-03")],
    }),
  ).toBe("2024-03");
});

describe("the profile of a year", () => {
  const months = Array.from(
    { length: 46 },
    (_, i) => `20${20 + Math.floor((i + 2) / 12)}-${String(((i + 2) % 12) + 1).padStart(2, "0")}`,
  );

  test("shares out counts, and compares levels with the mean of their year", () => {
    const counts = Float64Array.from(months, (month) =>
      month.endsWith("-06") ? 3 : month.endsWith("-07") ? 1 : 0,
    );
    const profile = seasonProfile({ months, rows: [counts], kind: "count" })!;
    expect(profile.years).toBe(3);
    expect(profile.months[5]).toBeCloseTo(0.75, 12);
    expect(profile.months.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const levels = Float64Array.from(months, (month) => (month.endsWith("-01") ? 24 : 12));
    const ratios = seasonProfile({ months, rows: [levels], kind: "level" })!;
    expect(ratios.months[0]).toBeCloseTo(24 / 13, 12);
  });

  test("says nothing of fewer than three years, or of none with anything in it", () => {
    expect(
      seasonProfile({ months: months.slice(0, 30), rows: [new Float64Array(30)], kind: "count" }),
    ).toBeNull();
    expect(seasonProfile({ months, rows: [new Float64Array(46)], kind: "count" })).toBeNull();
  });
});
