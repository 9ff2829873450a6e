import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  covarianceOfTotals,
  degreesOfFreedom,
  type Estimate,
  type SurveyDesign,
} from "../../evidence/index.ts";
import { type DeprivationSample, estimateDeprivation } from "./estimate-deprivation.ts";
import { lineariseMeasures } from "./linearised.ts";
import { indicatorShares } from "./measure.ts";
import { scorePersons } from "./person-scores.ts";
import type { PopulationDeprivation } from "./population-estimates.ts";

fc.configureGlobal({ seed: 1994 });

const cutoffs = [0, 0.2, 1 / 3, 0.5, 1];
const shares = indicatorShares([
  { weight: 1, indicators: [{ weight: 1 }, { weight: 1 }] },
  { weight: 1, indicators: [{ weight: 3 }, { weight: 1 }] },
]);
const depth = fc.constantFrom(0, 0, 0.25, 0.5, 1, 1, Number.NaN);

type Drawn = {
  readonly sample: DeprivationSample;
  readonly groups: { readonly codes: Int32Array; readonly count: number };
};

/** Samples of one or two stages, with or without strata, weights, members and population sizes. */
const samples: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.array(
      fc.record({
        depths: fc.tuple(depth, depth, depth, depth),
        weight: fc.constantFrom(0, 0.5, 1, 2, 7),
        members: fc.integer({ min: 1, max: 6 }),
        stratum: fc.integer({ min: 0, max: 1 }),
        cluster: fc.integer({ min: 1, max: 4 }),
        within: fc.integer({ min: 1, max: 3 }),
        group: fc.integer({ min: 0, max: 1 }),
      }),
      { minLength: 6, maxLength: 40 },
    ),
    hasMembers: fc.boolean(),
    hasStrata: fc.boolean(),
    stageCount: fc.integer({ min: 0, max: 2 }),
    hasPopulation: fc.boolean(),
    lonely: fc.constantFrom("fail" as const, "remove" as const, "adjust" as const, "average" as const),
  })
  .map(({ rows, hasMembers, hasStrata, stageCount, hasPopulation, lonely }) => {
    const column = (of: (row: (typeof rows)[number]) => number): Float64Array => Float64Array.from(rows, of);
    const codes = (of: (row: (typeof rows)[number]) => number): Int32Array => Int32Array.from(rows, of);
    const stage = (cluster: Int32Array, size: number) => ({
      cluster,
      populationSize: hasPopulation ? new Float64Array(rows.length).fill(size) : null,
    });
    const design: SurveyDesign = {
      weights: column((row) => row.weight),
      strata: hasStrata ? codes((row) => row.stratum) : null,
      stages: [
        stage(
          codes((row) => row.cluster),
          9,
        ),
        stage(
          codes((row) => row.within),
          5,
        ),
      ].slice(0, stageCount),
      lonely,
      rowCount: rows.length,
    };
    return {
      sample: {
        depths: [0, 1, 2, 3].map((k) => column((row) => row.depths[k]!)),
        shares,
        povertyCutoffs: cutoffs,
        design,
        members: hasMembers ? column((row) => row.members) : null,
      },
      groups: { codes: codes((row) => row.group), count: 2 },
    };
  });

function measuresOf(population: PopulationDeprivation, c: number) {
  const at = population.atCutoffs[c]!;
  return [at.headcount, at.intensity, at.adjustedHeadcount, at.adjustedGap, at.adjustedSquaredGap];
}

/** NaN or the same to nine digits, for variances that differ by rounding. */
function expectClose(actual: number, expected: number): void {
  expect(Number.isNaN(actual), `${actual} for ${expected}`).toBe(Number.isNaN(expected));
  if (!Number.isNaN(expected))
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
}

/**
 * The design without strata in which nobody of a domain was counted: those do not decide whether a stratum with one
 * cluster is there. Null for rules that would have to be told the same of clusters at later stages.
 */
