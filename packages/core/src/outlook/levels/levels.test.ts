/** Forecasts of levels: properties of every method, reasons instead of numbers, and prices of food. */

import { describe, expect, test } from "vitest";
import { deaths } from "../../testing/accidental-deaths.ts";
import { hasFoodPrices, logFoodPrices } from "../../testing/food-prices.ts";
import { backtestForecasts, compareBacktests, summariseBacktest } from "../backtest/index.ts";
import { forecastQuantile } from "../ensemble/index.ts";
import { combinedForecast, smoothedForecast, thetaForecast } from "../series/index.ts";
import { errorEnsemble } from "./error-ensemble.ts";
import {
  forecastLevels,
  type LevelMethod,
  levelBaseline,
  levelForecaster,
  levelPool,
} from "./forecast-levels.ts";

const damped = { error: "additive", trend: "damped", season: "none" } as const;
const methods: readonly (readonly [string, LevelMethod])[] = [
  ["last value", levelBaseline],
  ["seasonal naive", { method: "seasonal-naive" }],
  ["simple smoothing", { method: "smoothed" }],
  ["theta", { method: "theta" }],
  ["the combination", { method: "combined" }],
  ["a damped trend", { method: "ets", model: damped }],
  ["the model of least AICc", { method: "ets" }],
  ["the pool", levelPool],
];
const horizons = [1, 3, 12];
const last = deaths.length - 1;

