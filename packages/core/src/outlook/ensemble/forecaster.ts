/** What every method of forecasting looks like from outside. */

import type { EnsembleForecast } from "./ensemble-forecast.ts";

/**
 * Forecasts of every unit, from values up to and with `origin` alone. Takes one row of values a unit, all of one length
 * and NaN where there is no record, the index of the last period that is known, and how many periods ahead to look.
 * Gives one row a unit, one forecast a horizon; an empty one where there is nothing to forecast from.
 */
export type Forecaster = (
  rows: readonly ArrayLike<number>[],
  origin: number,
  horizons: readonly number[],
) => readonly (readonly EnsembleForecast[])[];

/**
 * Refuses what cannot be forecast from.
 *
 * @throws RangeError  for rows of different lengths, an origin outside them, or a horizon that is not a whole number
 *   from 1
 */
export function checkQuestion(
  rows: readonly ArrayLike<number>[],
  origin: number,
  horizons: readonly number[],
): void {
  const periods = rows[0]?.length ?? 0;
  const uneven = rows.find((row) => row.length !== periods);
  if (uneven !== undefined) {
    throw new RangeError(`Cannot forecast rows of ${periods} and of ${uneven.length} periods together`);
  }
  if (!(Number.isInteger(origin) && origin >= 0 && origin < periods)) {
    throw new RangeError(`Cannot forecast from period ${origin} of ${periods}`);
  }
  const unfit = horizons.find((horizon) => !(Number.isInteger(horizon) && horizon >= 1));
  if (unfit !== undefined) throw new RangeError(`Cannot forecast ${unfit} periods ahead`);
}
