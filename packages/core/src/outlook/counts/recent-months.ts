/** A unit's own last months as the ensemble of what may come. */

import { type EnsembleForecast, ensembleForecast, noForecast } from "../ensemble/index.ts";

export type RecentMonths = {
  /** How many months up to the origin are read. */
  readonly months: number;
  /** Age, in months, at which a month weighs half of the newest; without it all weigh the same. */
  readonly halfLife?: number;
};

/**
 * The last months up to and with `origin`, as an ensemble; with a half-life, older months weigh less.
 *
 * @param origin  index of the last month that is known
 * @throws RangeError  for no months, or a half-life that is not above 0
 * @example
 * recentMonths([9, 9, 2, 4], 3, { months: 2 }).values; // => Float64Array.of(2, 4)
 * recentMonths([2, 4], 1, { months: 2, halfLife: 1 }).weights.map((share) => Math.round(share * 3)); // => Float64Array.of(1, 2)
 */
export function recentMonths(
  counts: ArrayLike<number>,
  origin: number,
  { months, halfLife = Number.POSITIVE_INFINITY }: RecentMonths,
): EnsembleForecast {
  if (!(months >= 1)) throw new RangeError(`Cannot read the last ${months} months`);
  if (!(halfLife > 0)) throw new RangeError(`Cannot let months weigh half after ${halfLife} months`);
  const values: number[] = [];
  const weights: number[] = [];
  for (let age = 0; age < months && origin - age >= 0; age++) {
    if (Number.isNaN(counts[origin - age]!)) continue;
    values.push(counts[origin - age]!);
    weights.push(2 ** (-age / halfLife));
  }
  if (values.length === 0) return noForecast({ kind: "too-short", has: 0, needed: 1 });
  return ensembleForecast(values, weights);
}