function strataWith(design: SurveyDesign, counted: Uint8Array) {
  const isPlain = design.lonely === "remove" || design.lonely === "adjust";
  if (!isPlain && design.stages.length > 1) return null;
  const strata = design.strata ?? new Int32Array(design.rowCount);
  const there = new Set(strata.filter((_, row) => counted[row] === 1));
  const kept = Uint8Array.from(strata, (stratum) => (there.has(stratum) ? 1 : 0));
  const isKept = (_: number, row: number): boolean => kept[row] === 1;
  const rest: SurveyDesign = {
    ...design,
    weights: design.weights.filter(isKept),
    strata: strata.filter(isKept),
    stages: design.stages.map(({ cluster, populationSize }) => ({
      cluster: cluster.filter(isKept),
      populationSize: populationSize === null ? null : populationSize.filter(isKept),
    })),
    rowCount: kept.reduce((sum, each) => sum + each, 0),
  };
  return { design: rest, kept };
}

describe("estimateDeprivation()", () => {
  test("has the standard errors that row-by-row linearisation under the whole design gives", () => {
    let compared = 0;
    fc.assert(
      fc.property(samples, ({ sample, groups }) => {
        const found = estimateDeprivation(sample, { groups });
        const scores = scorePersons(sample.depths, sample.shares, cutoffs);
        const { weights } = sample.design;
        for (const g of [-1, 0, 1]) {
          const population = g < 0 ? found.whole : found.groups[g]!;
          const isInside = (row: number): boolean => g < 0 || groups.codes[row] === g;
          cutoffs.forEach((_, c) => {
            const options = { weights, members: sample.members, isInside };
            const { values, columns, n } = lineariseMeasures(scores, c + 1, options);
            expect(population.n).toBe(n);
            const counted = Uint8Array.from(weights, (weight, row) =>
              weight > 0 && isInside(row) && !Number.isNaN(scores.score[row]!) ? 1 : 0,
            );
            const freedom = degreesOfFreedom(sample.design, counted);
            measuresOf(population, c).forEach((estimate, m) => {
              expectClose(estimate.value, values[m]!);
              if (Number.isNaN(estimate.value)) return;
              const within = strataWith(sample.design, counted);
              if (within === null) return;
              const column = columns[m]!.filter((_, row) => within.kept[row] === 1);
              const variance = covarianceOfTotals(within.design, [column])[0]!;
              expectClose(estimate.standardError ** 2, variance);
              expect(estimate.degreesOfFreedom).toBe(freedom);
              if (variance > 1e-6) compared++;
            });
          });
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test("has the standard errors of headcounts, contributions and shares of groups that linearisation gives", () => {
    let compared = 0;
    fc.assert(
      fc.property(samples, ({ sample: drawn, groups }) => {
        const sample = { ...drawn, design: { ...drawn.design, lonely: "adjust" as const } };
        const found = estimateDeprivation(sample, { groups });
        const scores = scorePersons(sample.depths, sample.shares, cutoffs);
        const each = (row: number): number =>
          Number.isNaN(scores.score[row]!) ? 0 : (sample.members?.[row] ?? 1);
        const expectRatio = (
          estimate: Estimate,
          over: (row: number) => number,
          under: (row: number) => number,
        ): void => {
          const { rowCount, weights } = sample.design;
          const column = (of: (row: number) => number): Float64Array =>
            Float64Array.from({ length: rowCount }, (_, row) => (each(row) === 0 ? 0 : each(row) * of(row)));
          const total = (of: Float64Array): number => of.reduce((sum, x, row) => sum + x * weights[row]!, 0);
          const [x, y] = [column(over), column(under)];
          const ratio = total(x) / total(y);
          expectClose(estimate.value, ratio);
          if (Number.isNaN(ratio)) return;
          const linearised = x.map((value, row) => (value - ratio * y[row]!) / total(y));
          const variance = covarianceOfTotals(sample.design, [linearised])[0]!;
          expectClose(estimate.standardError ** 2, variance);
          if (variance > 1e-6) compared++;
        };
        cutoffs.forEach((_, c) => {
          const at = found.whole.atCutoffs[c]!;
          const score = (row: number): number => (scores.level[row]! > c ? scores.score[row]! : 0);
          const isDeprived = (row: number, j: number): number =>
            scores.level[row]! > c && sample.depths[j]![row]! > 0 ? 1 : 0;
          const part = (row: number, j: number): number => shares[j]!.share * isDeprived(row, j);
          at.indicators.forEach(({ censoredHeadcount, contribution }, j) => {
            expectRatio(
              censoredHeadcount,
              (row) => isDeprived(row, j),
              () => 1,
            );
            expectRatio(contribution, (row) => part(row, j), score);
          });
          at.dimensions.forEach(({ contribution }, d) => {
            expectRatio(contribution, (row) => part(row, 2 * d) + part(row, 2 * d + 1), score);
          });
          found.groups.forEach(({ shareOfAdjustedHeadcount }, g) => {
            expectRatio(
              shareOfAdjustedHeadcount[c]!,
              (row) => (groups.codes[row] === g ? score(row) : 0),
              score,
            );
          });
        });
        found.whole.uncensoredHeadcounts.forEach((estimate, j) => {
          expectRatio(
            estimate,
            (row) => (sample.depths[j]![row]! > 0 ? 1 : 0),
            () => 1,
          );
        });
        found.groups.forEach(({ populationShare }, g) => {
          expectRatio(
            populationShare,
            (row) => (groups.codes[row] === g ? 1 : 0),
            () => 1,
          );
        });
      }),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  test("keeps the laws of the method", () => {
    let poor = 0;
    fc.assert(
      fc.property(samples, ({ sample, groups }) => {
        const { whole, groups: parts } = estimateDeprivation(sample, { groups });
        if (!(whole.people > 0)) return;
        whole.atCutoffs.forEach((at, c) => {
          const [h, a, m0, m1, m2] = measuresOf(whole, c).map((estimate) => estimate!.value);
          // A higher cutoff finds no more people, and a deeper look no more than the shallower one.
          if (c > 0) {
            expect(h).toBeLessThanOrEqual(whole.atCutoffs[c - 1]!.headcount.value);
            expect(m0).toBeLessThanOrEqual(whole.atCutoffs[c - 1]!.adjustedHeadcount.value);
          }
          expect(m1).toBeLessThanOrEqual(m0! + 1e-12);
          expect(m2).toBeLessThanOrEqual(m1! + 1e-12);
          const sumOf = (parts: readonly number[]): number => parts.reduce((x, y) => x + y, 0);
          expect(
            sumOf(
              parts.map(
                (part) => (part.people / whole.people) * (part.atCutoffs[c]!.adjustedHeadcount.value || 0),
              ),
            ),
          ).toBeCloseTo(m0!, 12);
          if (!(h! > 0)) return;
          poor++;
          expect(h! * a!).toBeCloseTo(m0!, 12);
          expect(a).toBeGreaterThanOrEqual(at.povertyCutoff - 1e-9);
          expect(sumOf(at.indicators.map((each) => each.contribution.value))).toBeCloseTo(1, 12);
          expect(sumOf(at.dimensions.map((each) => each.contribution.value))).toBeCloseTo(1, 12);
          expect(sumOf(parts.map((part) => part.shareOfAdjustedHeadcount[c]!.value))).toBeCloseTo(1, 12);
          at.indicators.forEach(({ censoredHeadcount }, j) => {
            expect(censoredHeadcount.value).toBeLessThanOrEqual(whole.uncensoredHeadcounts[j]!.value + 1e-12);
          });
          for (const { value, low, high } of measuresOf(whole, c)) {
            if (!Number.isNaN(low)) expect(low <= value && value <= high && low >= 0 && high <= 1).toBe(true);
          }
        });
      }),
    );
    expect(poor).toBeGreaterThan(100);
  });

  test("says the same of the same people twice over, and of weights on another scale", () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(0.001, 3), ({ sample }, scale) => {
        const { design } = sample;
        const scaled = estimateDeprivation({
          ...sample,
          design: { ...design, weights: design.weights.map((weight) => weight * scale) },
        });
        const twice = <C extends Float64Array | Int32Array>(column: C): C =>
          Reflect.construct(column.constructor, [[...column, ...column]]) as C;
        const doubled = estimateDeprivation({
          ...sample,
          depths: sample.depths.map(twice),
          members: sample.members === null ? null : twice(sample.members),
          design: {
            ...design,
            rowCount: 2 * design.rowCount,
            weights: twice(design.weights),
            strata: design.strata === null ? null : twice(design.strata),
            stages: design.stages.map(({ cluster, populationSize }) => ({
              cluster: twice(cluster),
              populationSize: populationSize === null ? null : twice(populationSize),
            })),
          },
        });
        const { whole } = estimateDeprivation(sample);
        cutoffs.forEach((_, c) => {
          measuresOf(whole, c).forEach((estimate, m) => {
            expectClose(measuresOf(scaled.whole, c)[m]!.value, estimate.value);
            expectClose(measuresOf(scaled.whole, c)[m]!.standardError, estimate.standardError);
            expectClose(measuresOf(doubled.whole, c)[m]!.value, estimate.value);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  test("finds more wherever somebody who is poor is deprived of one thing more", () => {
    let raised = 0;
    fc.assert(
      fc.property(samples, fc.nat(), fc.nat(), ({ sample }, someRow, someColumn) => {
        const row = someRow % sample.design.rowCount;
        const j = someColumn % 4;
        const { score } = scorePersons(sample.depths, shares, cutoffs);
        if (!(score[row]! > 0 && sample.depths[j]![row] === 0 && sample.design.weights[row]! > 0)) return;
        const depths = sample.depths.map((column, k) =>
          k === j ? column.map((depth, i) => (i === row ? 1 : depth)) : column,
        );
        const before = estimateDeprivation(sample).whole.atCutoffs[0]!;
        const after = estimateDeprivation({ ...sample, depths }).whole.atCutoffs[0]!;
        expect(after.adjustedHeadcount.value).toBeGreaterThan(before.adjustedHeadcount.value);
        expect(after.headcount.value).toBeCloseTo(before.headcount.value, 12);
        raised++;
      }),
      { numRuns: 300 },
    );
    expect(raised).toBeGreaterThan(20);
  });

  test("ten weights of a tenth reach a cutoff of 1; nobody poor has no intensity; a headcount of 0 has an interval", () => {
    const design: SurveyDesign = {
      weights: new Float64Array(4).fill(1),
      strata: null,
      stages: [],
      lonely: "fail",
      rowCount: 4,
    };
    const tenths = indicatorShares([{ weight: 1, indicators: new Array(10).fill({ weight: 1 }) }]);
    const of = (depth: number) =>
      estimateDeprivation({
        depths: tenths.map(() => new Float64Array(4).fill(depth)),
        shares: tenths,
        povertyCutoffs: [1],
        design,
        members: null,
      }).whole.atCutoffs[0]!;
    expect(of(1).headcount.value).toBe(1);
    expect(of(0).intensity).toMatchObject({ value: Number.NaN, gap: "zero-denominator" });
    // Clopper and Pearson: 1 − 0.025^(1/4).
    expect(of(0).headcount.high).toBeCloseTo(1 - 0.025 ** 0.25, 10);
  });

  test("refuses what does not fit", () => {
    const design: SurveyDesign = {
      weights: Float64Array.of(1),
      strata: null,
      stages: [],
      lonely: "fail",
      rowCount: 1,
    };
    const sample = {
      depths: [Float64Array.of(1)],
      shares: [{ share: 1, dimension: 0 }],
      design,
      members: null,
    };
    expect(() => estimateDeprivation({ ...sample, povertyCutoffs: [33] })).toThrow(RangeError);
    expect(() => estimateDeprivation({ ...sample, povertyCutoffs: [] })).toThrow(RangeError);
    expect(() => estimateDeprivation({ ...sample, depths: [], povertyCutoffs: [1] })).toThrow(RangeError);
    const longer = { ...sample, depths: [Float64Array.of(1, 1)], povertyCutoffs: [1] };
    expect(() => estimateDeprivation(longer)).toThrow(RangeError);
    const fitting = { ...sample, povertyCutoffs: [1] };
    expect(() => estimateDeprivation({ ...fitting, members: new Float64Array(2) })).toThrow(RangeError);
    const groups = { codes: new Int32Array(2), count: 1 };
    expect(() => estimateDeprivation(fitting, { groups })).toThrow(RangeError);
    expect(() => indicatorShares([{ weight: -1, indicators: [{ weight: 1 }] }])).toThrow(RangeError);
  });
});
