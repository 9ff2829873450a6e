/** Probabilities of reaching something, made again from past months, each beside what came and how often it had come. */

import { type EnsembleForecast, type Forecaster, probabilityOfAtLeast } from "../ensemble/index.ts";

export type Exceedance = {
  /** What would be reached. */
  readonly atLeast: number;
  /** Months ahead. */
  readonly ahead: number;
};

/** Columns over origins × units: the units of the first origin, then those of the second, … */
export type PastExceedances = {
  readonly origins: readonly number[];
  readonly units: number;
  /** Said then; NaN where nothing could be said. */
  readonly probability: Float64Array;
  /** Share of the unit's own months up to the origin that had reached it; NaN without any. */
  readonly before: Float64Array;
  /** 1 where it came, 0 where not, NaN where that is not known. */
  readonly came: Float64Array;
};

/**
 * Say again from each origin how likely it is that the value `ahead` months later is `atLeast` or more.
 *
 * @param rows  one row of values a unit; what is to be reached stands in them, such as rolling sums
 * @example
 * pastExceedances([[0, 0, 5, 5]], (rows) => rows.map(() => [{ values: [0, 5], weights: [0.5, 0.5], members: 2 }]), { atLeast: 5, ahead: 1, origins: [1, 2] }).probability; // => Float64Array.of(0.5, 0.5)
 */
export function pastExceedances(
  rows: readonly ArrayLike<number>[],
  forecaster: Forecaster,
  { atLeast, ahead, origins }: Exceedance & { readonly origins: readonly number[] },
): PastExceedances {
  const size = origins.length * rows.length;
  const probability = new Float64Array(size);
  const before = new Float64Array(size);
  const came = new Float64Array(size);
  for (const [o, origin] of origins.entries()) {
    const known = rows.map((row) => Float64Array.from(row).subarray(0, origin + 1));
    const forecasts: readonly (readonly EnsembleForecast[])[] = forecaster(known, origin, [ahead]);
    for (const [u, row] of rows.entries()) {
      const at = o * rows.length + u;
      probability[at] = probabilityOfAtLeast(forecasts[u]![0]!, atLeast);
      before[at] = frequencyOf(known[u]!, atLeast);
      came[at] = reached(row[origin + ahead] ?? Number.NaN, atLeast);
    }
  }
  return { origins, units: rows.length, probability, before, came };
}

function frequencyOf(values: Float64Array, atLeast: number): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.filter((value) => reached(value, atLeast) === 1).length / known.length;
}

/** 1 where a value reaches a threshold, 0 where not, NaN where it is not known. */
export function reached(value: number, atLeast: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  return value >= atLeast - 1e-9 ? 1 : 0;
}
