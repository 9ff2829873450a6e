/** Powers of ten that slipped: a value 100 or 1,000 times too large or small for its own history or its peers. */

import { sortedPresent } from "../../numerics/index.ts";

const FACTORS = [100, 1000, 1 / 100, 1 / 1000] as const;

/**
 * The factor by which a value differs from its own series, where that factor is close to 100 or 1,000
 * (or their inverse) and the series is otherwise steady; null where it does not.
 *
 * A series is steady when its other values, at least two, lie within a factor 5 of each other.
 *
 * @param value  the value under test
 * @param others  the series' values at other periods, any order
 * @example
 * slipAgainstHistory(4510, [44.8, 45.3, 46]); // => 100
 * slipAgainstHistory(47, [44.8, 45.3, 46]); // => null
 */
export function slipAgainstHistory(value: number, others: readonly number[]): number | null {
  if (!(value > 0) || others.length < 2) return null;
  const sorted = others.toSorted((a, b) => a - b);
  const lowest = sorted[0]!;
  const highest = sorted.at(-1)!;
  if (!(lowest > 0) || highest > 5 * lowest) return null;
  return FACTORS.find((factor) => value / factor >= lowest / 2 && value / factor <= highest * 2) ?? null;
}

/** A value that stands apart from its peers, and the power of ten by which it does. */
export type Slip = { readonly index: number; readonly factor: number };

/**
 * Values of one indicator that stand apart from all other units by a factor of about 100 or 1,000.
 *
 * At most one unit in twenty may stand apart, beyond a gap of factor 5 that is at least as wide as all other
 * units lie apart; and a factor can only be told where those lie closer together than a fifth of it, so skewed
 * counts are left alone.
 *
 * @param values  one per unit; NaN and values not above 0 are not looked at
 * @example
 * slipsAmongUnits([12, 25, 33, 41, 48, 52, 60, 71, 5200]); // => [{ index: 8, factor: 100 }]
 * slipsAmongUnits([12, 25, 33, 41, 48, 52, 60, 71, 90]); // => []
 */
export function slipsAmongUnits(values: ArrayLike<number>): readonly Slip[] {
  const positive = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) positive[i] = values[i]! > 0 ? values[i]! : Number.NaN;
  const sorted = sortedPresent(positive);
  const n = sorted.length;
  if (n < 9) return [];
  const most = Math.ceil(n / 20);
  let low = 0;
  let high = n;
  for (let k = 1; k <= most; k++) {
    if (sorted[k]! > 5 * sorted[k - 1]!) low = k;
    if (sorted[n - k]! > 5 * sorted[n - k - 1]!) high = n - k;
  }
  if (low === 0 && high === n) return [];
  const lowest = sorted[low]!;
  const highest = sorted[high - 1]!;
  // In skewed data the extremes stand apart too: a slip stands apart by more than all others lie apart.
  const spread = highest / lowest;
  if (low > 0 && lowest / sorted[low - 1]! < spread) return [];
  if (high < n && sorted[high]! / highest < spread) return [];
  return Array.from(values).flatMap((value, index): Slip[] => {
    if (!(value > 0) || (value >= lowest && value <= highest)) return [];
    const factor = FACTORS.find(
      (each) => value / each >= lowest && value / each <= highest && spread < Math.max(each, 1 / each) / 5,
    );
    return factor === undefined ? [] : [{ index, factor }];
  });
}
