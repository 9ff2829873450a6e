/** What the change figure draws: the same things in two periods, with how likely they rose. */

import { hasScore, type Score, type Scored } from "../drawing/score.ts";

export type ChangeRow = {
  readonly id: string;
  readonly title: string;
  readonly before: Score;
  readonly after: Score;
  /** After − before with its 5–95 % interval over the runs; null where it cannot be read. */
  readonly change: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of the runs in which it rose; null where the runs cannot say. */
  readonly rose: number | null;
  /** What differs between the two, in the reader's language; empty where nothing does. */
  readonly breaks: readonly string[];
  /** Why there is no change or no share, in the reader's language. */
  readonly reason?: string;
};

export type ChangeData = {
  /** What the rows are parts of: a place, or all places. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly ChangeRow[];
};

/** A row whose two scores can both be drawn. */
export type DrawnChange = ChangeRow & { readonly before: Scored; readonly after: Scored };

export function hasBoth(row: ChangeRow): row is DrawnChange {
  return hasScore(row.before) && hasScore(row.after);
}
