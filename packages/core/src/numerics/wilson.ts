/** Wilson's score interval of a share. */

import { normalQuantile } from "./normal-distribution.ts";

/**
 * Score interval of a share: never empty, never beyond 0 and 1, also where the share is 0 or 1.
 *
 * @param share  0 to 1
 * @param n  answers it rests on, above 0; effective numbers may have decimals
 * @param level  confidence level, between 0 and 1
 * @throws RangeError  for a share, a number or a level out of these bounds
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212. doi:10.1080/01621459.1927.10502953
 * @example
 * wilsonInterval(0, 20, 0.95).high.toFixed(4); // => "0.1611"
 * wilsonInterval(0.3, Number.POSITIVE_INFINITY, 0.95); // => { low: 0.3, high: 0.3 }
 */
export function wilsonInterval(
  share: number,
  n: number,
  level: number,
): { readonly low: number; readonly high: number } {
  if (!(share >= 0 && share <= 1 && n > 0 && level > 0 && level < 1)) {
    throw new RangeError(`Cannot give Wilson's interval of ${share} in ${n} at level ${level}`);
  }
  const z = normalQuantile((1 + level) / 2);
  const spread = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / spread;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z / (2 * n)) ** 2)) / spread;
  // At shares of 0 and 1 the ends are exact; rounding would carry them past.
  return {
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
  };
}