describe.each(methods)("%s", (_, method) => {
  test("reads nothing after the origin", () => {
    const changed = deaths.map((value, i) => (i <= 50 ? value : 3 * value));
    const gone = deaths.map((value, i) => (i <= 50 ? value : Number.NaN));
    const [one, ...others] = [deaths, changed, gone].map((row) =>
      forecastLevels([row], 50, { horizons, method }),
    );
    for (const other of others) expect(other).toEqual(one);
  });

  test("gives ascending values whose weights sum to 1, one row a unit, whatever stands beside it", () => {
    const shifted = deaths.map((value) => value + 1000);
    const alone = forecastLevels([deaths], last, { horizons, method });
    const [first, second] = forecastLevels([shifted, deaths], last, { horizons, method });
    expect(second).toEqual(alone[0]);
    expect(first).toHaveLength(3);
    for (const { values, weights } of alone[0]!) {
      expect(values.length).toBeGreaterThan(5);
      for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThan(values[i - 1]!);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  test("on the scale of logarithms is the forecast of logarithms, brought back", () => {
    const logs = deaths.map(Math.log);
    const [plain, back] = [
      forecastLevels([logs], last, { horizons, method })[0]!,
      forecastLevels([deaths], last, { horizons, method, scale: "log" })[0]!,
    ];
    back.forEach(({ values }, h) => {
      values.forEach((value, i) => {
        expect(Math.log(value)).toBeCloseTo(plain[h]!.values[i]!, 9);
      });
    });
    const [withZero] = forecastLevels([deaths.with(3, 0)], last, { horizons, method, scale: "log" });
    expect(withZero![0]!.reason).toMatchObject({ kind: "not-positive", has: 60 });
  });

  test("says so where there is a gap or too little history", () => {
    const gap = deaths.with(40, Number.NaN);
    const short = deaths.map((value, i) => (i < 50 ? Number.NaN : value));
    const [withGap, tooShort] = forecastLevels([gap, short], last, { horizons, method });
    expect(withGap![2]!.values).toHaveLength(0);
    expect(withGap![2]!.reason).toMatchObject({ kind: "gap", has: 40 });
    expect(tooShort![2]!.reason).toMatchObject({ kind: "too-short", has: 10 });
    expect(tooShort![2]!.reason!.needed).toBeGreaterThan(10);
  });

  test("forecasts what never changes as it is", () => {
    const [same] = forecastLevels([new Array(60).fill(7)], 59, { horizons, method });
    for (const forecast of same!) expect(forecastQuantile(forecast, 0.95)).toBeCloseTo(7, 6);
  });
});

describe("an ensemble of errors", () => {
  test("is the last value with each of its past changes over as many steps", () => {
    const walk = Array.from({ length: 20 }, (_, i) => i * i);
    const [ahead] = forecastLevels([walk], 19, { horizons: [2], method: levelBaseline });
    // From every origin from the fourth value on: (i + 2)² − i².
    const changes = Array.from({ length: 15 }, (_, k) => 4 * (k + 3) + 4);
    expect(Array.from(ahead![0]!.values)).toEqual(changes.map((change) => 361 + change));
  });

  test("has the mean of the forecast and the past bias, and a spread for what was fitted", () => {
    const errors = Float64Array.from({ length: 40 }, (_, i) => 3 + (i % 2 === 0 ? 1 : -1));
    const values = errorEnsemble({ mean: Float64Array.of(10), errors, fitted: 8 }, 40, 0);
    expect(values.reduce((sum, value) => sum + value, 0) / 40).toBeCloseTo(13, 12);
    expect(values[0]! - 13).toBeCloseTo(1.1 * Math.sqrt(48 / 32), 12);
  });

  test("borrows from nearer steps where there are too few, as a random walk strays", () => {
    const n = 12;
    const errors = new Float64Array(4 * n).fill(Number.NaN);
    errors.fill(2, 0, 10);
    errors.fill(9, 3 * n, 3 * n + 4);
    const values = errorEnsemble({ mean: new Float64Array(4), errors, fitted: 0 }, n, 3);
    expect(Array.from(values)).toEqual(new Array(10).fill(4));
  });

  test("goes around the means that the series' own forecasts have", () => {
    const options = { horizon: 12, season: 12, levels: [0.8] };
    for (const [method, forecast] of [
      [{ method: "theta" }, thetaForecast(deaths, options)],
      [{ method: "combined" }, combinedForecast(deaths, options)],
      [{ method: "ets", model: damped }, smoothedForecast(deaths, damped, options)],
    ] as const) {
      if (forecast.kind === "none") throw new Error(forecast.reason);
      const [ahead] = forecastLevels([deaths], last, { horizons: [1, 12], method });
      const { low, high } = forecast.bands[0]!;
      // Middles near the middle of the bands, which are as wide either way.
      ahead!.forEach((each, k) => {
        const step = [0, 11][k]!;
        const median = forecastQuantile(each, 0.5);
        expect(median).toBeGreaterThan(low[step]!);
        expect(median).toBeLessThan(high[step]!);
      });
    }
  });
});

test("a series too short for its own season is left to the other half of the pool", () => {
  const short = deaths.map((value, i) => (i < 30 ? Number.NaN : value));
  const [pool] = forecastLevels([short], last, { horizons, method: levelPool });
  const [half] = forecastLevels([short], last, { horizons, method: { method: "combined" } });
  pool!.forEach(({ values }, h) => {
    expect(values).toEqual(half![h]!.values);
  });
});

test("senseless questions are refused", () => {
  const method = { method: "theta" } as const;
  expect(() => forecastLevels([deaths], 60, { horizons, method })).toThrow(RangeError);
  expect(() => forecastLevels([deaths], 5, { horizons: [0], method })).toThrow(RangeError);
  expect(() => forecastLevels([deaths], 5, { horizons, method, season: 1.5 })).toThrow(RangeError);
});

describe.runIf(hasFoodPrices)("food prices of 25 countries, their logarithms, 1 to 12 months ahead", () => {
  // From 72 to 12 months before the end, by 6.
  const options = {
    origins: Array.from({ length: 11 }, (_, k) => 129 + 6 * k),
    horizons: Array.from({ length: 12 }, (_, i) => i + 1),
  };
  const early = { to: 159 };
  const late = { from: 165 };

  test("the pool scores 0.0617, where the bar is 0.069 and the last value scores 0.0713", () => {
    const rows = logFoodPrices();
    expect(rows).toHaveLength(25);
    const pool = backtestForecasts(rows, levelForecaster({ method: levelPool }), options);
    const baseline = backtestForecasts(rows, levelForecaster({ method: levelBaseline }), options);
    const { forecasts, meanCrps, coverage } = summariseBacktest(pool);
    expect(forecasts).toBe(25 * 11 * 12);
    expect(meanCrps).toBeLessThan(0.0625);
    expect(coverage).toBeGreaterThan(0.86);
    expect(coverage).toBeLessThan(0.94);
    expect(summariseBacktest(baseline).meanCrps).toBeCloseTo(0.0713, 4);
    // Methods were chosen on the early half.
    expect(summariseBacktest(pool, early).meanCrps).toBeLessThan(0.0625);
    expect(summariseBacktest(pool, late).meanCrps).toBeLessThan(0.0625);
    const { skill, beats, byUnit } = compareBacktests(pool, baseline);
    expect(skill).toBeGreaterThan(0.12);
    expect(beats).toBe(true);
    expect(byUnit.filter((unit) => unit.skill > 0).length).toBeGreaterThan(15);
  }, 120_000);
});
