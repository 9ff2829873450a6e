/** Forecasts that a fitted method would have made before, and bands from their errors. */

import { reachAmong } from "../scoring/split-conformal.ts";
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
    const sorted = absolute.subarray(0, count).sort();
    for (let k = 0; k < reaches.length; k++) reaches[k]![step] = reachAmong(sorted, options.levels[k]!).reach;
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
