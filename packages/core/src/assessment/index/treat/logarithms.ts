/** Logarithms of values shifted above zero: they draw in a long tail and keep the order. */

import { extent, skewness } from "../../../numerics/index.ts";
import { type Treated, transformed, unchanged } from "./treated.ts";

// The shift leaves the end of the scale a hundredth of the range away from zero.
const SHIFT = 0.01;

/**
 * ln(x − min + 0.01 · range): draws in a long upper tail. A column without range is left as it is.
 *
 * @see COINr 1.1.14 `log_CT()`, after the COIN Tool of the Joint Research Centre
 * @example
 * Array.from(shiftedLog(Float64Array.of(0, 99, 100)).values, Math.exp).map(Math.round); // => [1, 100, 101]
 */
export function shiftedLog(values: Float64Array): Treated {
  const { low, range } = extent(values);
  if (!(range > 0)) return unchanged(values);
  return transformed(values, (value) => Math.log(value - low + SHIFT * range));
}

/**
 * ln(x − min + 1): as `shiftedLog`, but how strongly it bends depends on the unit of measure.
 *
 * @see COINr 1.1.14 `log_CT_orig()`, the COIN Tool's own
 * @example
 * Array.from(unitShiftedLog(Float64Array.of(5, NaN, 6)).values); // => [0, NaN, Math.LN2]
 */
export function unitShiftedLog(values: Float64Array): Treated {
  const { low, range } = extent(values);
  if (!(range > 0)) return unchanged(values);
  return transformed(values, (value) => Math.log(value - low + 1));
}

/**
 * `shiftedLog` where skewness is positive, else its mirror image −ln(max − x + 0.01 · range): draws in the longer
 * tail, whichever it is. Both increase.
 *
 * @see COINr 1.1.14 `log_CT_plus()`
 * @example
 * Array.from(skewAwareLog(Float64Array.of(0, 1, 100)).values, Math.exp).map(Math.round); // => [1, 2, 101]
 */
export function skewAwareLog(values: Float64Array): Treated {
  if (skewness(values) > 0) return shiftedLog(values);
  const { high, range } = extent(values);
  if (!(range > 0)) return unchanged(values);
  return transformed(values, (value) => -Math.log(high + SHIFT * range - value));
}
