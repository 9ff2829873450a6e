/** Choosing among models of exponential smoothing. */

import { fitEts, valuesToFit } from "./ets-fit.ts";
import type { EtsModel, EtsRun } from "./ets-model.ts";

const candidates: readonly EtsModel[] = [
  { error: "additive", trend: "none", season: "none" },
  { error: "additive", trend: "damped", season: "none" },
  { error: "additive", trend: "none", season: "additive" },
  { error: "additive", trend: "damped", season: "additive" },
  { error: "multiplicative", trend: "none", season: "multiplicative" },
  { error: "multiplicative", trend: "damped", season: "multiplicative" },
];

/** A season that is fitted with the rest is not told from chance by fewer. */
export const FEWEST_SEASONS = 3;

/**
 * Fits the models with and without a damped trend and a season, added or multiplied, and gives the one with the least
 * AICc. Seasons are tried from three of them on, factors only where all values are above 0. A trend that is never damped
 * is not tried: it leads too far.
 *
 * @param values  without gaps, at least 4
 * @param options.season  periods of a season; 1, if not said, for none
 * @throws RangeError  for fewer than 4 values
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 7.
 *   doi:10.1007/978-3-540-71918-2
 * @example
 * chooseEts([5, 6, 5, 6, 5, 6, 5, 6]).model; // => { error: "additive", trend: "none", season: "none" }
 */
export function chooseEts(
  values: Float64Array | readonly number[],
  options: { readonly season?: number } = {},
): EtsRun {
  const { season = 1 } = options;
  const n = values.length;
  let best: EtsRun | null = null;
  for (const model of candidates) {
    const isSeasonal = model.season !== "none";
    const isTried =
      n >= valuesToFit(model, season) &&
      (!isSeasonal || (season > 1 && n >= FEWEST_SEASONS * season)) &&
      (model.error === "additive" || Array.from(values).every((value) => value > 0));
    if (!isTried) continue;
    const run = fitEts(values, model, { season });
    if (best === null || run.aicc < best.aicc) best = run;
  }
  if (best === null) throw new RangeError(`Cannot choose a model for ${n} values`);
  return best;
}
