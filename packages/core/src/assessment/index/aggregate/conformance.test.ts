/** One suite for all aggregators: what each of them owes. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AggregateChoice } from "../../../framework/index.ts";
import { unitAggregateMethods } from "../../../framework/index.ts";
import { aggregatorOf } from "./index.ts";

fc.configureGlobal({ seed: 1994 });

const TOLERANCE = 1e-9;
const score = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true });
const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
const parts = fc.array(fc.tuple(score, weight), { minLength: 1, maxLength: 8 });
type Parts = readonly (readonly [number, number])[];

const choices: readonly AggregateChoice[] = [
  // Mazziotta–Pareto may leave the scale of its scores; its own laws are in imbalance.test.ts.
  ...unitAggregateMethods
    .filter((method) => method !== "mazziotta-pareto")
    .map((method): AggregateChoice => ({ method })),
  { method: "mean-min", alpha: 1 },
  { method: "mean-min", alpha: 0.7, beta: 0.2 },
  { method: "geometric", offset: 0.01 },
  { method: "harmonic", offset: 0.1 },
  ...[-3, -0.5, 0, 0.5, 2, 5].map((p): AggregateChoice => ({ method: "power", p })),
  { method: "power", p: 3, offset: 0.05 },
];
const both = choices.flatMap((choice) => [choice, { ...choice, on: "insecurity" } as const]);

function aggregate(choice: AggregateChoice, given: Parts): number {
  const scores = Float64Array.from(given, ([each]) => each);
  const weights = Float64Array.from(given, ([, each]) => each);
  return aggregatorOf(choice)(scores, weights, given.length);
}

describe.each(both)("%o", (choice) => {
  test("lies between the lowest and the highest score", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const scores = given.map(([each]) => each);
        const value = aggregate(choice, given);
        expect(value).toBeGreaterThanOrEqual(Math.min(...scores) - TOLERANCE);
        expect(value).toBeLessThanOrEqual(Math.max(...scores) + TOLERANCE);
      }),
    );
  });

  test("never leaves 0 to 1, not even by rounding: the node above may take a logarithm of it", () => {
    const ends = fc.array(fc.tuple(fc.constantFrom(0, 1, 0.5), weight), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ends, (given) => {
        const value = aggregate(choice, given);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  test("of equal scores is that score", () => {
    fc.assert(
      fc.property(score, fc.array(weight, { minLength: 1, maxLength: 8 }), (each, weights) => {
        expect(
          aggregate(
            choice,
            weights.map((own) => [each, own] as const),
          ),
        ).toBeCloseTo(each, 9);
      }),
    );
  });

  test("does not depend on the order of the scores, nor on the size of all weights together", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(0.001, 0.5, 3, 1000), (given, factor) => {
        const value = aggregate(choice, given);
        const other = given.toReversed().map(([each, own]) => [each, own * factor] as const);
        expect(aggregate(choice, other)).toBeCloseTo(value, 9);
      }),
    );
  });

  test("does not fall when a score rises", () => {
    fc.assert(
      fc.property(parts, fc.nat(), score, (given, at, rise) => {
        const k = at % given.length;
        const raised = given.map(
          ([each, own], i) => [i === k ? each + (1 - each) * rise : each, own] as const,
        );
        expect(aggregate(choice, raised)).toBeGreaterThanOrEqual(aggregate(choice, given) - TOLERANCE);
      }),
    );
  });

  test("on insecurity is one minus itself of one minus the scores", () => {
    const { on, ...own } = choice;
    // Thousandths: 1 − (1 − y) is y again, where a y of 1e-320 would be lost on the way.
    const thousandths = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000),
        weight,
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(thousandths, (given) => {
        const turned = given.map(([each, weighs]) => [1 - each, weighs] as const);
        const seen = aggregate({ ...own, on: on === "insecurity" ? "security" : "insecurity" }, given);
        expect(seen).toBeCloseTo(1 - aggregate(choice, turned), 9);
      }),
    );
  });

  test("reads no more scores than it is told", () => {
    const aggregator = aggregatorOf(choice);
    expect(aggregator([0.2, 0.8, NaN], [1, 1, 5], 2)).toBe(aggregator([0.2, 0.8], [1, 1], 2));
  });
});

test("minimum ≤ harmonic ≤ geometric ≤ arithmetic ≤ quadratic mean, with the same weights and offset", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(0, 0.01, 0.5), (given, offset) => {
      const values = [
        aggregate({ method: "minimum" }, given),
        aggregate({ method: "harmonic", offset }, given),
        aggregate({ method: "geometric", offset }, given),
        aggregate({ method: "arithmetic" }, given),
        aggregate({ method: "power", p: 2, offset }, given),
      ];
      values.slice(1).forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(values[i]! - TOLERANCE);
      });
    }),
  );
});

test("the geometric mean with offset o is (Π (y + o)^w)^(1/Σw) − o, written out", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(0, 0.01, 0.2), (given, offset) => {
      const total = given.reduce((sum, [, own]) => sum + own, 0);
      const product = given.reduce((so, [each, own]) => so * (each + offset) ** (own / total), 1);
      expect(aggregate({ method: "geometric", offset }, given)).toBeCloseTo(product - offset, 9);
    }),
  );
});

test("the harmonic mean with offset o is Σw / Σ(w / (y + o)) − o, written out; one zero makes it zero", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(0.01, 0.2), (given, offset) => {
      const total = given.reduce((sum, [, own]) => sum + own, 0);
      const turned = given.reduce((sum, [each, own]) => sum + own / (each + offset), 0);
      expect(aggregate({ method: "harmonic", offset }, given)).toBeCloseTo(total / turned - offset, 9);
    }),
  );
  expect(
    aggregate({ method: "harmonic" }, [
      [0, 1],
      [1, 1],
    ]),
  ).toBe(0);
  expect(
    aggregate({ method: "geometric" }, [
      [0, 1],
      [1, 1],
    ]),
  ).toBe(0);
});

test("the weighted median is the score at half of the weight, midway where half is met exactly", () => {
  const tenths = Array.from({ length: 10 }, (_, i) => [i / 10, 0.1] as const);
  expect(aggregate({ method: "median" }, tenths)).toBeCloseTo(0.45, 12);
  expect(
    aggregate({ method: "median" }, [
      [0.9, 1],
      [0.1, 3],
      [0.5, 1],
    ]),
  ).toBe(0.1);
  expect(
    aggregate({ method: "median" }, [
      [0.9, 1],
      [0.1, 1],
      [0.5, 1],
    ]),
  ).toBe(0.5);
});

test("means that need positive scores have no value for negative ones", () => {
  for (const method of ["geometric", "harmonic", "power"] as const)
    expect(
      aggregate({ method, p: 2 }, [
        [-0.5, 1],
        [0.5, 1],
      ]),
    ).toBeNaN();
  expect(
    aggregate({ method: "arithmetic" }, [
      [-0.5, 1],
      [0.5, 1],
    ]),
  ).toBe(0);
});
