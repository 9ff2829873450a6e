import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { SurveyDesign } from "../../evidence/index.ts";
import type { DeprivationIndicator, DeprivationRule } from "../../framework/index.ts";
import { depthsOf } from "./depths.ts";
import { estimateDeprivation } from "./estimate-deprivation.ts";
import { indicatorShares } from "./measure.ts";
import type { DeprivationAtCutoff } from "./population-estimates.ts";

type Stated = {
  readonly H: number;
  readonly A: number;
  readonly M0: number;
  readonly uncensored_headcount: readonly number[];
  readonly censored_headcount: readonly number[];
  readonly contribution: readonly number[];
};

function everyone(rowCount: number): SurveyDesign {
  const weights = new Float64Array(rowCount).fill(1);
  return { weights, strata: null, stages: [], lonely: "fail", rowCount };
}

function indicator(rule: DeprivationRule): DeprivationIndicator {
  return { id: "", title: "", column: "", rule, unknown: [], weight: 1, missing: "leave-out" };
}

/** Answers person by person, one dimension for each indicator. */
function estimate(
  rows: readonly (readonly number[])[],
  rules: readonly DeprivationRule[],
  cutoffs: readonly number[],
) {
  return estimateDeprivation({
    depths: rules.map(
      (rule, j) =>
        depthsOf(
          indicator(rule),
          Float64Array.from(rows, (row) => row[j]!),
        ).depths,
    ),
    shares: indicatorShares(rules.map((rule) => ({ weight: 1, indicators: [indicator(rule)] }))),
    povertyCutoffs: cutoffs,
    design: everyone(rows.length),
    members: null,
  }).whole;
}

const file = new URL(
  "../../../../../../shared/reference/composite/published/alkire_foster.json",
  import.meta.url,
);

describe.runIf(existsSync(file))("the two examples of four persons, all cutoffs at once", () => {
  const read = () => JSON.parse(readFileSync(file, "utf8"));

  function expectStated(found: DeprivationAtCutoff, uncensored: readonly number[], stated: Stated): void {
    expect(found.headcount.value).toBeCloseTo(stated.H, 14);
    expect(found.intensity.value).toBeCloseTo(stated.A, 14);
    expect(found.adjustedHeadcount.value).toBeCloseTo(stated.M0, 14);
    stated.contribution.forEach((contribution, j) => {
      expect(uncensored[j]).toBeCloseTo(stated.uncensored_headcount[j]!, 14);
      expect(found.indicators[j]!.censoredHeadcount.value).toBeCloseTo(stated.censored_headcount[j]!, 14);
      expect(found.indicators[j]!.contribution.value).toBeCloseTo(contribution, 14);
      expect(found.dimensions[j]!.contribution.value).toBeCloseTo(contribution, 14);
    });
  }

  test("of the book", () => {
    const { X, k_union, k_half, k_three, k_intersection } = read().book_ch5;
    const rules: readonly DeprivationRule[] = [
      { cutoff: 500, direction: 1, worst: null },
      { cutoff: 12, direction: 1, worst: null },
      { codes: [1] },
      { codes: [0] },
    ];
    const whole = estimate(X, rules, [0.5, 1, 0, 0.75]);
    const uncensored = whole.uncensoredHeadcounts.map((each) => each.value);
    expect(whole.atCutoffs.map((at) => at.povertyCutoff)).toEqual([0, 0.5, 0.75, 1]);
    [k_union, k_half, k_three, k_intersection].forEach((stated: Stated, c) => {
      expectStated(whole.atCutoffs[c]!, uncensored, stated);
    });
  });

  test("of the paper, with the depth of each deprivation", () => {
    const { X, z, k_two, M1, M2 } = read().paper_2011;
    const rules = (z as readonly number[]).map((cutoff) => ({ cutoff, direction: 1, worst: 0 }) as const);
    const whole = estimate(X, rules, [0.5]);
    expectStated(
      whole.atCutoffs[0]!,
      whole.uncensoredHeadcounts.map((each) => each.value),
      k_two,
    );
    expect(whole.atCutoffs[0]!.adjustedGap.value).toBeCloseTo(M1, 14);
    expect(whole.atCutoffs[0]!.adjustedSquaredGap.value).toBeCloseTo(M2, 14);
  });
});

describe("five persons, worked by hand", () => {
  // Meals a day (below 3, worst 0), hours to fetch water (above 1, worst 5), whether the roof leaks.
  const rows = [
    [3, 1, 0],
    [2, 3, 0],
    [0, 5, 1],
    [3, 0, 1],
    [1, 2, 1],
  ];
  const rules: readonly DeprivationRule[] = [
    { cutoff: 3, direction: 1, worst: 0 },
    { cutoff: 1, direction: -1, worst: 5 },
    { codes: [1] },
  ];
  const whole = estimate(rows, rules, [0.5, 1]);

  test("half of the weight makes three poor, all of it two", () => {
    const [half, all] = whole.atCutoffs;
    // Scores 0, 2/3, 1, 1/3, 1.
    expect(half!.headcount.value).toBeCloseTo(3 / 5, 14);
    expect(half!.intensity.value).toBeCloseTo(8 / 9, 14);
    expect(half!.adjustedHeadcount.value).toBeCloseTo(8 / 15, 14);
    expect(all!.headcount.value).toBeCloseTo(2 / 5, 14);
    expect(all!.intensity.value).toBeCloseTo(1, 14);
    // Depths of the three: 1/3, 1/2; 1, 1, 1; 2/3, 1/4, 1.
    expect(half!.adjustedGap.value).toBeCloseTo((1 / 3 + 1 / 2 + 3 + 2 / 3 + 1 / 4 + 1) / 15, 14);
    expect(half!.adjustedSquaredGap.value).toBeCloseTo((1 / 9 + 1 / 4 + 3 + 4 / 9 + 1 / 16 + 1) / 15, 14);
    expect(whole.uncensoredHeadcounts.map((each) => each.value)).toEqual([0.6, 0.6, 0.6]);
    expect(half!.indicators.map((each) => each.contribution.value)).toEqual([3 / 8, 3 / 8, 2 / 8]);
  });

  test("the standard error of a headcount is that of a share in a simple random sample", () => {
    const { headcount } = whole.atCutoffs[0]!;
    expect(headcount.standardError).toBeCloseTo(Math.sqrt((0.6 * 0.4) / 4), 14);
    expect(headcount.designEffect).toBeCloseTo(1, 12);
    expect(headcount.degreesOfFreedom).toBe(4);
  });
});
