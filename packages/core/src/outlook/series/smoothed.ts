/** The forecast of one model of exponential smoothing, fitted to a series. */

import { chooseEts } from "./ets-choice.ts";
import { fitEts, valuesToFit } from "./ets-fit.ts";
import { forecastEts, pathOf } from "./ets-forecast.ts";
import type { EtsModel } from "./ets-model.ts";
import { conformalBands, pathHindcast, valuesNeeded } from "./hindcast.ts";
import { checkForecastOptions, historyOf, type SeriesForecast } from "./history.ts";
import type { ThetaOptions } from "./theta.ts";

/**
 * Forecast by a model fitted by {@link fitEts}, or with `"aicc"` by the one that {@link chooseEts} takes. Bands from the errors of past forecasts, made with
 * the parameters and the first states of the whole series, or with `intervals: "model"` normal ones of the model. Gaps
 * and too few values as in {@link thetaForecast}.
 *
 * @param options.season  periods of a season; below 2 only for models without one
 * @throws RangeError  for a horizon, a season or a level that makes no sense, and as {@link fitEts} and {@link forecastEts}
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing. doi:10.1007/978-3-540-71918-2
 * @example
 * smoothedForecast([4, 5], { error: "additive", trend: "none", season: "none" }, { horizon: 1, levels: [0.8] }); // => { kind: "none", reason: "too-short", has: 2, needed: 8 }
 */
export function smoothedForecast(
  series: ArrayLike<number>,
  model: EtsModel | "aicc",
  options: ThetaOptions,
): SeriesForecast {
  checkForecastOptions(options);
  const { horizon, season = 1, levels = [0.8, 0.95], intervals = "conformal" } = options;
  const toFit = model === "aicc" ? 4 : valuesToFit(model, season);
  const history = historyOf(
    series,
    intervals === "model" ? toFit : Math.max(toFit, valuesNeeded(season, levels)),
  );
  if (history.kind === "none") return history;
  const { values } = history;
  const n = values.length;
  const run = model === "aicc" ? chooseEts(values, { season }) : fitEts(values, model, { season });
  if (intervals === "model") {
    const { mean, bands } = forecastEts(run, horizon, levels);
    return { kind: "forecast", n, mean, bands };
  }
  const noFactors = new Float64Array(season).fill(1);
  const hindcast = pathHindcast(values, noFactors, horizon, (origin) => pathOf(run, origin, horizon));
  return { kind: "forecast", n, mean: hindcast.mean, bands: conformalBands(hindcast, n, { season, levels }) };
}
