/** What holds for every adjustment of weights. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeDifference } from "../../../testing/asem.ts";
import type { SurveyDesign } from "../design.ts";
import { covarianceOfTotals } from "../variance.ts";
import { covarianceOfAdjustedTotals } from "./adjusted-variance.ts";
import type { Adjusted, Adjustment } from "./adjustment.ts";
import type { Auxiliary } from "./auxiliary-basis.ts";
import { calibrate, marginAuxiliaries } from "./calibrate.ts";
import type { CalibrationMethod } from "./distance.ts";
import type { Margin } from "./margin.ts";
import { postStratify } from "./post-stratify.ts";
import { rake } from "./rake.ts";

type Sample = {
  readonly weights: Float64Array;
  readonly sex: Margin;
  readonly place: Margin;
  readonly size: Auxiliary;
  readonly y: Float64Array;
};

/** Samples whose margins are those of other, positive weights, so that they can be met. */
const samples: fc.Arbitrary<Sample> = fc
  .array(
    fc.record({
      weight: fc.double({ min: 0.5, max: 4, noNaN: true }),
      truth: fc.double({ min: 0.7, max: 1.4, noNaN: true }),
      sex: fc.nat(1),
      place: fc.nat(2),
      size: fc.integer({ min: 1, max: 9 }),
      y: fc.integer({ min: -5, max: 5 }),
    }),
    { minLength: 12, maxLength: 40 },
  )
  .map((rows) => {
    const truth = rows.map(({ weight, truth: factor }) => weight * factor);
    const marginOf = (name: "sex" | "place", categories: readonly string[]): Margin => {
      const totals = categories.map((_, k) =>
        rows.reduce((sum, each, row) => sum + (each[name] === k ? truth[row]! : 0), 0),
      );
      return { name, categories, codes: Int32Array.from(rows, (each) => each[name]), totals };
    };
    const values = Float64Array.from(rows, ({ size }) => size);
    return {
      weights: Float64Array.from(rows, ({ weight }) => weight),
      sex: marginOf("sex", ["f", "m"]),
      place: marginOf("place", ["town", "village", "camp"]),
      size: {
        margin: "size",
        category: "",
        values,
        total: values.reduce((sum, each, row) => sum + each * truth[row]!, 0),
      },
      y: Float64Array.from(rows, ({ y }) => y),
    };
  });

const methods: readonly CalibrationMethod[] = [
  { method: "linear" },
  { method: "linear", bounds: { low: 0.3, high: 3 } },
  { method: "raking" },
  { method: "raking", bounds: { low: 0.3, high: 3 } },
  { method: "logit", bounds: { low: 0.3, high: 3 } },
];

function made({ adjustment, problems }: Adjusted): Adjustment {
  expect(problems).toEqual([]);
  return adjustment!;
}

function auxiliariesOf({ sex, place, size }: Sample): readonly Auxiliary[] {
  return [...marginAuxiliaries(sex), ...marginAuxiliaries(place), size];
}

function designOf(weights: Float64Array): SurveyDesign {
  return { weights, strata: null, stages: [], lonely: "fail", rowCount: weights.length };
}

/** Iterative proportional fitting as written in 1940, for two thousand rounds. */
function fitted(weights: Float64Array, margins: readonly Margin[]): Float64Array {
  let current = weights;
  for (let round = 0; round < 2000; round++) {
    for (const margin of margins) current = made(postStratify(current, margin)).weights;
  }
  return current;
}

