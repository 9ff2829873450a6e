/** Estimates by hand on small samples. */

import { describe, expect, test } from "vitest";
import { checkDesign } from "./check-design.ts";
import { crossTable, testIndependence } from "./cross-table.ts";
import type { SurveyDesign } from "./design.ts";
import { estimateMean, estimateMeans, estimateProportion, estimateTotal } from "./estimate-mean.ts";
import { estimateQuantile } from "./estimate-quantile.ts";
import { estimateRatio } from "./estimate-ratio.ts";
import { estimateShares } from "./estimate-shares.ts";
import { estimateVariance } from "./estimate-variance.ts";
import { shareInterval } from "./interval.ts";

function plain(weights: readonly number[]): SurveyDesign {
  return {
    weights: Float64Array.from(weights),
    strata: null,
    stages: [],
    lonely: "fail",
    rowCount: weights.length,
  };
}

/** Two strata of two clusters each. */
const clustered: SurveyDesign = {
  weights: Float64Array.of(1, 1, 2, 2, 1, 1, 3, 3),
  strata: Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2),
  stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 2), populationSize: null }],
  lonely: "fail",
  rowCount: 8,
};
const answers = Float64Array.of(1, 0, 1, 1, 0, 1, 1, 0);

describe("estimates by hand", () => {
  test("a share of four clusters", () => {
    const share = estimateProportion(clustered, answers, { interval: "student" });
    // 9 of 14. Sums of weight × distance from 9/14: −4/14, 20/14 and −4/14, −12/14.
    expect(share.value).toBeCloseTo(9 / 14, 14);
    const variance = ((24 / 14) ** 2 + (8 / 14) ** 2) / 14 ** 2;
    expect(share.standardError).toBeCloseTo(Math.sqrt(variance), 14);
    expect([share.n, share.degreesOfFreedom, share.level, share.gap]).toEqual([8, 2, 0.95, ""]);
    // Student's distribution with 2 degrees of freedom has a closed form.
    expect(share.high - share.value).toBeCloseTo(0.95 * Math.sqrt((2 * variance) / (1 - 0.95 ** 2)), 12);
    const simple = ((9 / 14) * (5 / 14)) / 7;
    expect(share.designEffect).toBeCloseTo(variance / simple, 12);
    expect(share.effectiveN).toBeCloseTo((8 * simple) / variance, 12);
  });

  test("a mean, a total, a variance and a ratio of a simple sample", () => {
    const design = plain([2, 2, 2, 2]);
    const values = Float64Array.of(1, 2, 4, 5);
    // Variance 10/3; standard error of the mean √(10/12), of the total of 8 eight times that.
    expect(estimateMean(design, values)).toMatchObject({ value: 3, n: 4, degreesOfFreedom: 3 });
    expect(estimateMean(design, values).standardError).toBeCloseTo(Math.sqrt(10 / 12), 14);
    expect(estimateMean(design, values).designEffect).toBeCloseTo(1, 14);
    expect(estimateTotal(design, values).value).toBe(24);
    expect(estimateTotal(design, values).standardError).toBeCloseTo(8 * Math.sqrt(10 / 12), 13);
    expect(estimateTotal(design, values).designEffect).toBeCloseTo(1, 12);
    expect(estimateVariance(design, values).value).toBeCloseTo(10 / 3, 14);
    const ratio = estimateRatio(design, values, Float64Array.of(2, 2, 2, 2));
    expect(ratio).toMatchObject({ value: 1.5, n: 4 });
    expect(ratio.standardError).toBeCloseTo(Math.sqrt(10 / 12) / 2, 14);
    expect(ratio.designEffect).toBeCloseTo(1, 14);
  });

  test("a quantile by both rules", () => {
    const design = plain([1, 1, 1, 1]);
    const values = Float64Array.of(4, 1, 3, 2);
    expect(estimateQuantile(design, values, 0.5).value).toBe(2);
    expect(estimateQuantile(design, values, 0.5, { rule: "school" }).value).toBe(2.5);
    expect(estimateQuantile(design, values, 0.51).value).toBe(3);
    expect([0, 1].map((p) => estimateQuantile(design, values, p).value)).toEqual([1, 4]);
    // Ten weights of 0.1 meet the half with five.
    const ten = plain(new Array<number>(10).fill(0.1));
    const upTo = Float64Array.from({ length: 10 }, (_, k) => k + 1);
    expect(estimateQuantile(ten, upTo, 0.5).value).toBe(5);
  });

  test("Rao and Scott's test is Pearson's in a simple sample of two questions", () => {
    // 30, 20, 10, 40: X² = 100 (30·40 − 20·10)² / (50·50·40·60) = 50/3.
    const cells = [30, 20, 10, 40];
    const row = cells.flatMap((count, cell) => new Array<number>(count).fill(Math.floor(cell / 2)));
    const column = cells.flatMap((count, cell) => new Array<number>(count).fill(cell % 2));
    const tested = testIndependence(
      plain(new Array<number>(100).fill(1)),
      { codes: Int32Array.from(row), count: 2 },
      { codes: Int32Array.from(column), count: 2 },
    );
    expect(tested.pearson).toBeCloseTo(50 / 3, 10);
    expect([tested.chiSquareDegrees, tested.n, tested.gap]).toEqual([1, 100, ""]);
    expect(tested.numeratorDegrees).toBeCloseTo(1, 12);
    expect(tested.denominatorDegrees).toBeCloseTo(99, 9);
    expect(tested.f).toBeCloseTo(tested.chiSquare, 10);
    // The contrast Σ ±1/p has variance Σ 1/p over n − 1 here, over n in multinomial sampling.
    expect(tested.meanDesignEffect).toBeCloseTo(100 / 99, 10);
  });

  test("the exact interval of Clopper and Pearson where weights and clusters do nothing", () => {
    // 0 of 10: 1 − 0.025^(1/10).
    const none = estimateProportion(plain(new Array<number>(10).fill(1)), new Float64Array(10));
    expect([none.value, none.low, none.gap]).toEqual([0, 0, ""]);
    expect(none.high).toBeCloseTo(1 - 0.025 ** 0.1, 12);
    const all = estimateProportion(plain(new Array<number>(10).fill(1)), new Float64Array(10).fill(1));
    expect([all.value, all.high]).toEqual([1, 1]);
    expect(all.low).toBeCloseTo(0.025 ** 0.1, 12);
  });

  test("Wilson's interval, with z for infinite degrees of freedom", () => {
    // Newcombe (1998), Statistics in Medicine 17, 857–872, table I: 81 of 263 gives 0.2553 to 0.3662.
    const wilson = shareInterval("wilson", {
      value: 81 / 263,
      variance: ((81 / 263) * (182 / 263)) / 263,
      n: 263,
      degreesOfFreedom: Number.POSITIVE_INFINITY,
      level: 0.95,
    });
    expect(wilson.low.toFixed(4)).toBe("0.2553");
    expect(wilson.high.toFixed(4)).toBe("0.3662");
  });
});

