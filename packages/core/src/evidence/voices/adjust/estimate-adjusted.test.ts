/** Estimates under adjusted weights beside those of the design. */

import { describe, expect, test } from "vitest";
import type { SurveyDesign } from "../design.ts";
import { estimateMean, estimateProportion, estimateTotal } from "../estimate-mean.ts";
import { estimateRatio } from "../estimate-ratio.ts";
import type { Adjustment } from "./adjustment.ts";
import {
  estimateAdjustedMean,
  estimateAdjustedProportion,
  estimateAdjustedRatio,
  estimateAdjustedTotal,
} from "./estimate-adjusted.ts";
import { postStratify } from "./post-stratify.ts";

const design: SurveyDesign = {
  weights: Float64Array.of(1, 1, 2, 2, 1, 1, 3, 3),
  strata: Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2),
  stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 3), populationSize: null }],
  lonely: "fail",
  rowCount: 8,
};
const worried = Float64Array.of(1, 0, 1, 1, 0, Number.NaN, 1, 0);
const size = Float64Array.of(3, 1, 4, 2, 5, 6, 2, 7);
const domain = [1, 1, 1, 0, 1, 1, 1, 1];
const women = Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0);
const margin = {
  name: "sex",
  categories: ["men", "women"],
  codes: Int32Array.from(women),
  totals: [60, 40],
};

function adjusted(): { readonly design: SurveyDesign; readonly adjustments: readonly Adjustment[] } {
  const { adjustment } = postStratify(design.weights, margin);
  return { design: { ...design, weights: adjustment!.weights }, adjustments: [adjustment!] };
}

describe("estimates under adjusted weights", () => {
  test.each([{}, { domain }, { domain, level: 0.9 }])(
    "without adjustment are those of the design: %o",
    (options) => {
      const pairs = [
        [estimateAdjustedMean(design, [], size, options), estimateMean(design, size, options)],
        [estimateAdjustedTotal(design, [], size, options), estimateTotal(design, size, options)],
        [
          estimateAdjustedProportion(design, [], worried, options),
          estimateProportion(design, worried, options),
        ],
        [
          estimateAdjustedRatio(design, [], worried, size, options),
          estimateRatio(design, worried, size, options),
        ],
      ] as const;
      for (const [own, expected] of pairs) {
        expect(own.value).toBe(expected.value);
        expect(own.n).toBe(expected.n);
        expect(own.gap).toBe(expected.gap);
        for (const key of ["low", "high", "standardError", "designEffect", "effectiveN"] as const) {
          expect(own[key], key).toBeCloseTo(expected[key], 10);
        }
      }
    },
  );

  test("a share that is a margin is known", () => {
    const { design: after, adjustments } = adjusted();
    const share = estimateAdjustedProportion(after, adjustments, women);
    expect(share.value).toBeCloseTo(0.4, 12);
    expect(share.standardError).toBeLessThan(1e-12);
    expect(share.high - share.low).toBeLessThan(1e-9);
    expect(estimateProportion(after, women).standardError).toBeGreaterThan(0.05);
  });

  test("a mean by hand: residuals from the means of post-strata", () => {
    const { design: after, adjustments } = adjusted();
    // Women: (3 + 8 + 5 + 6) / 7 = 22/7; men: (1 + 4 + 6 + 21) / 7 = 32/7. Weights × 40/7 and × 60/7.
    const { value, standardError } = estimateAdjustedMean(after, adjustments, size);
    expect(value).toBeCloseTo(0.4 * (22 / 7) + 0.6 * (32 / 7), 12);
    const residual = size.map((each, row) => each - (women[row] === 1 ? 22 / 7 : 32 / 7));
    const clusters = [[0, 1], [2, 3], [4, 5], [6], [7]].map((rows) =>
      rows.reduce((sum, row) => sum + (after.weights[row]! * residual[row]!) / 100, 0),
    );
    const spread = (totals: readonly number[]): number => {
      const mean = totals.reduce((sum, each) => sum + each, 0) / totals.length;
      const squares = totals.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      return (squares * totals.length) / (totals.length - 1);
    };
    const variance = spread(clusters.slice(0, 2)) + spread(clusters.slice(2));
    expect(standardError).toBeCloseTo(Math.sqrt(variance), 12);
  });

  test("nobody in the domain leaves a gap, and a wrong length throws", () => {
    const { design: after, adjustments } = adjusted();
    const nobody = new Float64Array(8);
    expect(estimateAdjustedMean(after, adjustments, size, { domain: nobody }).gap).toBe("no-answers");
    expect(() => estimateAdjustedTotal(after, adjustments, new Float64Array(7))).toThrow(RangeError);
    expect(() => estimateAdjustedProportion(after, adjustments, size)).toThrow(/\[0, 1\]/);
  });
});
