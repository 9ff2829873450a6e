/** The test that decides whether a column needs treatment: is it both skewed and heavy in the tails? */

import { kurtosis, skewness } from "../../../numerics/index.ts";

/** A column passes if its absolute skewness or its kurtosis lies below the limit. */
export type ShapeLimits = {
  readonly skewness: number;
  readonly kurtosis: number;
};

/** The limits that the Handbook's authors and COINr use. */
export const defaultShapeLimits: ShapeLimits = { skewness: 2, kurtosis: 3.5 };

export type ShapeTest = {
  readonly skewness: number;
  readonly kurtosis: number;
  /** Null where neither can be said: fewer than four values, all equal, or an infinite one. */
  readonly passes: boolean | null;
};

/**
 * Test the shape of a column.
 *
 * @example
 * testShape([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], defaultShapeLimits).passes; // => false
 * testShape([1, 1, 1, 1], defaultShapeLimits).passes; // => null
 */
export function testShape(values: ArrayLike<number>, limits: ShapeLimits): ShapeTest {
  const shape = { skewness: skewness(values), kurtosis: kurtosis(values) };
  const known = !Number.isNaN(shape.skewness) && !Number.isNaN(shape.kurtosis);
  return {
    ...shape,
    passes: known ? Math.abs(shape.skewness) < limits.skewness || shape.kurtosis < limits.kurtosis : null,
  };
}
