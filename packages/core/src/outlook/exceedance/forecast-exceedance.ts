/** How likely a sum over the coming periods is to reach a threshold. */

import {
  type EnsembleForecast,
  type Forecaster,
  type NoForecastReason,
  probabilityOfAtLeast,
} from "../ensemble/index.ts";
import { reaches, rollingSums } from "./rolling-sums.ts";

export type Exceedance = {
  /** Of the sum over the next `within` periods at or above `atLeast`. */
  readonly atLeast: number;
  readonly within: number;
};

export type ExceedanceForecast = {
  /** NaN where there is nothing to forecast from. */
  readonly probability: number;
  /** The baseline: the share of the unit's own past sums that reached it; NaN of none. */
  readonly pastFrequency: number;
  /** On how many sums, which overlap, that rests. */
  readonly pastSums: number;
  readonly reason?: NoForecastReason;
};

/**
 * The probability, for every unit, that the sum over the `within` periods after `origin` reaches a threshold. The
 * method forecasts rolling sums of as many periods, as many periods ahead: the first such sum of which no period is
 * known. Forecasts of single months cannot give it, as they do not say how months go together.
 *
 * @param rows  one row of values a unit, NaN where there is no record; all of one length
 * @param origin  index of the last period that is known; the last of the rows unless stated
 * @throws RangeError  for a number of periods that is not whole and above 0, and as the forecaster does
 * @example
 * forecastExceedance([[3, 0, 0, 5]], (rows) => rows.map(() => [{ values: [0, 8], weights: [0.75, 0.25], members: 4 }]), { atLeast: 4, within: 2 }); // => [{ probability: 0.25, pastFrequency: 1 / 3, pastSums: 3 }]
 */
export function forecastExceedance(
  rows: readonly ArrayLike<number>[],
  forecaster: Forecaster,
  { atLeast, within }: Exceedance,
  origin = (rows[0]?.length ?? 0) - 1,
): readonly ExceedanceForecast[] {
  const sums = rows.map((row) => rollingSums(Float64Array.from(row).subarray(0, origin + 1), within));
  return exceedanceOf(sums, forecaster, { atLeast, within }, origin);
}

/** The same of sums that end with the origin. */
export function exceedanceOf(
  sums: readonly Float64Array[],
  forecaster: Forecaster,
  { atLeast, within }: Exceedance,
  origin: number,
): readonly ExceedanceForecast[] {
  const forecasts = forecaster(sums, origin, [within]);
  return sums.map((row, u) => {
    const forecast: EnsembleForecast = forecasts[u]![0]!;
    const past = row.filter((sum) => !Number.isNaN(sum));
    const reached = past.reduce((count, sum) => count + reaches(sum, atLeast), 0);
    return {
      probability: probabilityOfAtLeast(forecast, atLeast),
      pastFrequency: reached / past.length,
      pastSums: past.length,
      ...(forecast.reason === undefined ? {} : { reason: forecast.reason }),
    };
  });
}
