/** Forecasts without the reference folder: one series and what R says of it; reasons instead of numbers. */

import { describe, expect, test } from "vitest";
import { drawNormal, randomStream } from "../../numerics/index.ts";
import { deaths } from "../../testing/accidental-deaths.ts";
import {
  adjustSeason,
  combinedForecast,
  isSeasonal,
  type SeriesForecast,
  seasonalNaiveForecast,
  smoothedForecast,
  type ThetaOptions,
  thetaForecast,
} from "./index.ts";

// R 4.2.2, forecast 8.20.
const theta = [
  7914.41299799, 7242.32067801, 7997.4944364, 8181.2075219, 9024.83476056, 9453.7578107, 10228.9377132,
  9687.53291456, 8565.20542556, 8886.99758063, 8378.45632412, 8498.01437109,
];
const thetaLow95 = [
  7384.67121828, 6632.58058844, 7317.09778703, 7436.83112241, 8221.55843964, 8595.61477403, 9319.23111491,
  8729.03267007, 7560.27789467, 7837.69497129, 7286.58060334, 7365.16433103,
];
const naiveLow95 = [
  6612.64595866, 5777.64595866, 6546.64595866, 6926.64595866, 7710.64595866, 8119.64595866, 9445.64595866,
  8122.64595866, 7134.64595866, 7670.64595866, 7085.64595866, 7616.64595866,
];

function present(forecast: SeriesForecast) {
  if (forecast.kind === "none") throw new Error(forecast.reason);
  return forecast;
}

function noise(n: number, seed: number): readonly number[] {
  const random = randomStream(seed, 0);
  return Array.from({ length: n }, () => drawNormal(random));
}

describe("one series as in R", () => {
  const options = { horizon: 12, season: 12, levels: [0.95], intervals: "model" } as const;

  test("theta", () => {
    const { mean, bands, n } = present(thetaForecast(deaths, options));
    expect(n).toBe(60);
    theta.forEach((value, i) => {
      expect(mean[i]! / value).toBeCloseTo(1, 6);
      expect(bands[0]!.low[i]! / thetaLow95[i]!).toBeCloseTo(1, 5);
    });
  });

  test("the seasonal naive forecast", () => {
    const { mean, bands } = present(seasonalNaiveForecast(deaths, options));
    expect(Array.from(mean)).toEqual(deaths.slice(-12));
    naiveLow95.forEach((value, i) => {
      expect(bands[0]!.low[i]! / value).toBeCloseTo(1, 9);
    });
  });
});

describe("seasons", () => {
  test("factors have mean 1 and leave a series without them", () => {
    const { factors, adjusted } = adjustSeason(deaths, 12);
    expect(factors.reduce((sum, value) => sum + value, 0)).toBeCloseTo(12, 12);
    deaths.forEach((value, i) => {
      expect(adjusted[i]! * factors[i % 12]!).toBeCloseTo(value, 8);
    });
    expect(isSeasonal(deaths, 12)).toBe(true);
  });

  test("an odd season, none, one that cannot be told, and values without ratios", () => {
    const odd = Array.from({ length: 30 }, (_, i) => [2, 4, 6][i % 3]!);
    expect(Array.from(adjustSeason(odd, 3).factors, (value) => value.toFixed(6))).toEqual([
      "0.500000",
      "1.000000",
      "1.500000",
    ]);
    expect(isSeasonal(new Array(40).fill(7), 12)).toBe(false);
    expect(isSeasonal(deaths.slice(0, 24), 12)).toBe(false);
    const withZero = odd.map((value) => value - 2);
    expect(Array.from(adjustSeason(withZero, 3).factors)).toEqual([1, 1, 1]);
  });
});

describe.each([
  ["theta", thetaForecast],
  ["the combination", combinedForecast],
  ["the seasonal naive forecast", seasonalNaiveForecast],
  [
    "smoothing with a damped trend",
    (series: readonly number[], options: ThetaOptions) =>
      smoothedForecast(series, { error: "additive", trend: "damped", season: "none" }, options),
  ],
])("bands of %s", (_, forecast) => {
  test("widen with the horizon and with the level", () => {
    const { bands, mean } = present(forecast(deaths, { horizon: 18, season: 12, levels: [0.5, 0.8, 0.95] }));
    bands.forEach(({ low, high }, k) => {
      for (let step = 0; step < 18; step++) {
        const width = high[step]! - low[step]!;
        expect(Number.isFinite(width)).toBe(true);
        if (step > 0) expect(width).toBeGreaterThanOrEqual(high[step - 1]! - low[step - 1]! - 1e-9);
        if (k > 0) expect(width).toBeGreaterThanOrEqual(bands[k - 1]!.high[step]! - bands[k - 1]!.low[step]!);
        expect((high[step]! + low[step]!) / 2).toBeCloseTo(mean[step]!, 6);
      }
    });
  });

  test("hold about as many next values as they say", () => {
    let held = 0;
    for (let seed = 0; seed < 120; seed++) {
      const values = noise(61, seed).map((value) => 50 + value);
      const { low, high } = present(forecast(values.slice(0, 60), { horizon: 1, levels: [0.9] })).bands[0]!;
      if (values[60]! >= low[0]! && values[60]! <= high[0]!) held++;
    }
    expect(held / 120).toBeGreaterThan(0.8);
  });

  test("need history, and say so", () => {
    // Twelve months before the first forecast that counts, and 19 errors for 0.95.
    const options = { horizon: 3, season: 12, levels: [0.95] };
    const none = { kind: "none", needed: 31 };
    expect(forecast(deaths.slice(0, 30), options)).toEqual({ ...none, reason: "too-short", has: 30 });
    expect(forecast([], options)).toEqual({ ...none, reason: "too-short", has: 0 });
    expect(forecast(deaths.slice(0, 31), options).kind).toBe("forecast");
    const withGap = deaths.map((value, i) => (i === 40 ? Number.NaN : value));
    expect(forecast(withGap, options)).toEqual({ ...none, reason: "gap", has: 40 });
    const later = [Number.NaN, Number.NaN, ...deaths];
    expect(forecast(later, options)).toEqual(forecast(deaths, options));
  });

  test("do not change with the unit of measurement", () => {
    const options = { horizon: 3, season: 12, levels: [0.8] };
    const [plain, thousands] = [deaths, deaths.map((value) => value / 1000)].map((values) =>
      present(forecast(values, options)),
    );
    plain!.mean.forEach((value, i) => {
      expect(thousands!.mean[i]! * 1000).toBeCloseTo(value, 1);
    });
  });

  test("of what never changes are nothing but it; senseless options are refused", () => {
    const { mean, bands } = present(forecast(new Array(40).fill(4), { horizon: 2 }));
    expect(mean[1]).toBeCloseTo(4, 9);
    expect(bands[1]!.high[1]).toBeCloseTo(4, 9);
    expect(() => forecast(deaths, { horizon: 0 })).toThrow(RangeError);
    expect(() => forecast(deaths, { horizon: 1, season: 1.5 })).toThrow(RangeError);
    expect(() => forecast(deaths, { horizon: 1, levels: [1] })).toThrow(RangeError);
  });
});
