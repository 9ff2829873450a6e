import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { median, sortedQuantile } from "./quantile.ts";

fc.configureGlobal({ seed: 1994 });

const values = fc.array(
  fc.integer({ min: -1000, max: 1000 }).map((each) => each / 8),
  { minLength: 1, maxLength: 30 },
);
const sorted = values.map((each) => each.toSorted((a, b) => a - b));
const probability = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);

describe("sortedQuantile()", () => {
  // R: quantile(x, p, type = 7)
  test.each([
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.05, 1.45],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25, 3.25],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95, 9.55],
    [[2, 3, 5, 7, 11, 13], 0.1, 2.5],
    [[2, 3, 5, 7, 11, 13], 1 / 3, 4 + 1 / 3],
    [[2, 3, 5, 7, 11, 13], 0.5, 6],
    [[2, 3, 5, 7, 11, 13], 0.9, 12],
    [[-1, 0, 0, 100], 0.75, 25],
    [[4], 0.3, 4],
  ])("of %j at %d is %d, as R's type 7 has it", (x, p, expected) => {
    expect(sortedQuantile(x, p)).toBeCloseTo(expected, 12);
  });

  test("is the smallest value at 0, the largest at 1, and rises between", () => {
    fc.assert(
      fc.property(sorted, probability, probability, (x, p, q) => {
        expect(sortedQuantile(x, 0)).toBe(x[0]);
        expect(sortedQuantile(x, 1)).toBe(x.at(-1));
        expect(sortedQuantile(x, Math.min(p, q))).toBeLessThanOrEqual(
          sortedQuantile(x, Math.max(p, q)) + 1e-9,
        );
      }),
    );
  });

  test("is turned by a change of sign: the quantile at p of x is minus that at 1 − p of −x", () => {
    fc.assert(
      fc.property(sorted, probability, (x, p) => {
        const turned = x.map((each) => -each).reverse();
        expect(sortedQuantile(turned, 1 - p)).toBeCloseTo(-sortedQuantile(x, p), 8);
      }),
    );
  });

  test("moves and stretches with its values", () => {
    fc.assert(
      fc.property(sorted, probability, (x, p) => {
        expect(
          sortedQuantile(
            x.map((each) => 3 * each + 7),
            p,
          ),
        ).toBeCloseTo(3 * sortedQuantile(x, p) + 7, 8);
      }),
    );
  });

  test("throws for nothing, and for what is no probability", () => {
    expect(() => sortedQuantile([], 0.5)).toThrow(RangeError);
    for (const p of [-0.01, 1.01, Number.NaN]) expect(() => sortedQuantile([1], p)).toThrow(`${p}`);
  });
});

describe("median()", () => {
  test("has as many values on either side, whatever their order and gaps", () => {
    fc.assert(
      fc.property(values, fc.nat(3), (x, gaps) => {
        const middle = median([...Array<number>(gaps).fill(Number.NaN), ...x]);
        expect(x.filter((each) => each < middle).length).toBeLessThanOrEqual(x.length / 2);
        expect(x.filter((each) => each > middle).length).toBeLessThanOrEqual(x.length / 2);
        expect(median(x.toReversed())).toBe(middle);
      }),
    );
  });

  test("does not sort what it is given, and of nothing there is none", () => {
    const x = Float64Array.of(3, 1, 2);
    expect(median(x)).toBe(2);
    expect([...x]).toEqual([3, 1, 2]);
    expect(median([Number.NaN])).toBeNaN();
  });
});
