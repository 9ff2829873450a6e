import { rankAscending, type TieRule } from "../../../numerics/index.ts";
import { directionOf, type Normaliser } from "./normaliser.ts";
import type { ScoringDirection } from "./scoring-direction.ts";

export type RankOptions = {
  readonly direction: ScoringDirection;
  /** Which rank tied units share; default `min`. */
  readonly ties?: TieRule;
};

/**
 * Rank among the units, 1 for the least secure.
 *
 * @see COINr 1.1.14 `n_rank()`
 * @example
 * Array.from(rankBy(Float64Array.of(5, 9, 5, NaN), { direction: 1, ties: "average" })); // => [1.5, 3, 1.5, NaN]
 * Array.from(rankBy(Float64Array.of(5, 9, 5), { direction: -1 })); // => [2, 1, 2]
 */
export function rankBy(values: Float64Array, { direction, ties = "min" }: RankOptions): Float64Array {
  return rankAscending(
    values.map((value) => value * direction),
    ties,
  );
}

/** Rank among the units, 1 for the least secure, ties at the smallest rank unless stated: higher is more secure. */
export const rank: Normaliser = {
  scale: "native",
  normalise(values, indicator, { ties } = {}) {
    return rankBy(values, { direction: directionOf(indicator), ...(ties === undefined ? {} : { ties }) });
  },
};
