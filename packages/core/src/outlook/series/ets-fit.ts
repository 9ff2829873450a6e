/** Fitting models of exponential smoothing with additive errors by least squares. */

import { nelderMead } from "../../numerics/index.ts";
import { type EtsModel, type EtsParameters, type EtsRun, runEts } from "./ets-model.ts";
import { bestInitialState, type LinearStart } from "./ets-start.ts";

/** All but the error, which is additive, and seasons that multiply. */
export type LinearEtsModel = {
  readonly trend: EtsModel["trend"];
  readonly season: "none" | "additive";
};

type Smoothing = Pick<EtsParameters, "levelSmoothing" | "slopeSmoothing" | "seasonSmoothing" | "damping">;

const LEAST = 1e-4;
const DAMPING = { least: 0.8, most: 0.98 } as const;

/**
 * Fits ETS(A,·,N) or ETS(A,·,A) by least squares, which is most likely under normal errors. For every set of smoothing
 * parameters the best initial states are solved for, so that only the parameters are searched for, from several starts
 * by Nelder and Mead's simplex. Bounds as in R: α and γ from 0.0001, α to 0.9999, β ≤ α, γ ≤ 1 − α, φ from 0.8 to 0.98.
 *
 * @param values  without gaps
 * @param options.season  periods of a season, for models with one
 * @throws RangeError  for too few values to estimate the model's parameters, or a season below 2 for a model with one
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 5.
 *   doi:10.1007/978-3-540-71918-2
 * @example
 * fitEts([1, 2, 3, 4, 5, 6, 7, 8], { trend: "additive", season: "none" }).parameters.initialSlope.toFixed(4); // => "1.0000"
 */
export function fitEts(
  values: Float64Array | readonly number[],
  model: LinearEtsModel,
  options: { readonly season?: number } = {},
): EtsRun {
  const { season = 1 } = options;
  if (model.season === "additive" && !(Number.isInteger(season) && season > 1)) {
    throw new RangeError(`Cannot fit a season of ${season} periods`);
  }
  const needed = valuesToFit(model, season);
  if (values.length < needed) {
    throw new RangeError(`Cannot fit a model that needs ${needed} values to ${values.length}`);
  }
  const series = Float64Array.from(values);
  const shape: EtsModel = { error: "additive", ...model };
  let best: { readonly start: LinearStart; readonly smoothing: Smoothing } | null = null;
  for (const first of startsOf(model)) {
    const { at } = nelderMead(
      (place) => {
        const smoothing = smoothingAt(place, model);
        return smoothing === null
          ? Number.POSITIVE_INFINITY
          : bestInitialState(series, shape, smoothing, season).sumOfSquares;
      },
      first,
      { steps: first.map((value) => (value > 0.5 ? -0.1 : 0.1)), tolerance: 1e-10, evaluations: 400 },
    );
    const smoothing = smoothingAt(at, model)!;
    const start = bestInitialState(series, shape, smoothing, season);
    if (best === null || start.sumOfSquares < best.start.sumOfSquares) best = { start, smoothing };
  }
  return runEts(series, shape, { ...best!.smoothing, ...best!.start.initial });
}

/** As many as parameters, initial states and their variance need, and more. */
export function valuesToFit({ trend, season: kind }: LinearEtsModel, season: number): number {
  return 4 + { none: 0, additive: 2, damped: 3 }[trend] + (kind === "none" ? 0 : season);
}

/** Places are shares of what bounds allow: α, then β / α, then γ / (1 − α), then φ in its range. */
function startsOf({ trend, season }: LinearEtsModel): readonly (readonly number[])[] {
  const slopes = trend === "none" ? [[]] : [[0.1], [0.9]];
  return [0.1, 0.4, 0.8].flatMap((level) =>
    slopes.map((slope) => [
      level,
      ...slope,
      ...(season === "none" ? [] : [0.1]),
      ...(trend === "damped" ? [0.8] : []),
    ]),
  );
}

function smoothingAt(place: Float64Array, { trend, season }: LinearEtsModel): Smoothing | null {
  if (place.some((share) => !(share >= 0 && share <= 1))) return null;
  let next = 0;
  const levelSmoothing = LEAST + place[next++]! * (1 - 2 * LEAST);
  const slopeSmoothing = trend === "none" ? 0 : LEAST + place[next++]! * Math.max(0, levelSmoothing - LEAST);
  const seasonSmoothing =
    season === "none" ? 0 : LEAST + place[next++]! * Math.max(0, 1 - levelSmoothing - LEAST);
  const damping = trend === "damped" ? DAMPING.least + place[next]! * (DAMPING.most - DAMPING.least) : 1;
  return { levelSmoothing, slopeSmoothing, seasonSmoothing, damping };
}
