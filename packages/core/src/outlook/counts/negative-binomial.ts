/** A negative binomial distribution with the moments of a unit's last months. */

import { moments } from "../../numerics/index.ts";
import { type EnsembleForecast, ensembleForecast, noForecast } from "../ensemble/index.ts";
import { countQuantile } from "./count-distribution.ts";

export type NegativeBinomial = {
  readonly months: number;
  readonly quantiles: number;
};

/**
 * Quantiles, at the middles of equal shares, of the negative binomial distribution with the mean and the n − 1
 * variance of the last months up to and with `origin`. Where the variance is not above the mean, or there is
 * but one month, of Poisson's; where all months are 0, 0.
 *
 * @param origin  index of the last month that is known
 * @throws RangeError  for fewer than two months, or no quantile
 * @example
 * negativeBinomialMonths([0, 0, 0], 2, { months: 3, quantiles: 4 }).values; // => Float64Array.of(0)
 * negativeBinomialMonths([0, 9, 0, 3], 3, { months: 4, quantiles: 2 }).values; // => Float64Array.of(0, 4)
 */
export function negativeBinomialMonths(
  counts: ArrayLike<number>,
  origin: number,
  { months, quantiles }: NegativeBinomial,
): EnsembleForecast {
  if (!(months >= 2)) throw new RangeError(`Cannot take a variance of ${months} months: give at least 2`);
  if (!(quantiles >= 1)) throw new RangeError(`Cannot forecast with ${quantiles} quantiles`);
  const recent = Array.from({ length: Math.min(months, origin + 1) }, (_, age) => counts[origin - age]!);
  const { n, mean, standardDeviation } = moments(recent);
  if (n === 0) return noForecast({ kind: "too-short", has: 0, needed: 1 });
  if (mean === 0) return ensembleForecast([0]);
  const distribution = { mean, variance: n > 1 ? standardDeviation ** 2 : mean };
  const values: number[] = [];
  for (let i = 0; i < quantiles; i++) {
    values.push(countQuantile((i + 0.5) / quantiles, distribution, values.at(-1)));
  }
  return ensembleForecast(values);
}
