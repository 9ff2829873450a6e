/** Bivariate normal probabilities against closed forms and against plain integration. */

import { describe, expect, test } from "vitest";
import { bivariateNormalDensity, bivariateNormalProbability } from "./bivariate-normal.ts";
import { normalProbability } from "./normal-distribution.ts";

/** Integrates over X: the density of X times the probability of Y given X, by Simpson's rule. */
function naive(x: number, y: number, rho: number): number {
  const steps = 20_000;
  const low = -9;
  const width = (x - low) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const t = low + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    const given = normalProbability((y - rho * t) / Math.sqrt(1 - rho * rho));
    sum += weight * Math.exp((-t * t) / 2) * given;
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

describe("bivariate normal", () => {
  test.each([-0.99, -0.93, -0.9, -0.5, 0.1, 0.5, 0.92, 0.95, 0.99])(
    "at the origin, correlation %d",
    (rho) => {
      // Sheppard (1899): a quarter and the arcsine.
      const expected = 0.25 + Math.asin(rho) / (2 * Math.PI);
      expect(bivariateNormalProbability(0, 0, rho)).toBeCloseTo(expected, 14);
    },
  );

  test.each([-0.97, -0.6, 0.3, 0.8, 0.94, 0.98])("agrees with plain integration, correlation %d", (rho) => {
    for (const [x, y] of [
      [-1.2, 0.4],
      [0.7, 0.7],
      [2.1, -1.5],
      [-2, -2.5],
    ] as const)
      expect(Math.abs(bivariateNormalProbability(x, y, rho) - naive(x, y, rho))).toBeLessThan(1e-11);
  });

  test("perfect correlations, infinite bounds and what is refused", () => {
    expect(bivariateNormalProbability(0.3, 1, 1)).toBeCloseTo(normalProbability(0.3), 15);
    expect(bivariateNormalProbability(0.3, -0.1, -1)).toBeCloseTo(
      normalProbability(0.3) + normalProbability(-0.1) - 1,
      15,
    );
    expect(bivariateNormalProbability(-1, -1, -1)).toBe(0);
    expect(bivariateNormalProbability(Number.NEGATIVE_INFINITY, 2, 0.4)).toBe(0);
    expect(bivariateNormalProbability(1.1, Number.POSITIVE_INFINITY, 0.4)).toBe(normalProbability(1.1));
    expect(bivariateNormalProbability(Number.NaN, 0, 0.4)).toBeNaN();
    expect(() => bivariateNormalProbability(0, 0, 1.01)).toThrow(RangeError);
  });

  test("the density is how fast the probability grows with the correlation", () => {
    const step = 1e-5;
    for (const rho of [-0.7, 0.2, 0.93]) {
      const slope =
        (bivariateNormalProbability(0.5, -0.3, rho + step) -
          bivariateNormalProbability(0.5, -0.3, rho - step)) /
        (2 * step);
      expect(bivariateNormalDensity(0.5, -0.3, rho)).toBeCloseTo(slope, 7);
    }
    expect(bivariateNormalDensity(Number.POSITIVE_INFINITY, 0, 0.3)).toBe(0);
  });
});
