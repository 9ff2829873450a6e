/** Indices against closed forms, against the numbers of COINr 1.1.14 (R), and against sums done by hand. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasAsem, numbers, readAsem, readFrame } from "../testing/asem.ts";
import { rUniform } from "../testing/r-uniform.ts";
import { randomStream } from "./random/random.ts";
import { sobolSequence } from "./random/sobol.ts";
import { type SaltelliResults, varianceShares } from "./variance-shares.ts";

type Model = (x: ArrayLike<number>) => number;

function sobolG(a: readonly number[]): Model {
  return (x) => a.reduce((product, each, i) => (product * (Math.abs(4 * x[i]! - 2) + each)) / (1 + each), 1);
}

/** Of coordinates in [0, 1), stretched to −π … π. */
function ishigami(a: number, b: number): Model {
  return (x) => {
    const [one, two, three] = [0, 1, 2].map((i) => (2 * x[i]! - 1) * Math.PI) as [number, number, number];
    return Math.sin(one) + a * Math.sin(two) ** 2 + b * three ** 4 * Math.sin(one);
  };
}

/** Columns of a sample: for each row the coordinates of A, then those of B. */
function evaluate(model: Model, points: readonly ArrayLike<number>[], inputs: number): SaltelliResults {
  const rows = points.map((point) => {
    const all = Array.from(point);
    return { a: all.slice(0, inputs), b: all.slice(inputs) };
  });
  return {
    a: rows.map(({ a }) => model(a)),
    b: rows.map(({ b }) => model(b)),
    ab: Array.from({ length: inputs }, (_, i) =>
      rows.map(({ a, b }) => model(a.map((x, k) => (k === i ? b[k]! : x)))),
    ),
  };
}

function largest(actual: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((each, i) => Math.abs(actual[i]! - each)));
}

const published = new URL("../../../../../shared/reference/composite/published/", import.meta.url);

type ClosedForms = {
  readonly sobol_g: { readonly cases: readonly { a: number[]; V: number; S1: number[]; ST: number[] }[] };
  readonly ishigami: { readonly analytic: { a: number; b: number; V: number; S1: number[]; ST: number[] } };
};

function closedForms(): ClosedForms {
  return JSON.parse(readFileSync(new URL("sobol_test_functions.json", published), "utf8"));
}

describe("closed forms, with 2¹⁴ Sobol′ points", () => {
  const n = 2 ** 14;
  function estimate(model: Model, inputs: number): ReturnType<typeof varianceShares> {
    const next = sobolSequence(2 * inputs, randomStream(1, 0));
    const points = Array.from({ length: n }, (_, row) => next(row));
    return varianceShares(evaluate(model, points, inputs));
  }

  test.runIf(existsSync(published))("Sobol′'s g-function, three cases", () => {
    const { cases } = closedForms().sobol_g;
    expect(cases).toHaveLength(3);
    for (const { a, V, S1, ST } of cases) {
      const { first, total, variance } = estimate(sobolG(a), a.length);
      expect(largest(first, S1)).toBeLessThan(0.005);
      expect(largest(total, ST)).toBeLessThan(0.005);
      expect(Math.abs(variance / V - 1)).toBeLessThan(0.005);
    }
  });

  test.runIf(existsSync(published))("Ishigami's function", () => {
    const { a, b, V, S1, ST } = closedForms().ishigami.analytic;
    const { first, total, variance } = estimate(ishigami(a, b), 3);
    expect(largest(first, S1)).toBeLessThan(0.005);
    expect(largest(total, ST)).toBeLessThan(0.005);
    expect(Math.abs(variance / V - 1)).toBeLessThan(0.005);
  });

  test("a sum has first = total, in proportion to the squares of its factors; a product of two has more", () => {
    const sum = estimate((x) => 3 * x[0]! + 4 * x[1]!, 2);
    expect(largest(sum.first, [9 / 25, 16 / 25])).toBeLessThan(1e-3);
    expect(largest(sum.total, [9 / 25, 16 / 25])).toBeLessThan(1e-3);
    // (x − ½)(y − ½): neither says anything alone, together they say all.
    const product = estimate((x) => (x[0]! - 0.5) * (x[1]! - 0.5), 2);
    expect(largest(product.first, [0, 0])).toBeLessThan(1e-3);
    expect(largest(product.total, [1, 1])).toBeLessThan(5e-3);
  });
});

