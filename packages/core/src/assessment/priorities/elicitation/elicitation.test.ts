/** Weights from people: published and worked examples, an oracle for best–worst, and what all weights owe. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LinearProgramme, solveSimplex } from "../../../numerics/index.ts";
import {
  type BestWorstComparisons,
  bestWorst,
  budgetAllocation,
  inputConsistency,
  rankOrderCentroid,
  swingWeights,
  weightsByGroup,
} from "./index.ts";

fc.configureGlobal({ seed: 1994 });

const folder = new URL("../../../../../../../shared/reference/decision/", import.meta.url);

function read(name: string): unknown {
  const file = new URL(name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function expectClose(actual: readonly number[], expected: readonly number[], relative = 1e-9): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((each, k) => {
    expect(Math.abs(each - expected[k]!)).toBeLessThanOrEqual(
      relative * Math.max(Math.abs(expected[k]!), 1e-3),
    );
  });
}

function expectWeights(weights: readonly number[]): void {
  for (const each of weights) expect(each).toBeGreaterThanOrEqual(0);
  expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
}

/** ξ that given weights leave. */
function xiOf(
  weights: readonly number[],
  { best, worst, bestToOthers, othersToWorst }: BestWorstComparisons,
): number {
  return Math.max(
    ...weights.map((own, j) =>
      Math.max(
        Math.abs(weights[best]! - bestToOthers[j]! * own),
        Math.abs(own - othersToWorst[j]! * weights[worst]!),
      ),
    ),
  );
}

const comparisons = fc
  .record({ n: fc.integer({ min: 2, max: 7 }), top: fc.integer({ min: 1, max: 9 }) })
  .chain(({ n, top }) => {
    const times = fc.array(fc.integer({ min: 1, max: top }), { minLength: n, maxLength: n });
    return fc.tuple(times, times).map(
      ([fromBest, fromWorst]): BestWorstComparisons => ({
        best: 0,
        worst: n - 1,
        bestToOthers: fromBest.with(0, 1).with(n - 1, top),
        othersToWorst: fromWorst.with(n - 1, 1).with(0, top),
      }),
    );
  });

/** Minimise ξ, the last variable, as the method is defined. */
function programmeOf({ best, worst, bestToOthers, othersToWorst }: BestWorstComparisons): LinearProgramme {
  const n = bestToOthers.length;
  const row = (terms: readonly (readonly [number, number])[], xi: number): Float64Array => {
    const coefficients = new Float64Array(n + 1);
    for (const [at, times] of terms) coefficients[at]! += times;
    coefficients[n] = xi;
    return coefficients;
  };
  const within = bestToOthers.flatMap((times, j) => {
    const fromBest = [
      [best, 1],
      [j, -times],
    ] as const;
    const fromWorst = [
      [j, 1],
      [worst, -othersToWorst[j]!],
    ] as const;
    return [fromBest, fromWorst].flatMap((terms) => [
      { coefficients: row(terms, -1), relation: "atMost" as const, limit: 0 },
      { coefficients: row(terms, 1), relation: "atLeast" as const, limit: 0 },
    ]);
  });
  const whole = row(
    bestToOthers.map((_, j) => [j, 1] as const),
    0,
  );
  return {
    objective: row([], -1),
    constraints: [...within, { coefficients: whole, relation: "equal", limit: 1 }],
  };
}

