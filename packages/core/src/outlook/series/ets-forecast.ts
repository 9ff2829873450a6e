/** Means and variances of what a model of exponential smoothing says of the steps ahead. */

import { normalQuantile } from "../../numerics/index.ts";
import type { EtsRun } from "./ets-model.ts";
import { productMoments } from "./ets-product-moments.ts";
import type { ForecastBand } from "./history.ts";

export type EtsForecast = {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly bands: readonly ForecastBand[];
};

/**
 * Forecast of a model after the end of the series it ran over, with normal bands of the given levels.
 *
 * @param horizon  steps ahead, 1 or above
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 6.
 *   doi:10.1007/978-3-540-71918-2; R's `forecast::forecast.ets`, whose means and bands it reproduces but where R departs
 *   from the models: a damped trend times a season, and an additive season without a trend
 */
export function forecastEts(run: EtsRun, horizon: number, levels: readonly number[]): EtsForecast {
  if (!(Number.isInteger(horizon) && horizon > 0)) throw new RangeError(`Cannot look ${horizon} steps ahead`);
  const { error, season } = run.model;
  // Additive errors of a product have no moments in closed form.
  if (season === "multiplicative" && error === "additive") {
    throw new RangeError("Cannot give bands of a season that multiplies with errors that add");
  }
  const { mean, variance } =
    season === "multiplicative" ? productMoments(run, horizon) : linearMoments(run, horizon);
  const bands = levels.map((level) => {
    const z = normalQuantile((1 + level) / 2);
    return {
      level,
      low: mean.map((value, step) => value - z * Math.sqrt(variance[step]!)),
      high: mean.map((value, step) => value + z * Math.sqrt(variance[step]!)),
    };
  });
  return { mean, variance, bands };
}

/** Point forecasts from after value `origin`, without regard to what errors do to products. */
export function pathOf(run: EtsRun, origin: number, horizon: number): Float64Array {
  const { damping = 1, initialSeason = [] } = run.parameters;
  const length = run.model.season === "none" ? 1 : initialSeason.length;
  const path = new Float64Array(horizon);
  let power = 1;
  let reach = 0;
  for (let step = 0; step < horizon; step++) {
    power *= damping;
    reach += power;
    const start = run.levels[origin]! + reach * run.slopes[origin]!;
    const season = run.seasons[origin + 1 + (step % length)]!;
    path[step] = run.model.season === "multiplicative" ? start * season : start + season;
  }
  return path;
}

/** What an error now adds to the mean so many steps later, over the error: α, trend and season together. */
function echoes(run: EtsRun, horizon: number): Float64Array {
  const { levelSmoothing, slopeSmoothing = 0, seasonSmoothing = 0, damping = 1 } = run.parameters;
  const length = run.model.season === "none" ? 0 : run.parameters.initialSeason!.length;
  const echo = new Float64Array(horizon);
  let power = 1;
  let reach = 0;
  for (let step = 1; step < horizon; step++) {
    power *= damping;
    reach += power;
    const ofSeason = length > 0 && step % length === 0 ? seasonSmoothing : 0;
    echo[step] = levelSmoothing + (run.model.trend === "none" ? 0 : slopeSmoothing * reach) + ofSeason;
  }
  return echo;
}

function linearMoments(
  run: EtsRun,
  horizon: number,
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const mean = pathOf(run, run.levels.length - 1, horizon);
  const echo = echoes(run, horizon);
  const variance = new Float64Array(horizon);
  // Mean squares of what is forecast, which set the size of multiplicative errors; 1 for additive ones.
  const sizes = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    let spread = 0;
    const isShare = run.model.error === "multiplicative";
    for (let j = 1; j <= step; j++) spread += echo[j]! ** 2 * (isShare ? sizes[step - j]! : 1);
    sizes[step] = mean[step]! ** 2 + run.variance * spread;
    variance[step] = run.variance * (spread + (isShare ? sizes[step]! : 1));
  }
  return { mean, variance };
}
