import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments } from "./moments.ts";

fc.configureGlobal({ seed: 1994 });

describe("moments()", () => {
  test("has R's mean() and sd() of Anscombe's first y", () => {
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const { n, mean, standardDeviation } = moments(y);
    expect(n).toBe(11);
    expect(mean).toBeCloseTo(7.500909090909091, 13);
    expect(standardDeviation).toBeCloseTo(2.031568135925815, 13);
  });

  test("skips gaps, needs one value for a mean and two for a deviation", () => {
    expect(moments([Number.NaN, 2, Number.NaN, 4])).toEqual({ n: 2, mean: 3, standardDeviation: Math.SQRT2 });
    expect(moments([5])).toEqual({ n: 1, mean: 5, standardDeviation: Number.NaN });
    expect(moments([])).toEqual({ n: 0, mean: Number.NaN, standardDeviation: Number.NaN });
  });

  test("is the naive sum of squares over n − 1, and does not mind a large offset", () => {
    const x = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(x, (values) => {
        const n = values.length;
        const sum = values.reduce((a, b) => a + b, 0);
        const squares = values.reduce((a, b) => a + b * b, 0);
        const expected = Math.sqrt((squares - (sum * sum) / n) / (n - 1));
        expect(moments(values).standardDeviation).toBeCloseTo(expected, 6);
        expect(moments(values.map((each) => each + 1e9)).standardDeviation).toBeCloseTo(expected, 4);
      }),
    );
  });
});