describe("best–worst", () => {
  test("Rezaei's car: 42, 82, 21, 28 and 10 of 183, ξ = 2/183, ratio 1/56 within its threshold", () => {
    const found = bestWorst({
      best: 1,
      worst: 4,
      bestToOthers: [2, 1, 4, 3, 8],
      othersToWorst: [4, 8, 2, 3, 1],
    });
    expectClose(
      found.weights,
      [42, 82, 21, 28, 10].map((each) => each / 183),
      1e-13,
    );
    expect(found.xi).toBeCloseTo(2 / 183, 14);
    expect(found.consistencyRatio).toBeCloseTo(1 / 56, 14);
    expect(found.threshold).toBe(0.2958);
  });

  test("the weights have no negative, add up to 1 and leave exactly ξ", () => {
    fc.assert(
      fc.property(comparisons, (given) => {
        const { weights, xi } = bestWorst(given);
        expectWeights(weights);
        expect(xiOf(weights, given)).toBeCloseTo(xi, 10);
      }),
    );
  });

  test("are those that a linear programme finds, written out and solved by the simplex method", () => {
    fc.assert(
      fc.property(comparisons, (given) => {
        const { weights, xi } = bestWorst(given);
        const solved = solveSimplex(programmeOf(given));
        expect(solved.status).toBe("optimal");
        if (solved.status !== "optimal") return;
        expect(-solved.value).toBeCloseTo(xi, 12);
        expectClose(weights, Array.from(solved.x.subarray(0, weights.length)));
      }),
      { numRuns: 300 },
    );
  });

  test("the order of the criteria does not matter", () => {
    fc.assert(
      fc.property(comparisons, (given) => {
        const turned = bestWorst({
          best: given.worst,
          worst: given.best,
          bestToOthers: given.bestToOthers.toReversed(),
          othersToWorst: given.othersToWorst.toReversed(),
        });
        expectClose(turned.weights.toReversed(), bestWorst(given).weights);
      }),
    );
  });

  test("comparisons that agree are met exactly, whatever the weights were", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 9, noNaN: true }), { minLength: 2, maxLength: 8 }),
        (raw) => {
          const sorted = raw.toSorted((a, b) => b - a);
          const [top, low] = [sorted[0]!, sorted.at(-1)!];
          const { weights, xi, consistencyRatio } = bestWorst({
            best: 0,
            worst: sorted.length - 1,
            bestToOthers: sorted.map((each) => top / each),
            othersToWorst: sorted.map((each) => each / low),
          });
          const sum = sorted.reduce((a, b) => a + b, 0);
          weights.forEach((own, k) => {
            expect(Math.abs(own - sorted[k]! / sum)).toBeLessThan(1e-7);
          });
          expect(xi).toBeLessThan(1e-7);
          expect(consistencyRatio === 0 || !(consistencyRatio > 1e-6)).toBe(true);
        },
      ),
    );
  });

  test("comparisons that contradict each other, or are below 1, are refused", () => {
    const good = { best: 0, worst: 1, bestToOthers: [1, 3], othersToWorst: [3, 1] };
    for (const bad of [
      { worst: 0 },
      { bestToOthers: [1, 4] },
      { bestToOthers: [2, 3] },
      { bestToOthers: [1, 0.5], othersToWorst: [0.5, 1] },
      { bestToOthers: [1], othersToWorst: [1] },
      { othersToWorst: [3, 1, 1] },
    ])
      expect(() => bestWorst({ ...good, ...bad })).toThrow(RangeError);
  });

  test("the ratio is judged only where a threshold is published", () => {
    expect(inputConsistency([1, 2], [2, 1], 2).threshold).toBeNaN();
    expect(inputConsistency([1, 3, 9], [9, 3, 1], 9).threshold).toBe(0.1359);
    expect(inputConsistency([1, 1, 1], [1, 1, 1], 1).ratio).toBe(0);
    expect(inputConsistency([1, 2, 1], [1, 1, 1], 1).ratio).toBeNaN();
  });
});

type BestWorstExample = {
  readonly id: string;
  readonly best_to_others: readonly number[];
  readonly others_to_worst: readonly number[];
  readonly best: number;
  readonly worst: number;
  readonly computed: { readonly weights: readonly number[]; readonly xi: number; readonly CR_input?: number };
};

describe.runIf(existsSync(folder))("best–worst against the reference", () => {
  const { examples = [] } = read("bwm.json") as { readonly examples?: readonly BestWorstExample[] };
  test("has three examples", () => expect(examples).toHaveLength(3));
  test.each(examples)("$id", ({ best_to_others, others_to_worst, best, worst, computed }) => {
    const found = bestWorst({ best, worst, bestToOthers: best_to_others, othersToWorst: others_to_worst });
    expectClose(found.weights, computed.weights);
    expect(found.xi).toBeCloseTo(computed.xi, 12);
    if (computed.CR_input !== undefined) expect(found.consistencyRatio).toBeCloseTo(computed.CR_input, 14);
  });
});