describe("adjusted weights", () => {
  test.each(methods)("give the totals they were calibrated to: %o", (choice) => {
    let solved = 0;
    fc.assert(
      fc.property(samples, (sample) => {
        const adjusted = calibrate(sample.weights, auxiliariesOf(sample), choice);
        // The sample may have no solution within the bounds, or a linear one below 0: then it says so.
        if (adjusted.adjustment === null) {
          expect(["not-met", "weight-negative"]).toContain(adjusted.problems[0]!.reason);
          expect(choice.bounds !== undefined || choice.method === "linear").toBe(true);
          return;
        }
        solved++;
        const { weights, gWeights } = adjusted.adjustment;
        for (const { values, total } of auxiliariesOf(sample)) {
          const reached = values.reduce((sum, each, row) => sum + each * weights[row]!, 0);
          expect(reached).toBeCloseTo(total, 7);
        }
        expect(
          relativeDifference(
            gWeights,
            weights.map((each, row) => each / sample.weights[row]!),
          ),
        ).toBeLessThan(1e-12);
        if (choice.bounds !== undefined) {
          expect(Math.min(...gWeights)).toBeGreaterThanOrEqual(choice.bounds.low);
          expect(Math.max(...gWeights)).toBeLessThanOrEqual(choice.bounds.high);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
    expect(solved).toBeGreaterThanOrEqual(50);
  });

  test("raking to one margin is post-stratification", () => {
    fc.assert(
      fc.property(samples, ({ weights, place }) => {
        const once = made(postStratify(weights, place));
        expect(relativeDifference(made(rake(weights, [place])).weights, once.weights)).toBeLessThan(1e-11);
      }),
      { seed: 2, numRuns: 50 },
    );
  });

  test("raking is where proportional fitting stands still, and calibration with the method raking", () => {
    fc.assert(
      fc.property(samples, ({ weights, sex, place }) => {
        const raked = made(rake(weights, [sex, place]));
        expect(relativeDifference(raked.weights, fitted(weights, [sex, place]))).toBeLessThan(1e-8);
        const auxiliaries = [...marginAuxiliaries(sex), ...marginAuxiliaries(place)];
        const calibrated = made(calibrate(weights, auxiliaries, { method: "raking" }));
        expect(relativeDifference(calibrated.weights, raked.weights)).toBeLessThan(1e-10);
      }),
      { seed: 3, numRuns: 15 },
    );
  });

  test.each([1e-4, 0.3, 7, 1e5])("do not change when all weights were multiplied by %d", (times) => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { weights, sex, place } = sample;
        const scaled = weights.map((each) => each * times);
        const raked = made(rake(weights, [sex, place])).weights;
        expect(relativeDifference(made(rake(scaled, [sex, place])).weights, raked)).toBeLessThan(1e-9);
        const once = made(postStratify(weights, sex)).weights;
        expect(relativeDifference(made(postStratify(scaled, sex)).weights, once)).toBeLessThan(1e-12);
        const auxiliaries = auxiliariesOf(sample);
        const calibrated = made(calibrate(weights, auxiliaries, { method: "raking" })).weights;
        const again = made(calibrate(scaled, auxiliaries, { method: "raking" })).weights;
        expect(relativeDifference(again, calibrated)).toBeLessThan(1e-8);
      }),
      { seed: 4, numRuns: 20 },
    );
  });

  test("rows with weight 0 keep it and change nothing", () => {
    const margin = { name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 1, 0, -1), totals: [6, 4] };
    const weights = Float64Array.of(1, 1, 1, 0);
    const auxiliaries = [
      ...marginAuxiliaries(margin),
      { margin: "size", category: "", values: Float64Array.of(1, 2, 3, NaN), total: 21 },
    ];
    const all = [
      postStratify(weights, margin),
      rake(weights, [margin]),
      calibrate(weights, auxiliaries, { method: "raking" }),
    ];
    for (const adjusted of all) {
      expect(made(adjusted).weights[3]).toBe(0);
      expect(made(adjusted).gWeights[3]).toBe(1);
    }
    expect(made(all[0]!).weights).toEqual(Float64Array.of(3, 4, 3, 0));
  });

  test("a category with nobody in the population gets no weight in raking", () => {
    const sex = { name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 1, 0, 1), totals: [5, 0] };
    const place = { name: "place", categories: ["a", "b"], codes: Int32Array.of(0, 0, 1, 1), totals: [2, 3] };
    const { weights } = made(rake(new Float64Array(4).fill(1), [sex, place]));
    expect(weights[1]).toBe(0);
    expect(weights[3]).toBe(0);
    expect(weights[0]).toBeCloseTo(2, 10);
    expect(weights[2]).toBeCloseTo(3, 10);
  });
});

describe("variance under adjusted weights", () => {
  test("of a total that is a margin is 0", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const { adjustment } = calibrate(sample.weights, auxiliariesOf(sample), { method: "raking" });
        const design = designOf(adjustment!.weights);
        const margins = auxiliariesOf(sample).map(({ values }) => values);
        const bare = covarianceOfTotals(design, margins);
        const left = covarianceOfAdjustedTotals(design, [adjustment!], margins);
        for (let k = 0; k < left.length; k++)
          expect(Math.abs(left[k]!)).toBeLessThan(1e-16 * (1 + Math.max(...bare)));
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  test("is that of residuals from the means of post-strata", () => {
    fc.assert(
      fc.property(samples, ({ weights, place, y }) => {
        const adjustment = made(postStratify(weights, place));
        const sums = new Float64Array(3);
        const sizes = new Float64Array(3);
        place.codes.forEach((code, row) => {
          sums[code]! += weights[row]! * y[row]!;
          sizes[code]! += weights[row]!;
        });
        const residuals = y.map((each, row) => each - sums[place.codes[row]!]! / sizes[place.codes[row]!]!);
        const design = designOf(adjustment.weights);
        const expected = covarianceOfTotals(design, [residuals])[0]!;
        expect(covarianceOfAdjustedTotals(design, [adjustment], [y])[0]).toBeCloseTo(expected, 8);
        const raked = made(rake(weights, [place]));
        expect(covarianceOfAdjustedTotals(designOf(raked.weights), [raked], [y])[0]).toBeCloseTo(expected, 7);
      }),
      { seed: 6, numRuns: 40 },
    );
  });

  test("refuses columns of another length", () => {
    const design = designOf(Float64Array.of(1, 1));
    expect(() => covarianceOfAdjustedTotals(design, [], [Float64Array.of(1)])).toThrow(RangeError);
  });
});
