import { rankAscending } from "../../../numerics/index.ts";
import type { Normaliser } from "./normaliser.ts";

/** (rank − 1) / (n − 1) among the units, ties at their smallest rank, as spreadsheets and COINr have it; NaN for a single unit. */
export const percentileRank: Normaliser = {
  scale: "unit",
  normalise(values, indicator) {
    const ranks = rankAscending(
      values.map((value) => value * indicator.direction),
      "min",
    );
    const n = ranks.reduce((count, rank) => (Number.isNaN(rank) ? count : count + 1), 0);
    return ranks.map((rank) => (n > 1 ? (rank - 1) / (n - 1) : Number.NaN));
  },
};
