/** What an adjustment of survey weights returns, and why margins may not be met. */

import type { Projection } from "./projection.ts";

export type Adjustment = {
  /** One weight a row. */
  readonly weights: Float64Array;
  /** New weight by old weight; 1 where the old weight is 0. */
  readonly gWeights: Float64Array;
  /** What the variance of totals must know of the adjustment; null where it changes nothing but the weights. */
  readonly projection: Projection | null;
  /** Steps of the iteration; 1 where the solution is closed. */
  readonly rounds: number;
};

/** Why margins cannot be met. `category` is "" for the total of a number; `row` counts from 0. */
export type AdjustmentProblem =
  | {
      readonly reason: "total-invalid";
      readonly margin: string;
      readonly category: string;
      readonly total: number;
    }
  | {
      readonly reason: "category-empty";
      readonly margin: string;
      readonly category: string;
      readonly total: number;
    }
  | {
      readonly reason: "answer-missing";
      readonly margin: string;
      readonly rows: number;
      readonly row: number;
    }
  | {
      readonly reason: "sums-differ";
      readonly margin: string;
      readonly sum: number;
      readonly other: string;
      readonly otherSum: number;
    }
  | {
      readonly reason: "totals-contradict";
      readonly margin: string;
      readonly category: string;
      readonly total: number;
      readonly implied: number;
    }
  | {
      readonly reason: "out-of-reach";
      readonly margin: string;
      readonly category: string;
      readonly total: number;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly reason: "not-met";
      readonly margin: string;
      readonly category: string;
      readonly total: number;
      readonly reached: number;
    }
  | { readonly reason: "weight-negative"; readonly rows: number; readonly row: number }
  | {
      readonly reason: "trim-impossible";
      readonly sum: number;
      readonly low: number;
      readonly high: number;
    };

/** The adjustment, or all that stands against it. */
export type Adjusted =
  | { readonly adjustment: Adjustment; readonly problems: readonly [] }
  | { readonly adjustment: null; readonly problems: readonly AdjustmentProblem[] };

/** @throws RangeError  if a weight is negative or not finite */
export function requireWeights(weights: Float64Array): void {
  const row = weights.findIndex((each) => !(each >= 0 && each < Infinity));
  if (row >= 0) throw new RangeError(`Cannot adjust weights: row ${row} has the weight ${weights[row]}`);
}

/** An adjustment in which each row's weight is multiplied by its g-weight; rows without weight keep none. */
export function adjustmentOf(
  before: Float64Array,
  gOf: (row: number) => number,
  rest: (weights: Float64Array) => Pick<Adjustment, "projection" | "rounds">,
): Adjusted {
  const gWeights = Float64Array.from(before, (weight, row) => (weight > 0 ? gOf(row) : 1));
  const weights = before.map((weight, row) => (weight > 0 ? weight * gWeights[row]! : 0));
  return { adjustment: { weights, gWeights, ...rest(weights) }, problems: [] };
}
