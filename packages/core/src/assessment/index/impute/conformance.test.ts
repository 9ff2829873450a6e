/** What every imputation across indicators owes, with naive versions as oracles. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream, randomStreams } from "../../../numerics/index.ts";
import { imputeNearest } from "./nearest.ts";
import { drawNormalImputation, drawNormalModel, imputeNormal } from "./normal.ts";
import { imputeByRegression } from "./regression.ts";
import { imputeRows } from "./row.ts";

fc.configureGlobal({ seed: 1994 });

type Columns = readonly Float64Array[];

const value = fc.integer({ min: -500, max: 500 }).map((each) => each / 10);
const columns: fc.Arbitrary<Columns> = fc
  .record({ indicators: fc.integer({ min: 1, max: 4 }), units: fc.integer({ min: 1, max: 12 }) })
  .chain(({ indicators, units }) =>
    fc.array(
      fc
        .array(fc.oneof({ weight: 6, arbitrary: value }, fc.constant(Number.NaN)), {
          minLength: units,
          maxLength: units,
        })
        .map((each) => Float64Array.from(each)),
      { minLength: indicators, maxLength: indicators },
    ),
  );

const methods: readonly (readonly [string, (given: Columns) => Columns])[] = [
  ["row mean", (given) => imputeRows(given, { centre: "mean", directions: given.map(() => 1) })],
  ["row median", (given) => imputeRows(given, { centre: "median", directions: given.map(() => -1) })],
  ["regression", (given) => imputeByRegression(given, { minimumCases: 3 }).columns],
  ["nearest", (given) => imputeNearest(given, { neighbours: 2 }).columns],
  [
    "nearest by distance",
    (given) => imputeNearest(given, { neighbours: 2, weights: "inverse-distance" }).columns,
  ],
  ["normal", (given) => imputeNormal(given, { maximumRounds: 200 }).columns],
];

function scale(given: Columns): number {
  return Math.max(1, ...given.map((column) => Math.max(0, ...column.map((v) => Math.abs(v) || 0))));
}

describe.each(methods)("%s", (name, impute) => {
  test("leaves values that are there, and its input, as they are; guesses are finite", () => {
    fc.assert(
      fc.property(columns, (given) => {
        const copy = given.map((column) => column.slice());
        const filled = impute(given);
        expect(given).toEqual(copy);
        expect(filled).toHaveLength(given.length);
        given.forEach((column, c) => {
          expect(filled[c]).toHaveLength(column.length);
          column.forEach((each, u) => {
            if (!Number.isNaN(each)) expect(filled[c]![u]).toBe(each);
            else expect(Number.isNaN(filled[c]![u]!) || Number.isFinite(filled[c]![u]!)).toBe(true);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  // Far out on a nearly collinear fit, or far from a maximum, rounding shows.
  const isExact = name !== "normal" && name !== "regression";
  if (isExact)
    test("does not depend on the order of units", () => {
      fc.assert(
        fc.property(columns, (given) => {
          const turned = impute(given.map((column) => column.slice().reverse()));
          impute(given).forEach((column, c) => {
            const other = turned[c]!.slice().reverse();
            column.forEach((each, u) => {
              if (Number.isNaN(each)) expect(other[u]).toBeNaN();
              else expect(Math.abs(each - other[u]!)).toBeLessThan(1e-9 * scale(given));
            });
          });
        }),
        { numRuns: 60 },
      );
    });

  test("gives nothing where nothing is known, and does not fall over infinite or constant columns", () => {
    const empty = [new Float64Array(3).fill(Number.NaN), new Float64Array(3).fill(Number.NaN)];
    for (const column of impute(empty)) expect(column.every(Number.isNaN)).toBe(true);
    expect(impute([])).toEqual([]);
    const odd = [
      Float64Array.of(1, 1, 1, 1, Number.NaN),
      Float64Array.of(Number.POSITIVE_INFINITY, 1, 2, 3, 4),
      Float64Array.of(1, Number.NaN, 3, 5, 4),
    ];
    for (const column of impute(odd)) expect(column).toHaveLength(5);
  });
});

/** Twelve units, four indicators that go together, with gaps in three of them. */
const gap = Number.NaN;
const example: Columns = [
  Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  Float64Array.of(2.1, 3.9, 6.2, gap, 9.7, 12.4, 14.1, 15.8, 18.3, 19.9, gap, 24.2),
  Float64Array.of(9, 7.5, 8.1, 6.6, 5.2, gap, 4.9, 4.1, 2.2, gap, 1.4, 0.3),
  Float64Array.of(0.4, gap, 1.1, 0.2, 0.9, 1.6, gap, 0.7, 1.9, 1.2, 0.8, 2.1),
];

