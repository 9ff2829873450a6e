/** Cholesky's factors: they multiply back, they solve, and they say where they cannot. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { choleskyFactor, choleskySolve } from "./cholesky.ts";

fc.configureGlobal({ seed: 1994 });

const system = fc.integer({ min: 1, max: 5 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    root: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n }),
    solution: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
  }),
);

test("solves what was multiplied", () => {
  fc.assert(
    fc.property(system, ({ n, root, solution }) => {
      const entry = (i: number, j: number): number =>
        (i === j ? 1 : 0) +
        Array.from({ length: n }, (_, k) => root[i * n + k]! * root[j * n + k]!).reduce((a, b) => a + b, 0);
      const matrix = Float64Array.from({ length: n * n }, (_, at) => entry(Math.floor(at / n), at % n));
      const right = Float64Array.from({ length: n }, (_, i) =>
        solution.reduce((sum, each, j) => sum + matrix[i * n + j]! * each, 0),
      );
      const found = choleskySolve(choleskyFactor(matrix, n)!, right);
      for (const [i, each] of solution.entries()) expect(found[i]).toBeCloseTo(each, 6);
    }),
  );
});

test("refuses what is singular, not positive, or not square", () => {
  expect(choleskyFactor(Float64Array.of(0), 1)).toBeNull();
  expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
  expect(choleskyFactor(Float64Array.of(Number.NaN), 1)).toBeNull();
  expect(() => choleskyFactor(Float64Array.of(1, 2), 2)).toThrow(
    "Cannot factor 2 numbers as a matrix of 2 × 2",
  );
});
