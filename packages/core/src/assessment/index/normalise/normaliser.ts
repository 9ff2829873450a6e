/** Normalisers bring an indicator's values to one scale on which higher is more secure. */

import type { Indicator } from "../../../framework/index.ts";

export type Normaliser = {
  /** `unit`: results lie in [0, 1] for values in range; `native`: they have a scale of their own. */
  readonly scale: "unit" | "native";
  /**
   * @param values  one per unit in the unit of measure, NaN where missing; left unchanged
   * @returns one per unit, NaN where missing or not defined
   */
  normalise(values: Float64Array, indicator: Indicator): Float64Array;
};
