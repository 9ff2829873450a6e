/** One series looked ahead: what a forecast sees, from when forecasts are made again, and what is said of their worth. */

import { describe, expect, test } from "vitest";
import { monthlySeries, outlookChoice } from "../testing/monthly-series.ts";
import { type EnsembleForecast, ensembleForecast, type Forecaster } from "./ensemble/index.ts";
import { asKnown, lookAtSeries, originsOf } from "./series-outlook.ts";

type Question = {
  readonly rows: readonly (readonly number[])[];
  readonly origin: number;
  readonly horizons: readonly number[];
};

/** A forecaster that remembers what it was asked, and foretells some values. */
function remembering(foretold: readonly number[] = [1]): {
  readonly asked: Question[];
  readonly forecaster: Forecaster;
} {
  const asked: Question[] = [];
  return {
    asked,
    forecaster: (rows, origin, horizons) => {
      asked.push({ rows: rows.map((row) => Array.from(row)), origin, horizons: [...horizons] });
      return rows.map(() => horizons.map(() => ensembleForecast(foretold)));
    },
  };
}

const { NaN: none } = Number;

describe("a forecast made again", () => {
  const series = monthlySeries([[1, 2, 3, 4, 5, 6]]);

  test("sees its series up to the month it is made in, whatever it is handed", () => {
    const { asked, forecaster } = remembering();
    asKnown(series, forecaster)([[9, 9, 9, 9, 9, 9]], 3, [1, 2]);
    expect(asked).toEqual([{ rows: [[1, 2, 3, 4]], origin: 3, horizons: [1, 2] }]);
  });

  test("starts from the last known month where months become known late, and looks as much farther", () => {
    const { asked, forecaster } = remembering();
    const late = asKnown({ ...series, lag: 2 }, forecaster);
    late([], 5, [1, 3]);
    expect(asked).toEqual([{ rows: [[1, 2, 3, 4]], origin: 3, horizons: [3, 5] }]);
    expect(late([], 1, [1, 3])[0]!.map(({ values }) => values.length)).toEqual([0, 0]);
    expect(asked).toHaveLength(1);
  });

  test("sees the vintage of its time and not what was revised later", () => {
    const { asked, forecaster } = remembering();
    const knownAt = (month: number): readonly Float64Array[] => [
      Float64Array.from([1, 2, 3, 4, 5, 6], (value, i) =>
        i > month ? none : i === month ? value / 2 : value,
      ),
    ];
    const revised = asKnown({ ...series, knownAt }, forecaster);
    revised([], 2, [1]);
    revised([], 4, [1]);
    expect(asked.map(({ rows }) => rows[0])).toEqual([
      [1, 2, 1.5],
      [1, 2, 3, 4, 2.5],
    ]);
  });

  test("of levels reads what follows the last gap, of counts everything", () => {
    const gap = [1, none, 3, 4];
    for (const [kind, seen] of [
      ["level", [none, none, 3, 4]],
      ["count", gap],
    ] as const) {
      const { asked, forecaster } = remembering();
      asKnown(monthlySeries([gap], { kind }), forecaster)([], 3, [1]);
      expect(asked[0]!.rows[0]).toEqual(seen);
    }
  });

  test("of shares stays within 0 and 1, and says as much as before", () => {
    const foretold = [-0.2, -0.1, 0.5, 1.3];
    const of = (kind: "share" | "level"): EnsembleForecast =>
      asKnown(monthlySeries([[0.1, 0.2]], { kind }), remembering(foretold).forecaster)([], 1, [1])[0]![0]!;
    expect(of("share").values).toEqual(Float64Array.of(0, 0.5, 1));
    expect(of("share").weights).toEqual(Float64Array.of(0.5, 0.25, 0.25));
    expect(of("share").members).toBe(4);
    expect(of("level").values).toEqual(Float64Array.from(foretold));
  });

  test("that could not be made keeps its reason", () => {
    const silent: Forecaster = (rows) =>
      rows.map(() => [{ ...ensembleForecast([]), reason: { kind: "too-short", has: 1, needed: 9 } }]);
    const [[forecast]] = asKnown(monthlySeries([[0.5]], { kind: "share" }), silent)([], 0, [1]) as [
      [EnsembleForecast],
    ];
    expect(forecast.reason).toMatchObject({ kind: "too-short" });
  });
});

describe("months that forecasts are made again from", () => {
  test.each<[string, number, number, { origins: number; every: number }, readonly number[]]>([
    ["as many as asked, the last a horizon before the end", 40, 6, { origins: 3, every: 1 }, [31, 32, 33]],
    ["so far apart", 40, 6, { origins: 3, every: 6 }, [21, 27, 33]],
    ["none before a year has been seen", 20, 6, { origins: 99, every: 1 }, [12, 13]],
    ["exactly one", 19, 6, { origins: 99, every: 1 }, [12]],
    ["none where the series is shorter", 18, 6, { origins: 99, every: 1 }, []],
    ["none of nothing", 0, 6, { origins: 99, every: 1 }, []],
  ])("%s", (_, months, horizon, backtest, expected) => {
    expect(originsOf(months, { horizon, backtest })).toEqual(expected);
  });
});

describe("a series looked ahead", () => {
  const quiet = Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? 2 : 0));
  const choice = outlookChoice({ horizon: 3, backtest: { origins: 10, every: 1 } });

  test("names the months after its last, and says what its method was worth in every unit", () => {
    const looked = lookAtSeries(monthlySeries([quiet, quiet.map((value) => 3 * value)]), choice);
    expect(looked.periods).toEqual(["2018-05", "2018-06", "2018-07"]);
    expect([looked.method, looked.baseline]).toEqual(["pool", "recent-months"]);
    expect(looked.units.map(({ unit, forecasts }) => [unit, forecasts.length])).toEqual([
      ["a", 3],
      ["b", 3],
    ]);
    expect(looked.record).toMatchObject({ from: "2017-04", to: "2018-01", origins: 10 });
    expect(looked.record!.comparison.n).toBe(10 * 3 * 2);
    expect(looked.units.map(({ skill }) => skill!.n)).toEqual([30, 30]);
  });

  test("held against itself is worth nothing more, and nothing less", () => {
    const { record } = lookAtSeries(monthlySeries([quiet], { choice: { method: "recent-months" } }), choice);
    expect(record!.comparison.skill).toBe(0);
    expect(record!.comparison.beats).not.toBe(true);
  });

  test("has no record where it is short, and no forecast where there is nothing", () => {
    const short = lookAtSeries(monthlySeries([quiet.slice(0, 14)]), choice);
    expect(short.record).toBeNull();
    expect(short.units[0]!.skill).toBeNull();
    expect(short.units[0]!.forecasts[0]!.values.length).toBeGreaterThan(0);
    const nothing = lookAtSeries(monthlySeries([]), choice);
    expect(nothing).toMatchObject({ periods: [], units: [], record: null, profile: null });
  });

  test("without a single value has no forecast, and says nothing of its worth", () => {
    const { units, record } = lookAtSeries(monthlySeries([new Array<number>(40).fill(none)]), choice);
    expect(record).toBeNull();
    expect(units[0]!.forecasts.map(({ values }) => values.length)).toEqual([0, 0, 0]);
    expect(units[0]!.skill).toBeNull();
  });
});
