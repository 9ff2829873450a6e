export * from "./counting.ts";
export * from "./deprivation-answers.ts";
export * from "./deprivation-change.ts";
export * from "./depths.ts";
export * from "./estimate-deprivation.ts";
export * from "./measure.ts";
export { type PersonScores, scorePersons } from "./person-scores.ts";
export type { DeprivationAtCutoff, PopulationDeprivation } from "./population-estimates.ts";
