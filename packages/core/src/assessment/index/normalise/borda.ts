/** Borda's points for one indicator: how many units are passed. */

import { directionOf, type Normaliser } from "./normaliser.ts";
import { type RankOptions, rankBy } from "./rank.ts";

/**
 * Rank less 1: with the default rule for ties, the number of units that are less secure.
 *
 * @see Borda (1781), Mémoire sur les élections au scrutin; COINr 1.1.14 `n_borda()`
 * @example
 * Array.from(bordaPoints(Float64Array.of(5, 9, 5, NaN), { direction: 1 })); // => [0, 2, 0, NaN]
 */
export function bordaPoints(values: Float64Array, options: RankOptions): Float64Array {
  return rankBy(values, options).map((each) => each - 1);
}

/** Borda's points among the units, ties at the smallest rank unless stated. */
export const borda: Normaliser = {
  scale: "native",
  normalise(values, indicator, { ties } = {}) {
    return bordaPoints(values, {
      direction: directionOf(indicator),
      ...(ties === undefined ? {} : { ties }),
    });
  },
};
