/** Mean–min and Mazziotta–Pareto: means with a penalty for imbalance. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments } from "../../../numerics/index.ts";
import { mazziottaPareto } from "./mazziotta-pareto.ts";
import { meanMin } from "./mean-min.ts";
import { arithmetic } from "./means.ts";
import { minimum } from "./minimum.ts";

fc.configureGlobal({ seed: 1994 });

const score = fc.double({ min: 0, max: 1, noNaN: true });
const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
const parts = fc.array(fc.tuple(score, weight), { minLength: 1, maxLength: 8 });
const alphas = fc.constantFrom(0, 0.25, 0.5, 1);
const betas = fc.constantFrom(0, 0.01, 0.5, 3);

type Parts = readonly (readonly [number, number])[];
type Aggregator = typeof arithmetic;

function over(aggregate: Aggregator, given: Parts): number {
  return aggregate(
    given.map(([each]) => each),
    given.map(([, own]) => own),
    given.length,
  );
}

describe("meanMin()", () => {
  test("lies between the minimum and the mean, which are its ends", () => {
    fc.assert(
      fc.property(parts, alphas, betas, (given, alpha, beta) => {
        const value = over(meanMin(alpha, beta), given);
        expect(value).toBeGreaterThanOrEqual(over(minimum, given));
        expect(value).toBeLessThanOrEqual(Math.max(over(arithmetic, given), over(minimum, given)));
        expect(over(meanMin(0, beta), given)).toBeCloseTo(over(arithmetic, given), 12);
        expect(over(meanMin(1, 0), given)).toBeCloseTo(over(minimum, given), 12);
        expect(over(meanMin(1, 1e9), given)).toBeCloseTo(over(arithmetic, given), 6);
      }),
    );
  });

  test("does not fall when a score rises", () => {
    fc.assert(
      fc.property(parts, fc.nat(), score, alphas, betas, (given, at, rise, alpha, beta) => {
        const raised = given.map(
          ([each, own], i) => [i === at % given.length ? each + (1 - each) * rise : each, own] as const,
        );
        const aggregate = meanMin(alpha, beta);
        expect(over(aggregate, raised)).toBeGreaterThanOrEqual(over(aggregate, given) - 1e-12);
      }),
    );
  });

  test("by hand: mean 6, minimum 3, half of √(9 + 16) − 4", () => {
    expect(meanMin(0.5, 4)([3, 9], [1, 1], 2)).toBe(5.5);
    expect(meanMin(0.5, 0)([3, 9], [1, 3], 2)).toBe(5.25);
  });

  test("refuses an alpha outside 0 to 1 and a beta below 0", () => {
    for (const alpha of [-0.1, 1.1, Number.NaN]) expect(() => meanMin(alpha, 0)).toThrow(RangeError);
    for (const beta of [-1, Number.NaN, Infinity]) expect(() => meanMin(1, beta)).toThrow(RangeError);
  });
});

describe("mazziottaPareto()", () => {
  test("minus and plus lie evenly around the mean, equal scores have no penalty", () => {
    fc.assert(
      fc.property(parts, fc.constantFrom("population" as const, "sample" as const), (given, variance) => {
        const high = given.map(([each, own]) => [70 + 60 * each, own] as const);
        const minus = over(mazziottaPareto({ penalty: "minus", variance }), high);
        const plus = over(mazziottaPareto({ penalty: "plus", variance }), high);
        expect((minus + plus) / 2).toBeCloseTo(over(arithmetic, high), 9);
        expect(minus).toBeLessThanOrEqual(plus);
        const level = given.map(([, own]) => [100, own] as const);
        expect(over(mazziottaPareto({ penalty: "minus", variance }), level)).toBeCloseTo(100, 9);
      }),
    );
  });

  test("counts a whole weight as as many scores", () => {
    const own = mazziottaPareto({ penalty: "minus", variance: "population" });
    expect(own([90, 120], [2, 1], 2)).toBeCloseTo(own([90, 90, 120], [1, 1, 1], 3), 12);
  });

  test("has no value where unequal scores have a mean of 0 or below, and leaves equal ones as they are", () => {
    const own = mazziottaPareto({ penalty: "minus", variance: "population" });
    expect(own([-1, 1], [1, 1], 2)).toBeNaN();
    expect(own([-3, 1], [1, 1], 2)).toBeNaN();
    expect(own([0, 0], [1, 1], 2)).toBe(0);
    expect(mazziottaPareto({ penalty: "plus", variance: "sample" })([7], [3], 1)).toBe(7);
  });
});

const folder = new URL("../../../../../../../shared/reference/composite/", import.meta.url);

describe.runIf(existsSync(folder))("Mazziotta–Pareto against", () => {
  type Row = { readonly z: readonly number[]; readonly MPI: number };

  test("the synthetic example of five units", () => {
    const { example } = JSON.parse(
      readFileSync(new URL("published/mazziotta_pareto.json", folder), "utf8"),
    ) as { readonly example: Readonly<Record<string, readonly Row[]>> };
    const cases = { population_sd_minus: "minus", population_sd_plus: "plus", mixed_polarity_minus: "minus" };
    for (const [name, penalty] of Object.entries(cases)) {
      const own = mazziottaPareto({ penalty: penalty as "minus" | "plus", variance: "population" });
      for (const { z, MPI } of example[name]!) {
        const weights = z.map(() => 1);
        expect(own(z, weights, z.length)).toBeCloseTo(MPI, 11);
      }
    }
  });

  test("R's on the 49 ASEM indicators, z-scores of mean 100 and deviation 10", () => {
    const read = (path: string): readonly (readonly string[])[] =>
      readFileSync(new URL(path, folder), "utf8")
        .trim()
        .split("\n")
        .map((line) => line.replaceAll('"', "").split(","));
    const columns = read("asem/07_normalise/n_zscore_0_1.csv")
      .slice(1)
      .map((row) => row.slice(1).map(Number));
    const indicators = columns[0]!.map((_, k) => moments(columns.map((row) => row[k]!)));
    const [head, ...theirs] = read("published/peers/mpi_asem_49indicators_z100_10.csv");
    expect(theirs).toHaveLength(51);
    theirs.forEach((row, u) => {
      const z = columns[u]!.map(
        (each, k) => 100 + (10 * (each - indicators[k]!.mean)) / indicators[k]!.standardDeviation,
      );
      for (const penalty of ["minus", "plus"] as const) {
        for (const variance of ["population", "sample"] as const) {
          const expected = Number(
            row[head!.indexOf(`MPI_${penalty}_${variance === "sample" ? "sample" : "pop"}`)],
          );
          const own = mazziottaPareto({ penalty, variance })(
            z,
            z.map(() => 1),
            49,
          );
          expect(Math.abs(own - expected)).toBeLessThan(1e-11);
        }
      }
    });
  });
});
