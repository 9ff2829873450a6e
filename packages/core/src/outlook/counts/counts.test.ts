import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments } from "../../numerics/index.ts";
import { ensembleForecast, forecastQuantile } from "../ensemble/index.ts";
import { crpsOfSortedEnsemble } from "../scoring/index.ts";
import { forecastByAnalogues } from "./analogues.ts";
import { type CountMethod, countBaseline, countPool, forecastCounts } from "./methods.ts";
import { negativeBinomialMonths } from "./negative-binomial.ts";

const methods: readonly (readonly [string, CountMethod])[] = [
  ["zero", { method: "zero" }],
  ["last twelve months", countBaseline],
  ["exponentially weighted", { method: "recent-months", months: 24, halfLife: 6 }],
  ["negative binomial", { method: "negative-binomial", months: 12, quantiles: 20 }],
  ["analogues", { method: "analogues", levelMonths: 3, pooledMonths: 24, cuts: [1, 3], quantiles: 20 }],
  ["the pool", countPool],
];

const months = 40;
const rowsOfCounts = fc.array(
  fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(5000)), { minLength: months, maxLength: months }),
  { minLength: 1, maxLength: 6 },
);
const horizons = [1, 3, 12];

describe.each(methods)("%s", (_, method) => {
  test("reads no month after the origin", () => {
    fc.assert(
      fc.property(rowsOfCounts, rowsOfCounts, fc.integer({ min: 12, max: 38 }), (rows, others, origin) => {
        const changed = rows.map((row, u) =>
          row.map((count, month) => (month <= origin ? count : others[u % others.length]![month]!)),
        );
        const gone = rows.map((row) => row.map((count, month) => (month <= origin ? count : Number.NaN)));
        const forecast = forecastCounts(rows, origin, { horizons, method });
        expect(forecastCounts(changed, origin, { horizons, method })).toEqual(forecast);
        expect(forecastCounts(gone, origin, { horizons, method })).toEqual(forecast);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test("gives ascending values from 0 on whose weights sum to 1", () => {
    fc.assert(
      fc.property(rowsOfCounts, (rows) => {
        for (const { values, weights } of forecastCounts(rows, 30, { horizons, method }).flat()) {
          expect(values.length).toBeGreaterThan(0);
          expect(values[0]).toBeGreaterThanOrEqual(0);
          for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThan(values[i - 1]!);
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  test("gives the same whatever the order of units", () => {
    fc.assert(
      fc.property(rowsOfCounts, (rows) => {
        const forward = forecastCounts(rows, 30, { horizons, method });
        const backward = forecastCounts(rows.toReversed(), 30, { horizons, method });
        expect(backward.toReversed()).toEqual(forward);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  test("of units where nothing ever happened is 0", () => {
    const rows = [new Float64Array(months), new Float64Array(months)];
    for (const { values } of forecastCounts(rows, 30, { horizons, method }).flat()) {
      expect(values).toEqual(Float64Array.of(0));
    }
  });

  test("of a unit without a record is empty, and leaves the others alone", () => {
    const rows = [new Float64Array(months).fill(4), new Float64Array(months).fill(Number.NaN)];
    const [known, unknown] = forecastCounts(rows, 30, { horizons: [1], method });
    expect(known![0]!.values.length).toBeGreaterThan(0);
    if (method.method !== "zero") expect(unknown![0]!.values).toHaveLength(0);
  });
});

describe("the score of a forecast of counts", () => {
  function crpsOf(counts: readonly number[], observed: number): number {
    const { values, weights } = ensembleForecast(counts);
    return crpsOfSortedEnsemble(values, weights, observed);
  }

  test("is the mean distance to the count less half the mean distance within the ensemble", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 15 }), fc.nat(60), (values, count) => {
        const n = values.length;
        const apart = values.reduce((sum, a) => sum + values.reduce((s, b) => s + Math.abs(a - b), 0), 0);
        const away = values.reduce((sum, value) => sum + Math.abs(value - count), 0);
        expect(crpsOf(values, count)).toBeCloseTo(away / n - apart / (2 * n * n), 10);
      }),
    );
  });

  // Computed apart from this code by the same formula, to twelve digits.
  test.each([
    [[0, 1, 3, 7], 2, 0.8125],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 40], 12, 9.98611111111],
    [[12, 30, 8, 55, 41, 19, 77, 25, 33, 60, 14, 90], 48, 10.1666666667],
  ])("of %j at %d is %d", (values, count, crps) => {
    expect(crpsOf(values, count)).toBeCloseTo(crps, 9);
  });

  test("is NaN where there is no forecast or no count", () => {
    expect(crpsOf([], 1)).toBeNaN();
    expect(crpsOf([1], Number.NaN)).toBeNaN();
  });
});

describe("the negative binomial", () => {
  test("has the mean and the variance of the months read", () => {
    const recent = [4, 0, 11, 2, 7, 30, 1, 0, 5, 9, 14, 3];
    const { values, weights } = negativeBinomialMonths(recent, 11, { months: 12, quantiles: 50_000 });
    const mean = values.reduce((sum, value, i) => sum + value * weights[i]!, 0);
    const variance = values.reduce((sum, value, i) => sum + (value - mean) ** 2 * weights[i]!, 0);
    expect(mean).toBeCloseTo(86 / 12, 2);
    expect(variance / moments(recent).standardDeviation ** 2).toBeCloseTo(1, 3);
  });
});

describe("analogues", () => {
  test("carry a known growth over to a unit at the same level", () => {
    // One unit doubles its 1 + count from each month to the next; the other stands where the first stood before.
    const doubling = [1, 3, 7, 15, 31, 63];
    const method = { method: "analogues", levelMonths: 1, pooledMonths: 4, cuts: [], quantiles: 4 } as const;
    const [first, second] = forecastCounts([doubling, doubling.with(5, 15)], 4, { horizons: [1], method });
    for (const forecast of [first!, second!]) expect(forecastQuantile(forecast[0]!, 0.5)).toBeCloseTo(63, 9);
  });
});

describe("mistakes", () => {
  const method = countBaseline;
  test.each([
    ["rows of two lengths", (): unknown => forecastCounts([[1, 2], [1]], 0, { horizons: [1], method })],
    ["an origin beyond the rows", (): unknown => forecastCounts([[1, 2]], 2, { horizons: [1], method })],
    ["a horizon of no month", (): unknown => forecastCounts([[1, 2]], 1, { horizons: [0], method })],
    [
      "no months read",
      (): unknown =>
        forecastCounts([[1]], 0, { horizons: [1], method: { method: "recent-months", months: 0 } }),
    ],
    [
      "levels over no month",
      (): unknown =>
        forecastByAnalogues([[1, 2]], 1, [1], { levelMonths: 0, pooledMonths: 12, cuts: [], quantiles: 4 }),
    ],
    ["weights of another number", (): unknown => ensembleForecast([1, 2], [1])],
    ["a quantile beyond 1", (): unknown => forecastQuantile(ensembleForecast([1]), 1.5)],
  ])("%s are refused", (_, call) => {
    expect(call).toThrow(RangeError);
  });
});

test("months that are all alike are foretold exactly, so that a band that ends with a count holds it", () => {
  for (let count = 0; count <= 1000; count++) {
    const [own] = forecastCounts([new Array<number>(30).fill(count)], 29, {
      horizons: [1, 6],
      method: countPool,
    });
    for (const { values, weights } of own!) {
      expect(values).toEqual(Float64Array.of(count));
      expect(weights[0]).toBeCloseTo(1, 12);
    }
  }
});
