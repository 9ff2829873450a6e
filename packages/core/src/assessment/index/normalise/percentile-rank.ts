import { directionOf, type Normaliser } from "./normaliser.ts";
import { type RankOptions, rankBy } from "./rank.ts";

/**
 * (rank − 1) / (n − 1) among the units that have a value; NaN for a single one.
 *
 * @see COINr 1.1.14 `n_prank()`
 * @example
 * Array.from(percentileRankBy(Float64Array.of(5, 9, 5), { direction: 1, ties: "average" })); // => [0.25, 1, 0.25]
 */
export function percentileRankBy(values: Float64Array, options: RankOptions): Float64Array {
  const ranks = rankBy(values, options);
  const n = ranks.reduce((count, rank) => (Number.isNaN(rank) ? count : count + 1), 0);
  return ranks.map((rank) => (n > 1 ? (rank - 1) / (n - 1) : Number.NaN));
}

/** (rank − 1) / (n − 1) among the units, ties at their smallest rank unless stated, as spreadsheets and COINr have it; NaN for a single unit. */
export const percentileRank: Normaliser = {
  scale: "unit",
  normalise(values, indicator, { ties } = {}) {
    return percentileRankBy(values, {
      direction: directionOf(indicator),
      ...(ties === undefined ? {} : { ties }),
    });
  },
};
