/** Forecasts that a fitted method would have made before, and bands from their errors. */

import { select } from "../../numerics/index.ts";
import { conformalOrder } from "../scoring/split-conformal.ts";
import type { ForecastBand } from "./history.ts";

/** A method's forecast with the errors of its past ones. */
export type Hindcast = {
  readonly mean: Float64Array;
  /** Of the forecast made after value `origin` for `step` + 1 ahead, at `step` × n + `origin`. */
  readonly errors: Float64Array;
};

/** Where the past forecasts that count begin. */
export function firstOrigin(season: number): number {
  return Math.max(4, season) - 1;
}

/** Values needed for bands of these levels. */
export function valuesNeeded(season: number, levels: readonly number[]): number {
  const most = Math.max(0.5, ...levels);
  return firstOrigin(season) + 1 + Math.ceil(most / (1 - most) - 1e-9);
}

/**
 * Bands around `mean` that reach as far as past forecasts erred, step by step: split-conformal. Steps with too few past
 * errors for a level take the reach of the last step that has enough, times the root of how many times farther they
 * look, as a random walk strays. A band is never narrower than at the step before.
 */
export function conformalBands(
  { mean, errors }: Hindcast,
  n: number,
  options: { readonly season: number; readonly levels: readonly number[] },
): readonly ForecastBand[] {
  const steps = mean.length;
  const first = firstOrigin(options.season);
  const reaches = options.levels.map(() => new Float64Array(steps));
  const absolute = new Float64Array(n);
  for (let step = 0; step < steps; step++) {
    const count = Math.max(0, n - 1 - step - first);
    for (let i = 0; i < count; i++) absolute[i] = Math.abs(errors[step * n + first + i]!);
    for (let k = 0; k < reaches.length; k++) {
      const order = conformalOrder(count, options.levels[k]!);
      reaches[k]![step] = order > count ? Number.POSITIVE_INFINITY : select(absolute, 0, count, order - 1);
    }
  }
  return options.levels.map((level, k) => {
    const reach = reaches[k]!;
    let enough = 0;
    for (let step = 1; step < steps; step++) {
      if (reach[step] === Number.POSITIVE_INFINITY) {
        reach[step] = reach[enough]! * Math.sqrt((step + 1) / (enough + 1));
      } else enough = step;
      reach[step] = Math.max(reach[step]!, reach[step - 1]!);
    }
    return {
      level,
      low: mean.map((value, step) => value - reach[step]!),
      high: mean.map((value, step) => value + reach[step]!),
    };
  });
}

/** Of a method whose path after any origin, factors of the season aside, is known. */
export function pathHindcast(
  values: Float64Array,
  factors: Float64Array,
  horizon: number,
  path: (origin: number) => Float64Array,
): Hindcast {
  const n = values.length;
  const errors = new Float64Array(horizon * n).fill(Number.NaN);
  for (let origin = firstOrigin(factors.length); origin < n - 1; origin++) {
    const ahead = path(origin);
    for (let step = 0; step < Math.min(horizon, n - 1 - origin); step++) {
      const period = origin + 1 + step;
      errors[step * n + origin] = values[period]! - factors[period % factors.length]! * ahead[step]!;
    }
  }
  const mean = path(n - 1).map((value, step) => value * factors[(n + step) % factors.length]!);
  return { mean, errors };
}
