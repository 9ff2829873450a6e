/** Fitting models of exponential smoothing. */

import { fitByLeastSquares } from "./ets-fit-linear.ts";
import { fitByLikelihood } from "./ets-fit-product.ts";
import type { EtsModel, EtsRun } from "./ets-model.ts";

/**
 * Fits a model by its likelihood under normal errors. Where errors and seasons add, the best initial states are solved
 * for every set of smoothing parameters, and these searched for by Nelder and Mead's simplex; else all are searched for
 * together by Levenberg's and Marquardt's steps. Bounds as in R: α and γ from 0.0001, α to 0.9999, β ≤ α, γ ≤ 1 − α,
 * φ from 0.8 to 0.98.
 *
 * @param values  without gaps; above 0 for models in which anything multiplies
 * @param options.season  periods of a season, for models with one
 * @throws RangeError  for too few values to estimate the model's parameters, values of 0 or below where the model
 *   multiplies, or a season below 2 for a model with one
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 5.
 *   doi:10.1007/978-3-540-71918-2
 * @example
 * fitEts([1, 2, 3, 4, 5, 6, 7, 8], { error: "additive", trend: "additive", season: "none" }).slopes[7].toFixed(4); // => "1.0000"
 */
export function fitEts(
  values: Float64Array | readonly number[],
  model: EtsModel,
  options: { readonly season?: number } = {},
): EtsRun {
  const { season = 1 } = options;
  if (model.season !== "none" && !(Number.isInteger(season) && season > 1)) {
    throw new RangeError(`Cannot fit a season of ${season} periods`);
  }
  const needed = valuesToFit(model, season);
  if (values.length < needed) {
    throw new RangeError(`Cannot fit a model that needs ${needed} values to ${values.length}`);
  }
  const series = Float64Array.from(values);
  if (model.error === "additive" && model.season !== "multiplicative") {
    return fitByLeastSquares(series, model, season);
  }
  if (series.some((value) => !(value > 0))) {
    throw new RangeError("Cannot fit a model that multiplies to values of 0 or below");
  }
  return fitByLikelihood(series, model, season);
}

/** As many as parameters, initial states and their variance need, and more. */
export function valuesToFit({ trend, season: kind }: EtsModel, season: number): number {
  return 4 + { none: 0, additive: 2, damped: 3 }[trend] + (kind === "none" ? 0 : season);
}
