/** `events.csv` and `series.csv`: what good rows become, and what each thing made wrong is told as. */

import { describe, expect, test } from "vitest";
import { parseTable } from "../../testing/parse-table.ts";
import { parseEvents } from "./events-table.ts";
import { parseSeries } from "./series-table.ts";

const head =
  "id,date,reported,unit,latitude,longitude,precision,type,deaths,deathsLow,deathsHigh,source".split(",");
const good: Readonly<Record<string, string>> = {
  id: "e1",
  date: "2020-01-10",
  reported: "2020-01-12",
  unit: "u",
  latitude: "4.5",
  longitude: "18.25",
  precision: "2",
  type: "attack",
  deaths: "3",
  deathsLow: "1",
  deathsHigh: "5",
  source: "a",
};
const row = (change: Readonly<Record<string, string>>): string =>
  head.map((column) => ({ ...good, ...change })[column]).join(",");
const read = (...changes: readonly Readonly<Record<string, string>>[]) =>
  parseTable(parseEvents, [head.join(","), ...changes.map(row)].join("\n"));

describe("events.csv", () => {
  test("a good row, and versions of one event", () => {
    const { values, findings } = read({}, { deaths: "4", reported: "2020-02" });
    expect(findings).toEqual([]);
    expect(values[0]).toEqual({
      ...good,
      latitude: 4.5,
      longitude: 18.25,
      precision: 2,
      deaths: 3,
      deathsLow: 1,
      deathsHigh: 5,
      file: "t.csv",
      row: 2,
    });
    expect(values.map(({ deaths }) => deaths)).toEqual([3, 4]);
  });

  test("what is empty is not stated, and columns may be absent", () => {
    const { values, findings } = parseTable(parseEvents, "id,date,unit\ne1,2020-01,u");
    expect(findings).toEqual([]);
    expect(values[0]).toMatchObject({ reported: "", latitude: Number.NaN, precision: Number.NaN });
    expect(values[0]!.deaths).toBeNaN();
    expect(parseTable(parseEvents, "id,unit\ne1,u")).toEqual({ values: [], findings: ["column-missing 1"] });
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["no id", { id: "" }, "id"],
    ["no date", { date: "" }, "date"],
    ["only a year", { date: "2020" }, "date"],
    ["a day that is none", { date: "2020-02-30" }, "date"],
    ["a slip of centuries", { date: "0202-01-10", reported: "" }, "date"],
    ["no place", { unit: "", latitude: "", longitude: "" }, "unit"],
  ])("%s: left out", (_, change, column) => {
    expect(read(change, {})).toMatchObject({
      values: [{ id: "e1" }],
      findings: [`event-invalid 2 ${column}`],
    });
  });

  test.each<[string, Readonly<Record<string, string>>, string, object]>([
    ["reported lately", { reported: "lately" }, "reported", { reported: "" }],
    ["reported before it happened", { reported: "2020-01-09" }, "reported", { reported: "" }],
    ["precision 8", { precision: "8" }, "precision", { precision: Number.NaN }],
    ["deaths below 0", { deaths: "-1" }, "deaths", { deaths: Number.NaN }],
    ["deaths in words", { deathsLow: "few" }, "deathsLow", { deathsLow: Number.NaN }],
    [
      "a range that leaves out the figure",
      { deathsHigh: "2" },
      "deaths",
      { deaths: 3, deathsHigh: Number.NaN },
    ],
    ["a latitude alone", { longitude: "" }, "latitude", { latitude: Number.NaN, longitude: Number.NaN }],
  ])("%s: told, and kept without it", (_, change, column, expected) => {
    const { values, findings } = read(change);
    expect(findings).toEqual([`event-invalid 2 ${column}`]);
    expect(values[0]).toMatchObject(expected);
  });

  test("a position in metres is told cell by cell", () => {
    expect(read({ latitude: "500000", longitude: "2000000" }).findings).toEqual([
      "event-invalid 2 latitude",
      "event-invalid 2 longitude",
    ]);
  });

  test("a month that was reported before it ended is no mistake", () => {
    expect(read({ date: "2020-01", reported: "2020-01-12" }).findings).toEqual([]);
  });
});

describe("series.csv", () => {
  const seriesHead = "unit,series,period,value,asOf,source";

  test("values, revisions and a value the source does not have", () => {
    const { values, findings } = parseTable(
      parseSeries,
      `${seriesHead}\nu,maize,2020-01,1.5,2020-02-10,s\nu,maize,2020-01,1.6,2020-03-10,s\nu,maize,2020-02,,,s`,
    );
    expect(findings).toEqual([]);
    expect(values.map(({ period, value, asOf }) => [period, value, asOf])).toEqual([
      ["2020-01", 1.5, "2020-02-10"],
      ["2020-01", 1.6, "2020-03-10"],
      ["2020-02", Number.NaN, ""],
    ]);
  });

  test.each([
    [",maize,2020-01,1,,s", "unit"],
    ["u,,2020-01,1,,s", "series"],
    ["u,maize,lately,1,,s", "period"],
    ["u,maize,2020-01,much,,s", "value"],
    ["u,maize,2020-01,1,soon,s", "asOf"],
  ])("%s is left out and told", (cells, column) => {
    const { values, findings } = parseTable(parseSeries, `${seriesHead}\n${cells}\nu,maize,2020-02,1,,s`);
    expect(findings).toEqual([`series-invalid 2 ${column}`]);
    expect(values).toHaveLength(1);
  });

  test("a second value of the same day of publication is left out", () => {
    const { values, findings } = parseTable(
      parseSeries,
      `${seriesHead}\nu,maize,2020-01,1,,s\nu,maize,2020-01,2,,s`,
    );
    expect(findings).toEqual(["series-invalid 3 period"]);
    expect(values.map(({ value }) => value)).toEqual([1]);
  });
});
