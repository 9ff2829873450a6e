/** Skewness and kurtosis against what R gives, and on columns that have neither. */

import { describe, expect, test } from "vitest";
import { kurtosis, skewness } from "./shape.ts";

describe("a column with a tie and a gap", () => {
  const x = [3, 1, Number.NaN, 7, 7, 2, 10, 5.5];
  test("as e1071 with type 2, and COINr, have it", () => {
    expect(skewness(x)).toBeCloseTo(0.201197444750986, 14);
    expect(kurtosis(x)).toBeCloseTo(-1.05990290532676, 13);
  });

  test("does not change with place and scale; skewness turns with the sign", () => {
    const moved = x.map((each) => -4 * each + 11);
    expect(skewness(moved)).toBeCloseTo(-skewness(x), 12);
    expect(kurtosis(moved)).toBeCloseTo(kurtosis(x), 12);
  });
});

test("too few values, or none that differ, have no shape", () => {
  expect(skewness([1, 2])).toBeNaN();
  expect(kurtosis([1, 2, 3])).toBeNaN();
  expect(skewness([0.1, 0.1, 0.1])).toBeNaN();
  expect(kurtosis([0.7, 0.7, 0.7, 0.7, 0.7])).toBeNaN();
  expect(skewness([])).toBeNaN();
  expect(skewness([1, 2, 3, Number.POSITIVE_INFINITY])).toBeNaN();
});