describe("regression", () => {
  /** Least squares with an intercept by Gaussian elimination of the normal equations. */
  function naive(response: readonly number[], predictors: readonly (readonly number[])[]): number[] {
    const rows = response.map((_, i) => [1, ...predictors.map((each) => each[i]!)]);
    const k = predictors.length + 1;
    const system = Array.from({ length: k }, (_, a) => [
      ...Array.from({ length: k }, (_, b) => rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0)),
      rows.reduce((sum, row, i) => sum + row[a]! * response[i]!, 0),
    ]);
    for (let p = 0; p < k; p++) {
      for (let r = 0; r < k; r++) {
        if (r === p) continue;
        const ratio = system[r]![p]! / system[p]![p]!;
        for (let c = 0; c <= k; c++) system[r]![c]! -= ratio * system[p]![c]!;
      }
    }
    return system.map((row, p) => row[k]! / row[p]!);
  }

  test("gives what the normal equations give on the predictors it names", () => {
    const { columns: filled, fills } = imputeByRegression(example, { maximumPredictors: 2, minimumCases: 5 });
    expect(fills).toHaveLength(6);
    for (const { column, unit, predictors, cases } of fills) {
      expect(predictors).toHaveLength(2);
      const units = [...example[0]!.keys()].filter((u) =>
        [column, ...predictors].every((c) => !Number.isNaN(example[c]![u]!)),
      );
      expect(cases).toBe(units.length);
      const [intercept, ...slopes] = naive(
        units.map((u) => example[column]![u]!),
        predictors.map((c) => units.map((u) => example[c]![u]!)),
      );
      const expected = slopes.reduce(
        (sum, slope, q) => sum + slope * example[predictors[q]!]![unit]!,
        intercept!,
      );
      expect(filled[column]![unit]).toBeCloseTo(expected, 9);
    }
  });

  test("drops a predictor that another determines", () => {
    const twice = example[0]!.map((each) => 2 * each + 1);
    const { fills } = imputeByRegression([example[0]!, twice, example[1]!], { minimumCases: 5 });
    expect(fills.map(({ predictors }) => predictors.length)).toEqual([1, 1]);
  });

  test("leaves the gap where there are too few cases", () => {
    const { columns: filled, fills } = imputeByRegression(example, { minimumCases: 50 });
    expect(fills).toEqual([]);
    expect(filled[1]![3]).toBeNaN();
  });

  test("refuses to work without predictors", () => {
    expect(() => imputeByRegression(example, { maximumPredictors: 0 })).toThrow(RangeError);
  });
});

