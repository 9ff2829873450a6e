/** Aggregators that need all units at once, because a score is a standing among the others. */

import { borda } from "./borda.ts";
import { copeland } from "./copeland.ts";
import type { Column } from "./ordered-columns.ts";
import { meanOutranking } from "./outranking.ts";

/**
 * One score for each unit from one column for each criterion. A unit that must not take part (its coverage is
 * below the floor, say) has NaN in every column; then it neither scores nor counts in the scores of others.
 */
export type CrossUnitAggregator = (
  columns: readonly Column[],
  weights: ArrayLike<number>,
  tie?: number,
) => Float64Array;

export const crossUnitMethods = ["borda", "copeland", "outranking"] as const;

export type CrossUnitMethod = (typeof crossUnitMethods)[number];

export const crossUnitAggregators: Readonly<Record<CrossUnitMethod, CrossUnitAggregator>> = {
  borda,
  copeland,
  outranking: meanOutranking,
};
