/** Budget allocation: every participant spreads points over the criteria. */

import { moments, sortedQuantile } from "../../../numerics/index.ts";

/** One entry per criterion; each list of weights adds up to 1. */
export type BudgetAllocation = {
  readonly participants: number;
  /** Mean of the shares. */
  readonly mean: readonly number[];
  /** Medians of the shares, over their sum; NaN where all medians are 0. */
  readonly median: readonly number[];
  /** Geometric means of the shares, over their sum; one share of 0 makes a weight 0; NaN where all are. */
  readonly geometricMean: readonly number[];
  /** Standard deviation of the shares (n − 1); NaN for one participant. */
  readonly standardDeviation: readonly number[];
};

/** Above this many criteria people no longer spread points with care. */
export const BUDGET_ALLOCATION_LIMIT = 12;

/**
 * Weights from points: each row is first divided by its sum, so nobody weighs more by giving more.
 *
 * @param points  a row per participant, a column per criterion, at least 0
 * @throws RangeError  without participants, for rows of different length, negative points or a row without any
 * @see OECD & JRC (2008), Handbook on Constructing Composite Indicators, step 6. doi:10.1787/9789264043466-en
 * @example
 * budgetAllocation([[60, 40], [20, 80]]).mean; // => [0.4, 0.6000000000000001]
 */
export function budgetAllocation(points: readonly (readonly number[])[]): BudgetAllocation {
  const criteria = points[0]?.length ?? 0;
  if (criteria === 0) throw new RangeError("Cannot weight by points: nobody gave any");
  const shares = points.map((row) => sharesOfPoints(row, criteria));
  const columns = Array.from({ length: criteria }, (_, c) => Float64Array.from(shares, (row) => row[c]!));
  const summaries = columns.map(moments);
  return {
    participants: points.length,
    mean: summaries.map(({ mean }) => mean),
    median: overSum(columns.map((column) => sortedQuantile(column.toSorted(), 0.5))),
    geometricMean: overSum(columns.map((column) => Math.exp(moments(column.map(Math.log)).mean))),
    standardDeviation: summaries.map(({ standardDeviation }) => standardDeviation),
  };
}

/**
 * One participant's points as shares that add up to 1.
 *
 * @example
 * sharesOfPoints([60, 20], 2); // => [0.75, 0.25]
 */
export function sharesOfPoints(points: readonly number[], criteria: number): readonly number[] {
  if (points.length !== criteria)
    throw new RangeError(`Cannot weight ${criteria} criteria by ${points.length} points`);
  const sum = points.reduce((a, b) => a + b, 0);
  if (!points.every((each) => each >= 0) || !(sum > 0 && sum < Number.POSITIVE_INFINITY))
    throw new RangeError(
      `Cannot weight by the points [${points}]: none may be negative, and some must be above 0`,
    );
  return points.map((each) => each / sum);
}

function overSum(values: readonly number[]): readonly number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => (sum > 0 ? value / sum : Number.NaN));
}
