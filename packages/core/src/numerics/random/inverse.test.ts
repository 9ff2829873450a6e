import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalProbability } from "../normal-distribution.ts";
import { triangularQuantile, truncatedNormalQuantile } from "./inverse.ts";

fc.configureGlobal({ seed: 1994 });

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("triangularQuantile()", () => {
  test("undoes the distribution function, wherever the mode stands", () => {
    fc.assert(
      fc.property(share, share, (u, m) => {
        const triangle = { low: -2, mode: -2 + 5 * m, high: 3 };
        const x = triangularQuantile(u, triangle);
        const below =
          x <= triangle.mode
            ? m === 0
              ? 0
              : (x + 2) ** 2 / (5 * 5 * m)
            : 1 - (3 - x) ** 2 / (5 * (3 - triangle.mode));
        expect(Math.abs(below - u)).toBeLessThan(1e-9);
      }),
    );
  });

  test("refuses ends that do not ascend", () => {
    for (const [low, mode, high] of [
      [0, 3, 2],
      [1, 1, 1],
      [2, 1, 3],
    ] as const) {
      expect(() => triangularQuantile(0.5, { low, mode, high })).toThrow(RangeError);
    }
  });
});

describe("truncatedNormalQuantile()", () => {
  test("undoes the distribution function between the ends", () => {
    fc.assert(
      fc.property(
        share,
        fc.double({ min: -6, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (u, low, width) => {
          const x = truncatedNormalQuantile(u, {
            mean: 10,
            standardDeviation: 2,
            low: 10 + 2 * low,
            high: 10 + 2 * (low + width),
          });
          // Measured from the far side where that is the thinner tail.
          const of = (z: number): number => (low > 0 ? -normalProbability(-z) : normalProbability(z));
          const share = (of((x - 10) / 2) - of(low)) / (of(low + width) - of(low));
          expect(Math.abs(share - u)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  test("is finite at both ends, and keeps within what is stated", () => {
    for (const u of [0, 1]) {
      expect(Math.abs(truncatedNormalQuantile(u, { mean: 0, standardDeviation: 1 }))).toBeLessThan(9);
    }
    const far = { mean: 0, standardDeviation: 1, low: 30, high: 31 };
    for (const u of [0, 0.5, 1]) {
      const x = truncatedNormalQuantile(u, far);
      expect(x >= 30 && x <= 31).toBe(true);
    }
  });

  test("refuses no spread, and ends the wrong way round", () => {
    expect(() => truncatedNormalQuantile(0.5, { mean: 0, standardDeviation: 0 })).toThrow(RangeError);
    expect(() => truncatedNormalQuantile(0.5, { mean: 0, standardDeviation: 1, low: 2, high: 1 })).toThrow(
      RangeError,
    );
  });
});
