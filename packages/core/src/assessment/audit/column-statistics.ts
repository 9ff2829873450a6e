/** What one column is like: how much of it is there, how it is spread, how often it repeats itself. */

import { extent, kurtosis, median, moments, skewness } from "../../numerics/index.ts";

export type ColumnStatistics = {
  /** Units with a value. */
  readonly present: number;
  /** Of all units. */
  readonly presentShare: number;
  /** Values that are not zero, of those present. */
  readonly nonZeroShare: number;
  /** Different values, of those present. */
  readonly distinctShare: number;
  /** How often the most frequent value occurs, of those present. */
  readonly sameShare: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly median: number;
  readonly standardDeviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
};

/**
 * Describe a column; shares of nothing, and what too few values cannot tell, are NaN.
 *
 * @param values  one per unit, NaN where missing
 * @see COINr 1.1.14 `get_stats()`, whose numbers it reproduces
 * @example
 * columnStatistics([0, 2, 2, NaN]).sameShare.toFixed(3); // => "0.667"
 * columnStatistics([NaN]).presentShare; // => 0
 */
export function columnStatistics(values: ArrayLike<number>): ColumnStatistics {
  const counts = new Map<number, number>();
  let present = 0;
  let zeros = 0;
  for (let u = 0; u < values.length; u++) {
    const value = values[u]!;
    if (Number.isNaN(value)) continue;
    present++;
    if (value === 0) zeros++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const { low, high } = extent(values);
  const { mean, standardDeviation } = moments(values);
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  return {
    present,
    presentShare: present / values.length,
    nonZeroShare: (present - zeros) / present,
    distinctShare: counts.size / present,
    sameShare: present === 0 ? Number.NaN : most / present,
    least: low,
    most: high,
    mean,
    median: median(values),
    standardDeviation,
    skewness: skewness(values),
    kurtosis: kurtosis(values),
  };
}
