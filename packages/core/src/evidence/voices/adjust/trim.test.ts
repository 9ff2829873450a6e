import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trimWeights } from "./trim.ts";

const weights = Float64Array.of(1, 2, 3, 10, 0);

describe("trimming", () => {
  test("shares what is cut off among the weights within the limits", () => {
    const { adjustment } = trimWeights(weights, { high: 7 });
    expect(adjustment!.weights).toEqual(Float64Array.of(2, 3, 4, 7, 0));
    expect(adjustment!.gWeights).toEqual(Float64Array.of(2, 1.5, 4 / 3, 0.7, 1));
    expect(adjustment!.projection).toBeNull();
  });

  test("takes from them what is added below", () => {
    expect(trimWeights(weights, { low: 2.5 }).adjustment!.weights).toEqual(
      Float64Array.of(2.5, 2.5, 2, 9, 0),
    );
  });

  test("changes nothing where all weights are within", () => {
    expect(trimWeights(weights, { low: 1, high: 10 }).adjustment!.weights).toEqual(weights);
  });

  test("one pass may push weights over the limit; strict holds them too", () => {
    const uneven = Float64Array.of(1, 4.5, 9);
    expect(trimWeights(uneven, { high: 5 }).adjustment!.weights).toEqual(Float64Array.of(3, 6.5, 5));
    const strict = trimWeights(uneven, { high: 5, strict: true }).adjustment!.weights;
    expect([...strict].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([4.5, 5, 5]);
  });

  test("strict keeps the sum and the limits, or says why not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        (list, low, high) => {
          const given = Float64Array.from(list);
          const sum = list.reduce((all, each) => all + each, 0);
          const { adjustment, problems } = trimWeights(given, { low, high, strict: true });
          if (adjustment === null) {
            expect(problems).toEqual([{ reason: "trim-impossible", sum: expect.closeTo(sum, 6), low, high }]);
            return;
          }
          expect(adjustment.weights.reduce((all, each) => all + each, 0)).toBeCloseTo(sum, 8);
          expect(Math.min(...adjustment.weights)).toBeGreaterThanOrEqual(low * (1 - 1e-12));
          expect(Math.max(...adjustment.weights)).toBeLessThanOrEqual(high * (1 + 1e-12));
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test("says when nobody is left to take the rest", () => {
    const problem = { reason: "trim-impossible", sum: 16, low: 0, high: 0.5 };
    expect(trimWeights(weights, { high: 0.5 }).problems).toEqual([problem]);
    expect(trimWeights(weights, { high: 0.5, strict: true }).problems).toEqual([problem]);
    // What the first must be given is more than the second has.
    expect(trimWeights(Float64Array.of(1, 3), { low: 2, high: 3 }).adjustment!.weights).toEqual(
      Float64Array.of(2, 2),
    );
    expect(trimWeights(Float64Array.of(0.1, 0.1, 0.1, 5), { low: 4 }).problems).toHaveLength(1);
    expect(() => trimWeights(weights, { low: 2, high: 1 })).toThrow(RangeError);
  });
});
