/** What the dashboard of poverty cutoffs draws: headcount, intensity and adjusted headcount at each of them. */

import type { DeprivationAtCutoff, Estimate } from "@salus/core";

/** A share with its interval; null where there is none. */
export type MeasuredShare = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type CutoffRow = {
  readonly povertyCutoff: number;
  readonly headcount: MeasuredShare;
  readonly intensity: MeasuredShare;
  readonly adjustedHeadcount: MeasuredShare;
};

export type CutoffsData = {
  /** Where and when, as people say it: "Ouaka, March 2024". */
  readonly about: string;
  /** What shares are of. */
  readonly counted: "people" | "households";
  /** Rows of the survey, unweighted, and the confidence level of intervals. */
  readonly n: number;
  readonly level: number;
  /** From the lowest cutoff to the highest. */
  readonly rows: readonly CutoffRow[];
};

export const cutoffMeasures = ["headcount", "intensity", "adjustedHeadcount"] as const;

export type CutoffMeasure = (typeof cutoffMeasures)[number];

export function measuredShare({ value, low, high }: Estimate): MeasuredShare {
  const known = (share: number): number | null => (Number.isNaN(share) ? null : share);
  return { value: known(value), low: known(low), high: known(high) };
}

/** Rows of the dashboard out of what was estimated. */
export function cutoffRows(atCutoffs: readonly DeprivationAtCutoff[]): readonly CutoffRow[] {
  return atCutoffs.map(({ povertyCutoff, headcount, intensity, adjustedHeadcount }) => ({
    povertyCutoff,
    headcount: measuredShare(headcount),
    intensity: measuredShare(intensity),
    adjustedHeadcount: measuredShare(adjustedHeadcount),
  }));
}
