import { rankAscending } from "../../../numerics/index.ts";
import type { Normaliser } from "./normaliser.ts";

/** Rank among the units, 1 for the least secure, ties at the smallest rank: higher is more secure. */
export const rank: Normaliser = {
  scale: "native",
  normalise(values, indicator) {
    return rankAscending(
      values.map((value) => value * indicator.direction),
      "min",
    );
  },
};
