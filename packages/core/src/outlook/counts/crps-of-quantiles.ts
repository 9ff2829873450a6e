/** The continuous ranked probability score of a weighted ensemble. */

import type { CountForecast } from "./count-forecast.ts";

/**
 * Area between the ensemble's distribution function and the step at what came, squared: 0 for a sure and right
 * forecast, the absolute error for a sure one, in the unit of the count. NaN for an empty ensemble or a count that is NaN.
 *
 * @see Gneiting & Raftery (2007), Journal of the American Statistical Association 102, 359–378. doi:10.1198/016214506000001437
 * @example
 * crpsOfQuantiles({ values: Float64Array.of(2), weights: Float64Array.of(1) }, 5); // => 3
 * crpsOfQuantiles({ values: Float64Array.of(0, 4), weights: Float64Array.of(0.5, 0.5) }, 4); // => 1
 */
export function crpsOfQuantiles({ values, weights }: CountForecast, count: number): number {
  const n = values.length;
  if (n === 0 || Number.isNaN(count)) return Number.NaN;
  let area = Math.max(0, values[0]! - count) + Math.max(0, count - values[n - 1]!);
  let below = 0;
  for (let i = 0; i + 1 < n; i++) {
    below += weights[i]!;
    const from = values[i]!;
    const to = values[i + 1]!;
    const turn = Math.min(to, Math.max(from, count));
    area += below * below * (turn - from) + (1 - below) * (1 - below) * (to - turn);
  }
  return area;
}
