/** The index of perceived insecurity: how much people worry over all threats together, and how many worry how much. */

import { type Estimate, estimateProportion, type SurveyDesign } from "../../evidence/index.ts";
import { graded, type PerceivedItem } from "./perceived-answers.ts";
import { type PerceivedOptions, shown } from "./perceived-threats.ts";

export type PerceivedIndexOptions = PerceivedOptions & {
  /** Item weights, relative; all alike where left out. */
  readonly weights?: readonly number[];
  /** Least share of the item weights a person must have answered; 0.5 where left out. */
  readonly minShare?: number;
  /** Inner edges of the bands, ascending in (0, 1); quarters where left out. An edge belongs to the band above it. */
  readonly edges?: readonly number[];
};

export type PerceivedBand = {
  readonly low: number;
  readonly high: number;
  /** Share of the people whose own index lies in the band. */
  readonly share: Estimate | null;
};

export type PerceivedIndex = {
  /** 0 to 1, 1 = everybody worries most about everything; null where fewer have one than may be shown. */
  readonly index: Estimate | null;
  /** Positions of the bands that hold the index, and either end of its interval: the first and the last. */
  readonly band: number | null;
  readonly bandLow: number | null;
  readonly bandHigh: number | null;
  /** From the least worried up. */
  readonly bands: readonly PerceivedBand[];
  /** People who answered too little to have one. */
  readonly without: number;
  /** Each person's own index; NaN for those without. */
  readonly people: Float64Array;
};

const quarters = [0.25, 0.5, 0.75];

/**
 * Index of perceived insecurity: the mean over people of their weighted mean worry, each item on 0 to 1.
 *
 * @throws RangeError  without items, for weights that do not fit or are not above 0 together, or edges not in order
 */
export function perceivedIndex(
  design: SurveyDesign,
  items: readonly PerceivedItem[],
  options: PerceivedIndexOptions = {},
): PerceivedIndex {
  const { weights = items.map(() => 1), minShare = 0.5, edges = quarters } = options;
  checkChoices(items.length, weights, edges);
  const people = ownIndices(
    items.map(({ worry }) => graded(worry)),
    weights,
    minShare,
  );
  const index = shown(estimateProportion(design, people, options), options);
  const ends = [0, ...edges, 1];
  const bandOf = (value: number): number => edges.filter((edge) => value >= edge - 1e-9).length;
  const known = index !== null && !Number.isNaN(index.low);
  return {
    index,
    band: index === null ? null : bandOf(index.value),
    bandLow: known ? bandOf(index.low) : null,
    bandHigh: known ? bandOf(index.high) : null,
    bands: ends.slice(0, -1).map((low, band) => {
      const inside = people.map((each) => (Number.isNaN(each) ? Number.NaN : bandOf(each) === band ? 1 : 0));
      return {
        low,
        high: ends[band + 1]!,
        share: shown(estimateProportion(design, inside, options), options),
      };
    }),
    without: people.filter(
      (each, i) => Number.isNaN(each) && (options.domain === undefined || options.domain[i] === 1),
    ).length,
    people,
  };
}

function ownIndices(
  grades: readonly Float64Array[],
  weights: readonly number[],
  minShare: number,
): Float64Array {
  const whole = weights.reduce((sum, each) => sum + each, 0);
  return grades[0]!.map((_, person) => {
    let [sum, held] = [0, 0];
    grades.forEach((column, item) => {
      const grade = column[person]!;
      if (Number.isNaN(grade)) return;
      sum += weights[item]! * grade;
      held += weights[item]!;
    });
    // Rounding may carry a mean of ones past 1.
    return held > 0 && held >= minShare * whole - 1e-9 ? Math.min(1, sum / held) : Number.NaN;
  });
}

function checkChoices(items: number, weights: readonly number[], edges: readonly number[]): void {
  if (items === 0) throw new RangeError("Cannot make an index of no items");
  const whole = weights.reduce((sum, each) => sum + each, 0);
  if (weights.length !== items || !weights.every((each) => each >= 0) || !(whole > 0)) {
    throw new RangeError(`Cannot weigh ${items} items with ${weights.join(", ")}`);
  }
  const ends = [0, ...edges, 1];
  if (!ends.every((end, k) => k === 0 || end > ends[k - 1]!)) {
    throw new RangeError(`Cannot cut bands at ${edges.join(", ")}: edges must rise from above 0 to below 1`);
  }
}