describe("nearest neighbours", () => {
  test("are those with the smallest distance, and their mean is the guess", () => {
    const { columns: filled, fills } = imputeNearest(example, { neighbours: 3 });
    const fill = fills.find((each) => each.column === 1 && each.unit === 3)!;
    expect(fill.neighbours).toHaveLength(3);
    expect(filled[1]![3]).toBeCloseTo(fill.neighbours.reduce((sum, u) => sum + example[1]![u]!, 0) / 3, 12);
    expect(fill.distances).toEqual([...fill.distances].sort((a, b) => a - b));
  });

  test("all units that are equally far are asked", () => {
    const a = Float64Array.of(0, 1, -1, 5);
    const b = Float64Array.of(gap, 10, 20, 90);
    const { columns: filled, fills } = imputeNearest([a, b], { neighbours: 1 });
    expect(fills[0]!.neighbours).toEqual([1, 2]);
    expect(filled[1]![0]).toBe(15);
  });

  test("a unit like it decides alone if weighted by distance", () => {
    const a = Float64Array.of(4, 4, 6, 9);
    const b = Float64Array.of(gap, 10, 20, 90);
    const { columns: filled } = imputeNearest([a, b], { neighbours: 2, weights: "inverse-distance" });
    expect(filled[1]![0]).toBe(10);
  });

  test("do not change with units of measure", () => {
    const metres = example.map((column, c) => (c === 0 ? column.map((each) => each * 1000 + 7) : column));
    const [one, other] = [imputeNearest(example), imputeNearest(metres)];
    other.columns.forEach((column, c) => {
      if (c > 0) for (const [u, each] of column.entries()) expect(each).toBeCloseTo(one.columns[c]![u]!, 9);
    });
  });
});

describe("multivariate normal", () => {
  test("with one gap pattern, the guess is the regression on complete units", () => {
    const holed = example[1]!.map((each, u) => (u > 8 ? gap : each || 7.8));
    const normal = imputeNormal([example[0]!, holed]);
    const regression = imputeByRegression([example[0]!, holed], { minimumCases: 5 });
    expect(normal.model.outcome).toBe("converged");
    for (const u of [9, 10, 11]) {
      expect(normal.columns[1]![u]).toBeCloseTo(regression.columns[1]![u]!, 8);
      expect(normal.conditionalDeviation[1]![u]).toBeGreaterThan(0);
    }
    expect(normal.conditionalDeviation[1]![0]).toBeNaN();
  });

  test("does not depend on order or units of measure", () => {
    const one = imputeNormal(example);
    const other = imputeNormal(example.map((column) => column.map((each) => each * 12 - 3).reverse()));
    one.columns.forEach((column, c) => {
      const back = other.columns[c]!.slice().reverse();
      for (const [u, each] of column.entries()) expect((back[u]! + 3) / 12).toBeCloseTo(each, 7);
    });
  });

  test("says so where columns determine each other, and fills nothing", () => {
    const twice = example[0]!.map((each) => each * 2);
    const { model, columns: filled } = imputeNormal([example[0]!, twice, example[1]!]);
    expect(model.outcome).toBe("singular");
    expect(filled[2]![3]).toBeNaN();
  });

  test("draws stray around the expectation as far as stated, and repeat with the seed", () => {
    const { columns: expected, conditionalDeviation, model } = imputeNormal(example);
    const one = drawNormalImputation(example, model, randomStream(1, 0));
    expect(drawNormalImputation(example, model, randomStream(1, 0))).toEqual(one);
    expect(one[0]).toEqual(example[0]);
    const runs = 4000;
    const next = randomStreams(7, 0);
    const drawn = Array.from({ length: runs }, () => drawNormalImputation(example, model, next())[1]![3]!);
    const mean = drawn.reduce((sum, each) => sum + each, 0) / runs;
    const deviation = Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (runs - 1));
    const stated = conditionalDeviation[1]![3]!;
    // Four standard errors of a mean and of a standard deviation.
    expect(Math.abs(mean - expected[1]![3]!)).toBeLessThan((4 * stated) / Math.sqrt(runs));
    expect(Math.abs(deviation / stated - 1)).toBeLessThan(4 / Math.sqrt(2 * runs));
  });

  test("a model that is drawn too widens the spread to that of a prediction from few units", () => {
    // y on x with twelve complete units: the prediction has the tails of Student's t with some ten degrees of freedom.
    const n = 12;
    const noise = randomStream(11, 0);
    const x = Float64Array.from({ length: n + 1 }, (_, u) => (u < n ? u - (n - 1) / 2 : 0));
    const y = x.map((each, u) => (u < n ? each + 4 * (noise() - 0.5) : Number.NaN));
    const { columns: expected, conditionalDeviation, model } = imputeNormal([x, y]);
    const next = randomStreams(5, 0);
    const drawn = Array.from({ length: 3000 }, () => {
      const random = next();
      return drawNormalImputation([x, y], drawNormalModel([x, y], model, random), random)[1]![n]!;
    });
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const spread = Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (drawn.length - 1));
    const stated = conditionalDeviation[1]![n]!;
    expect(Math.abs(mean - expected[1]![n]!)).toBeLessThan(stated / 4);
    expect(spread / stated).toBeGreaterThan(1.08);
    expect(spread / stated).toBeLessThan(1.3);
  });

  test("models that are drawn lie around the one that was fitted, and none is drawn from too few units", () => {
    const { model } = imputeNormal(example);
    const next = randomStreams(2, 0);
    const drawn = Array.from({ length: 4000 }, () => drawNormalModel(example, model, next()));
    model.mean.forEach((each, k) => {
      const mean = drawn.reduce((sum, one) => sum + one.mean[k]!, 0) / drawn.length;
      expect(Math.abs(mean - each)).toBeLessThan(0.05);
    });
    const p = model.used.length;
    for (const { covariance } of drawn) expect(covariance[1]).toBeCloseTo(covariance[p]!, 12);
    const two: Columns = [Float64Array.of(1, 2), Float64Array.of(3, gap)];
    const few = imputeNormal(two).model;
    expect(drawNormalModel(two, few, randomStream(1, 0))).toBe(few);
  });

  test("draws of several gaps of a unit go together", () => {
    const x = Float64Array.of(5, 1, 4, 2, 3, 5, 2, 4, 1, 3);
    const y = Float64Array.of(gap, 40, 10, 90, 20, 70, 30, 80, 60, 50);
    // Nearly the same as y, so the two draws must be nearly the same too.
    const z = y.map((each, u) => each + Math.sin(u));
    const { model, conditionalDeviation } = imputeNormal([x, y, z]);
    expect(model.outcome).toBe("converged");
    expect(conditionalDeviation[1]![0]).toBeGreaterThan(10);
    const next = randomStreams(3, 0);
    for (let run = 0; run < 200; run++) {
      const [, drawnY, drawnZ] = drawNormalImputation([x, y, z], model, next());
      expect(Math.abs(drawnY![0]! - drawnZ![0]!)).toBeLessThan(5);
    }
  });

  test("says so where it did not arrive", () => {
    expect(imputeNormal(example, { maximumRounds: 2 }).model.outcome).toBe("not-converged");
  });
});

