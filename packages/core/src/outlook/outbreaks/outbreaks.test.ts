import { describe, expect, test } from "vitest";
import { cusum } from "./cusum.ts";
import { ears } from "./ears.ts";
import { farrington, improvedFarrington, originalFarrington } from "./farrington.ts";
import { fitQuasiPoisson } from "./quasi-poisson.ts";
import { seasonalGroups } from "./reference-windows.ts";

/** Two hundred and sixty weeks whose count goes 2, 3, 4, 3, 2, … */
const calm = Array.from({ length: 260 }, (_, week) => 3 + Math.round(Math.sin((week * Math.PI) / 2)));

describe("Farrington's detector", () => {
  test.each([
    ["improved", improvedFarrington],
    ["original", originalFarrington],
  ])("%s: is silent in calm weeks, and hears an outbreak", (_, options) => {
    expect(farrington(calm, 259, options).alarm).toBe(false);
    expect(farrington(calm.with(259, 15), 259, options).alarm).toBe(true);
  });

  test("reads no week after the one asked about", () => {
    const changed = calm.map((count, week) => (week > 250 ? 99 : count));
    expect(farrington(changed, 250, improvedFarrington)).toEqual(farrington(calm, 250, improvedFarrington));
  });

  test("expects nothing where nothing was ever seen", () => {
    const signal = farrington(new Float64Array(260).fill(0, 0, 259).fill(9, 259), 259, improvedFarrington);
    expect(signal.alarm).toBe(false);
    expect(signal.expected).toBeNaN();
    expect(signal.upperBound).toBeNaN();
  });

  test("raises no alarm of too few cases", () => {
    const rare = calm.map((_, week): number => (week % 26 === 0 ? 1 : 0)).with(259, 4);
    const options = { ...improvedFarrington, groups: 1 };
    expect(farrington(rare, 259, { ...options, fewestCases: { cases: 4, periods: 4 } }).alarm).toBe(true);
    expect(farrington(rare, 259, options).alarm).toBe(false);
  });

  test("refuses what does not reach back, or does not fit", () => {
    expect(() => farrington(calm, 200, improvedFarrington)).toThrow(RangeError);
    expect(() => farrington(calm, 260, improvedFarrington)).toThrow(RangeError);
    expect(() => farrington(calm, 259, { ...improvedFarrington, alpha: 0 })).toThrow(RangeError);
    expect(() => seasonalGroups(259, 60, improvedFarrington)).toThrow(RangeError);
  });
});

describe("quasi-Poisson regression", () => {
  test("makes weighted fitted counts and weighted counts agree in sum and by regressor", () => {
    const counts = [1, 4, 2, 8, 5, 7, 12];
    const design = counts.map((_, i) => [1, i - 3]);
    const weights = [1, 2, 1, 1, 0.5, 1, 1];
    const { fitted, leverages } = fitQuasiPoisson(design, counts, weights)!;
    for (const k of [0, 1]) {
      const off = counts.reduce(
        (sum, count, i) => sum + weights[i]! * design[i]![k]! * (count - fitted[i]!),
        0,
      );
      expect(off).toBeCloseTo(0, 5);
    }
    expect(leverages.reduce((sum, leverage) => sum + leverage, 0)).toBeCloseTo(2, 10);
  });

  test("has no fit where all counts are 0 or the design is singular", () => {
    expect(fitQuasiPoisson([[1], [1]], [0, 0], [1, 1])).toBeNull();
    expect(
      fitQuasiPoisson(
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [1, 2, 3],
        [1, 1, 1],
      ),
    ).toBeNull();
  });
});

describe("EARS", () => {
  const weeks = [1, 3, 2, 2, 1, 3, 2, 2, 2, 2, 1, 2];
  test("C3 counts the period itself: it hears a jump that its lagged form hears a period later", () => {
    const jump = [...weeks, 12, 2];
    const own = ears(jump, { method: "C3", alpha: 0.025 });
    const lagged = ears(jump, { method: "C3-lagged", alpha: 0.025 });
    expect(own.map(({ alarm }) => alarm).slice(12)).toEqual([true, true]);
    expect(lagged.map(({ alarm }) => alarm).slice(12)).toEqual([false, true]);
  });

  test("says nothing before a whole baseline", () => {
    const [first] = ears(weeks, { method: "C2", alpha: 0.01 });
    expect(first!.upperBound).toBeNaN();
    expect(first!.alarm).toBe(false);
  });

  test("refuses a baseline of one period, and an alpha of 1", () => {
    expect(() => ears(weeks, { method: "C1", baseline: 1, alpha: 0.01 })).toThrow(RangeError);
    expect(() => ears(weeks, { method: "C1", alpha: 1 })).toThrow(RangeError);
  });
});

describe("CUSUM", () => {
  test("keeps its sum over a period without a record, and its bound is the smallest count that alarms", () => {
    const options = { mean: 2, allowance: 0.5, decision: 3 };
    const sums = cusum([5, Number.NaN, 5], options).map(({ sum }) => sum);
    expect(sums[1]).toBe(sums[0]);
    const { upperBound } = cusum([5, 0], options)[1]!;
    expect(cusum([5, upperBound], options)[1]!.alarm).toBe(true);
    expect(cusum([5, upperBound - 1], options)[1]!.alarm).toBe(false);
    expect(() => cusum([1], { ...options, mean: 0 })).toThrow(RangeError);
  });
});
