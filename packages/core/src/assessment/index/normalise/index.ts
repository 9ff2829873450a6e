import type { NormaliseMethod } from "../../methods.ts";
import { goalposts } from "./goalposts.ts";
import { identity } from "./identity.ts";
import { minMax } from "./min-max.ts";
import type { Normaliser } from "./normaliser.ts";
import { percentileRank } from "./percentile-rank.ts";
import { rank } from "./rank.ts";
import { zScore } from "./z-score.ts";

export type { Normaliser } from "./normaliser.ts";

/** Every normaliser by its name in the recipe. */
export const normalisers: Readonly<Record<NormaliseMethod, Normaliser>> = {
  goalposts,
  "min-max": minMax,
  "z-score": zScore,
  "percentile-rank": percentileRank,
  rank,
  identity,
};
