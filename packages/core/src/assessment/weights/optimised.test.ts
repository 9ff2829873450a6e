import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { meanImportances, optimiseWeights } from "./optimised.ts";

fc.configureGlobal({ seed: 1994 });

/** Columns that share a common part, each with its own, from a stream. */
function someColumns(seed: number, count: number, units = 30): readonly Float64Array[] {
  const random = randomStream(seed, 0);
  const common = Float64Array.from({ length: units }, random);
  return Array.from({ length: count }, (_, k) => common.map((each) => each * (k % 3) * 0.6 + random()));
}

/** Pearson's correlation with the index, written out. */
function naiveCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (x: ArrayLike<number>): number => Array.from(x).reduce((p, q) => p + q, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number): number => Array.from(a, (_, i) => f(i)).reduce((p, q) => p + q, 0);
  const both = sum((i) => (a[i]! - ma) * (b[i]! - mb));
  return both / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
}

describe("meanImportances()", () => {
  test("are the correlations of the columns with their weighted mean", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 6 }), (seed, count) => {
        const columns = someColumns(seed, count);
        const weights = columns.map((_, k) => (k + 1) / 10);
        const index = columns[0]!.map((_, u) =>
          columns.reduce((sum, column, k) => sum + weights[k]! * column[u]!, 0),
        );
        meanImportances(columns)(weights).forEach((each, k) => {
          expect(each).toBeCloseTo(naiveCorrelation(columns[k]!, index), 10);
        });
      }),
    );
  });

  test("refuse gaps and columns that do not vary", () => {
    expect(() => meanImportances([[1, 2, Number.NaN]])).toThrow(RangeError);
    expect(() => meanImportances([[1, 1, 1]])).toThrow(RangeError);
    expect(() =>
      meanImportances([
        [1, 2, 3],
        [1, 2],
      ]),
    ).toThrow(RangeError);
  });
});

describe("optimiseWeights()", () => {
  test("finds the weights that importances were made with", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }),
        (seed, made) => {
          const importances = meanImportances(someColumns(seed, made.length));
          const stated = importances(made);
          fc.pre(stated.every((each) => each > 0.01));
          const found = optimiseWeights(stated, {
            importances,
            random: randomStream(seed, 1),
            starts: 3,
          });
          expect(found.residual).toBeLessThan(1e-9);
          expect(found.largestGap).toBeLessThan(1e-8);
          expect(found.weights.every((each) => each >= 0)).toBe(true);
          expect(found.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("comes at least as near as every point of a fine grid, also where no weights give what is stated", () => {
    const stated = [
      [1, 1, 1],
      [8, 1, 1],
      [0, 1, 1],
      [1, 0, 0],
    ];
    for (const [i, target] of stated.entries()) {
      const importances = meanImportances(someColumns(40 + i, 3));
      const found = optimiseWeights(target, { importances, random: randomStream(9, i) });
      const total = target.reduce((a, b) => a + b, 0);
      let best = Infinity;
      for (let a = 0; a <= 100; a++) {
        for (let b = 0; a + b <= 100; b++) {
          const reached = importances([a / 100, b / 100, (100 - a - b) / 100]);
          const sum = reached.reduce((p, q) => p + q, 0);
          if (!(sum > 0)) continue;
          const squares = target.reduce((so, each, k) => so + (reached[k]! / sum - each / total) ** 2, 0);
          best = Math.min(best, Math.sqrt(squares / 3));
        }
      }
      expect(found.residual).toBeLessThanOrEqual(best + 1e-6);
      expect(found.starts).toBe(12);
      expect(found.agreeing).toBeGreaterThanOrEqual(1);
    }
  });

  test("states what it reached, and is the same for the same stream", () => {
    const importances = meanImportances(someColumns(3, 4));
    const run = () => optimiseWeights([4, 3, 2, 1], { importances, random: randomStream(5, 0) });
    const found = run();
    expect(found).toEqual(run());
    const reached = importances(found.weights);
    const sum = reached.reduce((a, b) => a + b, 0);
    found.shares.forEach((each, k) => {
      expect(each).toBeCloseTo(reached[k]! / sum, 12);
    });
    const gaps = found.shares.map((each, k) => each - [0.4, 0.3, 0.2, 0.1][k]!);
    expect(found.residual).toBeCloseTo(Math.sqrt(gaps.reduce((so, each) => so + each * each, 0) / 4), 12);
  });

  test("refuses stated importances below 0, all 0 or none, and no start", () => {
    const options = { importances: (weights: Float64Array) => weights, random: randomStream(1, 0) };
    for (const stated of [[], [0, 0], [-1, 2], [Number.NaN, 1]]) {
      expect(() => optimiseWeights(stated, options)).toThrow(RangeError);
    }
    expect(() => optimiseWeights([1], { ...options, starts: 0 })).toThrow(RangeError);
  });
});
