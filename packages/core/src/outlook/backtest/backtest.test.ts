import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countBaseline, countForecaster, countPool } from "../counts/index.ts";
import { ensembleForecast, type Forecaster, noForecast } from "../ensemble/index.ts";
import { crpsOfEnsemble } from "../scoring/index.ts";
import { backtestForecasts } from "./backtest-forecasts.ts";
import { compareBacktests } from "./compare-backtests.ts";
import { summariseBacktest } from "./summarise-backtest.ts";

const lastTwo = countForecaster({ method: "recent-months", months: 2 });

describe("a backtest by hand", () => {
  // Origins 2 and 3, one month ahead: unit A goes on, unit B wakes up in month 4.
  const rows = [
    [1, 3, 1, 3, 9],
    [0, 0, 0, 0, 6],
  ];
  const backtest = backtestForecasts(rows, lastTwo, { origins: [2, 3], horizons: [1] });

  test("scores every unit from every origin", () => {
    // Ensemble {1, 3}: at 3, 1 − 2/4 = 0.5; at 9, 7 − 0.5 = 6.5.
    expect(backtest.crps).toEqual(Float64Array.of(0.5, 0, 6.5, 6));
    expect(backtest.covered).toEqual(Uint8Array.of(1, 1, 0, 0));
    // As if drawn from infinitely many: the two members' mean distance of 2, not 1.
    expect(backtest.fairCrps).toEqual(Float64Array.of(0, 0, 6, 6));
    // From 1 to 3, and 20 times the distance beyond.
    expect(backtest.intervalScore.map(Math.round)).toEqual(Float64Array.of(2, 0, 122, 120));
  });

  test("keeps active units and onsets apart", () => {
    expect(backtest.active).toEqual(Uint8Array.of(1, 0, 1, 0));
    expect(backtest.onset).toEqual(Uint8Array.of(0, 0, 0, 1));
    expect(summariseBacktest(backtest)).toEqual({
      forecasts: 4,
      meanCrps: 13 / 4,
      meanFairCrps: 3,
      meanIntervalScore: expect.closeTo(61, 9),
      byHorizon: [{ horizon: 1, forecasts: 4, meanCrps: 13 / 4, coverage: 0.5 }],
      coverage: 0.5,
      activeCoverage: 0.5,
      activeForecasts: 2,
      onsets: 1,
      onsetMeanCrps: 6,
    });
  });

  test("is summarised over chosen origins", () => {
    expect(summariseBacktest(backtest, { to: 2 }).meanCrps).toBe(0.25);
    expect(summariseBacktest(backtest, { from: 3 }).meanCrps).toBe(6.25);
    expect(summariseBacktest(backtest, { from: 4 }).meanCrps).toBeNaN();
    expect(summariseBacktest(backtest, { unit: 1 }).meanCrps).toBe(3);
  });

  test("leaves out months without a record, and forecasts that nobody made", () => {
    const options = { origins: [2, 3], horizons: [1] };
    const gap = backtestForecasts([rows[0]!.with(4, Number.NaN), rows[1]!], lastTwo, options);
    expect(summariseBacktest(gap).forecasts).toBe(3);
    const silent: Forecaster = (all) => all.map(() => [noForecast({ kind: "gap", has: 0, needed: 1 })]);
    const none = backtestForecasts(rows, silent, options);
    expect(summariseBacktest(none)).toMatchObject({ forecasts: 0, activeForecasts: 0, onsets: 0 });
    expect(none.intervalScore.every(Number.isNaN)).toBe(true);
  });

  test("knows of no onset where it is not known whether there was calm", () => {
    const unsure = backtestForecasts([rows[1]!.with(2, Number.NaN)], countForecaster({ method: "zero" }), {
      origins: [3],
      horizons: [1],
    });
    expect(unsure.onset).toEqual(Uint8Array.of(0));
  });

  test("refuses origins whose month ahead nobody has seen", () => {
    for (const [origins, level] of [
      [[4], 0.9],
      [[3], 1],
    ] as const) {
      expect(() => backtestForecasts(rows, lastTwo, { origins, horizons: [1], level })).toThrow(RangeError);
    }
  });
});

describe("no forecast reads what came after its origin", () => {
  const rows = Array.from({ length: 4 }, (_, u) => Array.from({ length: 60 }, (_, i) => (i * (u + 3)) % 11));
  const changed = rows.map((row) => row.map((value, i) => (i <= 40 ? value : 1000 - value)));
  const options = { origins: [40], horizons: [1, 3] };

  test("the same forecasts stand against another future", () => {
    const seen: (readonly ArrayLike<number>[])[] = [];
    const spy: Forecaster = (known, origin, horizons) => {
      seen.push(known);
      return countForecaster(countPool)(known, origin, horizons);
    };
    const [one, other] = [rows, changed].map((each) => backtestForecasts(each, spy, options));
    expect(seen[1]).toEqual(seen[0]);
    expect(other!.crps).not.toEqual(one!.crps);
  });

  test("not even a forecaster that tries", () => {
    const peeking: Forecaster = (known, origin, horizons) =>
      known.map((row) => horizons.map((h) => ensembleForecast([row[origin + h] ?? Number.NaN])));
    expect(summariseBacktest(backtestForecasts(rows, peeking, options)).forecasts).toBe(0);
  });
});

