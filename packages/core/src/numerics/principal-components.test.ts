import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastSquares } from "./least-squares.ts";
import { moments } from "./moments.ts";
import { type PrincipalComponents, principalComponents } from "./principal-components.ts";

fc.configureGlobal({ seed: 1994 });

const tables = fc
  .tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: rows, maxLength: rows }), {
      minLength: columns,
      maxLength: columns,
    }),
  )
  .filter((columns) => columns.every((column) => new Set(column).size > 1));

function found(columns: readonly ArrayLike<number>[]): PrincipalComponents {
  const components = principalComponents(columns);
  if ("problem" in components) throw new Error(components.problem);
  return components;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, each, i) => sum + each * b[i]!, 0);
}

function correlationOf(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [moments(a), moments(b)];
  const sum = a.reduce((so, each, i) => so + (each - x.mean) * (b[i]! - y.mean), 0);
  return sum / ((a.length - 1) * x.standardDeviation * y.standardDeviation);
}

describe("principalComponents()", () => {
  test("are eigenvectors of the correlation matrix, more columns than rows included", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const { loadings, eigenvalues } = found(columns);
        loadings.forEach((own, i) => {
          columns.forEach((column, k) => {
            const row = columns.map((other) => correlationOf(column, other));
            expect(dot(row, own)).toBeCloseTo(eigenvalues[i]! * own[k]!, 11);
          });
          loadings.forEach((other, j) => {
            expect(dot(own, other)).toBeCloseTo(i === j ? 1 : 0, 11);
          });
        });
      }),
    );
  });

  test("explain all variance together, the first the most", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const { eigenvalues, explained } = found(columns);
        expect(eigenvalues.reduce((a, b) => a + b, 0)).toBeCloseTo(columns.length, 11);
        expect(explained.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 11);
        explained.slice(1).forEach((each, i) => {
          expect(each).toBeLessThanOrEqual(explained[i]!);
        });
      }),
    );
  });

  test("face upwards, and see neither the unit of measure nor the order of rows", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const { loadings, eigenvalues } = found(columns);
        for (const own of loadings) expect(own.reduce((a, b) => a + b, 0)).toBeGreaterThan(-1e-8);
        const other = found(columns.map((column) => column.toReversed().map((each) => 1000 * each + 7)));
        other.eigenvalues.forEach((each, i) => {
          expect(each).toBeCloseTo(eigenvalues[i]!, 9);
        });
      }),
    );
  });

  test("of two columns that mirror each other are their difference, first loading above 0", () => {
    const { loadings, eigenvalues } = found([
      [1, 2, 3],
      [3, 2, 1],
    ]);
    expect(eigenvalues[0]!).toBeCloseTo(2, 14);
    expect(loadings[0]![0]!).toBeCloseTo(Math.SQRT1_2, 14);
    expect(loadings[0]![1]!).toBeCloseTo(-Math.SQRT1_2, 14);
  });

  test("rest on the rows without a gap, and say how many", () => {
    const gaps = [
      [1, 2, Number.NaN, 4, 5],
      [2, 1, 3, Number.NaN, 4],
    ];
    const { rows, ...whole } = found(gaps);
    expect(rows).toBe(3);
    const { rows: same, ...kept } = found([
      [1, 2, 5],
      [2, 1, 4],
    ]);
    expect(same).toBe(3);
    expect(whole).toEqual(kept);
  });

  test("name constant columns, and say when rows do not suffice", () => {
    expect(
      principalComponents([
        [0.1, 0.1, 0.1],
        [1, 2, 3],
        [7, 7, Number.NaN],
      ]),
    ).toEqual({ problem: "constant-columns", columns: [0, 2] });
    expect(
      principalComponents([
        [1, Number.NaN],
        [2, 3],
      ]),
    ).toEqual({ problem: "too-few-rows", rows: 1 });
    expect(() => principalComponents([])).toThrow(RangeError);
    expect(() => principalComponents([[1], [1, 2]])).toThrow(RangeError);
  });
});

describe("leastSquares()", () => {
  test("finds the bottom of Rosenbrock's valley", () => {
    const { x, squares } = leastSquares(([a, b]) => [1 - a!, 10 * (b! - a! * a!)], [-1.2, 1]);
    expect(squares).toBeLessThan(1e-20);
    expect(x[0]!).toBeCloseTo(1, 9);
    expect(x[1]!).toBeCloseTo(1, 9);
  });

  test("stays where it is if nothing depends on x, and away from where residuals are not finite", () => {
    expect([...leastSquares(() => [1, 2], [3]).x]).toEqual([3]);
    expect(leastSquares(([a]) => [Math.sqrt(a!) - 0.5], [4]).x[0]!).toBeCloseTo(0.25, 8);
  });
});
