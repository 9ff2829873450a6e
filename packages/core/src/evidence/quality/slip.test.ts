/** Slipped powers of ten are found, and honest skewed data are left alone. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawNormal, randomStream } from "../../numerics/index.ts";
import { slipAgainstHistory, slipsAmongUnits } from "./slip.ts";

fc.configureGlobal({ seed: 1994 });

const factor = fc.constantFrom(100, 1000, 1 / 100, 1 / 1000);
// A series or a set of peers within a factor of 5.
const steady = (minLength: number): fc.Arbitrary<number[]> =>
  fc
    .record({
      level: fc.constantFrom(0.001, 0.4, 7, 300, 2e6),
      parts: fc.array(fc.integer({ min: 100, max: 490 }), { minLength, maxLength: 30 }),
    })
    .map(({ level, parts }) => parts.map((part) => (level * part) / 100));

function within(value: number, others: readonly number[]): number {
  return Math.min(Math.max(value, Math.min(...others)), Math.max(...others));
}

describe("slipAgainstHistory()", () => {
  test("finds a value multiplied or divided by 100 or 1,000 in any steady series, and names the factor", () => {
    fc.assert(
      fc.property(steady(3), factor, ([own, ...others], by) => {
        expect(slipAgainstHistory(within(own!, others) * by, others)).toBe(by);
      }),
    );
  });

  test("finds nothing in a steady series, nor in a change by less than ten times", () => {
    fc.assert(
      fc.property(steady(3), fc.constantFrom(1 / 9.9, 0.2, 1, 3, 9.9), ([own, ...others], by) => {
        expect(slipAgainstHistory(within(own!, others) * by, others)).toBeNull();
      }),
    );
  });

  test.each([
    ["a series that is not steady", 5000, [10, 60]],
    ["a single other value", 5000, [50]],
    ["a series with a zero", 5000, [0, 50, 50]],
    ["a value of zero", 0, [50, 50]],
    ["a negative value", -5000, [50, 50]],
    ["a gap", Number.NaN, [50, 50]],
    ["a factor of ten, which happens", 500, [50, 50, 50]],
  ])("leaves %s alone", (_, value, others) => {
    expect(slipAgainstHistory(value, others)).toBeNull();
  });
});

describe("slipsAmongUnits()", () => {
  test("finds the one unit that slipped among peers of one scale", () => {
    fc.assert(
      fc.property(steady(9), factor, fc.nat(), (values, by, at) => {
        const index = at % values.length;
        const rest = values.toSpliced(index, 1);
        expect(slipsAmongUnits(values.with(index, within(values[index]!, rest) * by))).toEqual([
          { index, factor: by },
        ]);
      }),
    );
  });

  test("finds nothing where no two neighbours in size are more than five times apart, however skewed the whole", () => {
    const steps = fc.array(fc.integer({ min: 100, max: 490 }), { minLength: 9, maxLength: 60 });
    fc.assert(
      fc.property(steps, (ratios) => {
        let value = 1e-6;
        const values = ratios.map((ratio) => (value *= ratio / 100));
        expect(slipsAmongUnits(values)).toEqual([]);
      }),
    );
  });

  test.each([0.5, 1, 1.5, 2, 3])(
    "hardly ever takes the tail of 60 log-normal values for a slip, with a spread of %d",
    (sigma) => {
      const random = randomStream(1994, 0);
      const alarms = Array.from({ length: 500 }, () =>
        slipsAmongUnits(Array.from({ length: 60 }, () => Math.exp(sigma * drawNormal(random)))),
      ).filter((slips) => slips.length > 0);
      expect(alarms.length / 500).toBeLessThan(0.02);
    },
  );

  test("does not look at gaps, zeros and negative values, nor at fewer than nine", () => {
    const eight = [12, 25, 33, 41, 48, 52, 60];
    expect(slipsAmongUnits([...eight, 5200])).toEqual([]);
    expect(slipsAmongUnits([...eight, 5200, 0, -9, Number.NaN])).toEqual([]);
    expect(slipsAmongUnits([0, Number.NaN, ...eight, 71, 5200])).toEqual([{ index: 10, factor: 100 }]);
  });

  test("two of ten that stand apart are no slip but a group of their own", () => {
    expect(slipsAmongUnits([12, 25, 33, 41, 48, 52, 60, 71, 4100, 5200])).toEqual([]);
  });
});
