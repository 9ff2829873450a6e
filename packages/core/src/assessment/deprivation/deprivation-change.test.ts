import { describe, expect, test } from "vitest";
import type { SurveyDesign } from "../../evidence/index.ts";
import { estimateDeprivationChange } from "./deprivation-change.ts";
import { type DeprivationSample, estimateDeprivation } from "./estimate-deprivation.ts";
import { indicatorShares } from "./measure.ts";

const shares = indicatorShares([{ weight: 1, indicators: [{ weight: 1 }, { weight: 1 }] }]);

/** Two villages of four, seen twice. In the second wave one person has left poverty and one is poor in less. */
const first = [
  [1, 1],
  [1, 1],
  [1, 0],
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 0],
  [0, 0],
];
const second = [
  [1, 1],
  [1, 0],
  [0, 0],
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 0],
  [0, 0],
];
const villages = [1, 1, 2, 2, 3, 3, 4, 4];

function sampleOf(rows: readonly (readonly number[])[], cluster: readonly number[]): DeprivationSample {
  const design: SurveyDesign = {
    weights: new Float64Array(rows.length).fill(10),
    strata: null,
    stages: [{ cluster: Int32Array.from(cluster), populationSize: null }],
    lonely: "fail",
    rowCount: rows.length,
  };
  const depths = [0, 1].map((j) => Float64Array.from(rows, (row) => row[j]!));
  return { depths, shares, povertyCutoffs: [0.5, 1], design, members: null };
}

const both = sampleOf([...first, ...second], [...villages, ...villages]);
const waveOf = Int32Array.from([...first.map(() => 0), ...second.map(() => 1)]);

describe("estimateDeprivationChange()", () => {
  const [half] = estimateDeprivationChange(both, { waveOf, clusters: "independent" });

  test("is the difference of the two waves, absolute and relative, and splits into its two parts", () => {
    // H 5/8 → 4/8, A 4/5 → 3/4, M0 1/2 → 3/8.
    expect(half!.headcount.absolute.value).toBeCloseTo(-1 / 8, 14);
    expect(half!.headcount.relative.value).toBeCloseTo(-1 / 5, 14);
    expect(half!.intensity.absolute.value).toBeCloseTo(-1 / 20, 14);
    expect(half!.adjustedHeadcount.absolute.value).toBeCloseTo(-1 / 8, 14);
    expect(half!.adjustedHeadcount.relative.value).toBeCloseTo(-1 / 4, 14);
    expect(half!.byHeadcount.value).toBeCloseTo((-1 / 8) * ((4 / 5 + 3 / 4) / 2), 14);
    expect(half!.byHeadcount.value + half!.byIntensity.value).toBeCloseTo(-1 / 8, 14);
  });

  test("variances of waves drawn apart add up", () => {
    const variance = (rows: typeof first): number =>
      estimateDeprivation(sampleOf(rows, villages)).whole.atCutoffs[0]!.adjustedHeadcount.standardError ** 2;
    expect(half!.adjustedHeadcount.absolute.standardError ** 2).toBeCloseTo(
      variance(first) + variance(second),
      14,
    );
    expect(half!.adjustedHeadcount.absolute.degreesOfFreedom).toBe(6);
  });

  test("the same clusters seen twice make the change more exact", () => {
    const [same] = estimateDeprivationChange(both, { waveOf, clusters: "same" });
    const { absolute } = same!.adjustedHeadcount;
    // Village means fall by 1/4, 1/4, 0, 0: variance of their mean with n − 1.
    expect(absolute.standardError ** 2).toBeCloseTo((4 * (1 / 8) ** 2) / 3 / 4, 14);
    expect(absolute.standardError).toBeLessThan(half!.adjustedHeadcount.absolute.standardError);
    expect(absolute.degreesOfFreedom).toBe(3);
    expect(absolute.low).toBeLessThan(absolute.value);
    expect(absolute.high).toBeGreaterThan(absolute.value);
  });

  test("the delta method agrees with a small step in each wave", () => {
    // Relative change R = b ÷ a − 1 with independent waves: variance (b ÷ a)² (va ÷ a² + vb ÷ b²).
    const of = (rows: typeof first) =>
      estimateDeprivation(sampleOf(rows, villages)).whole.atCutoffs[0]!.headcount;
    const [a, b] = [of(first), of(second)];
    const expected =
      (b.value / a.value) ** 2 * ((a.standardError / a.value) ** 2 + (b.standardError / b.value) ** 2);
    expect(half!.headcount.relative.standardError ** 2).toBeCloseTo(expected, 14);
  });

  test("from nobody poor there is no relative change, and no intensity to compare", () => {
    const none = first.map(() => [0, 0]);
    const sample = sampleOf([...none, ...second], [...villages, ...villages]);
    const [change] = estimateDeprivationChange(sample, { waveOf, clusters: "independent" });
    expect(change!.headcount.absolute.value).toBeCloseTo(0.5, 14);
    expect(change!.headcount.relative).toMatchObject({ value: Number.NaN, gap: "zero-denominator" });
    expect(change!.intensity.absolute).toMatchObject({ value: Number.NaN, gap: "zero-denominator" });
  });

  test("refuses waves that do not fit", () => {
    const waves = { waveOf: Int32Array.of(0, 1), clusters: "same" } as const;
    expect(() => estimateDeprivationChange(both, waves)).toThrow(RangeError);
  });
});
