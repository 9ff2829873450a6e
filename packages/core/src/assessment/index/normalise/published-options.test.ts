/** Normalisers with their options against the numbers of COINr 1.1.14 (R). */

import { describe, expect, test } from "vitest";
import { hasAsem, numbers, readAsem, readFrame, relativeDifference } from "../../../testing/asem.ts";
import { bordaPoints } from "./borda.ts";
import { distanceToMaximum, distanceToReference, distanceToTarget } from "./distance.ts";
import { fractionOfMaximum } from "./fraction-of-maximum.ts";
import { minMaxBetween } from "./min-max.ts";
import { percentileRankBy } from "./percentile-rank.ts";
import { rankBy } from "./rank.ts";
import { scaled } from "./scaled.ts";
import type { ScoringDirection } from "./scoring-direction.ts";
import { zScoreOn } from "./z-score.ts";

type Normalise = (values: Float64Array, direction: ScoringDirection, id: string) => Float64Array;

describe.runIf(hasAsem)("the 49 ASEM indicators", () => {
  const meta = readFrame("00_raw/iMeta.csv");
  const params = readFrame("07_normalise/iMeta_with_params.csv");
  const ids = (meta.get("iCode") ?? []).slice(0, 49);
  const direction = (id: string): ScoringDirection =>
    Number(meta.get("Direction")![ids.indexOf(id)]) as ScoringDirection;
  const param = (id: string, name: string): number =>
    Number(params.get(name)![params.get("iCode")!.indexOf(id)]);

  /** The peer's treated data, with the sign of its direction taken out again. */
  function treated(id: string): Float64Array {
    return numbers(readFrame("07_normalise/none.csv").get(id)!).map((each) => each * direction(id));
  }
  function raw(id: string): Float64Array {
    return numbers(readFrame("01_structure/Raw_sorted.csv").get(id)!);
  }

  const files: readonly (readonly [string, Normalise])[] = [
    ["n_minmax_0_100", (x, d) => minMaxBetween(x, { direction: d, lowest: 0, highest: 100 })],
    ["n_minmax_1_100", (x, d) => minMaxBetween(x, { direction: d, lowest: 1, highest: 100 })],
    ["n_minmax_rawNA", (x, d) => minMaxBetween(x, { direction: d, lowest: 0, highest: 100 })],
    [
      "n_minmax_useiMeta",
      (x, d, id) =>
        minMaxBetween(x, {
          direction: d,
          lowest: param(id, "minmax_lower"),
          highest: param(id, "minmax_upper"),
        }),
    ],
    ["n_zscore_0_1", (x, d) => zScoreOn(x, { direction: d })],
    ["n_zscore_10_2", (x, d) => zScoreOn(x, { direction: d, mean: 10, standardDeviation: 2 })],
    ["n_zscore_rawNA", (x, d) => zScoreOn(x, { direction: d })],
    [
      "n_zscore_useiMeta",
      (x, d, id) =>
        zScoreOn(x, {
          direction: d,
          mean: param(id, "zscore_mean"),
          standardDeviation: param(id, "zscore_sd"),
        }),
    ],
    ["n_rank", (x, d) => rankBy(x, { direction: d })],
    ["n_rank_average", (x, d) => rankBy(x, { direction: d, ties: "average" })],
    ["n_rank_max", (x, d) => rankBy(x, { direction: d, ties: "max" })],
    ["n_rank_rawNA", (x, d) => rankBy(x, { direction: d })],
    ["n_prank", (x, d) => percentileRankBy(x, { direction: d })],
    ["n_prank_rawNA", (x, d) => percentileRankBy(x, { direction: d })],
    ["n_borda", (x, d) => bordaPoints(x, { direction: d })],
    ["n_borda_rawNA", (x, d) => bordaPoints(x, { direction: d })],
    ["n_dist2max", (x, d) => distanceToMaximum(x, { direction: d })],
    ["n_dist2max_rawNA", (x, d) => distanceToMaximum(x, { direction: d })],
    // The peer scales the values with their sign turned, between ends whose sign was not.
    [
      "n_scaled_0_100",
      (x, d) =>
        scaled(
          x.map((v) => v * d),
          { direction: 1, low: 0, high: 100, scale: 100 },
        ),
    ],
    [
      "n_scaled_10_60_sf10",
      (x, d) =>
        scaled(
          x.map((v) => v * d),
          { direction: 1, low: 10, high: 60, scale: 10 },
        ),
    ],
    // Ours turns the ends: the same line where the ends given to the peer were turned by hand.
    [
      "n_scaled_0_100",
      (x, d) =>
        d === 1
          ? scaled(x, { direction: 1, low: 0, high: 100, scale: 100 })
          : scaled(x, { direction: -1, low: -100, high: 0, scale: 100 }),
    ],
  ];

  test.each(files)("%s to 1e-12", (name, normalise) => {
    const expected = readFrame(`07_normalise/${name}.csv`);
    for (const id of ids) {
      const values = name.endsWith("rawNA") ? raw(id) : treated(id);
      const theirs = numbers(expected.get(id)!);
      expect(relativeDifference(normalise(values, direction(id), id), theirs), id).toBeLessThan(1e-12);
    }
  });

  test.each([
    { name: "n_dist2ref_1", reference: 0, cap: false, beyond: Number.POSITIVE_INFINITY },
    { name: "n_dist2ref_10_cap", reference: 9, cap: true, beyond: 1 },
  ])("$name to 1e-12, without a score where the reference is least secure", (file) => {
    const expected = readFrame(`07_normalise/${file.name}.csv`);
    let undefinedColumns = 0;
    for (const id of ids) {
      const ours = distanceToReference(treated(id), { ...file, direction: direction(id) });
      const theirs = numbers(expected.get(id)!);
      // R divides by nothing there: NaN at the reference, infinite (held at 1 if capped) beyond it.
      if (theirs.some(Number.isNaN)) {
        undefinedColumns++;
        expect(theirs.every((each) => Number.isNaN(each) || each === file.beyond)).toBe(true);
        expect(ours.every(Number.isNaN)).toBe(true);
      } else expect(relativeDifference(ours, theirs), id).toBeLessThan(1e-12);
    }
    expect(undefinedColumns).toBeGreaterThan(0);
  });

  test.each(["n_fracmax", "n_fracmax_rawNA"])("%s to 1e-12 where higher is more secure", (name) => {
    const expected = readFrame(`07_normalise/${name}.csv`);
    let compared = 0;
    for (const id of ids) {
      const values = name.endsWith("rawNA") ? raw(id) : treated(id);
      const ours = fractionOfMaximum(values, { direction: direction(id) });
      if (direction(id) === 1) {
        compared++;
        expect(relativeDifference(ours, numbers(expected.get(id)!)), id).toBeLessThan(1e-12);
      } else {
        // The peer's score grows with insecurity here; ours falls.
        const whole = fractionOfMaximum(values, { direction: 1 });
        expect(
          relativeDifference(
            ours,
            whole.map((each) => 1 - each),
          ),
          id,
        ).toBeLessThan(1e-12);
      }
    }
    expect(compared).toBe(35);
  });
});

