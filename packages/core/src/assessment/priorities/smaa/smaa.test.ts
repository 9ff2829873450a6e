/** SMAA-2: analytic cases within sampling error, what it owes to any input, and draws that follow their distributions. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments, randomStream } from "../../../numerics/index.ts";
import { rankOrderCentroid } from "../elicitation/index.ts";
import { certainValues, type SmaaInput, smaa, topProbability, type WeightChoice } from "./index.ts";
import { boundedNormalDrawer } from "./truncated-normal.ts";
import { type CriterionValue, valueDrawer } from "./value-draws.ts";
import { weightDrawer } from "./weight-draws.ts";

fc.configureGlobal({ seed: 1994 });

const DRAWS = 200_000;

function run(input: Partial<SmaaInput> & Pick<SmaaInput, "values">, draws = 2000): ReturnType<typeof smaa> {
  return smaa(
    { weights: { method: "uniform" }, combine: "arithmetic", ...input },
    { draws, random: randomStream(2026, 0) },
  );
}

describe("A = (1, 0) against B = (0, c), all weights equally likely", () => {
  // P(A first) = 1 / (1 + c), A's central weight on the first criterion (c / (1 + c) + 1) / 2.
  test.each([0.25, 0.5, 1, 2])("c = %d: within four standard errors of the closed form", (c) => {
    const result = run(
      {
        values: certainValues([
          [1, 0],
          [0, c],
        ]),
      },
      DRAWS,
    );
    expectCase(result, 1 / (1 + c), (c / (1 + c) + 1) / 2);
    expect(Array.from(result.confidence)).toEqual([1, 1]);
  });
});

function expectCase(result: ReturnType<typeof smaa>, pFirst: number, centralWeight: number): void {
  const standardError = Math.sqrt((pFirst * (1 - pFirst)) / DRAWS);
  expect(Math.abs(result.acceptability[0]![0]! - pFirst)).toBeLessThan(4 * standardError);
  expect(Math.abs(result.pairwise[0]![1]! - pFirst)).toBeLessThan(4 * standardError);
  // Given that A is first its weight is uniform on an interval of length pFirst.
  const error = pFirst / Math.sqrt(12 * pFirst * DRAWS);
  expect(Math.abs(result.centralWeights[0]![0]! - centralWeight)).toBeLessThan(4 * error);
}

const file = new URL("../../../../../../../shared/reference/decision/smaa2.json", import.meta.url);

describe.runIf(existsSync(file))("the analytic cases of the reference", () => {
  type Case = { readonly c: number; readonly pA: number; readonly cwA: number };
  const examples: readonly { readonly id: string; readonly cases?: readonly Case[] }[] = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8")).examples
    : [];
  const cases = examples.find(({ id }) => id === "analytic-2x2")?.cases ?? [];
  test("are there", () => expect(cases).toHaveLength(4));
  test.each(cases)("c = $c", ({ c, pA, cwA }) => {
    expectCase(
      run(
        {
          values: certainValues([
            [1, 0],
            [0, c],
          ]),
        },
        DRAWS,
      ),
      pA,
      cwA,
    );
  });
});

const cell = fc.integer({ min: 0, max: 10 }).map((each) => each / 10);
const matrix = fc
  .record({ threats: fc.integer({ min: 1, max: 6 }), criteria: fc.integer({ min: 1, max: 4 }) })
  .chain(({ threats, criteria }) =>
    fc.array(fc.array(cell, { minLength: criteria, maxLength: criteria }), {
      minLength: threats,
      maxLength: threats,
    }),
  );
const combine = fc.constantFrom("geometric" as const, "arithmetic" as const);

describe("whatever the values", () => {
  test("every threat's acceptabilities add up to 1, pairs to 1, and top-n is certain", () => {
    fc.assert(
      fc.property(matrix, combine, (rows, how) => {
        const { acceptability, pairwise } = run({ values: certainValues(rows), combine: how }, 50);
        for (const row of acceptability) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        pairwise.forEach((row, a) => {
          row.forEach((share, b) => {
            expect(share + pairwise[b]![a]!).toBeCloseTo(1, 12);
          });
        });
        for (const p of topProbability(acceptability, rows.length)) expect(p).toBeCloseTo(1, 12);
      }),
    );
  });

  test("a dominated threat never comes first more often than the one that dominates it", () => {
    fc.assert(
      fc.property(matrix, combine, cell, (rows, how, less) => {
        const dominated = rows[0]!.map((value) => value * less);
        const { acceptability, pairwise } = run(
          { values: certainValues([...rows, dominated]), combine: how },
          50,
        );
        expect(acceptability.at(-1)![0]!).toBeLessThanOrEqual(acceptability[0]![0]!);
        expect(pairwise[0]!.at(-1)!).toBeGreaterThanOrEqual(0.5);
      }),
    );
  });

  test("the order of threats does not matter, and ranks are those of a naive count", () => {
    fc.assert(
      fc.property(matrix, combine, (rows, how) => {
        const draws = 20;
        const result = run({ values: certainValues(rows), combine: how }, draws);
        const turned = run({ values: certainValues(rows.toReversed()), combine: how }, draws);
        expect(turned.acceptability.toReversed()).toEqual(result.acceptability);
        const random = randomStream(2026, 0);
        const draw = weightDrawer({ method: "uniform" }, rows[0]!.length);
        const weight = new Float64Array(rows[0]!.length);
        const counts = rows.map(() => new Array<number>(rows.length).fill(0));
        for (let k = 0; k < draws; k++) {
          draw(random, weight);
          const scores = rows.map((row) =>
            how === "arithmetic"
              ? row.reduce((sum, value, c) => sum + value * weight[c]!, 0)
              : row.reduce((product, value, c) => product * value ** weight[c]!, 1),
          );
          scores.forEach((own, t) => {
            counts[t]![scores.filter((other) => other > own + 1e-9).length]!++;
          });
        }
        expect(
          result.acceptability.map((row) => Array.from(row, (share) => Math.round(share * draws))),
        ).toEqual(counts);
      }),
    );
  });

  test("the same stream gives the same numbers", () => {
    const values = certainValues([
      [0.3, 0.6],
      [0.6, 0.3],
      [0.5, 0.5],
    ]);
    expect(run({ values })).toEqual(run({ values }));
  });
});

describe("uncertain values", () => {
  const uniform = (low: number, high: number): CriterionValue => ({ method: "uniform", low, high });

  test("two threats of the same range share the first rank; one criterion is enough", () => {
    const { acceptability, confidence } = run(
      { values: { method: "independent", cells: [[uniform(0, 1)], [uniform(0, 1)], [uniform(2, 3)]] } },
      20_000,
    );
    expect(Array.from(acceptability[2]!)).toEqual([1, 0, 0]);
    expect(Math.abs(acceptability[0]![1]! - 0.5)).toBeLessThan(4 * 0.0036);
    expect(confidence[2]).toBe(1);
    expect(confidence[0]).toBeNaN();
  });

  test("U(0, 1) beats a certain 0.3 in 70 % of draws, and with that confidence", () => {
    const { acceptability, confidence } = run(
      { values: { method: "independent", cells: [[uniform(0, 1)], [{ method: "certain", value: 0.3 }]] } },
      20_000,
    );
    expect(Math.abs(acceptability[0]![0]! - 0.7)).toBeLessThan(4 * 0.0033);
    expect(confidence[0]).toBe(acceptability[0]![0]);
    expect(confidence[1]).toBe(acceptability[1]![0]);
  });

  test("confidence rests on as many draws as are kept, and on one where nothing is drawn", () => {
    const cells = Array.from({ length: 60 }, (_, t) => Array.from({ length: 20 }, () => uniform(t, t + 2)));
    const large = run({ values: { method: "independent", cells } }, 1100);
    expect(large.confidenceDraws).toBe(1000);
    expect(large.confidence[59]! >= 0.5 && large.confidence[59]! <= 1).toBe(true);
    expect(run({ values: certainValues([[1]]) }).confidenceDraws).toBe(1);
  });

  test("joint draws are taken whole: what always moves together never changes places", () => {
    const samples = Float64Array.of(0.1, 0.2, 0.5, 0.6, 0.8, 0.9);
    const { pairwise } = run({ values: { method: "joint", samples, threats: 2, criteria: 1 } }, 30);
    expect(pairwise[1]![0]).toBe(1);
  });

  test("what a draw owes: values within their bounds, rows of one length, numbers throughout", () => {
    const random = randomStream(1, 0);
    const bad: readonly CriterionValue[] = [
      { method: "certain", value: Number.NaN },
      uniform(1, 0),
      uniform(0, Number.POSITIVE_INFINITY),
      { method: "normal", mean: 0.5, standardDeviation: 0, low: 0, high: 1 },
      { method: "normal", mean: 0.5, standardDeviation: 1, low: 1, high: 0 },
    ];
    for (const each of bad)
      expect(() => valueDrawer({ method: "independent", cells: [[each]] }, random)).toThrow(RangeError);
    expect(() => valueDrawer({ method: "independent", cells: [[uniform(0, 1)], []] }, random)).toThrow(
      RangeError,
    );
    const odd = { method: "joint", samples: Float64Array.of(1, 2, 3), threats: 2, criteria: 1 } as const;
    expect(() => valueDrawer(odd, random)).toThrow(RangeError);
    expect(() => run({ values: certainValues([]) })).toThrow(RangeError);
    expect(() => run({ values: certainValues([[-1]]), combine: "geometric" })).toThrow(RangeError);
  });
});

describe("a value of 0 in a geometric mean", () => {
  test("is the last, whatever else it has; two of them tie; with weight 0 it does not count", () => {
    const values = certainValues([
      [0, 1],
      [1, 0],
      [0.1, 0.1],
    ]);
    expect(Array.from(run({ values, combine: "geometric" }).acceptability[0]!)).toEqual([0, 1, 0]);
    const fixed: WeightChoice = { method: "sets", sets: [[0, 1]] };
    expect(run({ values, combine: "geometric", weights: fixed }).acceptability[0]![0]).toBe(1);
  });
});

describe("weights", () => {
  function drawn(choice: WeightChoice, count: number, draws = 20_000): readonly Float64Array[] {
    const random = randomStream(7, 0);
    const draw = weightDrawer(choice, count);
    return Array.from({ length: draws }, () => {
      const into = new Float64Array(count);
      draw(random, into);
      return into;
    });
  }
  const meanOf = (sets: readonly Float64Array[], k: number): number =>
    moments(sets.map((set) => set[k]!)).mean;

  test.each<readonly [WeightChoice, readonly number[]]>([
    [{ method: "uniform" }, [1 / 3, 1 / 3, 1 / 3]],
    [{ method: "ordered", order: [2, 0, 1] }, rankOrderCentroid([2, 3, 1])],
    [{ method: "around", shares: [0.5, 0.5, 0], concentration: 10 }, [0.5, 0.5, 0]],
    [
      {
        method: "sets",
        sets: [
          [1, 1, 0],
          [0, 0, 9],
        ],
        likelihood: [3, 1],
      },
      [0.375, 0.375, 0.25],
    ],
  ])("%o are never negative, add up to 1 and have the mean they should", (choice, mean) => {
    const sets = drawn(choice, 3);
    for (const set of sets) {
      expect(set.every((each) => each >= 0)).toBe(true);
      expect(set.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
    mean.forEach((each, k) => {
      expect(Math.abs(meanOf(sets, k) - each)).toBeLessThan(0.015);
    });
  });

  test("in an order are always in that order", () => {
    for (const set of drawn({ method: "ordered", order: [1, 2, 0] }, 3, 100))
      expect(set[1]! >= set[2]! && set[2]! >= set[0]!).toBe(true);
  });

  test("that fit no criteria are refused", () => {
    const bad: readonly WeightChoice[] = [
      { method: "ordered", order: [0, 0] },
      { method: "ordered", order: [0, 2] },
      { method: "sets", sets: [] },
      { method: "sets", sets: [[1]] },
      { method: "sets", sets: [[1, -1]] },
      { method: "sets", sets: [[0, 0]] },
      { method: "sets", sets: [[1, 1]], likelihood: [1, 1] },
      { method: "around", shares: [1, 1], concentration: 0 },
    ];
    for (const choice of bad) expect(() => weightDrawer(choice, 2)).toThrow(RangeError);
  });
});

describe("normal draws between bounds", () => {
  // Means by the closed form: (φ(a) − φ(b)) / (Φ(b) − Φ(a)), with erfc.
  test.each([
    [-1, 1, 0],
    [0, 1, 0.459_862_2],
    [0, 8, 0.797_884_6],
    [-0.5, 2, 0.445_743_8],
    [2, 3, 2.315_821_3],
    [4, 40, 4.225_607],
    [-3, -2, -2.315_821_3],
  ])("from %d to %d have mean %d", (low, high, mean) => {
    const random = randomStream(3, 0);
    const draw = boundedNormalDrawer({ mean: 0, standardDeviation: 1, low, high }, random);
    const z = Float64Array.from({ length: 40_000 }, draw);
    expect(z.every((each) => each >= low && each <= high)).toBe(true);
    const found = moments(z);
    expect(Math.abs(found.mean - mean)).toBeLessThan((4.5 * found.standardDeviation) / 200);
  });
});
