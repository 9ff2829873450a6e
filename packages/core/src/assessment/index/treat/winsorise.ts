/** Winsorising: the furthest values are drawn in to the next one, one after the other, until the shape passes. */

import { skewness } from "../../../numerics/index.ts";
import { defaultShapeLimits, type ShapeLimits, testShape } from "./shape-limits.ts";
import { moved, type Treated } from "./treated.ts";

export type WinsoriseOptions = {
  /** How many values may be moved; default 5, `Infinity` for no limit. */
  readonly maximumPoints?: number;
  readonly limits?: ShapeLimits;
  /** Move values up to the maximum even if the shape passes; default false. */
  readonly force?: boolean;
  /**
   * Values tied at the end can only move together. `within-limit` (the default) stops before a tie would exceed
   * the maximum; `whole` moves it nevertheless, as COINr does.
   */
  readonly ties?: "within-limit" | "whole";
};

/**
 * Winsorise a column: while its shape fails, the largest value (the smallest, if skewness is negative) takes the
 * value of the next. The last two different values are never made equal unless a tie at the end is moved whole.
 *
 * @param values  one per unit, NaN where missing
 * @throws RangeError  for a maximum below 0
 * @see OECD and JRC (2008), doi:10.1787/9789264043466-en; numbers of COINr 1.1.14 `winsorise()` with `ties: "whole"`
 * @example
 * Array.from(winsorise(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 100)).values); // => [1, 2, 3, 4, 5, 6, 7, 8, 8]
 */
export function winsorise(values: Float64Array, options: WinsoriseOptions = {}): Treated {
  const { maximumPoints = 5, limits = defaultShapeLimits, force = false, ties = "within-limit" } = options;
  if (!(maximumPoints >= 0)) {
    throw new RangeError(`Cannot winsorise at most ${maximumPoints} points: it must be 0 or more`);
  }
  const column = values.slice();
  const points = { high: 0, low: 0 };
  while (points.high + points.low < maximumPoints) {
    if (!force && testShape(column, limits).passes !== false) break;
    // An infinite or a constant column has no skewness: its high end is looked at first.
    const end = skewness(column) < 0 ? "low" : "high";
    const { at, next } = outermost(column, end);
    if (!Number.isFinite(next)) break;
    const other = end === "high" ? points.low : points.high;
    if (ties === "within-limit" && at.length + other > maximumPoints) break;
    for (const u of at) column[u] = next;
    points[end] = at.length;
  }
  return moved(values, column);
}

/** Where a column is largest (or smallest), and the next value inwards; infinite where there is none. */
function outermost(
  column: Float64Array,
  end: "high" | "low",
): { readonly at: readonly number[]; readonly next: number } {
  const sign = end === "high" ? 1 : -1;
  let most = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    const outward = value * sign;
    if (outward > most) {
      second = most;
      most = outward;
    } else if (outward < most && outward > second) second = outward;
  }
  const at: number[] = [];
  column.forEach((value, u) => {
    if (value * sign === most) at.push(u);
  });
  return { at, next: second * sign };
}