describe("rows", () => {
  test("a guess has the same place between smallest and largest as the unit's other values", () => {
    const filled = imputeRows(
      [Float64Array.of(0, 10, 4), Float64Array.of(30, 20, gap), Float64Array.of(5, 9, 7)],
      { centre: "mean", directions: [1, -1, 1] },
    );
    // Places 0.4 and 0.5, so 0.45 of the way from 30 down to 20.
    expect(filled[1]![2]).toBeCloseTo(25.5, 12);
  });

  test("without normalising first values are taken as they stand", () => {
    const filled = imputeRows([Float64Array.of(1, 2), Float64Array.of(gap, 5), Float64Array.of(4, 8)], {
      centre: "mean",
      directions: [1, -1, 1],
      normaliseFirst: false,
    });
    expect(filled[1]![0]).toBe(2.5);
  });

  test("a gap in a constant column takes the constant", () => {
    const filled = imputeRows([Float64Array.of(3, 3, gap), Float64Array.of(1, 2, 3)], {
      centre: "median",
      directions: [1, 1],
    });
    expect(filled[0]![2]).toBe(3);
  });

  test("refuses directions that do not fit", () => {
    expect(() => imputeRows(example, { centre: "mean", directions: [1] })).toThrow(
      "Cannot impute rows of 4 columns with 1 directions",
    );
  });
});
