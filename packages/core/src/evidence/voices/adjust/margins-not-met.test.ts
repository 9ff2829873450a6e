/** Margins that cannot be met: each named, none the start of a loop without end. */

import { describe, expect, test } from "vitest";
import { calibrate, marginAuxiliaries } from "./calibrate.ts";
import type { CalibrationMethod } from "./distance.ts";
import type { Margin } from "./margin.ts";
import { postStratify } from "./post-stratify.ts";
import { rake } from "./rake.ts";

const ones = Float64Array.of(1, 1, 1, 1);

function sex(codes: readonly number[], totals: readonly number[]): Margin {
  return { name: "sex", categories: ["f", "m"], codes: Int32Array.from(codes), totals };
}

function place(codes: readonly number[], totals: readonly number[]): Margin {
  return { name: "place", categories: ["town", "village"], codes: Int32Array.from(codes), totals };
}

const methods: readonly CalibrationMethod[] = [
  { method: "linear" },
  { method: "linear", bounds: { low: 0.2, high: 4 } },
  { method: "raking" },
  { method: "raking", bounds: { low: 0.2, high: 4 } },
  { method: "logit", bounds: { low: 0.2, high: 4 } },
];

describe("a margin by itself", () => {
  test("an empty category is named, unless nobody is in it in the population either", () => {
    expect(postStratify(ones, sex([0, 0, 0, 0], [50, 40])).problems).toEqual([
      { reason: "category-empty", margin: "sex", category: "m", total: 40 },
    ]);
    expect(postStratify(ones, sex([0, 0, 0, 0], [50, 0])).adjustment!.weights).toEqual(
      Float64Array.of(12.5, 12.5, 12.5, 12.5),
    );
  });

  test("a category is empty when all its rows have weight 0", () => {
    const weights = Float64Array.of(1, 1, 0, 0);
    expect(rake(weights, [sex([0, 0, 1, 1], [50, 40])]).problems).toEqual([
      { reason: "category-empty", margin: "sex", category: "m", total: 40 },
    ]);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a total of %d is named", (total) => {
    const margin = sex([0, 0, 1, 1], [50, total]);
    const problem = { reason: "total-invalid", margin: "sex", category: "m", total };
    expect(postStratify(ones, margin).problems).toContainEqual(problem);
    expect(rake(ones, [margin]).problems).toContainEqual(problem);
  });

  test("totals that are all 0 are named", () => {
    expect(postStratify(ones, sex([0, 0, 1, 1], [0, 0])).problems).toHaveLength(2);
  });

  test("rows without a category are counted, those with weight 0 are not", () => {
    const weights = Float64Array.of(1, 0, 1, 1);
    const margin = sex([0, -1, -1, 1], [50, 40]);
    const problem = { reason: "answer-missing", margin: "sex", rows: 1, row: 2 };
    expect(postStratify(weights, margin).problems).toEqual([problem]);
    expect(rake(weights, [margin]).problems).toEqual([problem]);
    expect(calibrate(weights, marginAuxiliaries(margin), { method: "linear" }).problems).toContainEqual(
      problem,
    );
    expect(postStratify(weights, sex([0, -1, 0, 1], [50, 40])).adjustment!.weights[1]).toBe(0);
  });

  test("all problems come at once", () => {
    const problems = rake(ones, [sex([0, 0, 0, 0], [50, 40]), place([0, 0, -1, 0], [90, -1])]).problems;
    expect(problems.map(({ reason }) => reason)).toEqual([
      "category-empty",
      "total-invalid",
      "answer-missing",
    ]);
  });
});

describe("margins together", () => {
  test("sums that differ are named", () => {
    const margins = [sex([0, 0, 1, 1], [50, 40]), place([0, 1, 0, 1], [50, 41])];
    expect(rake(ones, margins).problems).toEqual([
      { reason: "sums-differ", margin: "place", sum: 91, other: "sex", otherSum: 90 },
    ]);
  });

  test.each(methods)("totals that contradict each other are named: %o", (choice) => {
    const margins = [sex([0, 0, 1, 1], [3, 2]), place([0, 1, 0, 1], [3, 3])];
    const [problem] = calibrate(ones, margins.flatMap(marginAuxiliaries), choice).problems;
    expect(problem).toMatchObject({ reason: "totals-contradict", margin: "place", category: "village" });
    expect(problem).toMatchObject({ implied: expect.closeTo(2, 9) });
  });

  test("categories that cannot be told apart in the sample must have one total", () => {
    const margins = [sex([0, 0, 1, 1], [50, 40]), place([0, 0, 1, 1], [60, 30])];
    expect(rake(ones, margins).problems).toContainEqual(
      expect.objectContaining({ reason: "totals-contradict", margin: "place", category: "town", total: 60 }),
    );
  });

  test("a pattern of crossings that no weights fit ends with the margin that is missed", () => {
    // All women live in town: 60 women cannot live among 50 in town.
    const margins = [sex([0, 0, 1, 1], [60, 40]), place([0, 0, 0, 1], [50, 50])];
    const { adjustment, problems } = rake(ones, margins);
    expect(adjustment).toBeNull();
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem.reason).toBe("not-met");
  });
});

