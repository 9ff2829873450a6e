/** What the dashboard of poverty cutoffs draws: headcount, intensity and adjusted headcount at each of them. */

import type { Estimate } from "@salus/core";

/** A share with its interval; null where there is none. */
export type MeasuredShare = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** There is no value because it may not be shown. */
  readonly isWithheld?: boolean;
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

/** An estimate as figures draw it; null is one that is withheld. */
export function measuredShare(estimate: Estimate | null): MeasuredShare {
  if (estimate === null) return { value: null, low: null, high: null, isWithheld: true };
  const { value, low, high } = estimate;
  const known = (share: number): number | null => (Number.isNaN(share) ? null : share);
  return { value: known(value), low: known(low), high: known(high) };
}

type EstimatedCutoff = {
  readonly povertyCutoff: number;
  readonly headcount: Estimate | null;
  readonly intensity: Estimate | null;
  readonly adjustedHeadcount: Estimate | null;
};

/** Rows of the dashboard out of what was estimated. */
export function cutoffRows(atCutoffs: readonly EstimatedCutoff[]): readonly CutoffRow[] {
  return atCutoffs.map(({ povertyCutoff, headcount, intensity, adjustedHeadcount }) => ({
    povertyCutoff,
    headcount: measuredShare(headcount),
    intensity: measuredShare(intensity),
    adjustedHeadcount: measuredShare(adjustedHeadcount),
  }));
}
