/** The theta method: simple smoothing with half the slope of a straight line. */

import { normalQuantile } from "../../numerics/index.ts";
import { conformalBands, firstOrigin, type Hindcast, valuesNeeded } from "./hindcast.ts";
import {
  checkForecastOptions,
  type ForecastBand,
  type ForecastOptions,
  historyOf,
  type SeriesForecast,
} from "./history.ts";
import { adjustSeason, type SeasonalAdjustment } from "./seasonal-adjustment.ts";
import { fitSimpleSmoothing, type SimpleSmoothing } from "./simple-smoothing.ts";

export type ThetaOptions = ForecastOptions & {
  /** `conformal`, if not said, from the errors of past forecasts; `model` from the variance of the smoothing. */
  readonly intervals?: "conformal" | "model";
};

/**
 * Theta forecast of a series in order of time. A season that stands out is taken out first and laid on again. Values
 * missing at the front are passed over; a gap later on, or too few values for the levels asked for, gives a reason
 * instead of numbers.
 *
 * @throws RangeError  for a horizon, a season or a level that makes no sense
 * @see Assimakopoulos & Nikolopoulos (2000), International Journal of Forecasting 16, 521–530.
 *   doi:10.1016/S0169-2070(00)00066-2; Hyndman & Billah (2003), International Journal of Forecasting 19, 287–290.
 *   doi:10.1016/S0169-2070(01)00143-1; R's `forecast::thetaf`, whose means and `model` bands it reproduces
 * @example
 * thetaForecast([3, 4, 5], { horizon: 2 }); // => { kind: "none", reason: "too-short", has: 3, needed: 23 }
 */
export function thetaForecast(series: ArrayLike<number>, options: ThetaOptions): SeriesForecast {
  checkForecastOptions(options);
  const { horizon, season = 1, levels = [0.8, 0.95], intervals = "conformal" } = options;
  const history = historyOf(series, intervals === "model" ? 4 : valuesNeeded(season, levels));
  if (history.kind === "none") return history;
  const { values } = history;
  const adjustment = adjustSeason(values, season);
  const fit = fitSimpleSmoothing(adjustment.adjusted);
  const n = values.length;
  if (intervals === "model") {
    const mean = thetaMean(adjustment, fit, horizon);
    return { kind: "forecast", n, mean, bands: modelBands(mean, fit, levels) };
  }
  const hindcast = thetaHindcast(values, adjustment, fit, horizon);
  return { kind: "forecast", n, mean: hindcast.mean, bands: conformalBands(hindcast, n, { season, levels }) };
}

function thetaMean(
  { adjusted, factors }: SeasonalAdjustment,
  { smoothing, levels }: SimpleSmoothing,
  horizon: number,
): Float64Array {
  const n = adjusted.length;
  let products = 0;
  for (let i = 0; i < n; i++) products += (i - (n - 1) / 2) * adjusted[i]!;
  const halfSlope = (6 * products) / (n * (n * n - 1));
  const mean = new Float64Array(horizon);
  const lag = (1 - (1 - smoothing) ** n) / smoothing;
  for (let step = 0; step < horizon; step++) {
    mean[step] = factors[(n + step) % factors.length]! * (levels[n - 1]! + halfSlope * (step + lag));
  }
  return mean;
}

/** With factors and smoothing of the whole series; level and slope only of the values before each origin. */
export function thetaHindcast(
  values: Float64Array,
  adjustment: SeasonalAdjustment,
  fit: SimpleSmoothing,
  horizon: number,
): Hindcast {
  const { adjusted, factors } = adjustment;
  const { smoothing, levels } = fit;
  const n = values.length;
  const season = factors.length;
  const errors = new Float64Array(horizon * n).fill(Number.NaN);
  let sum = 0;
  let products = 0;
  let kept = 1;
  const first = firstOrigin(season);
  for (let origin = 0; origin < n - 1; origin++) {
    const count = origin + 1;
    sum += adjusted[origin]!;
    products += origin * adjusted[origin]!;
    kept *= 1 - smoothing;
    if (kept < 1e-30) kept = 0;
    if (origin < first) continue;
    const halfSlope = (6 * (products - (origin / 2) * sum)) / (count * (count * count - 1));
    const start = levels[origin]! + (halfSlope * (1 - kept)) / smoothing;
    const steps = Math.min(horizon, n - 1 - origin);
    let period = count % season;
    for (let step = 0; step < steps; step++) {
      errors[step * n + origin] = values[count + step]! - factors[period]! * (start + halfSlope * step);
      if (++period === season) period = 0;
    }
  }
  return { mean: thetaMean(adjustment, fit, horizon), errors };
}

function modelBands(
  mean: Float64Array,
  { smoothing, sumOfSquares, levels }: SimpleSmoothing,
  bands: readonly number[],
): readonly ForecastBand[] {
  // Two parameters and the variance itself are taken from the data, as R counts.
  const variance = sumOfSquares / (levels.length - 2);
  return bands.map((level) => {
    const z = normalQuantile((1 + level) / 2);
    const reach = mean.map((_, step) => z * Math.sqrt(variance * (1 + step * smoothing * smoothing)));
    return {
      level,
      low: mean.map((value, step) => value - reach[step]!),
      high: mean.map((value, step) => value + reach[step]!),
    };
  });
}
