import type { Aggregator } from "./aggregator.ts";
import { arithmetic } from "./means.ts";
import { minimum } from "./minimum.ts";

/**
 * The mean–min function: M − α (√((M − m)² + β²) − β), M the weighted mean and m the smallest score. Between the
 * mean (α = 0, or β without bound) and the minimum (α = 1, β = 0).
 *
 * @param alpha  0 to 1: how much of the distance between mean and minimum is charged
 * @param beta  at least 0: distances small against it are charged little
 * @throws RangeError  for an alpha or a beta outside
 * @see Casadio Tarabusi & Guarini (2013), Social Indicators Research 112, 19–45. doi:10.1007/s11205-012-0070-4
 * @example
 * meanMin(0.5, 0)([0.25, 0.75], [1, 1], 2); // => 0.375
 * meanMin(1, 0)([0.25, 0.75], [1, 1], 2); // => 0.25
 */
export function meanMin(alpha: number, beta: number): Aggregator {
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`Cannot aggregate by mean–min: alpha is ${alpha}, it must lie in [0, 1]`);
  }
  if (!(beta >= 0 && beta < Infinity)) {
    throw new RangeError(`Cannot aggregate by mean–min: beta is ${beta}, it must be at least 0`);
  }
  return (scores, weights, count) => {
    const mean = arithmetic(scores, weights, count);
    const smallest = minimum(scores, weights, count);
    const value = mean - alpha * (Math.hypot(mean - smallest, beta) - beta);
    // Rounding alone could carry it past either end.
    return Math.max(smallest, Math.min(mean, value));
  };
}
