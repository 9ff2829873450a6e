import { extent } from "../../../numerics/index.ts";
import { directionOf, type Normaliser, transformColumn } from "./normaliser.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

export type MinMaxOptions = {
  readonly direction: ScoringDirection;
  /** What the least and the most secure unit get; default 0 and 1. */
  readonly lowest?: number;
  readonly highest?: number;
};

/**
 * Share of the way from the least to the most secure value among the units, on a stated range; NaN where all are equal.
 *
 * @throws RangeError  unless `lowest` is below `highest`
 * @see COINr 1.1.14 `n_minmax()`
 * @example
 * Array.from(minMaxBetween(Float64Array.of(2, 3, NaN, 4), { direction: 1, lowest: 1, highest: 9 })); // => [1, 5, NaN, 9]
 * Array.from(minMaxBetween(Float64Array.of(2, 3, 4), { direction: -1 })); // => [1, 0.5, 0]
 */
export function minMaxBetween(values: Float64Array, options: MinMaxOptions): Float64Array {
  const { direction, lowest = 0, highest = 1 } = options;
  if (!(lowest < highest)) {
    throw new RangeError(`Cannot normalise between ${lowest} and ${highest}: the first must be below`);
  }
  const { low, range } = extent(values);
  return values.map((value) => {
    const share = finiteOrNaN((value - low) / range);
    return lowest + (highest - lowest) * (direction === 1 ? share : 1 - share);
  });
}

/** Share of the way from the smallest to the largest value among the units; NaN where all are equal. */
export const minMax: Normaliser = {
  scale: "unit",
  normalise(values, indicator, { lowest, highest } = {}) {
    return minMaxBetween(transformColumn(values, indicator), {
      direction: directionOf(indicator),
      ...(lowest === undefined ? {} : { lowest }),
      ...(highest === undefined ? {} : { highest }),
    });
  },
};
