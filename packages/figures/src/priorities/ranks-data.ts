/** What the picture of ranks draws: for each threat, how often it takes which place in the order. */

export type RankedThreatBar = {
  readonly id: string;
  readonly title: string;
  /** Shares of the draws (or of the places) in which it ranks first, 2 or 3, 4 or 5, and later; up to 1 together. */
  readonly first: number;
  readonly third: number;
  readonly fifth: number;
  readonly later: number;
};

export type RanksData = {
  readonly place: string;
  /** First priority first. */
  readonly threats: readonly RankedThreatBar[];
  /** What shares are of: draws of one place, or places. */
  readonly of: "draws" | "places";
  /** How many draws, or places. */
  readonly count: number;
};

/** The four stretches of ranks, the most pressing first. */
export const stretches = ["first", "third", "fifth", "later"] as const;

/** The shortest stretch of ranks that still tells threats apart: 5 of ten or more, 3 of six or more, else 1. */
export function tellingTop(count: number): 1 | 3 | 5 {
  return count >= 10 ? 5 : count >= 6 ? 3 : 1;
}

/** Share in which the threat ranks `k` or better. */
export function topShare(bar: RankedThreatBar, k: 1 | 3 | 5): number {
  const { first, third, fifth } = bar;
  return Math.min(1, k === 1 ? first : k === 3 ? first + third : first + third + fifth);
}
