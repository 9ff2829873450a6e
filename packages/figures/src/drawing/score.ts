/** A score as figures draw it: a value, an interval, or the reason why there is none. */

/** 0–1, 1 = secure. `low` and `high` are the 5 % and 95 % points of the runs; null when none were made. */
export type Score = {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no score, in the reader's language. */
  readonly reason?: string;
};

export type Scored = { readonly score: number };
export type WithInterval = { readonly low: number; readonly high: number };

/** A named stretch of the scale. */
export type Band = {
  readonly id: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
};

/** Two cutoffs this near are the same. */
export const tieTolerance = 1e-9;

export function hasScore<T extends Score>(row: T): row is T & Scored {
  return row.score !== null && Number.isFinite(row.score);
}

export function hasInterval<T extends Score>(row: T): row is T & WithInterval {
  return row.low !== null && row.high !== null && Number.isFinite(row.low) && Number.isFinite(row.high);
}

/** Whether two intervals share a point, so that the order of the two scores is not settled. */
export function overlaps(a: Score, b: Score): boolean {
  return hasInterval(a) && hasInterval(b) && a.low <= b.high + tieTolerance && b.low <= a.high + tieTolerance;
}

/** Edges between neighbouring bands, without the ends of the scale. */
export function innerEdges(bands: readonly Band[]): number[] {
  const edges = new Set(bands.flatMap((band) => [band.low, band.high]));
  return [...edges].filter((edge) => edge > tieTolerance && edge < 1 - tieTolerance).sort((a, b) => a - b);
}
