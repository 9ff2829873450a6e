/** Indicators that follow from each other exactly. */

import { extent } from "../numerics/index.ts";

export type CollinearPair = {
  /** Positions of the two columns. */
  readonly first: number;
  readonly second: number;
  /** Units that have both. */
  readonly count: number;
};

// With fewer units, points on a line may be chance.
const ENOUGH = 5;
const TOLERANCE = 1e-9;

/**
 * Pairs of columns that lie on one straight line, rising or falling, in at least five units that have both. Columns
 * that do not vary are no partners.
 *
 * @param columns  each with one value per unit, NaN where missing; infinite values count as missing
 * @example
 * collinearPairs([[0, 1, 2, 3, 4], [32, 33.8, 35.6, 37.4, 39.2], [1, 1, 2, 3, 5]]); // => [{ first: 0, second: 1, count: 5 }]
 */
export function collinearPairs(columns: readonly ArrayLike<number>[]): readonly CollinearPair[] {
  const ranges = columns.map((column) => extent(column).range);
  return columns.flatMap((a, first) =>
    columns.slice(first + 1).flatMap((b, k): readonly CollinearPair[] => {
      const second = first + 1 + k;
      const count = unitsOnLine(a, b, ranges[second]!);
      return ranges[first]! > 0 && ranges[second]! > 0 && count >= ENOUGH ? [{ first, second, count }] : [];
    }),
  );
}

/** How many units have both values, if all of them lie on one line that rises or falls; else 0. */
function unitsOnLine(a: ArrayLike<number>, b: ArrayLike<number>, range: number): number {
  let count = 0;
  let start = -1;
  let slope = Number.NaN;
  for (let u = 0; u < a.length; u++) {
    if (!Number.isFinite(a[u]!) || !Number.isFinite(b[u]!)) continue;
    count++;
    if (start < 0) {
      start = u;
      continue;
    }
    const run = a[u]! - a[start]!;
    const rise = b[u]! - b[start]!;
    if (Number.isNaN(slope) && run !== 0) slope = rise / run;
    if (slope === 0) return 0;
    const expected = run === 0 ? 0 : slope * run;
    if (!(Math.abs(rise - expected) <= TOLERANCE * range)) return 0;
  }
  return Number.isNaN(slope) ? 0 : count;
}
