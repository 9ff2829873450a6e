import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ensembleForecast, forecastQuantile, noForecast, probabilityOfAtLeast } from "./ensemble-forecast.ts";
import { checkQuestion } from "./forecaster.ts";
import { linearPool } from "./linear-pool.ts";

const draws = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 });

describe("an ensemble", () => {
  test("says of a threshold what its draws say", () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: -25, max: 25 }), (values, threshold) => {
        const share = values.filter((value) => value >= threshold).length / values.length;
        expect(probabilityOfAtLeast(ensembleForecast(values), threshold)).toBeCloseTo(share, 12);
      }),
    );
    expect(probabilityOfAtLeast(ensembleForecast([0.1 + 0.2]), 0.3)).toBe(1);
    expect(probabilityOfAtLeast(ensembleForecast([]), 1)).toBeNaN();
    expect(probabilityOfAtLeast(ensembleForecast([1]), Number.NaN)).toBeNaN();
  });

  test("has quantiles that hold at least the probability asked for, and no smaller ones that do", () => {
    fc.assert(
      fc.property(draws, fc.integer({ min: 1, max: 99 }), (values, percent) => {
        const quantile = forecastQuantile(ensembleForecast(values), percent / 100);
        const shareUpTo = (end: number): number =>
          values.filter((value) => value <= end).length / values.length;
        expect(shareUpTo(quantile)).toBeGreaterThanOrEqual(percent / 100 - 1e-9);
        expect(shareUpTo(quantile - 1)).toBeLessThan(percent / 100);
      }),
    );
  });

  test("counts its members before it merges them, and unequal ones as fewer", () => {
    expect(ensembleForecast([0, 0, 0]).members).toBe(3);
    expect(ensembleForecast([0, 1], [0.9, 0.1]).members).toBeCloseTo(1 / 0.82, 12);
    expect(ensembleForecast([]).members).toBe(0);
  });
});

describe("a pool", () => {
  test("of halves is the ensemble of all their draws", () => {
    const [one, other] = [
      [0, 0, 4],
      [1, 4, 9],
    ];
    const pool = linearPool([ensembleForecast(one!), ensembleForecast(other!)], [0.5, 0.5]);
    const all = ensembleForecast([...one!, ...other!]);
    expect(pool.values).toEqual(all.values);
    pool.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(all.weights[i]!, 12);
    });
    expect(pool.members).toBeCloseTo(6, 12);
  });

  test("leaves out what is empty; all empty, it keeps the reason", () => {
    const reason = { kind: "gap", has: 3, needed: 24 } as const;
    const half = linearPool([noForecast(reason), ensembleForecast([7])], [0.5, 0.5]);
    expect(half).toEqual(ensembleForecast([7]));
    expect(linearPool([ensembleForecast([]), noForecast(reason)], [0.5, 0.5]).reason).toEqual(reason);
    expect(linearPool([ensembleForecast([])], [1])).toEqual(ensembleForecast([]));
    expect(() => linearPool([ensembleForecast([1])], [])).toThrow(RangeError);
  });
});

test("questions that make no sense are refused", () => {
  expect(() => checkQuestion([[1], [1, 2]], 0, [1])).toThrow(RangeError);
  expect(() => checkQuestion([[1, 2]], 2, [1])).toThrow(RangeError);
  expect(() => checkQuestion([[1, 2]], 1, [0])).toThrow(RangeError);
  expect(() => checkQuestion([[1, 2]], 1, [1])).not.toThrow();
});
