/** The forecast that any other must beat: what was seen a season ago. */

import { normalQuantile } from "../../numerics/index.ts";
import { conformalBands, firstOrigin, type Hindcast, valuesNeeded } from "./hindcast.ts";
import { checkForecastOptions, type ForecastBand, historyOf, type SeriesForecast } from "./history.ts";
import type { ThetaOptions } from "./theta.ts";

/**
 * Repeats the last season; with a season of 1, the last value. Bands from the errors of past forecasts, or with
 * `intervals: "model"` as of a seasonal random walk. Gaps and too few values as in {@link thetaForecast}.
 *
 * @throws RangeError  for a horizon, a season or a level that makes no sense
 * @see R's `forecast::snaive`, whose means and `model` bands it reproduces
 * @example
 * Array.from(seasonalNaiveForecast([1, 5, 2, 6], { horizon: 3, season: 2, levels: [], intervals: "model" }).mean); // => [2, 6, 2]
 */
export function seasonalNaiveForecast(series: ArrayLike<number>, options: ThetaOptions): SeriesForecast {
  checkForecastOptions(options);
  const { horizon, season = 1, levels = [0.8, 0.95], intervals = "conformal" } = options;
  const history = historyOf(series, intervals === "model" ? season + 1 : valuesNeeded(season, levels));
  if (history.kind === "none") return history;
  const { values } = history;
  const n = values.length;
  const hindcast = naiveHindcast(values, season, horizon);
  const bands =
    intervals === "model"
      ? walkBands(values, hindcast.mean, { season, levels })
      : conformalBands(hindcast, n, { season, levels });
  return { kind: "forecast", n, mean: hindcast.mean, bands };
}

/** With a season of 1, of the last value carried on. */
export function naiveHindcast(values: Float64Array, season: number, horizon: number): Hindcast {
  const n = values.length;
  const errors = new Float64Array(horizon * n).fill(Number.NaN);
  const mean = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    const back = season - 1 - (step % season);
    mean[step] = values[n - 1 - back]!;
    for (let origin = firstOrigin(season); origin < n - 1 - step; origin++) {
      errors[step * n + origin] = values[origin + 1 + step]! - values[origin - back]!;
    }
  }
  return { mean, errors };
}

function walkBands(
  values: Float64Array,
  mean: Float64Array,
  { season, levels }: { readonly season: number; readonly levels: readonly number[] },
): readonly ForecastBand[] {
  let squares = 0;
  for (let i = season; i < values.length; i++) squares += (values[i]! - values[i - season]!) ** 2;
  const variance = squares / (values.length - season);
  return levels.map((level) => {
    const z = normalQuantile((1 + level) / 2);
    const reach = mean.map((_, step) => z * Math.sqrt(variance * (Math.floor(step / season) + 1)));
    return {
      level,
      low: mean.map((value, step) => value - reach[step]!),
      high: mean.map((value, step) => value + reach[step]!),
    };
  });
}
