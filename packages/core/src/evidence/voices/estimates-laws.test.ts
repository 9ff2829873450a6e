/** What every estimate owes, whatever the sample. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lonelyRules, type SurveyDesign } from "./design.ts";
import { estimateMean, estimateMeans, estimateProportion, estimateTotal } from "./estimate-mean.ts";
import { estimateQuantile, estimateQuantiles } from "./estimate-quantile.ts";
import { estimateRatio, estimateRatios } from "./estimate-ratio.ts";
import { estimateShares, estimateSharesByGroup } from "./estimate-shares.ts";
import { estimateVariance, estimateVariances } from "./estimate-variance.ts";
import { shareIntervals } from "./interval.ts";

fc.configureGlobal({ seed: 1994 });

/** A sample of one to three strata with two or more clusters each, some without an answer. */
const samples = fc
  .array(
    fc.record({
      stratum: fc.integer({ min: 0, max: 2 }),
      cluster: fc.integer({ min: 0, max: 3 }),
      weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
      value: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 4 }) }, fc.constant(Number.NaN)),
    }),
    { minLength: 8, maxLength: 40 },
  )
  .map((rows) => ({
    values: Float64Array.from(rows, ({ value }) => value),
    design: {
      weights: Float64Array.from(rows, ({ weight }) => weight),
      strata: Int32Array.from(rows, ({ stratum }) => stratum),
      stages: [{ cluster: Int32Array.from(rows, ({ cluster }) => cluster), populationSize: null }],
      lonely: "adjust" as const,
      rowCount: rows.length,
    },
  }));

function all(design: SurveyDesign, values: Float64Array, domain?: Float64Array): number[] {
  const options = domain === undefined ? {} : { domain };
  const share = values.map((value) => value / 4);
  const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value));
  return [
    estimateMean(design, values, options),
    estimateVariance(design, values, options),
    estimateQuantile(design, values, 0.4, options),
    estimateRatio(
      design,
      values,
      values.map((value) => value * value + 1),
      options,
    ),
    ...shareIntervals.map((interval) => estimateProportion(design, share, { ...options, interval })),
    ...estimateShares(design, { codes, count: 5 }, options).estimates,
  ].flatMap(({ value, low, high, standardError, n }) => [value, low, high, standardError, n]);
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, k) => {
    expect(Number.isNaN(value)).toBe(Number.isNaN(expected[k]!));
    if (!Number.isNaN(value)) expect(Math.abs(value - expected[k]!)).toBeLessThan(1e-7);
  });
}

describe("what every estimate owes", () => {
  test("weights times a constant change nothing but totals", () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(0.25, 8), ({ design, values }, times) => {
        const scaled = { ...design, weights: design.weights.map((weight) => weight * times) };
        expectClose(all(scaled, values), all(design, values));
        const [total, before] = [estimateTotal(scaled, values), estimateTotal(design, values)];
        expectClose(
          [total.value / times, total.standardError / times, total.n],
          [before.value, before.standardError, before.n],
        );
      }),
      { numRuns: 100 },
    );
  });

  test("a domain that is the whole is the whole", () => {
    fc.assert(
      fc.property(samples, ({ design, values }) => {
        const domain = new Float64Array(design.rowCount).fill(1);
        expectClose(all(design, values, domain), all(design, values));
        const one = { codes: new Int32Array(design.rowCount), count: 1 };
        expect(estimateMeans(design, values, one)[0]).toEqual(estimateMean(design, values));
        expect(estimateRatios(design, values, values, one)[0]).toEqual(estimateRatio(design, values, values));
      }),
      { numRuns: 50 },
    );
  });

  test("the order of rows does not matter", () => {
    fc.assert(
      fc.property(samples, ({ design, values }) => {
        const last = design.rowCount - 1;
        function turn<T extends Float64Array | Int32Array>(column: T): T {
          return column.map((_, k) => column[last - k]!) as T;
        }
        const turned = {
          ...design,
          weights: turn(design.weights),
          strata: turn(design.strata),
          stages: [{ cluster: turn(design.stages[0]!.cluster), populationSize: null }],
        };
        expectClose(all(turned, turn(values)), all(design, values));
      }),
      { numRuns: 50 },
    );
  });

  test("rows drawn by themselves are clusters of one, under every rule", () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(...lonelyRules), ({ design, values }, lonely) => {
        const cluster = Int32Array.from(values, (_, row) => row);
        const alone = { ...design, lonely, stages: [] };
        const ofOne = { ...design, lonely, stages: [{ cluster, populationSize: null }] };
        const groups = { codes: cluster.map((row) => (row % 4) - 1), count: 3 };
        function numbers(of: SurveyDesign): readonly number[] {
          const domain = Float64Array.from(values, (_, row) => (row % 5 === 0 ? 0 : 1));
          return [
            estimateMean(of, values),
            estimateTotal(of, values, { domain }),
            ...estimateMeans(of, values, groups),
            ...estimateMeans(of, values, groups, { domain }),
          ].flatMap(({ value, standardError, n, designEffect, degreesOfFreedom }) => [
            value,
            standardError,
            n,
            Number.isFinite(designEffect) ? designEffect : Number.NaN,
            degreesOfFreedom,
          ]);
        }
        expectClose(numbers(alone), numbers(ofOne));
      }),
      { numRuns: 200 },
    );
  });

  test("groups are domains, and intervals hold their estimate", () => {
    fc.assert(
      fc.property(samples, ({ design, values }) => {
        const groups = { codes: design.strata.map((stratum, k) => (stratum + k) % 3), count: 3 };
        const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value));
        const byGroup = estimateSharesByGroup(design, { codes, count: 5 }, groups);
        const quantiles = estimateQuantiles(design, values, 0.5, groups);
        const variances = estimateVariances(design, values, groups);
        estimateMeans(design, values, groups).forEach((mean, group) => {
          const domain = Float64Array.from(groups.codes, (code) => (code === group ? 1 : 0));
          const alone = estimateMean(design, values, { domain });
          expectClose(
            [mean.value, mean.standardError, mean.n, mean.degreesOfFreedom],
            [alone.value, alone.standardError, alone.n, alone.degreesOfFreedom],
          );
          expect(quantiles[group]).toEqual(estimateQuantile(design, values, 0.5, { domain }));
          expect(variances[group]).toEqual(estimateVariance(design, values, { domain }));
          const { estimates } = byGroup[group]!;
          expect(estimates).toEqual(estimateShares(design, { codes, count: 5 }, { domain }).estimates);
          for (const { value, low, high } of estimates) {
            if (Number.isNaN(low)) continue;
            expect(low).toBeLessThanOrEqual(value + 1e-12);
            expect(high).toBeGreaterThanOrEqual(value - 1e-12);
            expect(low >= 0 && high <= 1).toBe(true);
          }
        });
      }),
      { numRuns: 50 },
    );
  });
});
