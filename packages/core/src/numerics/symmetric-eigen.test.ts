/** Eigenvalues of symmetric matrices: what they must add up and multiply to. */

import { expect, test } from "vitest";
import { randomStream } from "./random/random.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

test("A v = λ v, the largest first, also where values lie below 0", () => {
  const random = randomStream(5, 0);
  for (const size of [1, 2, 5, 9]) {
    const half = Array.from({ length: size }, () => Array.from({ length: size }, () => 2 * random() - 1));
    const matrix = half.map((row, i) => row.map((each, j) => each + half[j]![i]!));
    const { values, vectors } = symmetricEigen(matrix);
    const trace = matrix.reduce((sum, row, i) => sum + row[i]!, 0);
    expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(trace, 10);
    expect([...values]).toEqual([...values].toSorted((a, b) => b - a));
    vectors.forEach((vector, k) => {
      matrix.forEach((row, i) => {
        const image = row.reduce((sum, each, j) => sum + each * vector[j]!, 0);
        expect(image).toBeCloseTo(values[k]! * vector[i]!, 10);
      });
    });
  }
  expect(
    [
      ...symmetricEigen([
        [0, 2],
        [2, 0],
      ]).values,
    ].map((each) => Math.round(each)),
  ).toEqual([2, -2]);
  expect(() => symmetricEigen([[1, 2]])).toThrow(RangeError);
});