describe("calibration", () => {
  const size = { margin: "size", category: "", values: Float64Array.of(1, 2, 3, 4) };
  const people = { margin: "people", category: "", values: ones };

  test.each(methods.filter(({ bounds }) => bounds !== undefined))(
    "bounds too tight for one total: %o",
    (choice) => {
      expect(calibrate(ones, [{ ...size, total: 50 }], choice).problems).toEqual([
        {
          reason: "out-of-reach",
          margin: "size",
          category: "",
          total: 50,
          low: expect.closeTo(2, 9),
          high: 40,
        },
      ]);
    },
  );

  test.each(methods.filter(({ bounds }) => bounds !== undefined))(
    "bounds too tight for all together: %o",
    (choice) => {
      // A mean of 3.9 needs nearly all weight on the last row.
      const asked = [
        { ...people, total: 4 },
        { ...size, total: 15.6 },
      ];
      const { adjustment, problems } = calibrate(ones, asked, choice);
      expect(adjustment).toBeNull();
      expect(problems.map(({ reason }) => reason)).toContain("not-met");
    },
  );

  test("a mean beyond all values ends, for raking too", () => {
    const asked = [
      { ...people, total: 4 },
      { ...size, total: 17 },
    ];
    const { adjustment, problems } = calibrate(ones, asked, { method: "raking" });
    expect(adjustment).toBeNull();
    expect(problems[0]!.reason).toBe("not-met");
  });

  test("raking cannot give a count of people below 0, nor of nobody", () => {
    for (const total of [-5, 0]) {
      expect(calibrate(ones, [{ ...people, total }], { method: "raking" }).problems).toEqual([
        { reason: "out-of-reach", margin: "people", category: "", total, low: 0, high: Infinity },
      ]);
    }
  });

  test("a variable that is 0 throughout has the total 0 or none", () => {
    const nothing = { margin: "land", category: "", values: new Float64Array(4) };
    const asked = { ...people, total: 8 };
    expect(calibrate(ones, [asked, { ...nothing, total: 0 }], { method: "raking" }).problems).toEqual([]);
    expect(calibrate(ones, [asked, { ...nothing, total: 1 }], { method: "linear" }).problems).toEqual([
      expect.objectContaining({ reason: "out-of-reach", margin: "land" }),
    ]);
  });

  test("linear weights below 0 are refused, and bounds are the way out", () => {
    const asked = [
      { ...people, total: 4 },
      { ...size, total: 14 },
    ];
    expect(calibrate(ones, asked, { method: "linear" }).problems).toEqual([
      { reason: "weight-negative", rows: 1, row: 0 },
    ]);
    const bounded = calibrate(ones, asked, { method: "linear", bounds: { low: 0.05, high: 3 } });
    expect(bounded.problems).toEqual([]);
  });

  test("what a programmer got wrong throws", () => {
    expect(() => rake(ones, [])).toThrow(RangeError);
    expect(() => postStratify(Float64Array.of(1, -1), sex([0, 1], [1, 1]))).toThrow(
      /row 1 has the weight -1/,
    );
    expect(() => postStratify(ones, sex([0, 1], [1, 1]))).toThrow(RangeError);
    expect(() => postStratify(ones, sex([0, 1, 2, 0], [1, 1]))).toThrow(/code 2/);
    expect(() => calibrate(ones, [], { method: "logit", bounds: { low: 1, high: 2 } })).toThrow(RangeError);
    expect(() => calibrate(ones, [], { method: "linear", bounds: { low: 0, high: 2 } })).toThrow(RangeError);
    expect(() => calibrate(Float64Array.of(1), [{ ...size, total: 1 }], { method: "linear" })).toThrow(
      /4 values for 1 weights/,
    );
  });
});
