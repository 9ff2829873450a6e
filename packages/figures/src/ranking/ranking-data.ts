/** What the ranking figure draws, and the order and window it draws it in. */

import { type Band, hasScore, type Score } from "../drawing/score.ts";

export type RankingRow = Score & {
  readonly id: string;
  readonly title: string;
  /** Share of the indicators with a value. */
  readonly coverage: number;
  /** Id of the band the score lies in. */
  readonly band?: string | null;
};

export type RankingData = {
  readonly rows: readonly RankingRow[];
  readonly bands?: readonly Band[];
  /** Which end comes first; the highest when not said. */
  readonly first?: "highest" | "lowest";
  /** First and last place to draw, counted from 1, both included. */
  readonly from?: number;
  readonly to?: number;
};

/** All rows by score; equal scores by title, rows without a score last. */
function sortedRows({ rows, first = "highest" }: RankingData): RankingRow[] {
  const sign = first === "highest" ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [scoredA, scoredB] = [hasScore(a), hasScore(b)];
    if (scoredA !== scoredB) return scoredA ? -1 : 1;
    const order = scoredA && scoredB ? sign * (a.score! - b.score!) : 0;
    return order || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
  });
}

/** The rows of the window, in order. */
export function drawnRows(data: RankingData): RankingRow[] {
  return sortedRows(data).slice((data.from ?? 1) - 1, data.to);
}
