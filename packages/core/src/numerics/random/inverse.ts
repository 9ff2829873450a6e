/** Draws by inverse distribution: one uniform coordinate decides one value, so that evenly spread points stay so. */

import { normalProbability, normalQuantile } from "../normal-distribution.ts";

// Half the smallest step of a uniform draw: 0 itself would lie infinitely far out.
const SMALLEST = 2 ** -54;

/**
 * The quantile `u` of a triangular distribution.
 *
 * @param u  in [0, 1]
 * @throws RangeError  unless low ≤ mode ≤ high and low < high
 * @see Kotz & van Dorp (2004), Beyond Beta, chapter 1. doi:10.1142/5720
 * @example
 * triangularQuantile(0.5, { low: 0, mode: 1, high: 2 }); // => 1
 */
export function triangularQuantile(
  u: number,
  { low, mode, high }: { readonly low: number; readonly mode: number; readonly high: number },
): number {
  if (!(low <= mode && mode <= high && low < high)) {
    throw new RangeError(`Cannot draw from a triangle of ${low}, ${mode}, ${high}: they must ascend`);
  }
  const range = high - low;
  return u * range < mode - low
    ? low + Math.sqrt(u * range * (mode - low))
    : high - Math.sqrt((1 - u) * range * (high - mode));
}

export type TruncatedNormal = {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Ends of what can be drawn; none where left out. */
  readonly low?: number;
  readonly high?: number;
};

/**
 * The quantile `u` of a normal distribution cut off at stated ends; mean and standard deviation are those before
 * the cut.
 *
 * @param u  in [0, 1]
 * @throws RangeError  unless the standard deviation is above 0 and low < high
 * @see Robert (1995), Statistics and Computing 5, 121–125. doi:10.1007/BF00143942
 * @example
 * truncatedNormalQuantile(0.5, { mean: 3, standardDeviation: 2 }); // => 3
 * truncatedNormalQuantile(1, { mean: 3, standardDeviation: 2, low: 0, high: 4 }); // => 4
 */
export function truncatedNormalQuantile(u: number, distribution: TruncatedNormal): number {
  const { mean, standardDeviation } = distribution;
  const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = distribution;
  if (!(standardDeviation > 0 && low < high)) {
    throw new RangeError(
      `Cannot draw from a normal of standard deviation ${standardDeviation} between ${low} and ${high}`,
    );
  }
  // In the upper tail probabilities are all near 1 and lose their digits: there the mirror image is drawn.
  const mirrored = low > mean;
  const [from, to, at] = mirrored ? [2 * mean - high, 2 * mean - low, 1 - u] : [low, high, u];
  const below = normalProbability((from - mean) / standardDeviation);
  const inside = normalProbability((to - mean) / standardDeviation) - below;
  const p = Math.min(Math.max(below + at * inside, SMALLEST * inside), 1 - 2 * SMALLEST);
  const value = mean + standardDeviation * normalQuantile(p);
  return Math.min(Math.max(mirrored ? 2 * mean - value : value, low), high);
}