describe("gaps and bad weights", () => {
  test("nobody answered", () => {
    const empty = new Float64Array(8).fill(Number.NaN);
    const all = [
      estimateMean(clustered, empty),
      estimateTotal(clustered, empty),
      estimateProportion(clustered, empty),
      estimateRatio(clustered, empty, answers),
      estimateQuantile(clustered, empty, 0.5),
      estimateVariance(clustered, empty),
      ...estimateShares(clustered, { codes: new Int32Array(8).fill(-1), count: 2 }).estimates,
    ];
    for (const { value, low, high, n, gap } of all) {
      expect([value, low, high, n, gap]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0, "no-answers"]);
    }
    const none = { codes: new Int32Array(8).fill(-1), count: 2 };
    expect(testIndependence(clustered, none, none).gap).toBe("no-answers");
    expect(crossTable(clustered, none, none).totals).toEqual([0, 0, 0, 0]);
  });

  test("a group without answers leaves the others as they are", () => {
    const groups = { codes: Int32Array.of(0, 0, 0, 0, 2, 2, 2, -1), count: 3 };
    const means = estimateMeans(clustered, answers, groups);
    expect(means.map(({ n, gap }) => [n, gap])).toEqual([
      [4, ""],
      [0, "no-answers"],
      [3, ""],
    ]);
    const domain = Float64Array.of(1, 1, 1, 1, 0, 0, 0, 0);
    expect(means[0]).toEqual(estimateMean(clustered, answers, { domain }));
  });

  test("a stratum with one cluster gives a value and the reason why there is no interval", () => {
    const lonely = { ...clustered, strata: Int32Array.of(1, 1, 1, 1, 2, 2, 3, 3) };
    const mean = estimateMean(lonely, answers);
    expect(mean.value).toBeCloseTo(9 / 14, 14);
    expect([mean.standardError, mean.low, mean.gap]).toEqual([Number.NaN, Number.NaN, "lonely-cluster"]);
    // Where it has no part, nothing is lost.
    const domain = Float64Array.of(1, 1, 1, 1, 0, 0, 0, 0);
    expect(estimateMean(lonely, answers, { domain }).gap).toBe("");
    const alone = Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const removed = estimateMean({ ...lonely, lonely: "remove" }, answers, { domain: alone });
    expect([removed.value, removed.gap]).toEqual([0.5, "no-degrees-of-freedom"]);
  });

  test("a ratio to nothing, a share at its end, one answer, an interval beyond the answers", () => {
    expect(estimateRatio(clustered, answers, new Float64Array(8))).toMatchObject({
      gap: "zero-denominator",
      n: 8,
    });
    const zero = new Float64Array(8);
    expect(estimateProportion(clustered, zero, { interval: "logit" }).gap).toBe("no-variation");
    expect(estimateProportion(clustered, zero, { interval: "beta" }).gap).toBe("");
    const single = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0);
    expect(estimateVariance(clustered, answers, { domain: single }).gap).not.toBe("");
    const high = estimateQuantile(plain([1, 1, 1]), Float64Array.of(1, 2, 3), 0.9);
    expect([high.value, high.high, high.gap]).toEqual([3, 3, ""]);
    const median = estimateQuantile(plain([1, 1, 1]), Float64Array.of(1, 2, 3), 0.5);
    expect([median.value, median.high, median.gap]).toEqual([2, Number.NaN, "outside-sample"]);
  });

  test("weights that are missing, negative or zero count as no answer and are told", () => {
    const weights = Float64Array.of(1, Number.NaN, 2, -2, 1, 0, 3, 3);
    const design = { ...clustered, weights };
    const domain = Float64Array.of(1, 0, 1, 0, 1, 0, 1, 1);
    expect(estimateMean(design, answers)).toEqual(estimateMean(clustered, answers, { domain }));
    expect(checkDesign(design)).toEqual([
      { kind: "weight-missing", stage: 0, count: 1, row: 1 },
      { kind: "weight-negative", stage: 0, count: 1, row: 3 },
      { kind: "weight-zero", stage: 0, count: 1, row: 5 },
    ]);
  });

  test("what is wrong with strata and populations is told by stage", () => {
    const populationSize = Float64Array.of(9, 9, 9, 8, 1, 1, 1, 1);
    const inner = Float64Array.of(9, 9, 1, 1, 0, Number.NaN, 5, 5);
    const design: SurveyDesign = {
      ...clustered,
      stages: [
        { cluster: clustered.stages[0]!.cluster, populationSize },
        { cluster: Int32Array.of(1, 2, 1, 2, 1, 2, 1, 1), populationSize: inner },
      ],
    };
    expect(checkDesign(design)).toEqual([
      { kind: "population-varies", stage: 0, count: 1, row: 3 },
      { kind: "population-below-sample", stage: 0, count: 1, row: 4 },
      { kind: "population-below-sample", stage: 1, count: 1, row: 2 },
      { kind: "population-missing", stage: 1, count: 2, row: 4 },
      { kind: "lonely-cluster", stage: 1, count: 1, row: 6 },
    ]);
    expect(checkDesign(clustered)).toEqual([]);
  });

  test("refuses what only a programmer can get wrong", () => {
    expect(() => estimateMean(clustered, new Float64Array(3))).toThrow(/3 of 8 rows/);
    expect(() => estimateMean(clustered, answers, { level: 1 })).toThrow(/level of 1/);
    expect(() =>
      estimateProportion(
        clustered,
        answers.map((y) => 100 * y),
      ),
    ).toThrow(/must lie in \[0, 1\]/);
    expect(() => estimateQuantile(clustered, answers, 2)).toThrow(/quantile 2/);
    const beyond = { codes: new Int32Array(8).fill(2), count: 2 };
    expect(() => estimateMeans(clustered, answers, beyond)).toThrow(/code 2 of 2 groups/);
    expect(() => estimateShares(clustered, beyond)).toThrow(/code 2 of 2 categories/);
    expect(() => crossTable(clustered, beyond, beyond)).toThrow(/code 2 of 2/);
  });
});
