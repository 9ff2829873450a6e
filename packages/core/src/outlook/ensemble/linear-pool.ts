/** Forecasts of the same, pooled. */

import { type EnsembleForecast, ensembleForecast, noForecast } from "./ensemble-forecast.ts";

/**
 * The linear pool of forecasts: their distributions averaged, so that the pool is as wide as they differ. Forecasts
 * without values are left out, and the other weights raised in proportion; of none but these, the first reason stays.
 *
 * @throws RangeError  for another number of weights than of forecasts
 * @see Stone (1961), The Annals of Mathematical Statistics 32, 1339–1342. doi:10.1214/aoms/1177704873
 * @example
 * linearPool([{ values: [0], weights: [1], members: 1 }, { values: [0, 4], weights: [0.5, 0.5], members: 2 }], [0.5, 0.5]).weights; // => Float64Array.of(0.75, 0.25)
 */
export function linearPool(
  forecasts: readonly EnsembleForecast[],
  weights: readonly number[],
): EnsembleForecast {
  if (weights.length !== forecasts.length) {
    throw new RangeError(`Cannot weight ${forecasts.length} forecasts with ${weights.length} weights`);
  }
  const values: number[] = [];
  const shares: number[] = [];
  let sum = 0;
  let squares = 0;
  for (const [k, forecast] of forecasts.entries()) {
    for (let i = 0; i < forecast.values.length; i++) {
      values.push(forecast.values[i]!);
      shares.push(forecast.weights[i]! * weights[k]!);
    }
    if (forecast.values.length === 0) continue;
    sum += weights[k]!;
    squares += weights[k]! ** 2 / forecast.members;
  }
  const pool = ensembleForecast(values, shares);
  // Values merged in the parts are still as many members.
  if (pool.values.length > 0) return { ...pool, members: sum ** 2 / squares };
  const reason = forecasts.find((forecast) => forecast.reason !== undefined)?.reason;
  return reason === undefined ? pool : noForecast(reason);
}
