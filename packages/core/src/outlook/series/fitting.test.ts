/** Models of exponential smoothing fitted: oracles, simulated series, and what is refused. */

import { describe, expect, test } from "vitest";
import { drawNormal, randomStream } from "../../numerics/index.ts";
import { deaths } from "../../testing/accidental-deaths.ts";
import {
  fitEts,
  fitSimpleSmoothing,
  forecastEts,
  runEts,
  type SeriesForecast,
  smoothedForecast,
} from "./index.ts";

function present(forecast: SeriesForecast) {
  if (forecast.kind === "none") throw new Error(forecast.reason);
  return forecast;
}

function noise(n: number, seed: number): readonly number[] {
  const random = randomStream(seed, 0);
  return Array.from({ length: n }, () => drawNormal(random));
}

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
