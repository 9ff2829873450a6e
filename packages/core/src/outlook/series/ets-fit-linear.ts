/** Fitting models of exponential smoothing with errors and seasons that add, by least squares. */

import { nelderMead, type SimplexMinimum } from "../../numerics/index.ts";
import { smoothingAt } from "./ets-bounds.ts";
import { type EtsModel, type EtsRun, runEts } from "./ets-model.ts";
import { bestInitialState } from "./ets-start.ts";

// Short looks from every start, then a long one from where the best two led: a start that is far behind stays so.
const SHORT = { tolerance: 1e-4, evaluations: 60 } as const;
const LONG = { tolerance: 1e-8, evaluations: 400 } as const;

/** For every set of smoothing parameters the best initial states are solved for, so that only those are searched for. */
export function fitByLeastSquares(series: Float64Array, model: EtsModel, season: number): EtsRun {
  const search = (first: ArrayLike<number>, reach: number, end: typeof SHORT | typeof LONG): SimplexMinimum =>
    nelderMead((place) => squaresAt(series, model, season, place), first, {
      steps: Array.from(first, (value) => (value > 0.5 ? -reach : reach)),
      ...end,
    });
  const found = startsOf(model)
    .map((first) => search(first, 0.1, SHORT))
    .toSorted((one, other) => one.value - other.value);
  const [best] = found
    .slice(0, 2)
    .map(({ at }) => search(at, 0.05, LONG))
    .toSorted((one, other) => one.value - other.value);
  const smoothing = smoothingAt(best!.at, model)!;
  return runEts(series, model, {
    ...smoothing,
    ...bestInitialState(series, model, smoothing, season).initial,
  });
}

function squaresAt(series: Float64Array, model: EtsModel, season: number, place: Float64Array): number {
  const smoothing = smoothingAt(place, model);
  return smoothing === null
    ? Number.POSITIVE_INFINITY
    : bestInitialState(series, model, smoothing, season).sumOfSquares;
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
