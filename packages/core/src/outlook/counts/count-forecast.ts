/** A forecast of one unit's count in one coming month, as an ensemble: values it may take, each with its weight. */

export type CountForecast = {
  /** Ascending. None where the unit has no record to forecast from. */
  readonly values: Float64Array;
  /** One for each value, summing to 1. */
  readonly weights: Float64Array;
};

/**
 * An ensemble from values in any order, all of one weight unless weights are given. Values that are NaN are left out;
 * equal values are merged.
 *
 * @param weights  0 or above, of any sum
 * @throws RangeError  for another number of weights than of values
 * @example
 * countForecast([3, 1, NaN, 1]).values; // => Float64Array.of(1, 3)
 * countForecast([3, 1, 1, 1]).weights; // => Float64Array.of(0.75, 0.25)
 */
export function countForecast(values: ArrayLike<number>, weights?: ArrayLike<number>): CountForecast {
  if (weights !== undefined && weights.length !== values.length) {
    throw new RangeError(`Cannot weight ${values.length} values with ${weights.length} weights`);
  }
  const order: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i]!;
    if (!(weight > 0) || Number.isNaN(values[i]!)) continue;
    order.push(i);
    sum += weight;
  }
  order.sort((a, b) => values[a]! - values[b]!);
  const merged = { values: new Float64Array(order.length), weights: new Float64Array(order.length) };
  let n = 0;
  for (const i of order) {
    if (n === 0 || merged.values[n - 1] !== values[i]!) merged.values[n++] = values[i]!;
    merged.weights[n - 1]! += (weights === undefined ? 1 : weights[i]!) / sum;
  }
  return { values: merged.values.slice(0, n), weights: merged.weights.slice(0, n) };
}

/**
 * The linear pool of forecasts: their distributions averaged, so that the pool is as wide as they differ. Forecasts
 * without values are left out, and the other weights raised in proportion.
 *
 * @throws RangeError  for another number of weights than of forecasts
 * @see Stone (1961), The Annals of Mathematical Statistics 32, 1339–1342. doi:10.1214/aoms/1177704873
 * @example
 * linearPool([countForecast([0]), countForecast([0, 4])], [0.5, 0.5]).weights; // => Float64Array.of(0.75, 0.25)
 */
export function linearPool(forecasts: readonly CountForecast[], weights: readonly number[]): CountForecast {
  if (weights.length !== forecasts.length) {
    throw new RangeError(`Cannot weight ${forecasts.length} forecasts with ${weights.length} weights`);
  }
  const values: number[] = [];
  const shares: number[] = [];
  for (const [k, forecast] of forecasts.entries()) {
    for (let i = 0; i < forecast.values.length; i++) {
      values.push(forecast.values[i]!);
      shares.push(forecast.weights[i]! * weights[k]!);
    }
  }
  return countForecast(values, shares);
}

/**
 * The smallest value at or below which the count falls with at least probability `p`; NaN for an empty ensemble.
 *
 * @throws RangeError  for a probability outside [0, 1]
 * @example
 * forecastQuantile(countForecast([0, 0, 0, 8]), 0.75); // => 0
 * forecastQuantile(countForecast([0, 0, 0, 8]), 0.76); // => 8
 */
export function forecastQuantile({ values, weights }: CountForecast, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot take quantile ${p}: it must lie in [0, 1]`);
  let below = 0;
  for (let i = 0; i < values.length; i++) {
    below += weights[i]!;
    // Weights of 1/12 do not add up exactly.
    if (below >= p - 1e-9) return values[i]!;
  }
  return values.length === 0 ? Number.NaN : values.at(-1)!;
}
