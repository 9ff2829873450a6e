/** Series without the reference folder: one series and what R says of it; oracles; reasons instead of numbers. */

import { describe, expect, test } from "vitest";
import { drawNormal, randomStream } from "../../numerics/index.ts";
import {
  adjustSeason,
  combinedForecast,
  fitEts,
  fitSimpleSmoothing,
  forecastEts,
  isSeasonal,
  runEts,
  type SeriesForecast,
  seasonalNaiveForecast,
  smoothedForecast,
  type ThetaOptions,
  thetaForecast,
} from "./index.ts";

// R's datasets::USAccDeaths, 1973 to 1977: accidental deaths in the United States of America, by month.
const deaths = [
  9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927, 7750, 6981, 8038, 8422, 8714,
  9512, 10120, 9823, 8743, 9129, 8710, 8680, 8162, 7306, 8124, 7870, 9387, 9556, 10093, 9620, 8285, 8466,
  8160, 8034, 7717, 7461, 7767, 7925, 8623, 8945, 10078, 9179, 8037, 8488, 7874, 8647, 7792, 6957, 7726, 8106,
  8890, 9299, 10625, 9302, 8314, 8850, 8265, 8796,
];

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

describe("fitting", () => {
  test("simple smoothing is at least as good as any of a grid of parameters", () => {
    const values = noise(60, 1).map((value, i) => value + Math.sin(i / 5));
    const { sumOfSquares, smoothing, initialLevel } = fitSimpleSmoothing(values);
    const model = { error: "additive", trend: "none", season: "none" } as const;
    const squares = (levelSmoothing: number, start: number): number =>
      runEts(values, model, { levelSmoothing, initialLevel: start }).innovations.reduce(
        (sum, error) => sum + error * error,
        0,
      );
    expect(squares(smoothing, initialLevel)).toBeCloseTo(sumOfSquares, 9);
    for (let alpha = 0.01; alpha < 1; alpha += 0.01)
      for (let start = -2; start <= 2; start += 0.1)
        expect(squares(alpha, start)).toBeGreaterThanOrEqual(sumOfSquares - 1e-9);
    expect(() => fitSimpleSmoothing([1])).toThrow(RangeError);
  });

  test("a simple model fitted either way is the same", () => {
    const simple = fitSimpleSmoothing(deaths);
    const run = fitEts(deaths, { error: "additive", trend: "none", season: "none" });
    expect(-0.5 * 60 * Math.log(simple.sumOfSquares)).toBeCloseTo(run.logLikelihood, 3);
  });

  test("a straight line with a season is found and carried on", () => {
    const values = Array.from({ length: 32 }, (_, i) => 10 + 2 * i + [3, -1, 0, -2][i % 4]!);
    const run = fitEts(values, { error: "additive", trend: "additive", season: "additive" }, { season: 4 });
    const { mean } = forecastEts(run, 4, []);
    [74 + 3, 76 - 1, 78, 80 - 2].forEach((value, i) => {
      expect(mean[i]).toBeCloseTo(value, 6);
    });
    expect(() => fitEts([1, 2, 3], { error: "additive", trend: "damped", season: "none" })).toThrow(
      RangeError,
    );
    expect(() => fitEts(values, { error: "additive", trend: "none", season: "additive" })).toThrow(
      RangeError,
    );
  });

  test("moments of a product are those of many simulated paths", () => {
    const model = { error: "multiplicative", trend: "damped", season: "multiplicative" } as const;
    const parameters = {
      levelSmoothing: 0.4,
      slopeSmoothing: 0.1,
      seasonSmoothing: 0.3,
      damping: 0.9,
      initialLevel: 100,
      initialSlope: 3,
      initialSeason: [1.2, 0.8],
    };
    const run = { ...runEts([120, 85, 130, 90, 140, 95], model, parameters), variance: 0.01 };
    const steps = 4;
    const { mean, variance } = forecastEts(run, steps, []);
    const [sums, squares] = [new Float64Array(steps), new Float64Array(steps)];
    const draws = noise(steps * 40_000, 7);
    for (let path = 0; path < 40_000; path++) {
      let [level, slope] = [run.levels[5]!, run.slopes[5]!];
      const season = Array.from(run.seasons.subarray(6, 8));
      for (let step = 0; step < steps; step++) {
        const error = 0.1 * draws[path * steps + step]!;
        const start = level + 0.9 * slope;
        const value = start * season[step % 2]! * (1 + error);
        sums[step]! += value / 40_000;
        squares[step]! += value ** 2 / 40_000;
        level = start * (1 + 0.4 * error);
        // β is on the scale of the level.
        slope = 0.9 * slope + 0.1 * start * error;
        season[step % 2]! *= 1 + 0.3 * error;
      }
    }
    for (let step = 0; step < steps; step++) {
      expect(Math.abs(mean[step]! / sums[step]! - 1)).toBeLessThan(0.005);
      expect(Math.abs(variance[step]! / (squares[step]! - sums[step]! ** 2) - 1)).toBeLessThan(0.05);
    }
  });

  test("a model with a season forecasts what it was fitted to, with bands of either kind", () => {
    const model = { error: "additive", trend: "none", season: "additive" } as const;
    const options = { horizon: 12, season: 12, levels: [0.95] };
    const conformal = present(smoothedForecast(deaths, model, options));
    const normal = present(smoothedForecast(deaths, model, { ...options, intervals: "model" }));
    // R's own choice for this series, ETS(M,N,M), says 7948 for January 1978 and 10,287 for July.
    for (const { mean } of [conformal, normal]) {
      expect(Math.abs(mean[0]! - 7948)).toBeLessThan(150);
      expect(Math.abs(mean[6]! - 10_287)).toBeLessThan(150);
    }
    expect(smoothedForecast(deaths.slice(0, 15), model, { ...options, intervals: "model" })).toEqual({
      kind: "none",
      reason: "too-short",
      has: 15,
      needed: 16,
    });
  });

  test("a model that multiplies is found again in what it made", () => {
    const factors = [1.3, 0.9, 0.7, 1.1];
    const errors = noise(400, 3);
    const values: number[] = [];
    for (let i = 0, level = 50; i < 400; i++) {
      const error = 0.03 * errors[i]!;
      values.push(level * factors[i % 4]! * (1 + error));
      level *= 1 + 0.4 * error;
    }
    const model = { error: "multiplicative", trend: "none", season: "multiplicative" } as const;
    const { parameters, variance, logLikelihood } = fitEts(values, model, { season: 4 });
    // Three standard errors of α are some 0.15, of the spread 0.0032.
    expect(Math.abs(parameters.levelSmoothing - 0.4)).toBeLessThan(0.15);
    expect(Math.abs(Math.sqrt(variance) - 0.03)).toBeLessThan(0.0032);
    // No less likely than what made it.
    const truth = { levelSmoothing: 0.4, initialLevel: 50, initialSeason: factors };
    expect(logLikelihood).toBeGreaterThanOrEqual(runEts(values, model, truth).logLikelihood);
    expect(() => fitEts([...values, 0], model, { season: 4 })).toThrow(RangeError);
  });

  test("senseless models are refused", () => {
    const product = { error: "additive", trend: "none", season: "multiplicative" } as const;
    const run = runEts(deaths, product, { levelSmoothing: 0.5, initialLevel: 9000, initialSeason: [1, 1] });
    expect(() => forecastEts(run, 2, [])).toThrow(RangeError);
    expect(() => runEts(deaths, product, { levelSmoothing: 0.5, initialLevel: 9000 })).toThrow(RangeError);
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
