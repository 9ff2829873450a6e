export * from "./audit-words.ts";
export * from "./band-title.ts";
export * from "./choice-words.ts";
export * from "./embedded-input.ts";
export * from "./links-text.ts";
export * from "./method-text.ts";
export * from "./numbers.ts";
export {
  coverageSentences,
  errorShare,
  formatPValue,
  methodWords,
  momentSentences,
  projectionSentences,
  type ReadPhase,
  readPhase,
  recordShare,
  skillSentence,
  verdictOf,
} from "./outlook-text.ts";
export type { ReleaseFacts } from "./release-facts.ts";
export { countReleased, recordTitle, riskStatement } from "./risk-statement.ts";
export { surveySentences } from "./survey-text.ts";
export * from "./unit-of-measure.ts";
export {
  capacitySentences,
  comparisonSentences,
  heardSentences,
  promotionSentence,
  structureSentence,
} from "./voices-text.ts";
