/** Normalisers bring an indicator's values to one scale on which higher is more secure. */

import type { Indicator } from "../../../framework/index.ts";
import type { NormaliseChoice } from "../../choices/index.ts";
import { transformValue } from "../transform.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

export type NormaliseOptions = Omit<NormaliseChoice, "method"> & {
  /** Position of the unit that `reference` names. */
  readonly referenceUnit?: number;
};

export type Normaliser = {
  /** `unit`: results lie in [0, 1] for values in range; `native`: they have a scale of their own. */
  readonly scale: "unit" | "native";
  /**
   * @param values  one per unit in the unit of measure, NaN where missing; left unchanged
   * @returns one per unit, NaN where missing or not defined
   */
  normalise(values: Float64Array, indicator: Indicator, options?: NormaliseOptions): Float64Array;
};

/** The direction of an indicator that is scored. */
export function directionOf({ direction }: Indicator): ScoringDirection {
  return direction === -1 ? -1 : 1;
}

/** Values on the indicator's own scale of transformation; what has no place there is NaN. */
export function transformColumn(values: Float64Array, { transform }: Indicator): Float64Array {
  return transform === "none" ? values : values.map((value) => finiteOrNaN(transformValue(value, transform)));
}
