/** Polychoric correlation: closed forms, simulated answers of known correlation, and tables that have none. */

import { describe, expect, test } from "vitest";
import {
  drawNormal,
  normalProbability,
  normalQuantile,
  pearson,
  randomStream,
} from "../../../numerics/index.ts";
import { polychoric } from "./polychoric.ts";

function fromTable(table: readonly (readonly number[])[]): { x: number[]; y: number[] } {
  const x: number[] = [];
  const y: number[] = [];
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      for (let k = 0; k < count; k++) {
        x.push(i);
        y.push(j);
      }
    });
  });
  return { x, y };
}

/** Normal pairs of a known correlation, cut into grades at given shares. */
function graded(rho: number, n: number, cuts: readonly number[], run: number): { x: number[]; y: number[] } {
  const random = randomStream(11, run);
  const ends = cuts.map(normalQuantile);
  const gradeOf = (value: number): number => ends.filter((end) => value > end).length;
  const pairs = Array.from({ length: n }, () => {
    const [a, b] = [drawNormal(random), drawNormal(random)];
    return { x: gradeOf(a), y: gradeOf(rho * a + Math.sqrt(1 - rho * rho) * b) };
  });
  return { x: pairs.map((pair) => pair.x), y: pairs.map((pair) => pair.y) };
}

/** Logarithm of the likelihood, each cell's probability by Simpson's rule over the first variable. */
function slowLikelihood(table: readonly (readonly number[])[], rho: number): number {
  const endsOf = (totals: readonly number[]): number[] => {
    const n = totals.reduce((a, b) => a + b, 0);
    let below = 0;
    const inner = totals.slice(0, -1).map((each) => {
      below += each;
      return normalQuantile(below / n);
    });
    return [-8, ...inner, 8];
  };
  const rows = endsOf(table.map((row) => row.reduce((a, b) => a + b, 0)));
  const columns = endsOf(table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0)));
  const root = Math.sqrt(1 - rho * rho);
  const cell = (i: number, j: number): number => {
    const [from, to] = [rows[i]!, rows[i + 1]!];
    const steps = 200;
    let sum = 0;
    for (let k = 0; k <= steps; k++) {
      const t = from + ((to - from) * k) / steps;
      const given =
        normalProbability((columns[j + 1]! - rho * t) / root) -
        normalProbability((columns[j]! - rho * t) / root);
      sum += (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2) * Math.exp((-t * t) / 2) * given;
    }
    return (sum * (to - from)) / (3 * steps * Math.sqrt(2 * Math.PI));
  };
  return table.reduce(
    (sum, row, i) =>
      sum + row.reduce((so, count, j) => so + (count === 0 ? 0 : count * Math.log(cell(i, j))), 0),
    0,
  );
}

describe("polychoric correlation", () => {
  test.each([
    [30, 20],
    [40, 10],
    [10, 40],
    [25, 25],
  ])("two halves by two halves (%d, %d): the closed form", (same, other) => {
    const { x, y } = fromTable([
      [same, other],
      [other, same],
    ]);
    // Sheppard (1899), doi:10.1098/rsta.1899.0003: the share of both below is 1/4 + asin(ρ)/2π.
    const expected = Math.sin(2 * Math.PI * (same / (2 * (same + other)) - 0.25));
    expect(polychoric(x, y).value).toBeCloseTo(expected, 9);
  });

  test.each([-0.8, -0.3, 0, 0.5, 0.9])(
    "graded answers of correlation %d give it back within error",
    (rho) => {
      const errors = Array.from({ length: 12 }, (_, run) => {
        const { x, y } = graded(rho, 2000, [0.2, 0.6, 0.85], run);
        const found = polychoric(x, y);
        return {
          off: (found.value - rho) / found.standardError,
          value: found.value,
          plain: pearson(x, y).value,
        };
      });
      // The mean of twelve standard errors off has itself a standard error of 1/√12.
      expect(Math.abs(errors.reduce((sum, { off }) => sum + off, 0) / 12)).toBeLessThan(4 / Math.sqrt(12));
      for (const { off } of errors) expect(Math.abs(off)).toBeLessThan(4.5);
      // Pearson's of the grades is drawn towards 0; this is what the method is for.
      if (Math.abs(rho) > 0.4) {
        for (const { value, plain } of errors) expect(Math.abs(plain)).toBeLessThan(Math.abs(value));
      }
    },
  );

  test.each([
    [
      [12, 7, 3, 0],
      [6, 20, 11, 4],
      [1, 5, 14, 17],
    ],
    [
      [2, 9, 20],
      [8, 10, 6],
      [15, 4, 1],
    ],
  ])("the slow likelihood is lower on either side", (...table) => {
    const { x, y } = fromTable(table);
    const { value } = polychoric(x, y);
    const best = slowLikelihood(table, value);
    for (const step of [0.001, 0.01, 0.1]) {
      expect(slowLikelihood(table, value - step)).toBeLessThan(best);
      expect(slowLikelihood(table, value + step)).toBeLessThan(best);
    }
    // Where the slow likelihood is highest, by a parabola through three points.
    const h = 0.002;
    const [low, high] = [slowLikelihood(table, value - h), slowLikelihood(table, value + h)];
    expect(Math.abs(((low - high) / (low - 2 * best + high)) * (h / 2))).toBeLessThan(2e-5);
  });

  test("symmetric, turned by a turned scale, and deaf to how grades are numbered", () => {
    const { x, y } = graded(0.6, 300, [0.3, 0.7], 40);
    const { value, standardError } = polychoric(x, y);
    expect(polychoric(y, x).value).toBeCloseTo(value, 10);
    expect(
      polychoric(
        x.map((each) => -each),
        y,
      ).value,
    ).toBeCloseTo(-value, 10);
    expect(
      polychoric(
        x.map((each) => 10 * each ** 3),
        y,
      ).value,
    ).toBeCloseTo(value, 12);
    expect(standardError).toBeGreaterThan(0);
    const gaps = polychoric([...x, Number.NaN, 1], [...y, 1, Number.NaN]);
    expect(gaps).toEqual({ n: 300, value, standardError, problem: null });
  });

  test("the same answers twice: the same correlation, surer by the root of two", () => {
    const { x, y } = graded(0.45, 400, [0.3, 0.8], 3);
    const once = polychoric(x, y);
    const twice = polychoric([...x, ...x], [...y, ...y]);
    expect(twice.value).toBeCloseTo(once.value, 10);
    expect(twice.standardError).toBeCloseTo(once.standardError / Math.SQRT2, 10);
  });

  test("tables that have none are named", () => {
    expect(polychoric([1, 1, 1, 1], [0, 1, 0, 1])).toMatchObject({
      n: 4,
      value: Number.NaN,
      problem: "constant",
    });
    expect(polychoric([1, Number.NaN], [2, 3]).problem).toBe("too-few-pairs");
    expect(polychoric([0, 1, 2, 0, 1, 2], [0, 1, 2, 0, 1, 2])).toMatchObject({ value: 1, problem: "edge" });
    expect(polychoric([0, 1, 2, 0, 1, 2], [2, 1, 0, 2, 1, 0])).toMatchObject({ value: -1, problem: "edge" });
    expect(() => polychoric([1], [1, 2])).toThrow(RangeError);
  });
});
