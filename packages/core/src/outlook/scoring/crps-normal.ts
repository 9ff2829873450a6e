/** The continuous ranked probability score of a normal forecast. */

import { normalProbability } from "../../numerics/index.ts";

/**
 * Score of a normal forecast, in the unit of what is forecast; 0 is best. With no spread it is the absolute error.
 * NaN where the observation, the mean or the spread is missing.
 *
 * @throws RangeError  for a standard deviation below 0
 * @see Gneiting, Raftery, Westveld & Goldman (2005), Monthly Weather Review 133, 1098–1118, equation 5.
 *   doi:10.1175/MWR2904.1
 * @example
 * crpsOfNormal({ mean: 0, standardDeviation: 1 }, 0.5).toFixed(9); // => "0.331403531"
 */
export function crpsOfNormal(
  forecast: { readonly mean: number; readonly standardDeviation: number },
  observed: number,
): number {
  const { mean, standardDeviation } = forecast;
  if (standardDeviation < 0) throw new RangeError(`Cannot spread a forecast by ${standardDeviation}`);
  if (standardDeviation === 0) return Math.abs(observed - mean);
  const z = (observed - mean) / standardDeviation;
  if (Number.isNaN(z)) return Number.NaN;
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  return standardDeviation * (z * (2 * normalProbability(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}
