/** What normalisers with options owe, and what they refuse. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bordaPoints } from "./borda.ts";
import { distanceToMaximum, distanceToReference, distanceToTarget } from "./distance.ts";
import { fractionOfMaximum } from "./fraction-of-maximum.ts";
import { minMaxBetween } from "./min-max.ts";
import { percentileRankBy } from "./percentile-rank.ts";
import { rankBy } from "./rank.ts";
import { scaled } from "./scaled.ts";
import type { ScoringDirection } from "./scoring-direction.ts";
import { zScoreOn } from "./z-score.ts";

fc.configureGlobal({ seed: 1994 });

const gap = fc.constant(Number.NaN);
const value = fc.integer({ min: -10_000, max: 10_000 }).map((each) => each / 100);
const column = fc
  .array(fc.oneof({ weight: 5, arbitrary: value }, gap), { minLength: 1, maxLength: 12 })
  .map((values) => Float64Array.from(values));
const directions = fc.constantFrom<ScoringDirection>(1, -1);

const normalisers: readonly (readonly [
  string,
  (values: Float64Array, direction: ScoringDirection) => Float64Array,
])[] = [
  ["scaled", (x, direction) => scaled(x, { direction, low: -20, high: 30, scale: 10 })],
  ["scaled, clamped", (x, direction) => scaled(x, { direction, low: -20, high: 30, clamp: true })],
  ["min-max", (x, direction) => minMaxBetween(x, { direction, lowest: 1, highest: 7 })],
  ["z-score", (x, direction) => zScoreOn(x, { direction, mean: 100, standardDeviation: 10 })],
  ["rank", (x, direction) => rankBy(x, { direction, ties: "max" })],
  ["borda", (x, direction) => bordaPoints(x, { direction, ties: "average" })],
  ["percentile rank", (x, direction) => percentileRankBy(x, { direction, ties: "average" })],
  ["target", (x, direction) => distanceToTarget(x, { direction, target: 5, cap: true })],
  ["reference", (x, direction) => distanceToReference(x, { direction, reference: 0 })],
  ["maximum", (x, direction) => distanceToMaximum(x, { direction })],
  ["fraction", (x, direction) => fractionOfMaximum(x, { direction })],
];

describe.each(normalisers)("%s", (name, normalise) => {
  test("keeps gaps, leaves its input alone and gives only finite scores", () => {
    fc.assert(
      fc.property(column, directions, (values, direction) => {
        const given = values.slice();
        const scores = normalise(values, direction);
        expect(values).toEqual(given);
        expect(scores).toHaveLength(values.length);
        scores.forEach((score, u) => {
          if (Number.isNaN(values[u]!)) expect(score).toBeNaN();
          else expect(Number.isNaN(score) || Number.isFinite(score)).toBe(true);
        });
      }),
    );
  });

  test("gives the more secure no less", () => {
    fc.assert(
      fc.property(column, directions, (values, direction) => {
        const scores = normalise(values, direction);
        for (let a = 0; a < values.length; a++) {
          for (let b = 0; b < values.length; b++) {
            const before = (values[a]! - values[b]!) * direction;
            if (before > 0) expect(scores[a]! - scores[b]! < -1e-9).toBe(false);
            if (before === 0 && !Number.isNaN(scores[a]!)) expect(scores[a]).toBe(scores[b]);
          }
        }
      }),
    );
  });

  // The reference is a unit by its position.
  const isByPosition = name === "reference";
  if (!isByPosition)
    test("does not depend on the order of units", () => {
      fc.assert(
        fc.property(column, directions, (values, direction) => {
          const turned = normalise(values.slice().reverse(), direction).reverse();
          normalise(values, direction).forEach((score, u) => {
            if (Number.isNaN(score)) expect(turned[u]).toBeNaN();
            else expect(Math.abs(score - turned[u]!)).toBeLessThan(1e-9);
          });
        }),
      );
    });

  test("is not computable, and not wrong, on gaps alone and around infinite values", () => {
    expect(normalise(new Float64Array(3).fill(Number.NaN), 1).every(Number.isNaN)).toBe(true);
    expect(() => normalise(Float64Array.of(Number.POSITIVE_INFINITY, 1, 2), 1)).not.toThrow();
  });
});

describe("distance to target", () => {
  test("of the best value is min–max", () => {
    fc.assert(
      fc.property(column, directions, (values, direction) => {
        const shares = minMaxBetween(values, { direction });
        distanceToMaximum(values, { direction }).forEach((score, u) => {
          if (Number.isNaN(shares[u]!)) expect(score).toBeNaN();
          else expect(Math.abs(score - shares[u]!)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  test("is not defined where even the least secure unit has passed it", () => {
    expect(distanceToTarget(Float64Array.of(5, 6), { direction: 1, target: 4 }).every(Number.isNaN)).toBe(
      true,
    );
  });
});

describe("options that make no sense are refused", () => {
  const x = Float64Array.of(1, 2);
  test.each([
    [
      () => scaled(x, { direction: 1, low: 3, high: 3 }),
      "Cannot scale between 3 and 3: low must be below high",
    ],
    [
      () => minMaxBetween(x, { direction: 1, lowest: 1, highest: 0 }),
      "Cannot normalise between 1 and 0: the first must be below",
    ],
    [
      () => zScoreOn(x, { direction: 1, standardDeviation: 0 }),
      "Cannot make scores with a standard deviation of 0",
    ],
    [() => distanceToTarget(x, { direction: 1, target: Number.NaN }), "Cannot measure the distance to NaN"],
    [
      () => distanceToReference(x, { direction: 1, reference: 2 }),
      "Cannot measure the distance to unit 2 of 2",
    ],
  ])("%#", (call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
