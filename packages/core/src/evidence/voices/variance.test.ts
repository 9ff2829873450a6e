import { describe, expect, test } from "vitest";
import { relativeDifference } from "../../testing/asem.ts";
import { hasSurvey, readSchools, readSurveyJson, schoolDesign, schoolDesigns } from "../../testing/survey.ts";
import { degreesOfFreedom } from "./degrees-of-freedom.ts";
import type { SurveyDesign } from "./design.ts";
import { covarianceOfTotals } from "./variance.ts";

/** Two strata; the ids of clusters recur in the second. */
const nested: SurveyDesign = {
  weights: Float64Array.of(1, 1, 2, 2, 1, 1, 3, 3),
  strata: Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2),
  stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 3), populationSize: null }],
  lonely: "fail",
  rowCount: 8,
};
const y = Float64Array.of(1, 0, 1, 1, 0, 1, 1, 0);

describe("the covariance of totals", () => {
  test("is that by hand for clusters whose ids recur across strata", () => {
    // Totals of clusters: 1 and 4 in the first stratum, 1, 3 and 0 in the second.
    // 2/1 × (1.5² + 1.5²) = 9; mean 4/3: 3/2 × (1/9 + 25/9 + 16/9) = 7.
    expect(covarianceOfTotals(nested, [y])[0]).toBeCloseTo(16, 12);
    expect(degreesOfFreedom(nested)).toBe(3);
  });

  test("does not change with the order of rows", () => {
    const order = [5, 2, 7, 0, 3, 1, 6, 4];
    function turned<T extends Float64Array | Int32Array>(column: T): T {
      return column.map((_, k) => column[order[k]!]!) as T;
    }
    const other: SurveyDesign = {
      ...nested,
      weights: turned(nested.weights),
      strata: turned(nested.strata!),
      stages: [{ cluster: turned(nested.stages[0]!.cluster), populationSize: null }],
    };
    expect(covarianceOfTotals(other, [turned(y)])[0]).toBeCloseTo(16, 12);
  });

  test("numbers ids that lie far apart", () => {
    const far: SurveyDesign = {
      ...nested,
      strata: nested.strata!.map((id) => id * 900_000_000),
      stages: [
        { cluster: nested.stages[0]!.cluster.map((id) => id * 500_000_000 - 7), populationSize: null },
      ],
    };
    expect(covarianceOfTotals(far, [y])[0]).toBeCloseTo(16, 12);
  });

  test("takes two stages with finite populations as by hand", () => {
    // Two of four clusters; two of three and one of one within them. Weights 4/2 × 3/2 and 4/2 × 1.
    const design: SurveyDesign = {
      weights: Float64Array.of(3, 3, 2),
      strata: null,
      stages: [
        { cluster: Int32Array.of(1, 1, 2), populationSize: Float64Array.of(4, 4, 4) },
        { cluster: Int32Array.of(1, 2, 1), populationSize: Float64Array.of(3, 3, 1) },
      ],
      lonely: "fail",
      rowCount: 3,
    };
    // Totals of clusters 9 and 10: (1 − 1/2) × 2 × 0.5 = 0.5. Within the first, totals 3 and 6:
    // 1/2 × (1 − 2/3) × 2 × 4.5 = 1.5. The second was drawn whole.
    expect(covarianceOfTotals(design, [Float64Array.of(1, 2, 5)])[0]).toBeCloseTo(2, 12);
  });

  test("follows the rule for a stratum with one cluster", () => {
    const one = (lonely: SurveyDesign["lonely"]): SurveyDesign => ({
      ...nested,
      strata: Int32Array.of(1, 1, 1, 1, 2, 2, 3, 3),
      stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 3), populationSize: null }],
      lonely,
    });
    // First stratum 9 as above, the second has one cluster with total 1, the third 3 and 0: 2 × 2 × 1.5² = 9.
    expect(covarianceOfTotals(one("fail"), [y])[0]).toBeNaN();
    expect(covarianceOfTotals(one("remove"), [y])[0]).toBeCloseTo(18, 12);
    expect(covarianceOfTotals(one("adjust"), [y])[0]).toBeCloseTo(19, 12);
    expect(covarianceOfTotals(one("average"), [y])[0]).toBeCloseTo(27, 12);
  });

  test("counts a row without a positive weight as not answering, in its cluster", () => {
    const weights = Float64Array.of(1, 1, 2, 2, 1, Number.NaN, -3, 0);
    const z = Float64Array.of(1, 0, 1, 1, 0, 1, 1, Number.NaN);
    expect(covarianceOfTotals({ ...nested, weights }, [z])[0]).toBeCloseTo(9, 12);
    expect(degreesOfFreedom({ ...nested, weights })).toBe(1);
  });

  test("refuses columns of another length", () => {
    expect(() => covarianceOfTotals(nested, [new Float64Array(7)])).toThrow(/7 of 8 rows/);
    expect(() => degreesOfFreedom({ ...nested, weights: new Float64Array(7) })).toThrow(/7 of 8 rows/);
  });

  test.runIf(hasSurvey)("is that of R for totals, with every design", () => {
    const { estimates } = readSurveyJson("estimates.json") as {
      readonly estimates: Record<
        string,
        { readonly degf: number; readonly total_stype: { readonly vcov: readonly number[][] } }
      >;
    };
    for (const [name, { table }] of Object.entries(schoolDesigns)) {
      const design = schoolDesign(name);
      const kind = readSchools(table).codes("stype");
      const columns = [0, 1, 2].map((code) => Float64Array.from(kind, (k) => (k === code ? 1 : 0)));
      const { degf, total_stype } = estimates[name]!;
      expect(degreesOfFreedom(design), name).toBe(degf);
      const covariance = covarianceOfTotals(design, columns);
      expect(relativeDifference(covariance, total_stype.vcov.flat(), 1e-9), name).toBeLessThan(1e-9);
    }
  });
});
