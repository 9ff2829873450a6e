/** Probabilities and quantiles against values computed with 40 digits (mpmath 1.3, erfc and its inverse). */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalProbability, normalQuantile } from "./normal-distribution.ts";

fc.configureGlobal({ seed: 1994 });

const probabilities: readonly (readonly [number, number])[] = [
  [-37, 5.725571222524577e-300],
  [-12.5, 3.732564298877713e-36],
  [-6, 9.86587645037698e-10],
  [-5, 2.866515718791939e-7],
  [-3, 0.0013498980316300946],
  [-1.5, 0.06680720126885807],
  [-0.6, 0.2742531177500736],
  [-0.3, 0.3820885778110474],
  [0.1, 0.539827837277029],
  [0.66, 0.7453730853286639],
  [0.67, 0.7485711049046899],
  [2, 0.9772498680518208],
  [4, 0.9999683287581669],
  [7, 0.9999999999987201],
];
const quantiles: readonly (readonly [number, number])[] = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [1e-6, -4.753424308822899],
  [0.02, -2.053748910631823],
  [0.075, -1.439531470938456],
  [0.3, -0.5244005127080408],
  [0.6, 0.2533471031357997],
  [0.99, 2.3263478740408408],
  [0.9999999999, 6.361340889697422],
];

describe("normalProbability()", () => {
  test.each(probabilities)("below %s", (x, p) => {
    // Rounding x alone moves the tail by x² times as much.
    expect(Math.abs(normalProbability(x) / p - 1)).toBeLessThan(1e-16 * (20 + x * x));
  });

  test("at the ends and without a number", () => {
    expect([Number.POSITIVE_INFINITY, -40, 40].map(normalProbability)).toEqual([1, 0, 1]);
    expect(normalProbability(Number.NaN)).toBeNaN();
  });
});

describe("normalQuantile()", () => {
  test.each(quantiles)("of %s", (p, x) => {
    expect(Math.abs(normalQuantile(p) / x - 1)).toBeLessThan(1e-15);
  });

  test("at the ends, and refused beyond them", () => {
    expect([0, 1].map(normalQuantile)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });

  test("undoes the probability", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 3, noNaN: true }), (x) => {
        expect(Math.abs(normalQuantile(normalProbability(x)) - x)).toBeLessThan(1e-12);
      }),
    );
  });
});
