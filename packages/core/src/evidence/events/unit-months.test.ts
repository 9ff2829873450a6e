/** Incidents counted by month, and seen as of a date. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { districts, incident } from "../../testing/incidents.ts";
import { countsAsOf, knownBy } from "./as-of.ts";
import type { Incident } from "./incident.ts";
import { placeIncidents } from "./place.ts";
import { type SeriesValue, seriesAsOf } from "./series-value.ts";
import { countUnitMonths } from "./unit-months.ts";

fc.configureGlobal({ seed: 1994 });

describe("countUnitMonths", () => {
  test("sums, zeros within the span, nothing beyond it", () => {
    const rows = [
      incident({}),
      incident({ date: "2020-01-30", deaths: 3, deathsLow: Number.NaN, deathsHigh: Number.NaN }),
      incident({ date: "2020-03", longitude: 13, deaths: Number.NaN }),
    ];
    const { area } = placeIncidents(rows, districts, { depth: 2 });
    const counts = countUnitMonths(rows, area, { unitCount: 2 });
    expect(counts.months).toEqual(["2020-01", "2020-02", "2020-03"]);
    expect([...counts.events]).toEqual([2, 0, 0, 0, 0, 1]);
    expect([...counts.deaths]).toEqual([5, 0, 0, 0, 0, Number.NaN]);
    expect([...counts.deathsLow]).toEqual([4, 0, 0, 0, 0, Number.NaN]);
    expect([...counts.deathsHigh]).toEqual([7, 0, 0, 0, 0, Number.NaN]);
    expect([...counts.deathsUnstated]).toEqual([0, 0, 0, 0, 0, 1]);
    const longer = countUnitMonths(rows, area, {
      unitCount: 2,
      span: { from: "2019-12", to: "2020-01" },
    });
    expect([longer.months, [...longer.events]]).toEqual([
      ["2019-12", "2020-01"],
      [0, 2, 0, 0],
    ]);
    expect(countUnitMonths([], new Int32Array(0), { unitCount: 2 }).months).toEqual([]);
    expect(() => countUnitMonths(rows, new Int32Array(1), { unitCount: 2 })).toThrow(RangeError);
    expect(() =>
      countUnitMonths(rows, area, { unitCount: 2, span: { from: "2020-02", to: "2019-12" } }),
    ).toThrow("the span is empty");
  });

  test("the order of rows changes nothing, and every placed incident is counted once", () => {
    const some = fc.array(
      fc.record({
        date: fc.constantFrom("2020-01-05", "2020-04-30", "2019-11"),
        longitude: fc.constantFrom(11, 13, 50),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (given) => {
        const count = (rows: readonly Incident[]) =>
          countUnitMonths(rows, placeIncidents(rows, districts, { depth: 2 }).area, { unitCount: 2 });
        const rows = given.map(incident);
        expect(count(rows.toReversed())).toEqual(count(rows));
        const sum = count(rows).events.reduce((total, each) => total + each, 0);
        expect(sum).toBe(rows.filter(({ longitude }) => longitude < 50).length);
      }),
    );
  });
});

describe("as of a date", () => {
  const rows = [
    incident({}),
    incident({ deaths: 8, reported: "2020-03-01" }),
    incident({ id: "e2", date: "2020-01-20", reported: "2020-02-15" }),
    incident({ id: "e3", date: "2020-01-25", reported: "" }),
  ];
  const january = { depth: 2, reportDelayDays: 30, span: { from: "2020-01", to: "2020-01" } };

  test.each<[string, number, number]>([
    ["2020-01-11", 0, 0],
    ["2020-01-12", 1, 2],
    ["2020-02-15", 2, 4],
    ["2020-02", 3, 6],
    ["2020-03-01", 3, 12],
  ])("%s saw %d incidents with %d deaths", (asOf, events, deaths) => {
    const counts = countsAsOf(rows, districts, { ...january, asOf });
    expect([counts.events[0], counts.deaths[0]]).toEqual([events, deaths]);
  });

  test("later reports change nothing that was known before", () => {
    const day = fc.integer({ min: 10, max: 28 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day), { maxLength: 8 }), day, (dates, today) => {
        const all = dates.map(([a, b], i) =>
          incident({ id: `e${i}`, date: `2020-01-${Math.min(a, b)}`, reported: `2020-01-${Math.max(a, b)}` }),
        );
        const asOf = `2020-01-${today}`;
        const then = all.filter(({ reported }) => reported <= asOf);
        expect(countsAsOf(all, districts, { ...january, asOf })).toEqual(
          countsAsOf(then, districts, { ...january, asOf }),
        );
      }),
    );
  });

  test("no date, no delay", () => {
    expect(() => knownBy(rows, { asOf: "2020", reportDelayDays: 0 })).toThrow('Cannot look back to "2020"');
    expect(() => knownBy(rows, { asOf: "2020-01", reportDelayDays: Number.NaN })).toThrow(RangeError);
  });

  test("of a series the vintage of that day", () => {
    const value = (period: string, number: number, asOf: string): SeriesValue => ({
      unit: "u",
      series: "s",
      period,
      value: number,
      asOf,
      source: "",
      file: "series.csv",
      row: 2,
    });
    const values = [
      value("2020-02", 5, "2020-03-10"),
      value("2020-01", 1, ""),
      value("2020-01", 3, "2020-04-01"),
      value("2020-01", 2, "2020-02-10"),
      { ...value("2020-01", 9, ""), unit: "v" },
    ];
    const seen = (asOf: string) =>
      seriesAsOf(values, { unit: "u", series: "s", asOf }).map((each) => each.value);
    expect([seen("2020-01-31"), seen("2020-03-10"), seen("2020-04")]).toEqual([[1], [2, 5], [3, 5]]);
    expect(() => seen("soon")).toThrow(RangeError);
  });
});
