/** Errors of point forecasts that can be compared between series. */

/**
 * Symmetric mean absolute percentage error as a share, 0 to 2: the mean of 2|y − f| / (|y| + |f|). Both 0 is no error.
 * Periods with a gap are left out; NaN without any left. M3 gives it times 100.
 *
 * @throws RangeError  for unequal lengths
 * @see Makridakis & Hibon (2000), International Journal of Forecasting 16, 451–476.
 *   doi:10.1016/S0169-2070(00)00057-1
 * @example
 * symmetricPercentageError([1, 0], [3, 0]); // => 0.5
 */
export function symmetricPercentageError(forecasts: ArrayLike<number>, observed: ArrayLike<number>): number {
  return meanOver(forecasts, observed, (forecast, value) => {
    const size = Math.abs(forecast) + Math.abs(value);
    return size === 0 ? 0 : (2 * Math.abs(value - forecast)) / size;
  });
}

/**
 * Mean absolute scaled error: over the mean absolute step of the history from one season to the next. Below 1 the
 * forecast errs less than repeating the last season did there. NaN where the history has no step or does not change.
 *
 * @param options.history  the values before the first forecast
 * @param options.season  periods of a season, 1 for none
 * @throws RangeError  for unequal lengths or a season that is no whole number above 0
 * @see Hyndman & Koehler (2006), International Journal of Forecasting 22, 679–688.
 *   doi:10.1016/j.ijforecast.2006.03.001
 * @example
 * meanAbsoluteScaledError([5, 5], [6, 7], { history: [1, 3, 2, 4], season: 2 }); // => 1.5
 */
export function meanAbsoluteScaledError(
  forecasts: ArrayLike<number>,
  observed: ArrayLike<number>,
  options: { readonly history: ArrayLike<number>; readonly season: number },
): number {
  const { history, season } = options;
  if (!(Number.isInteger(season) && season > 0))
    throw new RangeError(`Cannot scale by a season of ${season}`);
  const later = Array.from(history).slice(season);
  const scale = meanOver(
    later.map((_, i) => history[i]!),
    later,
    (before, after) => Math.abs(after - before),
  );
  if (!(scale > 0)) return Number.NaN;
  return meanOver(forecasts, observed, (forecast, value) => Math.abs(value - forecast)) / scale;
}

function meanOver(
  forecasts: ArrayLike<number>,
  observed: ArrayLike<number>,
  error: (forecast: number, observed: number) => number,
): number {
  if (forecasts.length !== observed.length) {
    throw new RangeError(`Cannot score ${forecasts.length} forecasts by ${observed.length} values`);
  }
  let n = 0;
  let sum = 0;
  for (let i = 0; i < forecasts.length; i++) {
    const value = error(forecasts[i]!, observed[i]!);
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return sum / n;
}
