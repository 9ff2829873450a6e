/** The continuous ranked probability score of forecasts given as draws. */

import { ascendingOrder } from "../../numerics/index.ts";

/**
 * Score of a forecast given as equally likely draws: mean |xᵢ − y| less half the mean distance between draws, in the
 * unit of what is forecast; 0 is best. NaN where the observation or a draw is missing.
 *
 * @param options.fair  take the mean distance over the m(m − 1) pairs of different draws, as if there were infinitely
 *   many; such a score may be below 0. One draw alone has no distance, and its score is its error
 * @throws RangeError  for no draws
 * @see Gneiting & Raftery (2007), Journal of the American Statistical Association 102, 359–378, equation 21.
 *   doi:10.1198/016214506000001437; Ferro (2014), Quarterly Journal of the Royal Meteorological Society 140,
 *   1917–1923, for fair. doi:10.1002/qj.2270
 * @example
 * crpsOfEnsemble([0, 1, 3, 7], 2); // => 0.8125
 * crpsOfEnsemble([0, 1, 3, 7], 2, { fair: true }).toFixed(4); // => "0.3333"
 */
export function crpsOfEnsemble(
  draws: ArrayLike<number>,
  observed: number,
  options: { readonly fair?: boolean } = {},
): number {
  const count = draws.length;
  if (count === 0) throw new RangeError("Cannot score a forecast of no draws");
  const sorted = Float64Array.from(draws).sort();
  let error = 0;
  let pairs = 0;
  for (let i = 0; i < count; i++) {
    error += Math.abs(sorted[i]! - observed);
    // Of all pairs, the i-th smallest is the larger one i times and the smaller one count − 1 − i times.
    pairs += (2 * i + 1 - count) * sorted[i]!;
  }
  if (count === 1) return error;
  return error / count - pairs / (count * (options.fair === true ? count - 1 : count));
}

/**
 * Score of a forecast given as values of unequal likelihood, as {@link crpsOfEnsemble} with weights that are divided
 * by their sum. NaN where the observation, a value or a weight is missing.
 *
 * @throws RangeError  for unequal lengths, no values, a weight below 0 or weights that are all 0
 * @see Gneiting & Raftery (2007), equation 21. doi:10.1198/016214506000001437
 * @example
 * crpsOfWeightedEnsemble([0, 2, 10, 50], [0.4, 0.3, 0.2, 0.1], 6).toFixed(9); // => "3.040000000"
 */
export function crpsOfWeightedEnsemble(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  observed: number,
): number {
  if (values.length !== weights.length || values.length === 0) {
    throw new RangeError(`Cannot weight ${values.length} values by ${weights.length} weights`);
  }
  let total = 0;
  let isMissing = Number.isNaN(observed);
  for (let i = 0; i < values.length; i++) {
    if (weights[i]! < 0) throw new RangeError(`Cannot weight a value by ${weights[i]}`);
    total += weights[i]!;
    isMissing ||= Number.isNaN(values[i]!) || Number.isNaN(weights[i]!);
  }
  if (isMissing) return Number.NaN;
  if (!(total > 0)) throw new RangeError("Cannot weight values by weights that are all 0");
  const order = ascendingOrder(values);
  return crpsOfSortedEnsemble(
    Float64Array.from(order, (i) => values[i]!),
    Float64Array.from(order, (i) => weights[i]! / total),
    observed,
  );
}

/**
 * As {@link crpsOfWeightedEnsemble}, of values in ascending order with weights that sum to 1: the area between the
 * ensemble's distribution function and the step at what came, squared. Nothing is checked. NaN for no values or an
 * observation that is missing.
 *
 * @example
 * crpsOfSortedEnsemble([2], [1], 5); // => 3
 * crpsOfSortedEnsemble([0, 4], [0.5, 0.5], 4); // => 1
 */
export function crpsOfSortedEnsemble(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  observed: number,
): number {
  const n = values.length;
  if (n === 0 || Number.isNaN(observed)) return Number.NaN;
  let area = Math.max(0, values[0]! - observed) + Math.max(0, observed - values[n - 1]!);
  let below = 0;
  for (let i = 0; i + 1 < n; i++) {
    below += weights[i]!;
    const from = values[i]!;
    const to = values[i + 1]!;
    const turn = Math.min(to, Math.max(from, observed));
    area += below * below * (turn - from) + (1 - below) * (1 - below) * (to - turn);
  }
  return area;
}

/**
 * What {@link crpsOfSortedEnsemble} takes off for the spread of the ensemble, half the mean distance of two of its
 * draws. The fair score of an ensemble of m members takes off m / (m − 1) times as much.
 *
 * @example
 * spreadOfSortedEnsemble([0, 4], [0.5, 0.5]); // => 1
 */
export function spreadOfSortedEnsemble(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let area = 0;
  let below = 0;
  for (let i = 0; i + 1 < values.length; i++) {
    below += weights[i]!;
    area += below * (1 - below) * (values[i + 1]! - values[i]!);
  }
  return area;
}
