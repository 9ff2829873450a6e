/** Past errors laid around a forecast, as an ensemble of what may come. */

import { FEWEST_ERRORS, type FittedHindcast } from "./level-hindcasts.ts";

/** Chosen on early origins: see docs/methods/outlook/levels.md. */
const WIDER = 1.1;

/**
 * The values that a forecast `step` + 1 periods ahead may take: its mean and each past error of as many steps, the sign kept.
 *
 * Errors of a method that was fitted to the series it errs on come out small. They are stretched around their own mean by
 * 1.1 √((n + p) / (n − p)) for p numbers fitted to n values: the root of Akaike's final prediction error, and a little
 * for all that is chosen without being counted. Steps with too few past errors take those of the last step that has
 * enough, times the root of how many times farther they look, as a random walk strays.
 *
 * @see Akaike (1970), Annals of the Institute of Statistical Mathematics 22, 203–217, for the ratio
 * @example
 * errorEnsemble({ mean: [5], errors: new Array(20).fill(2), fitted: 0 }, 20, 0)[0]; // => 7
 */
export function errorEnsemble(
  { mean, errors, fitted }: FittedHindcast,
  n: number,
  step: number,
): Float64Array {
  let from = step;
  let past = errorsAt(errors, n, from);
  while (past.length < FEWEST_ERRORS && from > 0) past = errorsAt(errors, n, --from);
  const farther = Math.sqrt((step + 1) / (from + 1));
  const stretch = fitted === 0 ? 1 : WIDER * Math.sqrt((n + fitted) / (n - fitted));
  const centre = past.reduce((sum, error) => sum + error, 0) / past.length;
  return past.map((error) => mean[step]! + farther * (centre + stretch * (error - centre)));
}

function errorsAt(errors: ArrayLike<number>, n: number, step: number): Float64Array {
  const found: number[] = [];
  for (let origin = 0; origin < n; origin++) {
    const error = errors[step * n + origin]!;
    if (!Number.isNaN(error)) found.push(error);
  }
  return Float64Array.from(found);
}
