/** Minima that are known. */

import { expect, test } from "vitest";
import { minimiseOnInterval } from "./minimise-on-interval.ts";
import { nelderMead } from "./nelder-mead.ts";

test.each([
  ["a parabola", (x: number) => (x - 0.3) ** 2, 0.3],
  ["one that is no parabola", (x: number) => Math.exp(x) - 2 * x, Math.log(2)],
  ["a corner", (x: number) => Math.abs(x - 0.77), 0.77],
  ["the low end", (x: number) => x, 0],
  ["the high end", (x: number) => -x, 1],
])("along one axis: %s", (_, objective, expected) => {
  expect(minimiseOnInterval(objective, 0, 1).at).toBeCloseTo(expected, 6);
});

test("a parabola takes few looks", () => {
  let looks = 0;
  minimiseOnInterval(
    (x) => {
      looks++;
      return Math.cosh(x - 1.3);
    },
    -3,
    4,
  );
  expect(looks).toBeLessThan(25);
  expect(() => minimiseOnInterval(Math.abs, 1, 1)).toThrow(RangeError);
});

test("along several: Rosenbrock's valley from his own start, and a function that refuses places", () => {
  const valley = ([x, y]: Float64Array): number => 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2;
  const { at, converged } = nelderMead(valley, [-1.2, 1], { steps: [0.5, 0.5] });
  expect(converged).toBe(true);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
  const log = nelderMead(([x]) => (x! > 0 ? x! - Math.log(x!) : Number.NaN), [4], { steps: [-3.9] });
  expect(log.at[0]).toBeCloseTo(1, 4);
  expect(nelderMead(valley, [-1.2, 1], { steps: [1, 1], evaluations: 20 }).converged).toBe(false);
  expect(() => nelderMead(valley, [1, 1], { steps: [1, 0] })).toThrow(RangeError);
  expect(() => nelderMead(valley, [], { steps: [] })).toThrow(RangeError);
});
