import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cusum } from "./cusum.ts";
import { ears } from "./ears.ts";
import { type FarringtonOptions, farrington, improvedFarrington, originalFarrington } from "./farrington.ts";

const file = new URL(
  "../../../../../../shared/reference/outlook/surveillance_reference.json",
  import.meta.url,
);

type Numbers = readonly number[];
type Flexible = {
  readonly [figure in "upperbound" | "alarm" | "score" | "expected" | "pvalue" | "trend"]: Numbers;
};
type Ears = { readonly alpha: number; readonly upperbound: Numbers; readonly alarm: Numbers };

function expectClose(actual: Numbers, expected: Numbers, tolerance = 1e-9): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of actual.entries()) {
    const off = Math.abs(value - expected[i]!) / Math.max(1, Math.abs(expected[i]!));
    expect(off, `${i}: ${value}, not ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.runIf(existsSync(file))("surveillance 1.20.3 on weekly counts of Salmonella Agona", () => {
  const reference = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const counts: Numbers = reference.observed;
  const anyCases = { cases: 0, periods: 4 };
  const signals = (options: FarringtonOptions) =>
    Array.from({ length: 50 }, (_, i) => farrington(counts, 262 + i, options));

  test("the improved method, all figures to 1e-9", () => {
    const expected: Flexible = reference.farringtonFlexible_improved_nbPlugin;
    const actual = signals({ ...improvedFarrington, fewestCases: anyCases });
    expectClose(
      actual.map((signal) => signal.expected),
      expected.expected,
    );
    expectClose(
      actual.map(({ upperBound }) => upperBound),
      expected.upperbound,
    );
    expectClose(
      actual.map(({ pValue }) => pValue),
      expected.pvalue,
    );
    expectClose(
      actual.map(({ alarm }) => Number(alarm)),
      expected.alarm,
    );
    expectClose(
      actual.map(({ trend }) => Number(trend)),
      expected.trend,
    );
    // There the score measures from the logarithm of the mean; here from the mean.
    const fromLogarithm = actual.map(
      (signal) =>
        (signal.observed - Math.log(signal.expected)) / (signal.upperBound - Math.log(signal.expected)),
    );
    expectClose(fromLogarithm, expected.score);
  });

  test("the improved method with the bound of the first: the mean to 1e-9, all alarms, bounds to 2 %", () => {
    const expected: Flexible = reference.farringtonFlexible_improved_delta;
    const actual = signals({ ...improvedFarrington, threshold: "delta", alpha: 0.01, fewestCases: anyCases });
    expectClose(
      actual.map((signal) => signal.expected),
      expected.expected,
    );
    expectClose(
      actual.map(({ alarm }) => Number(alarm)),
      expected.alarm,
    );
    expectClose(
      actual.map(({ upperBound }) => upperBound),
      expected.upperbound,
      0.02,
    );
  });

  test("the first method: bounds to 1e-9 where there are enough cases, and all alarms", () => {
    const expected: Flexible = reference.farrington_original;
    // Two-sided there: alpha 0.05 leaves 0.025 above.
    const actual = signals({ ...originalFarrington, alpha: 0.025 });
    const enough = actual.filter((_, i) => expected.upperbound[i]! > 0);
    expect(enough).toHaveLength(41);
    expectClose(
      enough.map(({ upperBound }) => upperBound),
      expected.upperbound.filter((bound) => bound > 0),
    );
    expectClose(
      actual.map(({ alarm }) => Number(alarm)),
      expected.alarm,
    );
  });

  test("the flexible form with the first method's settings: the mean to 1e-9 where both keep or both drop the trend", () => {
    const expected: Flexible = reference.farringtonFlexible_original;
    const actual = signals({ ...originalFarrington, fewestCases: anyCases });
    const alike = actual.map(({ trend }, i) => Number(trend) === expected.trend[i]);
    expect(alike.filter(Boolean)).toHaveLength(43);
    expectClose(
      actual.map((signal) => signal.expected).filter((_, i) => alike[i]),
      expected.expected.filter((_, i) => alike[i]),
    );
  });

  test.each([
    ["C1", "earsC1"],
    ["C2", "earsC2"],
    ["C3-lagged", "earsC3"],
  ] as const)("EARS %s to 1e-9", (method, name) => {
    const { alpha, upperbound, alarm }: Ears = reference[name];
    const actual = ears(counts, { method, alpha }).slice(19);
    expectClose(
      actual.map(({ upperBound }) => upperBound),
      upperbound,
    );
    expectClose(
      actual.map((signal) => Number(signal.alarm)),
      alarm,
    );
  });

  test("CUSUM to 1e-9", () => {
    const { m, cusum: sums, alarm, upperbound } = reference.cusum;
    const actual = cusum(counts.slice(262), { mean: m, allowance: 1.04, decision: 2.26 });
    expectClose(
      actual.map(({ sum }) => sum),
      sums,
    );
    expectClose(
      actual.map(({ upperBound }) => upperBound),
      upperbound,
    );
    expectClose(
      actual.map((signal) => Number(signal.alarm)),
      alarm,
    );
  });
});
