/** Replicates: for totals, the jackknife must give the very variance of the design. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lonelyRules, type SurveyDesign } from "../design.ts";
import { covarianceOfTotals } from "../variance.ts";
import { calibrate, marginAuxiliaries } from "./calibrate.ts";
import { jackknife, replicateWeights } from "./jackknife.ts";
import { estimateByReplicates } from "./replicate-variance.ts";

function totalOf(y: Float64Array): (weights: Float64Array) => readonly number[] {
  return (weights) => [y.reduce((sum, each, row) => sum + each * weights[row]!, 0)];
}

/** Two strata of clusters 1, 2 and 1, 2, 3, whose ids recur. */
const nested: SurveyDesign = {
  weights: Float64Array.of(1, 1, 2, 2, 1, 1, 3, 3),
  strata: Int32Array.of(1, 1, 1, 1, 2, 2, 2, 2),
  stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 3), populationSize: null }],
  lonely: "fail",
  rowCount: 8,
};
const y = Float64Array.of(1, 0, 1, 1, 0, 1, 1, 0);

/** One cluster in the second stratum. */
function withLonely(lonely: SurveyDesign["lonely"]): SurveyDesign {
  return {
    ...nested,
    strata: Int32Array.of(1, 1, 1, 1, 2, 2, 3, 3),
    stages: [{ cluster: Int32Array.of(1, 1, 2, 2, 1, 1, 2, 3), populationSize: null }],
    lonely,
  };
}

describe("replicates", () => {
  test("leave out one cluster and raise the others of its stratum", () => {
    const sample = jackknife(nested);
    expect(sample.scale).toEqual(Float64Array.of(1 / 2, 1 / 2, 2 / 3, 2 / 3, 2 / 3));
    expect(replicateWeights(sample, 0)).toEqual(Float64Array.of(0, 0, 4, 4, 1, 1, 3, 3));
    expect(replicateWeights(sample, 4)).toEqual(Float64Array.of(1, 1, 2, 2, 1.5, 1.5, 4.5, 0));
    expect(() => replicateWeights(sample, 5)).toThrow(RangeError);
  });

  test("give the variance of a total that the design gives, with strata, clusters and finite populations", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            cluster: fc.nat(4),
            weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
            y: fc.nat(9),
          }),
          { minLength: 3, maxLength: 30 },
        ),
        fc.boolean(),
        fc.boolean(),
        (rows, stratified, finite) => {
          // Each stratum begins with two clusters of its own, so that none is lonely.
          const all = [0, 1].flatMap((stratum) => [
            { stratum, cluster: 5, weight: 1, y: 1 },
            { stratum, cluster: 6, weight: 2, y: 0 },
            ...rows
              .map((each, k) => ({ ...each, stratum: k % 2 }))
              .filter((each) => each.stratum === stratum),
          ]);
          const design: SurveyDesign = {
            weights: Float64Array.from(all, ({ weight }) => weight),
            strata: stratified ? Int32Array.from(all, ({ stratum }) => stratum) : null,
            stages: [
              {
                cluster: Int32Array.from(all, ({ cluster }) => cluster),
                populationSize: finite ? new Float64Array(all.length).fill(11) : null,
              },
            ],
            lonely: "fail",
            rowCount: all.length,
          };
          const column = Float64Array.from(all, (each) => each.y);
          const expected = covarianceOfTotals(design, [column])[0]!;
          for (const centre of ["replicates", "estimate"] as const) {
            const { covariance } = estimateByReplicates(jackknife(design), totalOf(column), centre);
            expect(covariance[0]).toBeCloseTo(expected, 6);
          }
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("a stratum drawn whole has none", () => {
    const populationSize = Float64Array.of(2, 2, 2, 2, 9, 9, 9, 9);
    const design = { ...nested, stages: [{ ...nested.stages[0]!, populationSize }] };
    const sample = jackknife(design);
    expect(sample.scale).toHaveLength(3);
    expect(estimateByReplicates(sample, totalOf(y)).covariance[0]).toBeCloseTo(
      covarianceOfTotals(design, [y])[0]!,
      12,
    );
    const whole = {
      ...nested,
      strata: null,
      stages: [{ cluster: nested.stages[0]!.cluster, populationSize: new Float64Array(8).fill(3) }],
    };
    expect(estimateByReplicates(jackknife(whole), totalOf(y)).covariance[0]).toBeNaN();
  });

  test.each(lonelyRules)("one cluster in a stratum, by the rule %s", (rule) => {
    const sample = jackknife(withLonely(rule));
    const { covariance } = estimateByReplicates(sample, totalOf(y));
    if (rule === "fail") expect(covariance[0]).toBeNaN();
    // Strata with two clusters: totals 1 and 4, 3 and 0. Each adds its squared difference.
    if (rule === "remove") expect(covariance[0]).toBeCloseTo(18, 12);
    // Four replicates count for five clusters.
    if (rule === "average") expect(covariance[0]).toBeCloseTo((18 * 5) / 4, 12);
    if (rule === "adjust") {
      expect(sample.leftOut).toContain(-1);
      const k = sample.leftOut.indexOf(-1);
      expect(replicateWeights(sample, k)).toEqual(Float64Array.of(1.5, 1.5, 3, 3, 0, 0, 4.5, 4.5));
      expect(sample.scale[k]).toBeCloseTo(2 / 3, 15);
    }
  });

  test("adjusted anew in each replicate, a margin has no variance", () => {
    const margin = {
      name: "sex",
      categories: ["f", "m"],
      codes: Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1),
      totals: [40, 50],
    };
    const auxiliaries = marginAuxiliaries(margin);
    const { values, covariance } = estimateByReplicates(jackknife(nested), (weights) =>
      totalOf(auxiliaries[0]!.values)(
        calibrate(weights, auxiliaries, { method: "raking" }).adjustment!.weights,
      ),
    );
    expect(values[0]).toBeCloseTo(40, 9);
    expect(covariance[0]).toBeLessThan(1e-16);
  });
});