describe("points, swings and orders", () => {
  const row = fc
    .array(fc.nat(100), { minLength: 3, maxLength: 3 })
    .filter((points) => points.some((each) => each > 0));

  test("give weights with no negative that add up to 1; who gives more points weighs no more", () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, times) => {
          const found = budgetAllocation(rows);
          expectWeights(found.mean);
          for (const weights of [found.median, found.geometricMean])
            if (!Number.isNaN(weights[0]!)) expectWeights(weights);
          expectClose(
            budgetAllocation([rows[0]!.map((each) => each * times), ...rows.slice(1)]).mean,
            found.mean,
          );
          expectClose(budgetAllocation(rows.toReversed()).mean, found.mean);
          expectWeights(swingWeights(rows[0]!));
          expectWeights(rankOrderCentroid(rows[0]!));
        },
      ),
    );
  });

  test("one point of nothing makes the geometric weight nothing, and all of them none at all", () => {
    expect(
      budgetAllocation([
        [1, 1, 0],
        [1, 0, 1],
      ]).geometricMean,
    ).toEqual([1, 0, 0]);
    expect(
      budgetAllocation([
        [1, 0],
        [0, 1],
      ]).geometricMean,
    ).toEqual([Number.NaN, Number.NaN]);
    expect(budgetAllocation([[1, 3]]).standardDeviation).toEqual([Number.NaN, Number.NaN]);
  });

  test("tied criteria share the mean of the places they cover", () => {
    const [first, second, third] = rankOrderCentroid([1, 2, 3]) as [number, number, number];
    expectClose(rankOrderCentroid([1, 2, 2]), [first, (second + third) / 2, (second + third) / 2]);
  });

  test("without people, with negative points or gaps are refused", () => {
    for (const points of [[], [[]], [[1, -1]], [[0, 0]], [[1, 1], [1]], [[1, Number.NaN]]])
      expect(() => budgetAllocation(points)).toThrow(RangeError);
    expect(() => swingWeights([])).toThrow(RangeError);
    expect(() => rankOrderCentroid([])).toThrow(RangeError);
    expect(() => rankOrderCentroid([1, Number.NaN])).toThrow(RangeError);
  });

  test("by group: each group's own mean, whatever the size of the others", () => {
    const stated = [
      { group: "women", weights: [0.8, 0.2] },
      { group: "men", weights: [0.4, 0.6] },
      { group: "women", weights: [0.6, 0.4] },
    ];
    const [men, women] = weightsByGroup(stated);
    expect(men).toEqual({ group: "men", participants: 1, mean: [0.4, 0.6], sets: [[0.4, 0.6]] });
    expectClose(women!.mean, [0.7, 0.3]);
    expect(weightsByGroup([])).toEqual([]);
    expect(() => weightsByGroup([...stated, { group: "men", weights: [1] }])).toThrow(RangeError);
  });
});

type Weights = readonly number[];

describe.runIf(existsSync(folder))("points, swings and orders against the reference", () => {
  const { bap, swing, roc } = read("weights_bap_swing_roc.json") as {
    readonly bap: {
      readonly example: {
        readonly points: readonly Weights[];
        readonly mean: Weights;
        readonly median: Weights;
        readonly sd: Weights;
        readonly aitchison_geometric_mean: Weights;
      };
    };
    readonly swing: { readonly example: { readonly swings: Weights; readonly weights: Weights } };
    readonly roc: {
      readonly published: Readonly<Record<string, Weights>>;
      readonly computed: Readonly<Record<string, Weights>>;
    };
  };

  test("budget allocation: mean, median, standard deviation, geometric mean", () => {
    const found = budgetAllocation(bap.example.points);
    expectClose(found.mean, bap.example.mean);
    expectClose(found.median, bap.example.median);
    expectClose(found.standardDeviation, bap.example.sd);
    expectClose(found.geometricMean, bap.example.aitchison_geometric_mean);
  });

  test("swings", () => expectClose(swingWeights(swing.example.swings), swing.example.weights));

  test("rank-order centroids of 3 to 7, and the published four decimals", () => {
    const sizes = Object.entries(roc.computed);
    expect(sizes).toHaveLength(5);
    for (const [, weights] of sizes) expectClose(rankOrderCentroid(weights.map((_, k) => k + 1)), weights);
    for (const [, weights] of Object.entries(roc.published))
      rankOrderCentroid(weights.map((_, k) => k + 1)).forEach((own, k) => {
        expect(own).toBeCloseTo(weights[k]!, 4);
      });
  });
});
