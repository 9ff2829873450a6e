/** What every method for levels forecasts, and how far its past forecasts erred. */

import { combinedHindcast } from "../series/combined.ts";
import { chooseEts, FEWEST_SEASONS } from "../series/ets-choice.ts";
import { fitEts, valuesToFit } from "../series/ets-fit.ts";
import { pathOf } from "../series/ets-forecast.ts";
import { countParameters, type EtsModel } from "../series/ets-model.ts";
import { firstOrigin, type Hindcast, pathHindcast } from "../series/hindcast.ts";
import { adjustSeason, type SeasonalAdjustment } from "../series/seasonal-adjustment.ts";
import { naiveHindcast } from "../series/seasonal-naive.ts";
import { fitSimpleSmoothing } from "../series/simple-smoothing.ts";
import { thetaHindcast } from "../series/theta.ts";

export type SingleLevelMethod =
  /** Carried on, with its past changes over as many steps: what any other must beat. */
  | { readonly method: "last-value" }
  /** What was seen a season ago. */
  | { readonly method: "seasonal-naive" }
  /** Simple exponential smoothing. */
  | { readonly method: "smoothed" }
  | { readonly method: "theta" }
  /** The mean of theta, simple smoothing and a damped trend. */
  | { readonly method: "combined" }
  /** One model of exponential smoothing; the one of least AICc unless stated. */
  | { readonly method: "ets"; readonly model?: EtsModel };

/** A hindcast, and how many numbers were fitted to the series that it errs on. */
export type FittedHindcast = Hindcast & { readonly fitted: number };

/** A step ahead with fewer past errors borrows from the last one that has so many. */
export const FEWEST_ERRORS = 10;

/** Values needed to fit the method and to know how far it errs one step ahead. */
export function valuesNeededFor(method: SingleLevelMethod, season: number): number {
  const withErrors = firstOrigin(method.method === "last-value" ? 1 : season) + 1 + FEWEST_ERRORS;
  if (method.method !== "ets" || method.model === undefined) return withErrors;
  const toFit = valuesToFit(method.model, season);
  const seasons = method.model.season === "none" ? 0 : FEWEST_SEASONS * season;
  return Math.max(withErrors, toFit, seasons);
}

/**
 * The forecast of a method and the errors that it would have made from every origin before, with the parameters and
 * the season of the whole series, and levels and slopes of the values before each origin alone.
 *
 * @param values  without gaps, as many as {@link valuesNeededFor} says
 */
export function hindcastOf(
  method: SingleLevelMethod,
  values: Float64Array,
  { season, horizon }: { readonly season: number; readonly horizon: number },
): FittedHindcast {
  switch (method.method) {
    case "last-value":
      return { ...naiveHindcast(values, 1, horizon), fitted: 0 };
    case "seasonal-naive":
      return { ...naiveHindcast(values, season, horizon), fitted: 0 };
    case "smoothed": {
      const adjustment = adjustSeason(values, season);
      const { levels } = fitSimpleSmoothing(adjustment.adjusted);
      const path = (origin: number): Float64Array => new Float64Array(horizon).fill(levels[origin]!);
      return {
        ...pathHindcast(values, adjustment.factors, horizon, path),
        fitted: 2 + countFactors(adjustment),
      };
    }
    case "theta": {
      const adjustment = adjustSeason(values, season);
      const fit = fitSimpleSmoothing(adjustment.adjusted);
      return { ...thetaHindcast(values, adjustment, fit, horizon), fitted: 3 + countFactors(adjustment) };
    }
    case "combined": {
      const adjustment = adjustSeason(values, season);
      // As many as the largest of its parts, the damped trend.
      return { ...combinedHindcast(values, adjustment, horizon), fitted: 5 + countFactors(adjustment) };
    }
    case "ets": {
      const { model } = method;
      const run = model === undefined ? chooseEts(values, { season }) : fitEts(values, model, { season });
      const noFactors = new Float64Array(season).fill(1);
      return {
        ...pathHindcast(values, noFactors, horizon, (origin) => pathOf(run, origin, horizon)),
        fitted: countParameters(run.model, season),
      };
    }
  }
}

/** Of a season that was found; their mean is 1, so that the last follows from the others. */
function countFactors({ factors }: SeasonalAdjustment): number {
  return factors.some((factor) => factor !== 1) ? factors.length - 1 : 0;
}
