import type { NormaliseChoice } from "../../choices/index.ts";
import type { NormaliseMethod } from "../../methods.ts";
import { borda } from "./borda.ts";
import { maximumDistance, referenceDistance, targetDistance } from "./distance-normalisers.ts";
import { fractionOfMaximumNormaliser } from "./fraction-of-maximum.ts";
import { goalposts } from "./goalposts.ts";
import { identity } from "./identity.ts";
import { minMax } from "./min-max.ts";
import type { Normaliser } from "./normaliser.ts";
import { percentileRank } from "./percentile-rank.ts";
import { rank } from "./rank.ts";
import { scaledNormaliser } from "./scaled.ts";
import { zScore } from "./z-score.ts";

export { bordaPoints } from "./borda.ts";
export * from "./distance.ts";
export { fractionOfMaximum } from "./fraction-of-maximum.ts";
export { type MinMaxOptions, minMaxBetween } from "./min-max.ts";
export type { NormaliseOptions, Normaliser } from "./normaliser.ts";
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
  scaled: scaledNormaliser,
  "percentile-rank": percentileRank,
  rank,
  borda,
  "distance-to-target": targetDistance,
  "distance-to-reference": referenceDistance,
  "distance-to-maximum": maximumDistance,
  "fraction-of-maximum": fractionOfMaximumNormaliser,
  identity,
};

/**
 * The scale that a choice makes scores on: a stated range beyond 0 to 1 has a scale of its own.
 *
 * @example
 * scaleOfChoice({ method: "min-max", lowest: 1, highest: 100 }); // => "native"
 */
export function scaleOfChoice({
  method,
  lowest = 0,
  highest = 1,
  factor = 1,
}: NormaliseChoice): "unit" | "native" {
  if (method === "min-max" && (lowest < 0 || highest > 1)) return "native";
  if (method === "scaled" && factor > 1) return "native";
  return normalisers[method].scale;
}
