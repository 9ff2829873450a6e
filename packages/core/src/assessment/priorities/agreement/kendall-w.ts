/** Kendall's W: how far several people put the same things in the same order. */

import { chiSquareTail, rankAscending } from "../../../numerics/index.ts";

export type KendallW = {
  /** 0 (no agreement at all) to 1 (the same order); NaN where everyone ties everything. */
  readonly w: number;
  /** Σ of squared departures of the rank sums from their mean. */
  readonly squares: number;
  /** m (n − 1) W, with its degrees of freedom n − 1. */
  readonly chiSquare: number;
  readonly degrees: number;
  /** Chance of so much agreement or more among people who rank at random; rough for 7 options or fewer. */
  readonly p: number;
  /** Mean of Spearman's correlation over all pairs of people. */
  readonly meanSpearman: number;
};

/**
 * Where W begins to be weak, moderate, strong and unusually strong agreement; below 0.3 it is very weak.
 *
 * @see Schmidt (1997), Decision Sciences 28, 763–774. doi:10.1111/j.1540-5915.1997.tb01330.x
 */
export const AGREEMENT_LEVELS = [
  { from: 0, level: "very-weak" },
  { from: 0.3, level: "weak" },
  { from: 0.5, level: "moderate" },
  { from: 0.7, level: "strong" },
  { from: 0.9, level: "unusually-strong" },
] as const;

export type AgreementLevel = (typeof AGREEMENT_LEVELS)[number]["level"];

/**
 * W = 12 S / (m² (n³ − n) − m ΣT), with T = Σ (t³ − t) over the ties of each person; m people, n options.
 *
 * @param ratings  a row per person: ranks, or scores that are ranked here; equal values tie at their mean rank
 * @throws RangeError  for fewer than two people or options, rows of different length, or a value that is missing
 * @see Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275–287. doi:10.1214/aoms/1177732186
 * @example
 * kendallW([[1, 2, 3], [1, 2, 3]]).w; // => 1
 */
export function kendallW(ratings: readonly (readonly number[])[]): KendallW {
  const m = ratings.length;
  const n = ratings[0]?.length ?? 0;
  if (m < 2 || n < 2) throw new RangeError(`Cannot compare the orders of ${m} people over ${n} options`);
  if (ratings.some((row) => row.length !== n || row.some(Number.isNaN)))
    throw new RangeError("Cannot compare orders with gaps: leave out who did not rank everything");
  const sums = new Float64Array(n);
  let ties = 0;
  for (const row of ratings) {
    const ranks = rankAscending(row, "average");
    ranks.forEach((rank, i) => {
      sums[i]! += rank;
    });
    ties += tieCorrection(row);
  }
  const middle = (m * (n + 1)) / 2;
  const squares = sums.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  const most = m * m * (n ** 3 - n) - m * ties;
  const w = most > 0 ? (12 * squares) / most : Number.NaN;
  const chiSquare = m * (n - 1) * w;
  return {
    w,
    squares,
    chiSquare,
    degrees: n - 1,
    p: Number.isNaN(w) ? Number.NaN : chiSquareTail(chiSquare, n - 1),
    meanSpearman: (m * w - 1) / (m - 1),
  };
}

/**
 * The level of agreement that a W reaches; `undefined` for NaN.
 *
 * @example
 * agreementLevel(0.7); // => "strong"
 */
export function agreementLevel(w: number): AgreementLevel | undefined {
  return AGREEMENT_LEVELS.findLast(({ from }) => w >= from - 1e-9)?.level;
}

/** Σ (t³ − t) over the groups of equal values. */
function tieCorrection(row: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const value of row) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
}
