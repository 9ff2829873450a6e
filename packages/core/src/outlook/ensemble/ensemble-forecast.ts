/** A forecast of one unit in one coming period, as an ensemble: values it may take, each with its weight. */

export type EnsembleForecast = {
  /** Ascending. None where there is nothing to forecast from. */
  readonly values: Float64Array;
  /** One for each value, summing to 1. */
  readonly weights: Float64Array;
  /** How many members of one weight would say as much: 1 / Σ weight² before equal values were merged; 0 of none. */
  readonly members: number;
  /** Why there are no values, where that is known. */
  readonly reason?: NoForecastReason;
};

export type NoForecastReason = {
  /**
   * `gap`: a value is missing between others. `too-short`: fewer values than `needed`. `not-positive`: a value that has
   * no logarithm.
   */
  readonly kind: "gap" | "too-short" | "not-positive";
  /** Values from the first that is there to the first gap, or to the origin. */
  readonly has: number;
  readonly needed: number;
};

/**
 * An ensemble from values in any order, all of one weight unless weights are given. Values that are NaN are left out;
 * equal values are merged.
 *
 * @param weights  0 or above, of any sum
 * @throws RangeError  for another number of weights than of values
 * @see Kish (1965), Survey Sampling, for the number of members
 * @example
 * ensembleForecast([3, 1, NaN, 1]).values; // => Float64Array.of(1, 3)
 * ensembleForecast([3, 1, 1, 1]).weights; // => Float64Array.of(0.75, 0.25)
 * ensembleForecast([3, 1, 1, 1]).members; // => 4
 */
export function ensembleForecast(values: ArrayLike<number>, weights?: ArrayLike<number>): EnsembleForecast {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`Cannot weight ${values.length} values with ${weights.length} weights`);
  }
  const order: number[] = [];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0) || Number.isNaN(values[i]!)) continue;
    order.push(i);
    sum += weight;
    squares += weight * weight;
  }
  order.sort((a, b) => values[a]! - values[b]!);
  const merged = { values: new Float64Array(order.length), weights: new Float64Array(order.length) };
  let n = 0;
  for (const i of order) {
    if (n === 0 || merged.values[n - 1] !== values[i]!) merged.values[n++] = values[i]!;
    merged.weights[n - 1]! += (weights === undefined ? 1 : weights[i]!) / sum;
  }
  return {
    values: merged.values.slice(0, n),
    weights: merged.weights.slice(0, n),
    members: n === 0 ? 0 : (sum * sum) / squares,
  };
}

/**
 * The ensemble of no values, and why it has none.
 *
 * @example
 * noForecast({ kind: "too-short", has: 3, needed: 24 }).values.length; // => 0
 */
export function noForecast(reason: NoForecastReason): EnsembleForecast {
  return { ...ensembleForecast([]), reason };
}

/**
 * The smallest value at or below which what is forecast falls with at least probability `p`; NaN for an empty ensemble.
 *
 * @throws RangeError  for a probability outside [0, 1]
 * @example
 * forecastQuantile(ensembleForecast([0, 0, 0, 8]), 0.75); // => 0
 * forecastQuantile(ensembleForecast([0, 0, 0, 8]), 0.76); // => 8
 */
export function forecastQuantile({ values, weights }: EnsembleForecast, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot take quantile ${p}: it must lie in [0, 1]`);
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += weights[i]!;
    // Weights of 1/12 do not add up exactly.
    if (below >= p - 1e-9) return values[i]!;
  }
  return values.length === 0 ? Number.NaN : values.at(-1)!;
}

/**
 * The probability of `threshold` or more; NaN for an empty ensemble or no threshold.
 *
 * @example
 * probabilityOfAtLeast(ensembleForecast([0, 0, 0, 8]), 8); // => 0.25
 */
export function probabilityOfAtLeast({ values, weights }: EnsembleForecast, threshold: number): number {
  if (values.length === 0 || Number.isNaN(threshold)) return Number.NaN;
  let above = 0;
  for (let i = values.length - 1; i >= 0 && values[i]! >= threshold - 1e-9; i--) above += weights[i]!;
  return Math.min(1, above);
}
