/** The mean of three forecasts: theta, simple smoothing and a damped trend. */

import { fitEts } from "./ets-fit.ts";
import { pathOf } from "./ets-forecast.ts";
import { conformalBands, type Hindcast, pathHindcast, valuesNeeded } from "./hindcast.ts";
import { checkForecastOptions, type ForecastOptions, historyOf, type SeriesForecast } from "./history.ts";
import { adjustSeason, type SeasonalAdjustment } from "./seasonal-adjustment.ts";
import { fitSimpleSmoothing } from "./simple-smoothing.ts";
import { thetaHindcast } from "./theta.ts";

/**
 * The mean of the forecasts by theta, ETS(A,N,N) and ETS(A,Ad,N), each of the series without its season, which is laid
 * on again; bands as far as the mean of their past forecasts erred. Averaging methods that err differently errs less
 * than choosing one. Gaps and too few values as in {@link thetaForecast}.
 *
 * @throws RangeError  for a horizon, a season or a level that makes no sense
 * @see Makridakis & Hibon (2000), International Journal of Forecasting 16, 451–476, on combinations.
 *   doi:10.1016/S0169-2070(00)00057-1
 * @example
 * combinedForecast([1, NaN, 3], { horizon: 1 }); // => { kind: "none", reason: "gap", has: 1, needed: 23 }
 */
export function combinedForecast(series: ArrayLike<number>, options: ForecastOptions): SeriesForecast {
  checkForecastOptions(options);
  const { horizon, season = 1, levels = [0.8, 0.95] } = options;
  const history = historyOf(series, Math.max(valuesNeeded(season, levels), 8));
  if (history.kind === "none") return history;
  const { values } = history;
  const n = values.length;
  const hindcast = combinedHindcast(values, adjustSeason(values, season), horizon);
  return { kind: "forecast", n, mean: hindcast.mean, bands: conformalBands(hindcast, n, { season, levels }) };
}

export function combinedHindcast(
  values: Float64Array,
  adjustment: SeasonalAdjustment,
  horizon: number,
): Hindcast {
  const { adjusted, factors } = adjustment;
  const simple = fitSimpleSmoothing(adjusted);
  const damped = fitEts(adjusted, { error: "additive", trend: "damped", season: "none" });
  return meanOf([
    thetaHindcast(values, adjustment, simple, horizon),
    pathHindcast(values, factors, horizon, (origin) =>
      new Float64Array(horizon).fill(simple.levels[origin]!),
    ),
    pathHindcast(values, factors, horizon, (origin) => pathOf(damped, origin, horizon)),
  ]);
}

/** The error of a mean of forecasts is the mean of their errors. */
function meanOf(hindcasts: readonly Hindcast[]): Hindcast {
  const share = 1 / hindcasts.length;
  const [first, ...others] = hindcasts;
  const mean = first!.mean.map((value, i) => others.reduce((sum, { mean }) => sum + mean[i]!, value) * share);
  const errors = first!.errors.map(
    (value, i) => others.reduce((sum, { errors }) => sum + errors[i]!, value) * share,
  );
  return { mean, errors };
}
