/** Fitting models of exponential smoothing with errors and seasons that add, by least squares. */

import { nelderMead } from "../../numerics/index.ts";
import { type Smoothing, smoothingAt } from "./ets-bounds.ts";
import { type EtsModel, type EtsRun, runEts } from "./ets-model.ts";
import { bestInitialState, type LinearStart } from "./ets-start.ts";

/** For every set of smoothing parameters the best initial states are solved for, so that only those are searched for. */
export function fitByLeastSquares(series: Float64Array, model: EtsModel, season: number): EtsRun {
  let best: { readonly start: LinearStart; readonly smoothing: Smoothing } | null = null;
  for (const first of startsOf(model)) {
    const { at } = nelderMead(
      (place) => {
        const smoothing = smoothingAt(place, model);
        return smoothing === null
          ? Number.POSITIVE_INFINITY
          : bestInitialState(series, model, smoothing, season).sumOfSquares;
      },
      first,
      { steps: first.map((value) => (value > 0.5 ? -0.1 : 0.1)), tolerance: 1e-10, evaluations: 400 },
    );
    const smoothing = smoothingAt(at, model)!;
    const start = bestInitialState(series, model, smoothing, season);
    if (best === null || start.sumOfSquares < best.start.sumOfSquares) best = { start, smoothing };
  }
  return runEts(series, model, { ...best!.smoothing, ...best!.start.initial });
}

/** Places are shares of what bounds allow: α, then β / α, then γ / (1 − α), then φ in its range. */
function startsOf({ trend, season }: EtsModel): readonly (readonly number[])[] {
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
