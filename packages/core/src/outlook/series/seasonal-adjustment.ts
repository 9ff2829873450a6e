/** Whether a series has a season, and the series without it. */

import { normalQuantile } from "../../numerics/index.ts";

export type SeasonalAdjustment = {
  readonly adjusted: Float64Array;
  /** Factor of each period of the series' first season; all 1 where there is no season. Their mean is 1. */
  readonly factors: Float64Array;
};

const threshold = normalQuantile(0.95);

/**
 * Whether the autocorrelation at one season stands out at level 0.9, Bartlett's variance taken; false for fewer than
 * two seasons and a value, and where nothing varies.
 *
 * @param values  without gaps
 * @param season  periods of a season
 * @see Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16, 521–530, section 3.
 *   doi:10.1016/S0169-2070(00)00066-2
 * @example
 * isSeasonal(Array.from({ length: 24 }, (_, i) => i % 4), 4); // => true
 * isSeasonal([1, 2, 3, 4, 5, 6, 7, 8], 4); // => false
 */
export function isSeasonal(values: ArrayLike<number>, season: number): boolean {
  const n = values.length;
  if (season < 2 || n <= 2 * season) return false;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  const from = new Float64Array(n);
  let variance = 0;
  for (let i = 0; i < n; i++) {
    from[i] = values[i]! - mean;
    variance += from[i]! * from[i]!;
  }
  if (!(variance > 1e-20 * n * mean * mean)) return false;
  let squares = 0;
  let atSeason = 0;
  for (let lag = 1; lag <= season; lag++) {
    let products = 0;
    for (let i = lag; i < n; i++) products += from[i]! * from[i - lag]!;
    const correlation = products / variance;
    if (lag < season) squares += correlation * correlation;
    else atSeason = correlation;
  }
  return Math.abs(atSeason) / Math.sqrt((1 + 2 * squares) / n) > threshold;
}

/**
 * Classical multiplicative adjustment: ratios to the centred moving average, averaged by period and scaled to mean 1.
 * No factors are laid on a series without a season, on one with a value of 0 or below, which has no ratios, nor where
 * a factor comes to nothing.
 *
 * @param values  without gaps
 * @see R's `stats::decompose(type = "multiplicative")`, whose factors it reproduces
 * @example
 * Array.from(adjustSeason(Array.from({ length: 40 }, (_, i) => 1 + 2 * (i % 2)), 2).factors); // => [0.5, 1.5]
 * Array.from(adjustSeason([1, 2, 3], 2).factors); // => [1, 1]
 */
export function adjustSeason(values: Float64Array | readonly number[], season: number): SeasonalAdjustment {
  const adjusted = Float64Array.from(values);
  const factors = isSeasonal(values, season) ? seasonalFactors(adjusted, season) : null;
  if (factors === null) return { adjusted, factors: new Float64Array(season).fill(1) };
  for (let i = 0, period = 0; i < adjusted.length; i++) {
    adjusted[i]! /= factors[period]!;
    if (++period === season) period = 0;
  }
  return { adjusted, factors };
}

function seasonalFactors(values: Float64Array, season: number): Float64Array | null {
  for (let i = 0; i < values.length; i++) if (!(values[i]! > 0)) return null;
  const half = season >> 1;
  const isEven = season % 2 === 0;
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (let i = half; i < values.length - half; i++) {
    let around = 0;
    for (let j = i - half; j <= i + half; j++) around += values[j]!;
    // Of an even season the ends count half each.
    if (isEven) around -= (values[i - half]! + values[i + half]!) / 2;
    sums[i % season]! += values[i]! / (around / season);
    counts[i % season]!++;
  }
  let mean = 0;
  for (let p = 0; p < season; p++) {
    sums[p]! /= counts[p]!;
    mean += sums[p]! / season;
  }
  for (let p = 0; p < season; p++) {
    sums[p]! /= mean;
    if (!(sums[p]! >= 1e-10)) return null;
  }
  return sums;
}
