/** What the sensitivity figure draws: choices, and the share of a result's variance that each accounts for. */

export type SensitivityRow = {
  readonly id: string;
  /** The choice in the reader's words. */
  readonly title: string;
  /** Shares of the variance, 0–1 but for the noise of a sample; null where there is none. */
  readonly first: number | null;
  readonly firstLow: number | null;
  readonly firstHigh: number | null;
  readonly total: number | null;
  readonly totalLow: number | null;
  readonly totalHigh: number | null;
};

export type SensitivityData = {
  /** The result in the reader's words, to stand inside a sentence. */
  readonly target: string;
  readonly rows: readonly SensitivityRow[];
};

/** One share with its interval; no ends where none was computed. */
export type Share = { readonly value: number; readonly low: number | null; readonly high: number | null };

export function firstOf({ first, firstLow, firstHigh }: SensitivityRow): Share | null {
  return first === null ? null : { value: first, low: firstLow, high: firstHigh };
}

export function totalOf({ total, totalLow, totalHigh }: SensitivityRow): Share | null {
  return total === null ? null : { value: total, low: totalLow, high: totalHigh };
}

/** By the share in all, largest first; choices without one last. */
export function sortedChoices({ rows }: SensitivityData): SensitivityRow[] {
  return [...rows].sort((a, b) => {
    if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null);
    return b.total - a.total || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
  });
}

/** The stretch of the scale that is drawn: 0 to 1, and further where an interval goes. */
export function shareDomain({ rows }: SensitivityData): readonly [number, number] {
  const all = rows.flatMap(({ id: _id, title: _title, ...shares }) =>
    Object.values(shares).filter((share) => share !== null),
  );
  return [Math.min(0, ...all), Math.max(1, ...all)];
}
