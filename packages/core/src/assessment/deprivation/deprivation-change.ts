/** How deprivation changed from one wave to a later one, and whether fewer people are poor or the poor less so. */

import {
  covarianceOfTotals,
  degreesOfFreedom,
  type Estimate,
  finishEstimate,
  type SurveyDesign,
} from "../../evidence/index.ts";
import type { DeprivationSample } from "./estimate-deprivation.ts";
import { type LinearisedMeasures, lineariseMeasures, MEASURES } from "./linearised.ts";
import { type PersonScores, scorePersons } from "./person-scores.ts";

/** Rows of both waves in one sample. */
export type DeprivationWaves = {
  /** Row → 0 for the earlier wave, 1 for the later one; −1 for a row of neither. */
  readonly waveOf: Int32Array;
  /**
   * Whether the waves drew their clusters independently, or went back to the same ones, which then bear the same ids
   * in both. Going back makes a change more exact.
   */
  readonly clusters: "independent" | "same";
};

export type MeasureChange = {
  /** Later less earlier. */
  readonly absolute: Estimate;
  /** The same as a share of the earlier. */
  readonly relative: Estimate;
};

export type DeprivationChange = {
  readonly povertyCutoff: number;
  readonly headcount: MeasureChange;
  readonly intensity: MeasureChange;
  readonly adjustedHeadcount: MeasureChange;
  readonly adjustedGap: MeasureChange;
  readonly adjustedSquaredGap: MeasureChange;
  /** Of the absolute change of the adjusted headcount: what comes of more or fewer people poor, … */
  readonly byHeadcount: Estimate;
  /** … and what of the poor being deprived in more or less. The two add up to the change. */
  readonly byIntensity: Estimate;
};

/**
 * Estimate the change at every cutoff, from the lowest to the highest.
 *
 * The part of the headcount is ΔH × (A₀ + A₁) ÷ 2, that of the intensity ΔA × (H₀ + H₁) ÷ 2. Standard errors are by
 * linearisation; intervals are Student's, and those of a relative change may be wide where the earlier value is small.
 *
 * @param options.isInside  rows of a group; everybody where left out
 * @throws RangeError  for columns of unequal length, or a cutoff outside [0, 1]
 * @see Alkire et al. (2015), Multidimensional Poverty Measurement and Analysis, chapter 9; Apablaza & Yalonetzky (2013);
 *   Shorrocks (2013), doi:10.1007/s10888-011-9214-z
 * @example
 * estimateDeprivationChange({ depths: [Float64Array.of(1, 1, 1, 0)], shares: [{ share: 1, dimension: 0 }], povertyCutoffs: [1], design: { weights: new Float64Array(4).fill(1), strata: null, stages: [], lonely: "fail", rowCount: 4 }, members: null }, { waveOf: Int32Array.of(0, 0, 1, 1), clusters: "independent" })[0].headcount.absolute.value; // => -0.5
 */
export function estimateDeprivationChange(
  sample: DeprivationSample,
  { waveOf, clusters }: DeprivationWaves,
  options: { readonly level?: number; readonly isInside?: (row: number) => boolean } = {},
): readonly DeprivationChange[] {
  const { rowCount } = sample.design;
  const scores = scorePersons(sample.depths, sample.shares, sample.povertyCutoffs);
  if (scores.rowCount !== rowCount || waveOf.length !== rowCount) {
    throw new RangeError(
      `Cannot compare: ${scores.rowCount} answers and ${waveOf.length} waves of ${rowCount} rows`,
    );
  }
  const isInside = options.isInside ?? (() => true);
  const design = clusters === "same" ? sample.design : withStrataOfWaves(sample.design, waveOf);
  const isCounted = (row: number): boolean =>
    waveOf[row]! >= 0 && isInside(row) && !Number.isNaN(scores.score[row]!) && isPresent(sample, row);
  const freedom = degreesOfFreedom(
    design,
    Uint8Array.from(waveOf, (_, row) => (isCounted(row) ? 1 : 0)),
  );
  return scores.cutoffs.map((povertyCutoff, c) => ({
    povertyCutoff,
    ...changeAt(scores, c + 1, { sample, design, waveOf, isInside, freedom, level: options.level ?? 0.95 }),
  }));
}

type At = {
  readonly sample: DeprivationSample;
  readonly design: SurveyDesign;
  readonly waveOf: Int32Array;
  readonly isInside: (row: number) => boolean;
  readonly freedom: number;
  readonly level: number;
};

function changeAt(scores: PersonScores, cutoff: number, at: At): Omit<DeprivationChange, "povertyCutoff"> {
  const { sample, design, freedom, level } = at;
  const ofWave = (wave: number): LinearisedMeasures =>
    lineariseMeasures(scores, cutoff, {
      weights: sample.design.weights,
      members: sample.members,
      isInside: (row) => at.waveOf[row] === wave && at.isInside(row),
    });
  const [earlier, later] = [ofWave(0), ofWave(1)];
  const [v0, v1] = [earlier.values, later.values];
  const covariance = covarianceOfTotals(design, [...earlier.columns, ...later.columns]);
  const n = earlier.n + later.n;
  /** A smooth function of the ten: its value, and its slopes by place among them. */
  function estimate(value: number, slopes: ReadonlyMap<number, number>): Estimate {
    let variance = 0;
    for (const [a, slopeA] of slopes) {
      for (const [b, slopeB] of slopes) variance += slopeA * slopeB * covariance[a * 2 * MEASURES + b]!;
    }
    const known = Number.isNaN(value) ? Number.NaN : Math.max(0, variance);
    // No design effect: there is no one simple sample to compare with.
    const found = { value, variance: known, simpleVariance: Number.NaN, n, degreesOfFreedom: freedom };
    return finishEstimate(found, { level }, null);
  }
  const changeOf = (m: number): MeasureChange => {
    const [from, to] = [v0[m]!, v1[m]!];
    return {
      absolute: estimate(
        to - from,
        new Map([
          [m, -1],
          [MEASURES + m, 1],
        ]),
      ),
      // From 0 there is no relative change.
      relative: estimate(
        from > 0 ? to / from - 1 : Number.NaN,
        new Map([
          [m, -to / (from * from)],
          [MEASURES + m, 1 / from],
        ]),
      ),
    };
  };
  /** Change of one factor at the mean of the other. */
  const partOf = (factor: number, other: number): Estimate => {
    const change = v1[factor]! - v0[factor]!;
    const mean = (v0[other]! + v1[other]!) / 2;
    return estimate(
      change * mean,
      new Map([
        [factor, -mean],
        [MEASURES + factor, mean],
        [other, change / 2],
        [MEASURES + other, change / 2],
      ]),
    );
  };
  return {
    headcount: changeOf(0),
    intensity: changeOf(1),
    adjustedHeadcount: changeOf(2),
    adjustedGap: changeOf(3),
    adjustedSquaredGap: changeOf(4),
    byHeadcount: partOf(0, 1),
    byIntensity: partOf(1, 0),
  };
}

function isPresent({ design, members }: DeprivationSample, row: number): boolean {
  return design.weights[row]! * (members === null ? 1 : members[row]!) > 0;
}

/** Each stratum once for each wave, so that the waves' clusters have nothing in common. */
function withStrataOfWaves(design: SurveyDesign, waveOf: Int32Array): SurveyDesign {
  return { ...design, strata: waveOf.map((wave, row) => 3 * (design.strata?.[row] ?? 0) + wave + 1) };
}