describe("a column with a tie and a gap", () => {
  const x = Float64Array.of(3, 1, Number.NaN, 7, 7, 2, 10, 5.5);
  const ninths = [2 / 9, 0, Number.NaN, 6 / 9, 6 / 9, 1 / 9, 1, 0.5];
  const targetEight = [2 / 7, 0, Number.NaN, 6 / 7, 6 / 7, 1 / 7, 9 / 7, 4.5 / 7];
  const posts = [1 / 6, 0, Number.NaN, 5 / 6, 5 / 6, 0, 1, 3.5 / 6];
  const cases: readonly (readonly [string, Float64Array, readonly number[], number])[] = [
    ["n_minmax", minMaxBetween(x, { direction: 1 }), ninths, 100],
    [
      "n_scaled",
      scaled(x, { direction: 1, low: 0, high: 40 }),
      [3, 1, Number.NaN, 7, 7, 2, 10, 5.5].map((v) => v / 40),
      100,
    ],
    ["n_rank_min", rankBy(x, { direction: 1 }), [3, 1, Number.NaN, 5, 5, 2, 7, 4], 1],
    ["n_borda", bordaPoints(x, { direction: 1 }), [2, 0, Number.NaN, 4, 4, 1, 6, 3], 1],
    [
      "n_prank",
      percentileRankBy(x, { direction: 1 }),
      [2, 0, Number.NaN, 4, 4, 1, 6, 3].map((v) => v / 6),
      1,
    ],
    ["n_fracmax", fractionOfMaximum(x, { direction: 1 }), Array.from(x, (v) => v / 10), 1],
    ["n_dist2max", distanceToMaximum(x, { direction: 1 }), ninths, 1],
    [
      "n_dist2ref_4",
      distanceToReference(x, { direction: 1, reference: 3 }),
      [2 / 6, 0, Number.NaN, 1, 1, 1 / 6, 1.5, 0.75],
      1,
    ],
    [
      "n_dist2ref_4_cap",
      distanceToReference(x, { direction: 1, reference: 3, cap: true }),
      [2 / 6, 0, Number.NaN, 1, 1, 1 / 6, 1, 0.75],
      1,
    ],
    ["n_dist2targ_8", distanceToTarget(x, { direction: 1, target: 8 }), targetEight, 1],
    [
      "n_dist2targ_8_cap",
      distanceToTarget(x, { direction: 1, target: 8, cap: true }),
      targetEight.map((v) => (v > 1 ? 1 : v)),
      1,
    ],
    [
      "n_dist2targ_2_neg",
      distanceToTarget(x, { direction: -1, target: 2 }),
      [7 / 8, 9 / 8, Number.NaN, 3 / 8, 3 / 8, 1, 0, 4.5 / 8],
      1,
    ],
    ["n_goalposts_2_8_100", scaled(x, { direction: 1, low: 2, high: 8, clamp: true }), posts, 100],
    [
      "n_goalposts_2_8_1_neg",
      scaled(x, { direction: -1, low: 2, high: 8, clamp: true }),
      [5 / 6, 1, Number.NaN, 1 / 6, 1 / 6, 1, 0, 2.5 / 6],
      1,
    ],
    [
      "n_goalposts_notrunc",
      scaled(x, { direction: 1, low: 2, high: 8 }),
      [1 / 6, -1 / 6, Number.NaN, 5 / 6, 5 / 6, 0, 8 / 6, 3.5 / 6],
      1,
    ],
  ];
  test.each(cases)("%s", (name, actual, expected, scale) => {
    expect(relativeDifference(actual, expected)).toBeLessThan(1e-14);
    if (!hasAsem) return;
    // The peer wrote these to 15 digits.
    const theirs = JSON.parse(readAsem("07_normalise/vector_examples.json"))[name] as (number | null)[];
    expect(
      relativeDifference(
        actual.map((v) => v * scale),
        theirs.map((v) => v ?? Number.NaN),
      ),
    ).toBeLessThan(1e-14);
  });
});
