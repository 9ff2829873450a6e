/** Every treatment that a column may get, as data, and the one place where each is looked up. */

import { boxCox } from "./box-cox.ts";
import { shiftedLog, skewAwareLog, unitShiftedLog } from "./logarithms.ts";
import type { ShapeLimits } from "./shape-limits.ts";
import { moved, type Treated } from "./treated.ts";
import { winsorise } from "./winsorise.ts";

export type Treatment =
  | {
      readonly method: "winsorise";
      readonly maximumPoints?: number;
      readonly force?: boolean;
      readonly ties?: "within-limit" | "whole";
    }
  | { readonly method: "log" }
  | { readonly method: "log-unit-shift" }
  | { readonly method: "log-skew-aware" }
  | { readonly method: "box-cox"; readonly lambda: number; readonly shift?: boolean }
  /** Values beyond stated bounds, in the unit of measure, are held at them. */
  | { readonly method: "cap"; readonly low?: number; readonly high?: number }
  /** A function of the caller's own; it must increase and keep gaps. */
  | { readonly method: "custom"; readonly name: string; readonly apply: (values: Float64Array) => Treated };

type TreatmentOf<M extends Treatment["method"]> = Extract<Treatment, { readonly method: M }>;

const treatments: {
  readonly [M in Treatment["method"]]: (
    values: Float64Array,
    treatment: TreatmentOf<M>,
    limits: ShapeLimits,
  ) => Treated;
} = {
  winsorise: (values, treatment, limits) => winsorise(values, { ...treatment, limits }),
  log: shiftedLog,
  "log-unit-shift": unitShiftedLog,
  "log-skew-aware": skewAwareLog,
  "box-cox": boxCox,
  cap: (values, { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }) => {
    if (!(low < high)) throw new RangeError(`Cannot hold values between ${low} and ${high}`);
    return moved(
      values,
      values.map((value) => Math.min(high, Math.max(low, value))),
    );
  },
  custom: (values, { apply }) => apply(values),
};

/**
 * Apply one treatment to a column, whether it needs it or not.
 *
 * @param limits  what winsorising aims at; the other treatments do not look at it
 * @example
 * Array.from(applyTreatment(Float64Array.of(1, 5, NaN), { method: "cap", high: 3 }, { skewness: 2, kurtosis: 3.5 }).values); // => [1, 3, NaN]
 */
export function applyTreatment(values: Float64Array, treatment: Treatment, limits: ShapeLimits): Treated {
  // The record is exhaustive and each entry takes its own kind, which the compiler cannot see through a lookup.
  const apply = treatments[treatment.method] as (
    values: Float64Array,
    treatment: Treatment,
    limits: ShapeLimits,
  ) => Treated;
  return apply(values, treatment, limits);
}
