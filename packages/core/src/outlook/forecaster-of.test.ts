/** Every method that a recipe may name makes a forecast, and may be held against the baseline of its kind. */

import { describe, expect, test } from "vitest";
import { countMethodNames, levelMethodNames, type OutlookSeriesChoice } from "../assessment/index.ts";
import { forecastQuantile } from "./ensemble/index.ts";
import { baselineOf, forecasterOf } from "./forecaster-of.ts";

const months = 72;
const counts = [0, 1, 2].map((u) => Float64Array.from({ length: months }, (_, i) => ((i * (u + 3)) % 7) * u));
const levels = [1, 2].map((u) =>
  Float64Array.from({ length: months }, (_, i) => 50 * u + i / 4 + 5 * Math.sin(i / 2) + ((i * 7) % 5)),
);

const horizons = [1, 3, 12];
const origin = months - 1;
const choice = (change: Partial<OutlookSeriesChoice>): OutlookSeriesChoice => ({
  id: "s",
  unitOfMeasure: "a month",
  of: "series",
  ...change,
});

const cases = [
  ...countMethodNames.map((method) => ["count", method, counts] as const),
  ...levelMethodNames.map((method) => ["level", method, levels] as const),
  ...levelMethodNames.map(
    (method) => ["share", method, levels.map((row) => row.map((x) => x / 200))] as const,
  ),
];

describe.each(cases)("%s by %s", (kind, method, rows) => {
  const forecaster = forecasterOf(choice({ kind, method }));

  test("makes one forecast a unit and month ahead, of numbers that add up to one whole", () => {
    const forecasts = forecaster(rows, origin, horizons);
    expect(forecasts.map((own) => own.length)).toEqual(rows.map(() => 3));
    for (const { values, weights, members } of forecasts.flat()) {
      expect(values.length).toBeGreaterThan(0);
      expect(values).toEqual(values.toSorted());
      expect(values.every(Number.isFinite)).toBe(true);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(members).toBeGreaterThan(0);
      if (kind === "count") expect(values[0]).toBeGreaterThanOrEqual(0);
    }
  });

  test("makes the same forecast again, and reads nothing after its origin", () => {
    const changed = rows.map((row) => row.map((value, i) => (i <= 60 ? value : 9 * value + 1)));
    expect(forecaster(changed, 60, horizons)).toEqual(forecaster(rows, 60, horizons));
  });

  test("says why there is none where a unit has no values", () => {
    const empty = rows.map((row) => row.map(() => Number.NaN));
    for (const { values, reason } of forecaster(empty, origin, horizons).flat()) {
      expect(values.length).toBe(0);
      expect(["gap", "too-short"]).toContain(reason?.kind);
    }
  });
});

test("a level may be foretold by its logarithm, and without a season", () => {
  for (const method of levelMethodNames) {
    const linear = forecasterOf(choice({ method, season: 1 }))(levels, origin, [6])[0]![0]!;
    const log = forecasterOf(choice({ method, season: 1, scale: "log" }))(levels, origin, [6])[0]![0]!;
    expect(log.values.every((value) => value > 0)).toBe(true);
    // The same history: both lie near 68, and not near its logarithm.
    for (const own of [linear, log]) expect(Math.abs(forecastQuantile(own, 0.5) - 68)).toBeLessThan(15);
  }
});

test("the baseline is of the kind, whatever the method", () => {
  expect(baselineOf(choice({ of: "events", method: "analogues" })).id).toBe("recent-months");
  const { id, forecaster } = baselineOf(choice({ method: "theta" }));
  expect(id).toBe("last-value");
  const forecast = forecaster(levels, origin, [1])[0]![0]!;
  const changes = levels[0]!.slice(1).map((value, i) => value - levels[0]![i]!);
  const naive = changes.map((change) => levels[0]![origin]! + change).toSorted();
  expect(forecast.values.at(-1)).toBeCloseTo(naive.at(-1)!, 9);
  expect(forecast.values[0]).toBeCloseTo(naive[0]!, 9);
});
