/** Size relative to the largest value. */

import { extent } from "../../../numerics/index.ts";
import { directionOf, type Normaliser, transformColumn } from "./normaliser.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

/**
 * Fraction of the largest value; 1 minus that where higher is less secure. Not defined without a value above 0, and
 * below 0 (or above 1) for negative values.
 *
 * @see COINr 1.1.14 `n_fracmax()` for direction +1; its −1 rewards the insecure and is not repeated
 * @example
 * Array.from(fractionOfMaximum(Float64Array.of(1, 2, 4), { direction: 1 })); // => [0.25, 0.5, 1]
 * Array.from(fractionOfMaximum(Float64Array.of(1, 2, 4), { direction: -1 })); // => [0.75, 0.5, 0]
 */
export function fractionOfMaximum(
  values: Float64Array,
  { direction }: { readonly direction: ScoringDirection },
): Float64Array {
  const { high } = extent(values);
  return values.map((value) => {
    if (!(high > 0)) return Number.NaN;
    const fraction = finiteOrNaN(value / high);
    return direction === 1 ? fraction : 1 - fraction;
  });
}

/** Fraction of the largest value among the units. */
export const fractionOfMaximumNormaliser: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    return fractionOfMaximum(transformColumn(values, indicator), { direction: directionOf(indicator) });
  },
};