describe.runIf(hasAsem)("the estimates of COINr, to 1e-9", () => {
  type Reference = {
    readonly estimate: readonly { readonly Si: number; readonly STi: number }[];
    readonly variance: number;
    readonly a: readonly number[];
  };
  function compare(results: SaltelliResults, { estimate, variance }: Reference): void {
    const ours = varianceShares(results, { centred: false });
    expect(
      largest(
        ours.first,
        estimate.map(({ Si }) => Si),
      ),
    ).toBeLessThan(1e-9);
    expect(
      largest(
        ours.total,
        estimate.map(({ STi }) => STi),
      ),
    ).toBeLessThan(1e-9);
    expect(Math.abs(ours.variance - variance)).toBeLessThan(1e-9);
  }
  const readReference = (name: string): Reference => JSON.parse(readAsem(`14_sensitivity/${name}.json`));

  test("Ishigami, 64 rows, from the sample listed", () => {
    const sample = readFrame("14_sensitivity/SA_estimate_ishigami_N64_sample.csv");
    const y = numbers(sample.get("y")!);
    const block = (k: number): Float64Array => y.subarray(64 * k, 64 * (k + 1));
    compare(
      { a: block(0), b: block(1), ab: [2, 3, 4].map(block) },
      readReference("SA_estimate_ishigami_N64"),
    );
    // The listed results are those of the function at the listed points.
    const coordinates = ["V1", "V2", "V3"].map((name) => numbers(sample.get(name)!));
    y.forEach((each, row) => {
      expect(ishigami(7, 0.1)(coordinates.map((column) => column[row]!))).toBeCloseTo(each, 10);
    });
  });

  test("Sobol′'s g-function, 2000 rows, from the sample that R draws with seed 11", () => {
    const reference = readReference("SA_estimate_sobolg_N2000");
    const inputs = reference.a.length;
    const drawn = rUniform(11, 2000 * 2 * inputs);
    const points = Array.from({ length: 2000 }, (_, row) =>
      Array.from({ length: 2 * inputs }, (__, column) => drawn[column * 2000 + row]!),
    );
    compare(evaluate(sobolG(reference.a), points, inputs), reference);
  });

  test("the ASEM index, 600 runs: mean rank shift", () => {
    const { y } = JSON.parse(readAsem("14_sensitivity/SA4_y.json")) as { readonly y: readonly number[] };
    const expected = readFrame("14_sensitivity/SA4_indices.csv");
    const block = (k: number): readonly number[] => y.slice(100 * k, 100 * (k + 1));
    const ours = varianceShares(
      { a: block(0), b: block(1), ab: [2, 3, 4, 5].map(block) },
      { centred: false },
    );
    expect(largest(ours.first, [...numbers(expected.get("Si")!)])).toBeLessThan(1e-9);
    expect(largest(ours.total, [...numbers(expected.get("STi")!)])).toBeLessThan(1e-9);
  });
});

describe("varianceShares()", () => {
  const results = {
    a: [1, 5, 2, 8],
    b: [3, 1, 7, 2],
    ab: [
      [3, 1, 7, 2],
      [1, 5, 2, 8],
      [2, 4, 3, 3],
    ],
  };

  test("an input that is all has a total of its mean square move; one that moves nothing has 0", () => {
    const { first, total, variance } = varianceShares(results);
    // a and b together: mean 29/8, squares 157 − 29²/8.
    expect(variance).toBeCloseTo((157 - 29 ** 2 / 8) / 7, 12);
    expect(total[0]! * variance).toBeCloseTo((4 + 16 + 25 + 36) / 8, 12);
    expect(first[1]).toBe(0);
    expect(total[1]).toBe(0);
  });

  test("does not change when the result is shifted, once it is centred", () => {
    const shifted = {
      a: results.a.map((each) => each + 1000),
      b: results.b.map((each) => each + 1000),
      ab: results.ab.map((column) => column.map((each) => each + 1000)),
    };
    const [plain, moved] = [varianceShares(results), varianceShares(shifted)];
    expect(largest(moved.first, [...plain.first])).toBeLessThan(1e-10);
    expect(largest(varianceShares(shifted, { centred: false }).first, [...plain.first])).toBeGreaterThan(1);
  });

  test("rows count as often as they are named", () => {
    const twice = varianceShares(results, { rows: [0, 2, 2] });
    const pick = (column: readonly number[]): number[] => [column[0]!, column[2]!, column[2]!];
    expect(twice).toEqual(
      varianceShares({ a: pick(results.a), b: pick(results.b), ab: results.ab.map(pick) }),
    );
  });

  test("nothing that varies has no shares, and unequal columns are refused", () => {
    const { first, total } = varianceShares({ a: [2, 2], b: [2, 2], ab: [[2, 2]] });
    expect([first[0], total[0]]).toEqual([Number.NaN, Number.NaN]);
    expect(() => varianceShares({ a: [1], b: [1, 2], ab: [] })).toThrow(RangeError);
    expect(() => varianceShares({ a: [], b: [], ab: [] })).toThrow(RangeError);
  });
});
