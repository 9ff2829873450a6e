import type { NormaliseMethod } from "../../methods.ts";
import { goalposts } from "./goalposts.ts";
import { identity } from "./identity.ts";
import { minMax } from "./min-max.ts";
import type { Normaliser } from "./normaliser.ts";
import { percentileRank } from "./percentile-rank.ts";
import { rank } from "./rank.ts";
import { zScore } from "./z-score.ts";

export { bordaPoints } from "./borda.ts";
export * from "./distance.ts";
export { fractionOfMaximum } from "./fraction-of-maximum.ts";
export { type MinMaxOptions, minMaxBetween } from "./min-max.ts";
export type { Normaliser } from "./normaliser.ts";
export { percentileRankBy } from "./percentile-rank.ts";
export { type RankOptions, rankBy } from "./rank.ts";
export { type ScaledOptions, scaled } from "./scaled.ts";
export type { ScoringDirection } from "./scoring-direction.ts";
export { type ZScoreOptions, zScoreOn } from "./z-score.ts";

/** Every normaliser by its name in the recipe. */
export const normalisers: Readonly<Record<NormaliseMethod, Normaliser>> = {
  goalposts,
  "min-max": minMax,
  "z-score": zScore,
  "percentile-rank": percentileRank,
  rank,
  identity,
};
