/** A negative binomial distribution with the moments of a unit's last months. */

import { incompleteBeta, moments } from "../../numerics/index.ts";
import { type CountForecast, countForecast } from "./count-forecast.ts";

export type NegativeBinomial = {
  readonly months: number;
  readonly quantiles: number;
};

/**
 * Quantiles, at the middles of equal shares, of the negative binomial distribution with the mean and the n − 1
 * variance of the last months up to and with `origin`. Where the variance is not above the mean, of one that is hardly
 * wider than Poisson's; where all months are 0, 0.
 *
 * @param origin  index of the last month that is known
 * @throws RangeError  for fewer than two months, or no quantile
 * @example
 * negativeBinomialMonths([0, 0, 0], 2, { months: 3, quantiles: 4 }).values; // => Float64Array.of(0)
 * negativeBinomialMonths([0, 9, 0, 3], 3, { months: 4, quantiles: 2 }).values; // => Float64Array.of(0, 5)
 */
export function negativeBinomialMonths(
  counts: ArrayLike<number>,
  origin: number,
  { months, quantiles }: NegativeBinomial,
): CountForecast {
  if (!(months >= 2)) throw new RangeError(`Cannot take a variance of ${months} months: give at least 2`);
  if (!(quantiles >= 1)) throw new RangeError(`Cannot forecast with ${quantiles} quantiles`);
  const recent = Array.from({ length: Math.min(months, origin + 1) }, (_, age) => counts[origin - age]!);
  const { n, mean, standardDeviation } = moments(recent);
  if (n === 0) return countForecast([]);
  if (mean === 0) return countForecast([0]);
  // One month has no variance, and 1.01 times the mean keeps the distribution negative binomial.
  const variance = Math.max(n > 1 ? standardDeviation ** 2 : 0, 1.01 * mean);
  const size = mean ** 2 / (variance - mean);
  const atOrBelow = (k: number): number => incompleteBeta(size / (size + mean), size, k + 1);
  const values: number[] = [];
  for (let i = 0; i < quantiles; i++)
    values.push(smallest(atOrBelow, (i + 0.5) / quantiles, values.at(-1) ?? 0));
  return countForecast(values);
}

/** The smallest whole number from `low` on at or below which the count falls with probability `p`. */
function smallest(atOrBelow: (k: number) => number, p: number, low: number): number {
  if (atOrBelow(low) >= p) return low;
  let below = low;
  let step = 1;
  while (atOrBelow(below + step) < p) {
    below += step;
    step *= 2;
  }
  let at = below + step;
  while (at - below > 1) {
    const middle = Math.floor((at + below) / 2);
    if (atOrBelow(middle) >= p) at = middle;
    else below = middle;
  }
  return at;
}
