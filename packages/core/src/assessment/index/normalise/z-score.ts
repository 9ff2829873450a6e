import { extent, moments } from "../../../numerics/index.ts";
import { directionOf, type Normaliser, transformColumn } from "./normaliser.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

export type ZScoreOptions = {
  readonly direction: ScoringDirection;
  /** Mean and standard deviation of the scores; default 0 and 1. */
  readonly mean?: number;
  readonly standardDeviation?: number;
};

/**
 * Distance from the mean of the units in standard deviations (n − 1 variance), on a scale with a stated mean and
 * standard deviation; NaN where all are equal. Infinite values are left out.
 *
 * @throws RangeError  for a standard deviation that is not above 0
 * @see COINr 1.1.14 `n_zscore()`
 * @example
 * Array.from(zScoreOn(Float64Array.of(1, 2, 3), { direction: -1, mean: 100, standardDeviation: 10 })); // => [110, 100, 90]
 */
export function zScoreOn(values: Float64Array, options: ZScoreOptions): Float64Array {
  const { direction, mean = 0, standardDeviation = 1 } = options;
  if (!(standardDeviation > 0)) {
    throw new RangeError(`Cannot make scores with a standard deviation of ${standardDeviation}`);
  }
  const present = values.map(finiteOrNaN);
  const of = moments(present);
  const { range } = extent(present);
  return present.map((value) => {
    // Equal values may differ from their own mean by rounding.
    const z = range > 0 ? ((value - of.mean) / of.standardDeviation) * direction : Number.NaN;
    return finiteOrNaN(mean + standardDeviation * z);
  });
}

/** Distance from the mean of the units in standard deviations (n − 1 variance), signed so that higher is more secure. */
export const zScore: Normaliser = {
  scale: "native",
  normalise(values, indicator, { mean, standardDeviation } = {}) {
    return zScoreOn(transformColumn(values, indicator), {
      direction: directionOf(indicator),
      ...(mean === undefined ? {} : { mean }),
      ...(standardDeviation === undefined ? {} : { standardDeviation }),
    });
  },
};