describe("two backtests compared", () => {
  const months = Array.from({ length: 30 }, (_, i) => 5 + ((i * 7) % 5));
  const rows = [months, months.map((value) => 2 * value), new Array(30).fill(0)];
  const options = { origins: Array.from({ length: 20 }, (_, i) => 6 + i), horizons: [1, 2, 3] };
  const zero = backtestForecasts(rows, countForecaster({ method: "zero" }), options);
  const recent = backtestForecasts(rows, countForecaster({ method: "recent-months", months: 6 }), options);

  test("give skill of all, by horizon and by unit", () => {
    const { skill, n, coverage, test: tested, beats, byHorizon, byUnit } = compareBacktests(recent, zero);
    expect(n).toBe(20 * 3 * 3);
    expect(skill).toBeCloseTo(1 - summariseBacktest(recent).meanCrps / summariseBacktest(zero).meanCrps, 12);
    expect(coverage).toBe(summariseBacktest(recent).coverage);
    expect(tested!.pValue).toBeLessThan(0.05);
    expect(beats).toBe(true);
    expect(byHorizon.map(({ horizon }) => horizon)).toEqual([1, 2, 3]);
    // Twice the values are forecast with twice the error.
    expect(byUnit[1]!.skill).toBeCloseTo(byUnit[0]!.skill, 12);
    expect(byUnit[0]!.n).toBe(60);
    // Both are right: nothing to save, and nothing to test.
    expect(byUnit[2]).toMatchObject({ skill: Number.NaN, beats: null });
  });

  test("turned round, the method is worse and says so", () => {
    const { skill, beats } = compareBacktests(zero, recent);
    expect(skill).toBeLessThan(0);
    expect(beats).toBe(false);
  });

  test("over a part, with what both could make; and only of the same", () => {
    expect(compareBacktests(recent, zero, { from: 10, unit: 1 }).n).toBe(16 * 3);
    const late: Forecaster = (all, origin, horizons) =>
      all.map(() => horizons.map(() => ensembleForecast(origin < 20 ? [] : [0])));
    expect(compareBacktests(recent, backtestForecasts(rows, late, options)).n).toBe(6 * 3 * 3);
    expect(compareBacktests(recent, zero, { from: 25 }).test).toBeNull();
    const shorter = backtestForecasts(rows, lastTwo, { ...options, horizons: [1] });
    expect(() => compareBacktests(recent, shorter)).toThrow(RangeError);
  });
});

test("the fair score is that of the draws themselves, ties and all", () => {
  const draws = [0, 0, 0, 3, 3, 8];
  const fixed: Forecaster = (rows) => rows.map(() => [ensembleForecast(draws)]);
  const { fairCrps } = backtestForecasts([[1, 5]], fixed, { origins: [0], horizons: [1] });
  expect(fairCrps[0]).toBeCloseTo(crpsOfEnsemble(draws, 5, { fair: true }), 12);
});

test("what errs by rounding alone errs not at all, and lies in its band", () => {
  const near: Forecaster = (rows, _, horizons) =>
    rows.map(() => horizons.map(() => ensembleForecast([100 + 1e-13])));
  const { crps, covered } = backtestForecasts([[100, 100, 100 + 1e-6]], near, {
    origins: [0],
    horizons: [1, 2],
  });
  expect(crps[0]).toBe(0);
  expect(crps[1]).toBeCloseTo(1e-6, 12);
  expect(covered).toEqual(Uint8Array.of(1, 0));
});

const file = new URL(
  "../../../../../../shared/data/monthly/ged_country_month_postpatch.csv",
  import.meta.url,
);

describe.runIf(existsSync(file))("deaths in state-based violence by country and month", () => {
  /** Rows of the countries that have all 390 months from January 1989. */
  function completeRows(): readonly Float64Array[] {
    const rows = new Map<string, Float64Array>();
    for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
      const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]!);
      const row = rows.get(cells[0]!) ?? new Float64Array(390).fill(Number.NaN);
      row[Number(cells[4]) - 109] = Number(cells[5]);
      rows.set(cells[0]!, row);
    }
    return [...rows.values()].filter((row) => !row.some(Number.isNaN));
  }

  test("the pool scores below the last twelve months, and covers what it says", () => {
    const rows = completeRows();
    expect(rows).toHaveLength(167);
    const options = {
      // From December 2010 to June 2020.
      origins: Array.from({ length: 115 }, (_, i) => 263 + i),
      horizons: Array.from({ length: 12 }, (_, i) => i + 1),
    };
    const [none, last, pooled] = [{ method: "zero" } as const, countBaseline, countPool].map((method) =>
      backtestForecasts(rows, countForecaster(method), options),
    );
    const [zero, baseline, pool] = [none!, last!, pooled!].map((backtest) => summariseBacktest(backtest));
    expect(zero!.forecasts).toBe(115 * 12 * 167);
    // What a computation apart from this code gave on the same table.
    expect(zero!.meanCrps).toBeCloseTo(34.73, 2);
    expect(baseline!.meanCrps).toBeCloseTo(16.89, 2);
    expect(pool!.meanCrps).toBeLessThan(16.4);
    expect(pool!.activeCoverage).toBeGreaterThan(0.86);
    expect(pool!.activeCoverage).toBeLessThan(0.94);
    const { skill, beats, byUnit } = compareBacktests(pooled!, last!);
    expect(skill).toBeGreaterThan(0.05);
    expect(beats).toBe(true);
    expect(byUnit).toHaveLength(167);
  }, 60_000);
});
