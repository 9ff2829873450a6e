/** Simple exponential smoothing, fitted by least squares. */

import { minimiseOnInterval } from "../../numerics/index.ts";

export type SimpleSmoothing = {
  /** How much of each surprise the level takes over, 0.0001 to 0.9999. */
  readonly smoothing: number;
  readonly initialLevel: number;
  /** After every value. */
  readonly levels: Float64Array;
  readonly sumOfSquares: number;
};

const LEAST = 1e-4;
const MOST = 0.9999;
// Where to look first: the sum of squares may have more than one low point.
const GRID = [LEAST, 0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, MOST] as const;
// The start has no more say.
const NOTHING = 1e-18;

/**
 * Fits ETS(A,N,N): level lₜ = lₜ₋₁ + α(yₜ − lₜ₋₁), with the α and the l₀ that make the squared one-step errors least.
 * For every α the best l₀ is known, so only α is searched for: by a grid, then within it to 1e-7.
 *
 * @param values  without gaps, at least two
 * @throws RangeError  for fewer than two values
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapters 2 and 5.
 *   doi:10.1007/978-3-540-71918-2
 * @example
 * fitSimpleSmoothing([5, 5, 5, 5]).initialLevel; // => 5
 */
export function fitSimpleSmoothing(values: Float64Array | readonly number[]): SimpleSmoothing {
  if (values.length < 2) throw new RangeError(`Cannot smooth ${values.length} values`);
  const series = Float64Array.from(values);
  let low = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < GRID.length; k++) {
    const found = sumOfSquares(series, GRID[k]!);
    if (found < lowest) [low, lowest] = [k, found];
  }
  const { at, value } = minimiseOnInterval(
    (smoothing) => sumOfSquares(series, smoothing),
    GRID[Math.max(0, low - 1)]!,
    GRID[Math.min(GRID.length - 1, low + 1)]!,
    { tolerance: 1e-7 },
  );
  // Searching only comes near an end.
  const smoothing = value < lowest ? at : GRID[low]!;
  const initialLevel = bestStart(series, smoothing);
  const levels = new Float64Array(series.length);
  let level = initialLevel;
  for (let i = 0; i < series.length; i++) {
    level += smoothing * (series[i]! - level);
    levels[i] = level;
  }
  return { smoothing, initialLevel, levels, sumOfSquares: Math.min(value, lowest) };
}

/** Of the one-step errors with the best start for this smoothing. */
function sumOfSquares(series: Float64Array, smoothing: number): number {
  const keep = 1 - smoothing;
  let level = series[0]!;
  let share = 1;
  let squares = 0;
  let products = 0;
  let shares = 0;
  let i = 0;
  // With a start higher by d every error is lower by d(1 − α)ⁱ: a regression on these powers.
  for (; i < series.length && share > NOTHING; i++) {
    const error = series[i]! - level;
    level += smoothing * error;
    squares += error * error;
    products += error * share;
    shares += share * share;
    share *= keep;
  }
  for (; i < series.length; i++) {
    const error = series[i]! - level;
    level += smoothing * error;
    squares += error * error;
  }
  // Rounding must not carry it below nothing.
  return Math.max(0, squares - (products * products) / shares);
}

function bestStart(series: Float64Array, smoothing: number): number {
  let level = series[0]!;
  let share = 1;
  let products = 0;
  let shares = 0;
  for (let i = 0; i < series.length && share > NOTHING; i++) {
    const error = series[i]! - level;
    level += smoothing * error;
    products += error * share;
    shares += share * share;
    share *= 1 - smoothing;
  }
  return series[0]! + products / shares;
}
