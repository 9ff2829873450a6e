/** Bands: ranges of the score, so that a small difference is not read as one. */

import type { Recipe } from "../recipe.ts";

/**
 * Position of the band that a score falls in; −1 for no score. A score equal to a limit belongs to the upper band.
 *
 * @param bands  ascending by `from`, the first from 0
 * @example
 * bandOf(0.5, [{ from: 0 }, { from: 0.5 }]); // => 1
 */
export function bandOf(score: number, bands: Recipe["bands"]): number {
  if (Number.isNaN(score)) return -1;
  let band = bands.length - 1;
  // A score that misses a limit by rounding has reached it.
  while (band > 0 && score < bands[band]!.from - 1e-9) band--;
  return band;
}

/** The band of every unit, as `bandOf`. */
export function bandColumn(scores: Float64Array, bands: Recipe["bands"]): Int8Array {
  return Int8Array.from(scores, (score) => bandOf(score, bands));
}
