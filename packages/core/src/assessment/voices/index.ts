export { assessVoices } from "./assess-voices.ts";
export type { CaseDeprivation, DeprivationFigures } from "./case-deprivation.ts";
export type { CaseVoices, GroupThreats, SurveyMeta } from "./case-voices.ts";
export type { CodingSummary } from "./coding-summary.ts";
export type { GroupDifference } from "./group-differences.ts";
export type { CaseDeprivationChange, PlaceChange } from "./wave-changes.ts";
